"""Adding to the record: which lane, and the one statement that writes an entry and moves the lane's end.

A transaction takes a lane that nobody holds (``FOR UPDATE SKIP LOCKED``) and keeps it to its end, so writers
neither wait for each other nor can they lock each other out, whatever else they lock and in whichever order.
A connection remembers the end of the lane it used last: as long as that is still the end, which the statement
itself checks, one statement is all it takes. A rolled-back entry leaves no gap: the lane's end is rolled back
with it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import OperationalError, connection

from waystation.common import crypto
from waystation.common.reading import statements

from . import form

#: Lanes asked for first; each connection starts at a place of its own.
_NEAR = 8
_TRIES = 20

_PICK = """
SELECT l.id, l.count, l.last, l.head, l.mac,
       (SELECT sum(count) FROM audit_lane), (SELECT max(last) FROM audit_lane)
FROM audit_lane AS l WHERE l.id = ANY(%s::smallint[]) ORDER BY array_position(%s::smallint[], l.id) LIMIT 1
FOR UPDATE
"""
_WRITE = """
WITH held AS (
    SELECT id FROM audit_lane WHERE id = %(lane)s AND count = %(count)s AND mac = %(mac)s
    FOR UPDATE SKIP LOCKED
), moved AS (
    UPDATE audit_lane AS l
    SET count = %(new_count)s, last = %(new_last)s, head = %(new_head)s, key_id = %(key_id)s,
        mac = %(new_mac)s
    FROM held WHERE l.id = held.id RETURNING l.id
), written AS (
    INSERT INTO audit_entry (id, at, actor_id, on_behalf_of_id, verb, subject_type, subject_id, client_id,
                             reason, data, source, lane, position, seen, key_id, mac)
    SELECT r.id, %(at)s, %(actor)s::bigint, %(on_behalf_of)s::bigint, %(verb)s, r.subject_type, r.subject_id,
           r.client_id, %(reason)s, r.data::jsonb, %(source)s::inet, %(lane)s, r.position, %(seen)s,
           %(key_id)s, r.mac
    FROM moved, unnest(%(ids)s::bigint[], %(subject_types)s::text[], %(subject_ids)s::bigint[],
                       %(client_ids)s::bigint[], %(datas)s::text[], %(positions)s::bigint[],
                       %(macs)s::bytea[])
         AS r(id, subject_type, subject_id, client_id, data, position, mac)
), placed AS (
    INSERT INTO audit_entrytransaction (entry, transaction, began_at)
    SELECT r.id, pg_current_xact_id()::text::bigint, now()
    FROM moved, unnest(%(ids)s::bigint[]) AS r(id) WHERE %(changes)s::boolean
)
SELECT (SELECT count(*) FROM moved), (SELECT sum(count) FROM audit_lane), (SELECT max(last) FROM audit_lane)
"""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is the same for all entries of one call."""

    actor: int | None
    on_behalf_of: int | None
    verb: str
    reason: str
    source: str | None
    #: False: a look, which changes no row.
    changes: bool = True


@dataclass(frozen=True, slots=True)
class About:
    """One entry's own part. ``data`` is spelled by ``form.data_text``."""

    subject_type: str
    subject_id: int | None
    client_id: int | None
    data: str


@dataclass(frozen=True, slots=True)
class _End:
    """A lane's end, and what was known of all lanes then: entries standing, and the newest id."""

    lane: int
    count: int
    last: int
    head: bytes
    mac: bytes
    seen: int
    newest: int


def append(deed: Deed, abouts: Sequence[About]) -> None:
    """Write the entries in the caller's transaction: one statement; two when a lane must be found first."""
    if not abouts:
        return
    end: _End | None = getattr(connection, "audit_end", None)
    for _try in range(_TRIES):
        after = _write(end or _pick(), deed, abouts)
        # Kept only after writing: if that is rolled back, this end is nowhere to be found and is given up.
        connection.audit_end = after  # type: ignore[attr-defined]  # lives as long as the connection's wrapper
        if after is not None:
            return
        end = None
    raise OperationalError("no lane of the record could be taken")


