"""Proving the record: every entry read once, in the order of its lane, memory flat.

What is found is named by lane, position and id. What the entries alone cannot show is the newest ones cut off
together with an old copy of their lane's end, when nothing was written anywhere since: that is what seals are
for (``chain.seals``).
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from waystation.common import crypto, scope

from . import adopting, form

#: Findings that are told one by one; the rest is only counted.
TOLD = 1000
#: Entries between two words of progress.
STEP = 100_000

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written. ``what`` is a code; ``detail`` says it in a few words."""

    what: str
    lane: int | None = None
    position: int | None = None
    entry_id: int | None = None
    detail: str = ""

    def __str__(self) -> str:
        places = (("lane", self.lane), ("position", self.position), ("id", self.entry_id))
        where = ", ".join(f"{name} {value}" for name, value in places if value is not None)
        return ": ".join(part for part in (self.what, where, self.detail) if part)


@dataclass(slots=True)
class Report:
    """What a run looked at and what it found."""

    entries: int = 0
    adopted: int = 0
    seals: int = 0
    findings: list[Finding] = field(default_factory=list)
    untold: int = 0

    def add(self, finding: Finding) -> None:
        """Note a finding; behind the first :data:`TOLD` they are only counted."""
        if len(self.findings) < TOLD:
            self.findings.append(finding)
        else:
            self.untold += 1

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class Mark:
    """A proven place in a lane: its number of entries and the last one's mac (nothing: the beginning)."""

    count: int = 0
    head: bytes = form.START


_ROWS = (
    f"COPY (SELECT position, id, key_id, mac, {form.SPELLED}, source::text, data::text FROM audit_entry"  # noqa: S608
    " WHERE lane = %s AND position > %s ORDER BY position, id) TO STDOUT (FORMAT BINARY)"
)
_TYPES = ["int8", "int8", "int2", "bytea", "text", "text", "text"]
_ODD = (
    "SELECT lane, position, id FROM audit_entry"
    " WHERE lane IS NULL OR position IS NULL OR lane NOT BETWEEN 0 AND %s OR position < 1"
    " ORDER BY id LIMIT %s"
)
_UNSEEN = (
    "SELECT lane, position, id, seen, before FROM"
    " (SELECT lane, position, id, seen, row_number() OVER (ORDER BY id) - 1 AS before FROM audit_entry) AS e"
    " WHERE seen > before ORDER BY id LIMIT 1"
)
_ENDS = "SELECT id, count, last, head, key_id, mac FROM audit_lane ORDER BY id"
_ADOPTED = "SELECT count(*) FROM audit_entry WHERE lane = 0 AND verb <> %s"


@contextmanager
def one_moment() -> Iterator[None]:
    """All reads inside see the record of one moment, while others go on writing."""
    outermost = not connection.in_atomic_block
    with scope.everything(), connection.cursor() as cursor:
        try:
            if outermost:  # said to the session: a transaction of ours begins by telling its scope
                cursor.execute("SET default_transaction_isolation = 'repeatable read'")
                cursor.execute("SET default_transaction_read_only = on")
            # A lane lies on disk nearly in its own order: reading along its index is cheaper than sorting.
            cursor.execute("SET enable_seqscan = off")
            cursor.execute("SET enable_bitmapscan = off")
            # Until PostgreSQL 18 a way switched off counts as so dear that the server compiles the statement.
            cursor.execute("SET jit = off")
            with transaction.atomic():
                yield
        finally:
            for name in _SET[0 if outermost else 2 :]:
                cursor.execute(f"RESET {name}")


_SET = (
    "default_transaction_isolation",
    "default_transaction_read_only",
    "enable_seqscan",
    "enable_bitmapscan",
    "jit",
)


def verify_entries(report: Report, known: dict[int, Mark], progress: Progress) -> None:
    """Prove every entry behind the ``known`` places, and every lane's end."""
    with connection.cursor() as cursor:
        cursor.execute(_ENDS)
        ends = {row[0]: row[1:] for row in cursor.fetchall()}
        for lane in range(form.LANES):
            reached = _Reader(report, lane, known.get(lane, Mark()), progress).run()
            _check_end(report, lane, reached, ends.pop(lane, None))
        for lane in ends:
            report.add(Finding("lane-inserted", lane, detail="there is no such lane"))
        _check_strays(report, cursor)
        cursor.execute(_ADOPTED, [adopting.ADOPTED])
        report.adopted = cursor.fetchone()[0]


