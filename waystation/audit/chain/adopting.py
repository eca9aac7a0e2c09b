"""Entries of a house of version 0.1, which had no chains: taken into lane 0, and it says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

from waystation.common import crypto

from . import form

#: The last entry of lane 0: how many entries were taken in, and on which day.
ADOPTED = "audit.entries_adopted"
#: The lane of what was there before.
OLD = 0
_BATCH = 5000

_READ = (
    "SELECT id, (extract(epoch from at) * 1000000)::bigint, actor_id, verb, subject_type, subject_id,"
    " client_id, data::text, host(source) FROM audit_entry WHERE id > %s ORDER BY id LIMIT %s"
)
_MARK = (
    "UPDATE audit_entry AS e SET lane = 0, position = r.position, seen = 0, key_id = %s, mac = r.mac"
    " FROM unnest(%s::bigint[], %s::bigint[], %s::bytea[]) AS r(id, position, mac) WHERE e.id = r.id"
)
_SAY = (
    "INSERT INTO audit_entry (id, at, verb, subject_type, reason, data, lane, position, seen, key_id, mac)"
    " VALUES (%s, %s, %s, '', '', %s::jsonb, 0, %s, 0, %s, %s)"
)
_END = "UPDATE audit_lane SET count = %s, last = %s, head = %s, key_id = %s, mac = %s WHERE id = 0"


def adopt(cursor: Any, *, now: dt.datetime) -> int:
    """Mark every entry in the order of ids, then add one that says how many there were and when.

    From now on they cannot be changed unseen; what happened to them before, nobody can say. The caller has
    set the triggers aside. Returns the number of entries.
    """
    key_id = 0
    position, last, before = 0, 0, form.START
    while True:
        cursor.execute(_READ, [last, _BATCH])
        rows = cursor.fetchall()
        if not rows:
            break
        key_id = key_id or crypto.keys().writing
        key = form.entry_key(key_id)
        macs = []
        for row in rows:
            position += 1
            before = form.entry_mac(key, before, _spelled(row, position, key_id))
            macs.append(before)
        ids = [row[0] for row in rows]
        cursor.execute(_MARK, [key_id, ids, list(range(position - len(ids) + 1, position + 1)), macs])
        last = ids[-1]
    if position:
        _say(cursor, position, before, key_id, now)
    return position


def _spelled(row: tuple[Any, ...], position: int, key_id: int) -> bytes:
    entry_id, micros, actor, verb, subject_type, subject_id, client_id, data, source = row
    return form.spelled(
        lane=OLD,
        position=position,
        entry_id=entry_id,
        micros=micros,
        actor=actor,
        on_behalf_of=None,
        verb=verb,
        subject_type=subject_type,
        subject_id=subject_id,
        client_id=client_id,
        reason="",
        seen=0,
        key_id=key_id,
        source=form.address(source),
        data=form.respelled(data),
    )


def _say(cursor: Any, count: int, before: bytes, key_id: int, now: dt.datetime) -> None:
    micros = (now - form.EPOCH) // dt.timedelta(microseconds=1)
    entry_id, position = micros << form.LANE_BITS | OLD, count + 1
    data = form.data_text({"entries": count, "on": now.date()})
    said = form.spelled(
        lane=OLD,
        position=position,
        entry_id=entry_id,
        micros=micros,
        actor=None,
        on_behalf_of=None,
        verb=ADOPTED,
        subject_type="",
        subject_id=None,
        client_id=None,
        reason="",
        seen=0,
        key_id=key_id,
        source=None,
        data=data,
    )
    mac = form.entry_mac(form.entry_key(key_id), before, said)
    cursor.execute(_SAY, [entry_id, now, ADOPTED, data, position, key_id, mac])
    end = form.lane_mac(OLD, position, entry_id, mac, key_id)
    cursor.execute(_END, [position, entry_id, mac, key_id, end])