def forget_end() -> None:
    """Look for a lane anew; for tests, where each begins with the same number of statements."""
    connection.audit_end = None  # type: ignore[attr-defined]  # see append


def _pick() -> _End:
    """A free lane, locked: one of this connection's own, else any, else wait for one."""
    first = (os.getpid() + id(connection.connection) // 64) % (form.LANES - 1)
    lanes = [1 + (first + step) % (form.LANES - 1) for step in range(form.LANES - 1)]
    with connection.cursor() as cursor:
        for asked, how in ((lanes[:_NEAR], " SKIP LOCKED"), (lanes, " SKIP LOCKED"), (lanes[:1], "")):
            cursor.execute(_PICK + how, [asked, asked])
            row = cursor.fetchone()
            if row is not None:
                lane, count, last, head, mac, seen, newest = row
                return _End(lane, count, last, bytes(head), bytes(mac), int(seen), newest)
    raise OperationalError("the record has no lanes")


def _write(end: _End, deed: Deed, abouts: Sequence[About]) -> _End | None:
    """Move the lane's end over the new entries; None, and nothing written, if it has moved meanwhile."""
    key_id = crypto.keys().writing
    micros = time.time_ns() // 1000
    # Above every id that was known, so that ids and ``seen`` agree whatever the machines' clocks say.
    stamp = max(micros, (max(end.last, end.newest) >> form.LANE_BITS) + 1)
    count = len(abouts)
    ids = [(stamp + step) << form.LANE_BITS | end.lane for step in range(count)]
    positions = [end.count + 1 + step for step in range(count)]
    macs = _macs(end, deed, zip(abouts, ids, positions, strict=True), micros=micros, key_id=key_id)
    mac = form.lane_mac(end.lane, end.count + count, ids[-1], macs[-1], key_id)
    values: dict[str, Any] = {
        "lane": end.lane,
        "count": end.count,
        "mac": end.mac,
        "new_count": end.count + count,
        "new_last": ids[-1],
        "new_head": macs[-1],
        "new_mac": mac,
        "key_id": key_id,
        "at": form.EPOCH + timedelta(microseconds=micros),
        "actor": deed.actor,
        "on_behalf_of": deed.on_behalf_of,
        "verb": deed.verb,
        "reason": deed.reason,
        "source": deed.source,
        "changes": deed.changes,
        "seen": end.seen,
        "ids": ids,
        "positions": positions,
        "macs": macs,
        "subject_types": [about.subject_type for about in abouts],
        "subject_ids": [about.subject_id for about in abouts],
        "client_ids": [about.client_id for about in abouts],
        "datas": [about.data for about in abouts],
    }
    ((moved, seen, newest),) = statements.rows(_WRITE, values)
    if not moved:
        return None
    return _End(end.lane, end.count + count, ids[-1], macs[-1], mac, int(seen) + count, max(newest, ids[-1]))


def _macs(
    end: _End, deed: Deed, placed: Iterable[tuple[About, int, int]], *, micros: int, key_id: int
) -> list[bytes]:
    """The entries' marks, each over the one before."""
    key = form.entry_key(key_id)
    before = end.head if end.count else form.START
    macs = []
    for about, entry_id, position in placed:
        said = form.spelled(
            lane=end.lane,
            position=position,
            entry_id=entry_id,
            micros=micros,
            actor=deed.actor,
            on_behalf_of=deed.on_behalf_of,
            verb=deed.verb,
            subject_type=about.subject_type,
            subject_id=about.subject_id,
            client_id=about.client_id,
            reason=deed.reason,
            seen=end.seen,
            key_id=key_id,
            source=deed.source,
            data=about.data,
        )
        before = form.entry_mac(key, before, said)
        macs.append(before)
    return macs