@dataclass(frozen=True, slots=True)
class _Reached:
    count: int
    head: bytes
    last: int | None


@dataclass(slots=True)
class _Reader:
    """Goes along one lane."""

    report: Report
    lane: int
    known: Mark
    progress: Progress
    keys: dict[int, bytes | None] = field(default_factory=dict)

    def run(self) -> _Reached:
        """Read the lane to its end; the loop that decides the speed of the whole."""
        report, lane, digest = self.report, self.lane, hmac.digest
        count, before, last = self.known.count, self.known.head, None
        keys, kept_address, respelled = self.keys, form.kept_address, form.respelled
        for position, entry_id, key_id, mac, said, source, data in self._rows():
            report.entries += 1
            if report.entries % STEP == 0:
                self.progress(report.entries)
            if position == count:
                report.add(Finding("inserted", lane, position, entry_id, "a second entry at one place"))
                continue
            key = keys[key_id] if key_id in keys else self._key(key_id)
            whole = f"{said}{kept_address(source) if source else ''}\x1f{respelled(data) if data else ''}"
            if position > count + 1:
                self._missing(count + 1, position - 1)
            elif key is None:
                report.add(
                    Finding("key-missing", lane, position, entry_id, f"key {key_id} is not in the key file")
                )
            elif digest(key, before + whole.encode(), "sha256") != mac:
                report.add(Finding("changed", lane, position, entry_id))
            count, before, last = position, mac or b"", entry_id
        return _Reached(count, before, last)

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        with connection.cursor() as cursor, cursor.copy(_ROWS, [self.lane, self.known.count]) as copy:
            copy.set_types(_TYPES)
            yield from copy.rows()

    def _key(self, key_id: int) -> bytes | None:
        try:
            self.keys[key_id] = form.entry_key(key_id)
        except crypto.Unreadable:
            self.keys[key_id] = None
        return self.keys[key_id]

    def _missing(self, first: int, last: int) -> None:
        many = (
            f"{first} to {last} are gone; the entry after them cannot be proven"
            if last > first
            else "is gone"
        )
        self.report.add(Finding("missing", self.lane, first, detail=many))


def _check_end(report: Report, lane: int, reached: _Reached, end: tuple[Any, ...] | None) -> None:
    """A lane's end must be ours, and the lane must reach it and no further."""
    if end is None:
        report.add(Finding("lane-missing", lane, detail=f"its end is gone; {reached.count} entries are left"))
        return
    if None in end:
        report.add(Finding("end-changed", lane, detail="a part of the lane's end is missing"))
        return
    count, last, head, key_id, mac = end
    head, mac = bytes(head or b""), bytes(mac or b"")
    if not _end_is_ours(lane, (count, last, head, key_id, mac)):
        report.add(
            Finding("end-changed", lane, count, last, "the lane's end was not written by this program")
        )
    if count > reached.count:
        report.add(Finding("missing", lane, reached.count + 1, detail=f"the tail up to {count} is cut off"))
    elif count < reached.count:
        report.add(
            Finding(
                "end-behind", lane, count, last, f"entries go on to {reached.count}: inserted, or old end"
            )
        )
    elif count and (head != reached.head or last != (last if reached.last is None else reached.last)):
        report.add(Finding("end-changed", lane, count, last, "the lane's end is not its last entry"))


def _end_is_ours(lane: int, end: tuple[Any, ...]) -> bool:
    count, last, head, key_id, mac = end
    if not count:
        return (last, head, key_id, mac) == (0, b"", 0, b"")
    try:
        return hmac.compare_digest(mac, form.lane_mac(lane, count, last, head, key_id))
    except crypto.Unreadable:
        return False


def _check_strays(report: Report, cursor: Any) -> None:
    """Entries in no lane, and entries that others knew of when they were written."""
    cursor.execute(_ODD, [form.LANES - 1, TOLD])
    for lane, position, entry_id in cursor.fetchall():
        report.add(Finding("inserted", lane, position, entry_id, "not a place of any lane"))
    cursor.execute(_UNSEEN)
    for lane, position, entry_id, seen, before in cursor.fetchall():
        detail = f"{seen} entries stood when it was written, {before} of them are left"
        report.add(Finding("cut-before", lane, position, entry_id, detail))
