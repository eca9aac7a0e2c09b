"""Field encryption, blind indexes and derived keys.

Identity numbers, phones and addresses rest in the database as AES-256-GCM ciphertext whose additional
data is the column's name, so that a value copied into another column does not open. Look-ups go through
a keyed HMAC-SHA256 cut to 16 bytes (the "blind index"). The keys live outside the database, in the file
named by ``WAYSTATION_KEYS_FILE`` (see :mod:`.keyfile`); the first encryption key writes, all of them read, so
that keys can be rotated. Losing them is refused clearly at start-up instead of being found out row by row.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .keyfile import Keys, read_keys

__all__ = [
    "Keys",
    "Unreadable",
    "blind",
    "decrypt",
    "decrypt_bytes",
    "derived",
    "encrypt",
    "encrypt_bytes",
    "encrypt_many",
    "fingerprint",
    "forget_keys",
    "key_id",
    "keys",
    "opens",
    "read_keys",
    "seal",
]

_VERSION = 1
_NONCE = 12
_INDEX_BYTES = 16
#: Seconds after which a running process looks whether the key file was replaced.
LOOK_AGAIN = 1.0

log = logging.getLogger(__name__)


class Unreadable(Exception):
    """A stored value that none of the keys opens, or that was moved to another column."""


@dataclass(frozen=True)
class _Held:
    """The keys of this process, the file they came from and when that was last looked at."""

    path: Path
    mark: tuple[int, int, int]
    keys: Keys
    looked: float


_held: _Held | None = None


def keys() -> Keys:
    """The keys of this process; a replaced key file is noticed within a second.

    A file that went away or broke under a running process changes nothing for it: it goes on with the keys
    it has, and says so in the log. The next start refuses.
    """
    global _held  # noqa: PLW0603 - one key file per process; each change is one assignment
    now, held = time.monotonic(), _held
    if held is not None and held.path == settings.KEYS_FILE and now - held.looked < LOOK_AGAIN:
        return held.keys
    path: Path = settings.KEYS_FILE
    if held is None or held.path != path:
        fresh = read_keys(path)
        _held = _Held(path, _mark(path), fresh, now)
        return fresh
    try:
        mark = _mark(path)
        fresh = held.keys if mark == held.mark else read_keys(path)
    except (OSError, ImproperlyConfigured) as problem:
        log.warning("the key file can no longer be read; going on with the keys held: %s", problem)
        mark, fresh = held.mark, held.keys
    _held = _Held(path, mark, fresh, now)
    return fresh


def _mark(path: Path) -> tuple[int, int, int]:
    """What tells one version of the file from the next."""
    found = path.stat()
    return found.st_mtime_ns, found.st_ino, found.st_size


def forget_keys() -> None:
    """Read the key file anew at the next use; for a command that has just replaced it."""
    global _held  # noqa: PLW0603 - see ``keys``
    _held = None


def derived(purpose: str, key_id: int) -> bytes:
    """32 bytes for one ``purpose`` alone, from the encryption key ``key_id`` (HKDF-SHA256, RFC 5869).

    Write ``key_id`` (``keys().writing`` of the moment) beside whatever is made with it: it stays derivable
    when the key no longer writes, and also when it is retired. :class:`Unreadable` when the file lacks it.
    """
    held = keys()
    root = held.encrypt.get(key_id) or held.retired.get(key_id)
    if root is None:
        raise Unreadable(f"{purpose}: made with key {key_id}, which is not in the key file")
    return _derived(root, purpose)


@lru_cache(maxsize=64)
def _derived(root: bytes, purpose: str) -> bytes:
    info = f"waystation/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(root)


def encrypt(text: str, *, column: str) -> bytes:
    """Ciphertext of ``text`` for ``column``: version, key id, nonce, sealed text. Empty stays empty."""
    return encrypt_bytes(text.encode(), column=column)


def decrypt(data: bytes, *, column: str) -> str:
    """The text behind ``data``; :class:`Unreadable` if no key opens it for this column."""
    return decrypt_bytes(data, column=column).decode()


def encrypt_bytes(plain: bytes, *, column: str) -> bytes:
    """As :func:`encrypt`, for files."""
    if not plain:
        return b""
    held = keys()
    return seal(held.writing, held.encrypt[held.writing], plain, column)


def encrypt_many(texts: Iterable[str | None], *, column: str) -> list[bytes | None]:
    """:func:`encrypt` for many values of one column, under one key; None stays None."""
    held = keys()
    sealed = _sealer(held.writing, held.encrypt[held.writing], column)
    return [sealed(text.encode()) if text else None if text is None else b"" for text in texts]


def seal(key_id: int, key: bytes, plain: bytes, column: str) -> bytes:
    """:func:`encrypt_bytes` under a named key."""
    return _sealer(key_id, key, column)(plain)


def _sealer(key_id: int, key: bytes, column: str) -> Callable[[bytes], bytes]:
    """What seals values of one column under one key."""
    head, cipher, label = bytes([_VERSION, key_id]), AESGCM(key), column.encode()

    def sealed(plain: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return head + nonce + cipher.encrypt(nonce, plain, label)

    return sealed


def opens(key: bytes, data: bytes, column: str) -> bool:
    """Whether ``data`` was sealed with ``key`` for ``column``."""
    try:
        AESGCM(key).decrypt(data[2 : 2 + _NONCE], data[2 + _NONCE :], column.encode())
    except InvalidTag:
        return False
    return True


def decrypt_bytes(data: bytes, *, column: str) -> bytes:
    """As :func:`decrypt`, for files."""
    data = bytes(data)
    if not data:
        return b""
    key = keys().encrypt.get(key_id(data))
    if key is None:
        raise Unreadable(f"{column}: written with a key that is not in the key file")
    try:
        return AESGCM(key).decrypt(data[2 : 2 + _NONCE], data[2 + _NONCE :], column.encode())
    except InvalidTag as error:
        raise Unreadable(f"{column}: damaged, or moved from another column") from error


def key_id(data: bytes) -> int:
    """The id of the key that sealed ``data``; 0 for what we did not seal."""
    return data[1] if len(data) > 2 + _NONCE and data[0] == _VERSION else 0


def blind(purpose: str, value: str) -> bytes:
    """A keyed fingerprint for equality look-ups: same purpose and value, same 16 bytes."""
    held = keys()
    return fingerprint(held.index[held.indexing], purpose, value)


def fingerprint(key: bytes, purpose: str, value: str) -> bytes:
    """:func:`blind` under a named key, while indexes are made anew."""
    return hmac.new(key, f"{purpose}\0{value}".encode(), hashlib.sha256).digest()[:_INDEX_BYTES]
