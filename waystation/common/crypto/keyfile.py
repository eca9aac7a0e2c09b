"""The key file: what stands in it, who may read it, and how it is written.

A JSON file beside the program, never in the database, named by ``WAYSTATION_KEYS_FILE``::

    {"encrypt": [{"id": 2, "key": "…", "since": "2026-11-26"}, {"id": 1, "key": "…"}],
     "retired": [],
     "index": [{"id": 1, "key": "…"}]}

The first key of ``encrypt`` writes, all of them read. A retired key opens nothing any more, but what was
derived from it stays derivable. The first key of ``index`` makes the blind indexes; a second one waits for
``waystation keys reindex``. A file of version 0.1 (``"index": "…"``) is read as index key 1.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_KEY = 32  # bytes
_LAST_ID = 255  # a sealed value names its key in one byte
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True)
class Keys:
    """Key id (1–255) → 32 bytes, of each kind. Of ``encrypt`` and ``index`` the first is in use."""

    encrypt: dict[int, bytes]
    index: dict[int, bytes]
    retired: dict[int, bytes]
    since: dict[int, str]  # of encryption keys: the moment they were made (ISO), where it is known

    @property
    def writing(self) -> int:
        """The id of the encryption key that writes."""
        return next(iter(self.encrypt))

    @property
    def indexing(self) -> int:
        """The id of the key that makes the blind indexes."""
        return next(iter(self.index))

    def with_new_key(self, now: str) -> Keys:
        """A fresh encryption key in front; ``now`` is when (ISO)."""
        fresh = _free_id({*self.encrypt, *self.retired})
        return replace(
            self,
            encrypt={fresh: secrets.token_bytes(_KEY), **self.encrypt},
            since={**self.since, fresh: now},
        )

    def with_retired(self, key_id: int) -> Keys:
        """``key_id`` no longer opens anything."""
        kept = {held: key for held, key in self.encrypt.items() if held != key_id}
        return replace(self, encrypt=kept, retired={**self.retired, key_id: self.encrypt[key_id]})

    def with_taken_back(self, key_id: int) -> Keys:
        """A retired key opens again (an old backup was restored)."""
        kept = {held: key for held, key in self.retired.items() if held != key_id}
        return replace(self, encrypt={**self.encrypt, key_id: self.retired[key_id]}, retired=kept)

    def with_next_index(self) -> Keys:
        """A fresh index key behind the one in use."""
        fresh = _free_id(set(self.index))
        return replace(self, index={**self.index, fresh: secrets.token_bytes(_KEY)})

    def with_index(self, key_id: int) -> Keys:
        """Only the index key ``key_id``: the others have made the indexes of no row."""
        return replace(self, index={key_id: self.index[key_id]})


def fresh_keys() -> Keys:
    """The keys of a new house."""
    return Keys({1: secrets.token_bytes(_KEY)}, {1: secrets.token_bytes(_KEY)}, {}, {})


def _free_id(used: set[int]) -> int:
    """One above the highest that was ever used, so that no id ever means two keys."""
    fresh = max(used) + 1
    if fresh > _LAST_ID:
        raise ImproperlyConfigured("255 keys have been used; this key file can hold no further one.")
    return fresh


def write_new(path: Path, keys: Keys) -> None:
    """Write a key file readable by its owner only; never overwrites one."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(_as_json(keys))
        file.flush()
        os.fsync(file.fileno())


def replace_with(path: Path, keys: Keys) -> None:
    """Put ``keys`` in the place of the file at once: a reader sees the old file or the new one, never half.

    The new file keeps the owner of the old one, so that the program which reads it can go on reading it.
    """
    path = path.resolve()
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        write_new(aside, keys)
        before = path.stat()
        if hasattr(os, "chown") and (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
            os.chown(aside, before.st_uid, before.st_gid)
        aside.replace(path)
        _settle(path.parent)
    finally:
        aside.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Have the system write down the folder, so that a power cut does not bring the old file back."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows keeps no such promise and needs none
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_keys(path: Path) -> Keys:
    """The keys of a key file; ``ImproperlyConfigured`` with what to do if it is missing, open or broken."""
    try:
        _refuse_if_open(path)
        keys = _from_json(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise ImproperlyConfigured(
            f"The key file {path} is missing. Restore it from your key backup and start again; "
            "without it encrypted fields cannot be read. (密钥文件不存在，请从备份中恢复。)"
        ) from error
    except OSError as error:
        raise ImproperlyConfigured(f"The key file {path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ImproperlyConfigured(
            f"The key file {path} is damaged. Restore it from your key backup. "
            "(密钥文件已损坏，请从备份中恢复。)"
        ) from error
    held = [*keys.encrypt.values(), *keys.index.values(), *keys.retired.values()]
    if not keys.encrypt or not keys.index or any(len(key) != _KEY for key in held):
        raise ImproperlyConfigured(f"The key file {path} needs {_KEY}-byte keys.")
    return keys


def _refuse_if_open(path: Path) -> None:
    """A key that others on the machine can read is no key."""
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        raise ImproperlyConfigured(
            f"The key file {path} can be read by others on this machine. Close it with `chmod 600 {path}` "
            "and start again. (密钥文件的权限过宽，请运行该命令收紧。)"
        )


def _from_json(data: dict[str, Any]) -> Keys:
    index = data["index"]
    if isinstance(index, str):
        index = [{"id": 1, "key": index}]
    keys = Keys(
        encrypt=_by_id(data["encrypt"]),
        index=_by_id(index),
        retired=_by_id(data.get("retired", [])),
        since={
            int(entry["id"]): str(entry["since"])
            for entry in [*data["encrypt"], *data.get("retired", [])]
            if "since" in entry
        },
    )
    if set(keys.encrypt) & set(keys.retired):
        raise ValueError("a key is in use and retired")
    return keys


def _by_id(entries: list[dict[str, Any]]) -> dict[int, bytes]:
    found = {int(entry["id"]): base64.b64decode(entry["key"], validate=True) for entry in entries}
    if len(found) != len(entries) or not all(0 < key_id <= _LAST_ID for key_id in found):
        raise ValueError("an id stands twice or is out of range")
    return found


def _as_json(keys: Keys) -> str:
    def entries(held: dict[int, bytes]) -> list[dict[str, Any]]:
        made = {key_id: {"since": keys.since[key_id]} for key_id in held if key_id in keys.since}
        return [
            {"id": key_id, "key": base64.b64encode(key).decode(), **made.get(key_id, {})}
            for key_id, key in held.items()
        ]

    index = [{"id": key_id, "key": base64.b64encode(key).decode()} for key_id, key in keys.index.items()]
    data = {"encrypt": entries(keys.encrypt), "retired": entries(keys.retired), "index": index}
    return json.dumps(data, indent=1) + "\n"
