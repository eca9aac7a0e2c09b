"""Seals: how far every lane reached, signed, one after the other, also in a file outside the database.

A seal says the number of entries and the last mac of every lane at one moment and names the seal before it by
its digest. It is signed with an Ed25519 key that is derived from the key file. The public half can be given
away: with it, and the file of seals, anybody can check the signatures without being able to make one. The
file (``SEALS_FILE``) is what finds a whole database that was put back to an older state.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection

from waystation.audit.models import Seal
from waystation.common import crypto

from .verifying import Finding, Mark, Report

_LOCK = 0x5EA1
_ENDS = "SELECT id, count, last, encode(head, 'hex') FROM audit_lane WHERE count > 0 ORDER BY id"


@dataclass(frozen=True, slots=True)
class Said:
    """What a seal's statement says, taken apart."""

    number: int
    at: str
    entries: int
    lanes: dict[int, tuple[int, str]]
    before: str

    @classmethod
    def of(cls, statement: str) -> Said:
        """Raises ValueError for a text that is no statement of ours."""
        try:
            held = json.loads(statement)
            lanes = {
                int(lane): (int(count), str(head)) for lane, (count, _last, head) in held["lanes"].items()
            }
            return cls(int(held["number"]), str(held["at"]), int(held["entries"]), lanes, str(held["before"]))
        except (KeyError, TypeError, AttributeError) as problem:
            raise ValueError(str(problem)) from None


def digest(statement: str) -> str:
    """The name of a seal: SHA-256 of its statement."""
    return hashlib.sha256(statement.encode()).hexdigest()


def _signing_key(key_id: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(crypto.derived("audit seal", key_id))


def public_key(key_id: int) -> str:
    """The public half, for whoever checks signatures elsewhere (base64 of 32 bytes)."""
    return base64.b64encode(_signing_key(key_id).public_key().public_bytes_raw()).decode()


def is_signed(statement: str, key_id: int, signature: bytes) -> bool:
    """Whether we signed it."""
    try:
        _signing_key(key_id).public_key().verify(signature, statement.encode())
    except (InvalidSignature, crypto.Unreadable):
        return False
    return True


def make(*, by_id: int | None, now: dt.datetime) -> Seal:
    """The next seal, in the caller's transaction; two at once go one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(_ENDS)
        lanes = {str(lane): [count, last, head] for lane, count, last, head in cursor.fetchall()}
    before = Seal.objects.order_by("-number").first()
    statement = json.dumps(
        {
            "number": 1 if before is None else before.number + 1,
            "at": now.isoformat(),
            "by": by_id,
            "entries": sum(count for count, _last, _head in lanes.values()),
            "lanes": lanes,
            "before": "" if before is None else digest(before.statement),
        },
        separators=(",", ":"),
    )
    key_id = crypto.keys().writing
    return Seal.objects.create(
        number=1 if before is None else before.number + 1,
        at=now,
        statement=statement,
        key_id=key_id,
        signature=_signing_key(key_id).sign(statement.encode()),
        made_by_id=by_id,
    )


def has_news(by_now: Seal | None) -> bool:
    """Whether anything was entered since that seal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(count), 0) FROM audit_lane")
        (entries,) = cursor.fetchone()
    return bool(entries) if by_now is None else int(entries) > Said.of(by_now.statement).entries


# The file outside ------------------------------------------------------------------------------------------


def _line(seal: Seal) -> str:
    signature = base64.b64encode(bytes(seal.signature)).decode()
    return json.dumps({"statement": seal.statement, "key": seal.key_id, "signature": signature})


def carry_outside(path: Path | None = None) -> int:
    """Append to the file what it does not have yet; the number of lines added."""
    path = path or settings.SEALS_FILE
    last = max((said.number for _n, said, _statement in _outside(path) if said is not None), default=0)
    lines = [_line(seal) for seal in Seal.objects.filter(number__gt=last).order_by("number")]
    if lines:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write("".join(f"{line}\n" for line in lines))
            file.flush()
            os.fsync(file.fileno())
    return len(lines)


