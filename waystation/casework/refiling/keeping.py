"""How two files stood before and after they were joined or parted, so that it can be taken back exactly.

Everything that hangs on the two files is read as PostgreSQL's own JSON before and after. The difference is
kept: for a changed row the columns that changed, as they were; for a new row that it is new; for both a
fingerprint of how it was left, so that taking back sees whether anybody touched it since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, connection, models, transaction
from psycopg import sql

from waystation.casework import hanging
from waystation.casework.models import Obligation, ObligationChange
from waystation.clients.hanging import Way
from waystation.clients.models import Client
from waystation.orders.queries import law_for

#: A row: its columns as JSON. A state: table → id → row.
Row = dict[str, Any]
State = dict[str, dict[int, Row]]
#: Computed tables: nobody's work, so a change there does not keep anybody from taking back.
DERIVED = frozenset({Obligation._meta.db_table, ObligationChange._meta.db_table})


@dataclass(frozen=True)
class Kept:
    """What one refiling changed.

    ``rows``: table → id → the changed columns as they were (None: a new row). ``marks``: table → id →
    fingerprint of the row as it was left. ``beneath``: the same for the rows that hang on moved rows (the
    steps of an order).
    """

    rows: dict[str, dict[int, Row | None]]
    marks: dict[str, dict[int, str]]
    beneath: dict[str, dict[int, str]]

    def written(self) -> str:
        """As text, to be sealed."""
        return json.dumps([self.rows, self.marks, self.beneath], ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Kept:
        """The other way round; JSON made texts of the ids."""
        rows, marks, beneath = (
            {name: {int(pk): value for pk, value in found.items()} for name, found in part.items()}
            for part in json.loads(text)
        )
        return cls(rows, marks, beneath)


def _rows(table: str, column: str, ids: Iterable[int], unread: Iterable[str] = ()) -> dict[int, Row]:
    query = sql.SQL("SELECT t.id, to_jsonb(t) - %s::text[] FROM {} t WHERE t.{} = ANY(%s)").format(
        sql.Identifier(table), sql.Identifier(column)
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [list(unread), list(ids)])
        return {pk: json.loads(row) if isinstance(row, str) else row for pk, row in cursor.fetchall()}


def state(clients: Iterable[Client]) -> State:
    """Both files and everything that hangs on them, as it is now: one statement a table."""
    ids = [client.pk for client in clients]
    found: State = {Client._meta.db_table: _rows(Client._meta.db_table, "id", ids)}
    for row in hanging.HANGING:
        if row.way is Way.STAYS and row.model != "clients.AreaSpell":
            continue
        name = hanging.table(row)._meta.db_table
        found.setdefault(name, {}).update(_rows(name, row.column, ids, row.unread))
    found[ObligationChange._meta.db_table] = _rows(
        ObligationChange._meta.db_table, "obligation_id", found[Obligation._meta.db_table]
    )
    for model, column, parents in _beneath(found):
        name = model._meta.db_table
        found.setdefault(name, {}).update(_rows(name, column, parents))
    return found


def _beneath(found: Mapping[str, Mapping[int, Row]]) -> list[tuple[type[models.Model], str, list[int]]]:
    """Tables beneath the ones that hang on a file (but for computed ones), with the ids they hang on."""
    pairs = []
    for row in hanging.MOVING:
        if row.way is Way.DERIVED or row.model == "clients.Client":
            continue
        parents = list(found.get(hanging.table(row)._meta.db_table, {}))
        pairs += [(model, column, parents) for model, column in hanging.children(row)]
    return pairs


def mark(row: Row) -> str:
    """A fingerprint of one row."""
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()


def seen(found: State) -> str:
    """A fingerprint of two files as somebody saw them: what is computed is left out."""
    parts = {
        name: {pk: mark(row) for pk, row in sorted(rows.items())}
        for name, rows in sorted(found.items())
        if name not in DERIVED
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def difference(before: State, after: State) -> Kept:
    """What changed between two states. Nothing is ever deleted by joining or parting."""
    rows: dict[str, dict[int, Row | None]] = {}
    marks: dict[str, dict[int, str]] = {}
    for name, now in after.items():
        for pk, row in now.items():
            was = before.get(name, {}).get(pk)
            if was == row:
                continue
            changed = None if was is None else {c: was[c] for c in row if was[c] != row[c]}
            rows.setdefault(name, {})[pk] = changed
            marks.setdefault(name, {})[pk] = mark(row)
    beneath = {
        model._meta.db_table: {
            pk: mark(row)
            for pk, row in after.get(model._meta.db_table, {}).items()
            if row[column] in rows.get(parent, {})
        }
        for parent, model, column in _families()
    }
    return Kept(rows, marks, beneath)


def _families() -> list[tuple[str, type[models.Model], str]]:
    return [
        (hanging.table(row)._meta.db_table, model, column)
        for row in hanging.MOVING
        if row.way is Way.MOVES and row.model != "clients.Client"
        for model, column in hanging.children(row)
    ]


def untouched(kept: Kept, now: State) -> bool:
    """Whether every row that was changed still stands as it was left, and nothing new hangs on one."""
    for name, marks in kept.marks.items():
        if name in DERIVED:
            continue
        rows = now.get(name, {})
        if any(pk not in rows or mark(rows[pk]) != left for pk, left in marks.items()):
            return False
    for parent, model, column in _families():
        left = kept.beneath.get(model._meta.db_table, {})
        rows = now.get(model._meta.db_table, {})
        mine = {pk: mark(row) for pk, row in rows.items() if row[column] in kept.rows.get(parent, {})}
        if mine != left:
            return False
    return not _leaning(kept, now)


def _leaning(kept: Kept, now: State) -> bool:
    """Whether a row that stays behind points at a row that goes back."""
    for row in hanging.MOVING:
        if row.way is Way.DERIVED:
            continue
        name = hanging.table(row)._meta.db_table
        for column, model in hanging.links(row):
            going = {
                pk
                for pk, was in kept.rows.get(model._meta.db_table, {}).items()
                if was and _leaves(model, was)
            }
            for pk, found in now.get(name, {}).items():
                if found[column] in going and pk not in kept.rows.get(name, {}):
                    return True
    return False


def _leaves(model: type[models.Model], was: Row) -> bool:
    return any(hanging.table(h) is model and h.column in was for h in hanging.MOVING)


def restore(kept: Kept) -> None:
    """Put every changed row back as it was, and take the new ones away.

    A unique rule may need one row to go before another can: what does not fit yet is tried again.
    """
    for name in (ObligationChange._meta.db_table, *kept.rows):
        new = [pk for pk, was in kept.rows.get(name, {}).items() if was is None]
        if name == Obligation._meta.db_table and new:
            _delete(ObligationChange._meta.db_table, "obligation_id", new)
        if new and name != Client._meta.db_table:
            _delete(name, "id", new)
    waiting = [(name, pk, was) for name, rows in kept.rows.items() for pk, was in rows.items() if was]
    while waiting:
        left = [item for item in waiting if not _put_back(*item)]
        if len(left) == len(waiting):
            raise IntegrityError("the rows of a refiling do not fit back")
        waiting = left


def undo_days(client: Client, on: date) -> int:
    """Days after ``on`` within which a merge or split can be taken back, where this file lies."""
    return law_for(client.area_id, on).number("file_undo_days")


def _delete(table: str, column: str, ids: list[int]) -> None:
    query = sql.SQL("DELETE FROM {} WHERE {} = ANY(%s)").format(sql.Identifier(table), sql.Identifier(column))
    with connection.cursor() as cursor:
        cursor.execute(query, [ids])


def _put_back(table: str, pk: int, was: Row) -> bool:
    columns = sql.SQL(", ").join(map(sql.Identifier, was))
    query = sql.SQL(
        "UPDATE {table} SET ({columns}) ="
        " (SELECT {columns} FROM jsonb_populate_record(NULL::{table}, %s::jsonb)) WHERE id = %s"
    ).format(table=sql.Identifier(table), columns=columns)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(query, [json.dumps(was), pk])
    except IntegrityError:
        return False
    return True
