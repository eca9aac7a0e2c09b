"""Field encryption and blind indexes.

Identity numbers, phones and addresses rest in the database as AES-256-GCM ciphertext whose additional
data is the column's name, so that a value copied into another column does not open. Look-ups go through
a keyed HMAC-SHA256 cut to 16 bytes (the "blind index"). The keys live outside the database, in the file
named by ``WAYSTATION_KEYS_FILE``; the first encryption key writes, all of them read, so that keys can be
rotated. Losing them is refused clearly at start-up instead of being found out row by row.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_VERSION = 1
_NONCE = 12
_INDEX_BYTES = 16


class Unreadable(Exception):
    """A stored value that none of the keys opens, or that was moved to another column."""


@dataclass(frozen=True)
class Keys:
    """``encrypt``: key id (0–255) → 32 bytes, the first one writes. ``index``: 32 bytes."""

    encrypt: dict[int, bytes]
    index: bytes

    @property
    def writing(self) -> int:
        return next(iter(self.encrypt))


def new_keys_file(path: Path) -> None:
    """Write a fresh key file readable by its owner only; never overwrites one."""
    data = {
        "encrypt": [{"id": 1, "key": base64.b64encode(secrets.token_bytes(32)).decode()}],
        "index": base64.b64encode(secrets.token_bytes(32)).decode(),
    }
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(data, file)


def read_keys(path: Path) -> Keys:
    """The keys of a key file; ``ImproperlyConfigured`` with what to do if it is missing or broken."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        encrypt = {int(entry["id"]): base64.b64decode(entry["key"]) for entry in data["encrypt"]}
        keys = Keys(encrypt=encrypt, index=base64.b64decode(data["index"]))
    except FileNotFoundError as error:
        raise ImproperlyConfigured(
            f"The key file {path} is missing. Restore it from your key backup and start again; "
            "without it encrypted fields cannot be read. (密钥文件不存在,请从备份中恢复。)"
        ) from error
    except OSError as error:
        raise ImproperlyConfigured(f"The key file {path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ImproperlyConfigured(
            f"The key file {path} is damaged. Restore it from your key backup. "
            "(密钥文件已损坏,请从备份中恢复。)"
        ) from error
    if not encrypt or any(len(key) != 32 for key in [*encrypt.values(), keys.index]):
        raise ImproperlyConfigured(f"The key file {path} needs 32-byte keys.")
    return keys


@lru_cache(maxsize=1)
def _keys_at(path: Path) -> Keys:
    return read_keys(path)


def keys() -> Keys:
    """The keys of this process."""
    return _keys_at(settings.KEYS_FILE)


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
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(held.encrypt[held.writing]).encrypt(nonce, plain, column.encode())
    return bytes([_VERSION, held.writing]) + nonce + sealed


def decrypt_bytes(data: bytes, *, column: str) -> bytes:
    """As :func:`decrypt`, for files."""
    data = bytes(data)
    if not data:
        return b""
    key = keys().encrypt.get(data[1]) if data[0] == _VERSION else None
    if key is None:
        raise Unreadable(f"{column}: written with a key that is not in the key file")
    try:
        return AESGCM(key).decrypt(data[2 : 2 + _NONCE], data[2 + _NONCE :], column.encode())
    except InvalidTag as error:
        raise Unreadable(f"{column}: damaged, or moved from another column") from error


def blind(purpose: str, value: str) -> bytes:
    """A keyed fingerprint for equality look-ups: same purpose and value, same 16 bytes."""
    return hmac.new(keys().index, f"{purpose}\0{value}".encode(), hashlib.sha256).digest()[:_INDEX_BYTES]
