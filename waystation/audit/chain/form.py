"""What is proven of an entry, and with which key.

An entry's *mac* is HMAC-SHA256 over the mac before it in its lane, then the entry itself in one fixed
spelling (:func:`spelled`). The keys are derived from the key file, outside the database: who has the database
alone, superuser or not, can compute none of them.

A database has :data:`LANES` lanes, so that writers do not stand in one queue: a transaction takes whichever
is free (``writing``). Lane 0 holds what was there before there were chains.
"""

from __future__ import annotations

import datetime as dt
import hmac
import json
from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import Any

from waystation.common import crypto

#: Lanes of a database, 0 to 63; an entry's id carries its lane in the lowest bits.
LANES = 64
LANE_BITS = 6
#: What stands before the first entry of a lane.
START = bytes(32)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_BETWEEN = "\x1f"

_encode = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode


def data_text(data: Mapping[str, object]) -> str:
    """``data`` in its one spelling: sorted keys, whole numbers, everything else as text."""
    return _encode({str(key): _plain(value) for key, value in data.items()}) if data else "{}"


def respelled(text: str) -> str:
    """The one spelling of what PostgreSQL keeps of :func:`data_text` (it orders keys its own way)."""
    if text == "{}":
        return text
    try:
        return _encode(json.loads(text))
    except (ValueError, RecursionError):  # nothing that we have written
        return text


def _plain(value: object) -> object:
    if value is None or isinstance(value, (bool, int, str)):
        return int(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(value, Mapping):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [
            _plain(held)
            for held in (sorted(value, key=str) if isinstance(value, (set, frozenset)) else value)
        ]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


@lru_cache(maxsize=4096)
def address(text: str | None) -> str | None:
    """A visitor's address in its one spelling; None for what is no address (a socket's name)."""
    if not text:
        return None
    try:
        found = ip_address(text.partition("%")[0].strip())
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (mapped or found).compressed


@lru_cache(maxsize=4096)
def kept_address(text: str) -> str:
    """The spelling that is proven, of what PostgreSQL says of an ``inet`` (``10.0.0.7/32``)."""
    host, _slash, bits = text.partition("/")
    try:
        return f"{ip_address(host).compressed}/{bits}" if ":" in host else text
    except ValueError:
        return text


def spelled(
    *,
    lane: int,
    position: int,
    entry_id: int,
    micros: int,
    actor: int | None,
    on_behalf_of: int | None,
    verb: str,
    subject_type: str,
    subject_id: int | None,
    client_id: int | None,
    reason: str,
    seen: int,
    key_id: int,
    source: str | None,
    data: str,
) -> bytes:
    """The entry as it is proven. ``micros``: of ``at``, since 1970. ``SPELLED`` says the same in SQL."""
    host = "" if source is None else f"{source}/{128 if ':' in source else 32}"
    parts: tuple[Any, ...] = (
        *(lane, position, entry_id, micros, actor, on_behalf_of, verb, subject_type, subject_id, client_id),
        *(reason, seen, key_id, host, data),
    )
    return _BETWEEN.join("" if part is None else str(part) for part in parts).encode()


#: All of :func:`spelled` up to the address and the data, which need Python's hand.
SPELLED = (
    "concat_ws(E'\\x1f', lane, position, id,"
    " CASE WHEN isfinite(at) THEN (extract(epoch from at) * 1000000)::bigint END,"
    " coalesce(actor_id::text, ''), coalesce(on_behalf_of_id::text, ''), verb, subject_type,"
    " coalesce(subject_id::text, ''), coalesce(client_id::text, ''), reason, seen, key_id, '')"
)


def lane_mac(lane: int, count: int, last: int, head: bytes, key_id: int) -> bytes:
    """The mark of a lane's end: as many entries, the last with this id and this mac."""
    said = f"{lane}\x1f{count}\x1f{last}\x1f".encode() + head
    return hmac.digest(crypto.derived("audit lane", key_id), said, "sha256")


def entry_key(key_id: int) -> bytes:
    """The key of entries written under ``key_id``; ``crypto.Unreadable`` if the key file lacks it."""
    return crypto.derived("audit entry", key_id)


def entry_mac(key: bytes, before: bytes, said: bytes) -> bytes:
    """The mark of an entry spelled ``said`` that follows the one marked ``before``."""
    return hmac.digest(key, before + said, "sha256")