def _outside(path: Path) -> Iterator[tuple[int, Said | None, str]]:
    """(line number, what it says, the statement) of every line; None for a line that we did not sign."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            try:
                held = json.loads(line)
                statement, signature = str(held["statement"]), base64.b64decode(held["signature"])
                said = Said.of(statement) if is_signed(statement, int(held["key"]), signature) else None
            except (ValueError, KeyError, TypeError, binascii.Error):
                said, statement = None, ""
            yield number, said, statement


# Proving ---------------------------------------------------------------------------------------------------

_LANES_OF_SEALS = """
SELECT s.number, k.key::int, (k.value ->> 0)::bigint, e.id
FROM audit_seal AS s, jsonb_each(s.statement::jsonb -> 'lanes') AS k
LEFT JOIN audit_entry AS e ON e.lane = k.key::int AND e.position = (k.value ->> 0)::bigint
WHERE s.number = ANY(%s) AND encode(e.mac, 'hex') IS DISTINCT FROM k.value ->> 2
ORDER BY s.number, 2
"""


def proven(report: Report) -> dict[int, str]:
    """Prove every seal: signed by us, numbered without a gap, each naming the one before; number → digest."""
    good: dict[int, str] = {}
    expected, before = 1, ""
    for seal in Seal.objects.order_by("number").iterator():
        report.seals += 1
        if seal.number > expected:
            report.add(Finding("seal-missing", detail=f"seals {expected} to {seal.number - 1} are gone"))
        wrong = _wrong(seal, before if seal.number == expected else None)
        if wrong:
            report.add(Finding("seal-changed", detail=f"seal {seal.number}: {wrong}"))
        else:
            good[seal.number] = digest(seal.statement)
        expected, before = seal.number + 1, digest(seal.statement)
    return good


def _wrong(seal: Seal, before: str | None) -> str:
    """What is wrong with a seal, or nothing. ``before``: the digest it must name (None: not known)."""
    if not is_signed(seal.statement, seal.key_id, bytes(seal.signature)):
        return "not signed by this program, or its key is not in the key file"
    said = Said.of(seal.statement)
    if json.loads(seal.statement).get("by") != seal.made_by_id:
        return "somebody else made it"
    if said.number != seal.number or said.at != seal.at.astimezone(dt.UTC).isoformat():
        return "its number or moment is not the signed one"
    if before is not None and said.before != before:
        return "it does not follow the seal before it"
    return ""


def verify_against(report: Report, good: dict[int, str]) -> None:
    """Whether the entries that the seals name still stand where they stood."""
    with connection.cursor() as cursor:
        cursor.execute(_LANES_OF_SEALS, [list(good)])
        for number, lane, position, entry_id in cursor.fetchall():
            detail = f"seal {number} says that another entry stood here"
            if entry_id is None:
                detail = f"seal {number} says that an entry stood here"
            report.add(Finding("not-as-sealed", lane, position, entry_id, detail))


def verify_outside(report: Report, good: dict[int, str], path: Path | None = None) -> None:
    """Whether the file outside and the database say the same."""
    path = path or settings.SEALS_FILE
    held: dict[int, str] = {}
    for line, said, statement in _outside(path):
        if said is None:
            report.add(Finding("outside-changed", detail=f"line {line} of {path.name} was not signed by us"))
        else:
            held[said.number] = digest(statement)
    for number, name in held.items():
        if number not in good:
            report.add(Finding("older-than-outside", detail=f"seal {number} stands in {path.name} only"))
        elif good[number] != name:
            report.add(Finding("seal-changed", detail=f"seal {number} is another one in {path.name}"))
    missing = sorted(set(good) - set(held))
    if missing:
        detail = f"{path.name} lacks {len(missing)} seals from number {missing[0]} on"
        report.add(Finding("outside-cut", detail=detail))


def known_before(day: dt.datetime, good: dict[int, str]) -> dict[int, Mark]:
    """The lanes' places of the newest proven seal made before ``day``; nothing, if there is none."""
    found: Any = Seal.objects.filter(at__lt=day, number__in=list(good)).order_by("-number").first()
    if found is None:
        return {}
    lanes = Said.of(found.statement).lanes
    return {lane: Mark(count, bytes.fromhex(head)) for lane, (count, head) in lanes.items()}
