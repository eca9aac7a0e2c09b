"""The code on an issued paper: it leads to a page that says whether the paper is genuine, and nothing of
whom.

A token is a random id and a keyed mark of it (HMAC-SHA256 cut to ten bytes) with the number of the key. A
made-up
one is refused before anything is asked of the database.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from uuid import UUID

from waystation.common import crypto

_PURPOSE = "papers.check"
_MARK = 10
_LENGTH = 1 + 16 + _MARK


def token(check_id: UUID) -> str:
    """What stands in the address; 36 signs of A–Z a–z 0–9 - _."""
    key_id = crypto.keys().writing
    raw = bytes([key_id]) + check_id.bytes + _mark(check_id, key_id)
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _mark(check_id: UUID, key_id: int) -> bytes:
    return hmac.new(crypto.derived(_PURPOSE, key_id), check_id.bytes, hashlib.sha256).digest()[:_MARK]


def read(text: str) -> UUID | None:
    """The id behind a token that we made; None for any other."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    if len(raw) != _LENGTH:
        return None
    check_id = UUID(bytes=raw[1:17])
    try:
        expected = _mark(check_id, raw[0])
    except crypto.Unreadable:
        return None
    return check_id if hmac.compare_digest(expected, raw[17:]) else None


def drawing(address: str) -> str:
    """The code as SVG."""
    import segno

    return str(segno.make(address, error="m", micro=False).svg_inline(border=2))
