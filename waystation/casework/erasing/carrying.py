"""Carrying a deletion out, in the caller's one transaction: counted, fingerprinted, gone, looked at again."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import connection, models
from psycopg import sql

from waystation.accounts.models import User
from waystation.clients.models import Client, Deletion
from waystation.common import crypto
from waystation.papers.models import BatchLine, ErasedPaper, IssuedPaper, PaperBatch
from waystation.rules.specimens.kits import KitMove
from waystation.screening.models import KitMovement, Screening

from . import loose, reach

#: What the fingerprints of deletions are keyed for.
PURPOSE = "deletion proof"


class Unfinished(Exception):
    """A row stayed, or more rows went than were counted: the whole deletion is given up."""


@dataclass(frozen=True)
class Erased:
    """What goes with a file: the internal numbers of the files, table → rows, and their fingerprint."""

    files: tuple[int, ...]
    found: reach.Found
    counts: Mapping[str, int]
    digest: str

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(self.counts.values())


def what_would_go(client: Client, *, besides: Deletion | None = None, key_id: int) -> Erased:
    """Everything that would go with a file. ``besides``: the proposal, which becomes the proof.

    Raises ``reach.Shared``.
    """
    files = reach.files_of(client.pk)
    found = reach.everything_of(files)
    for table, keys in loose.loose_of(list(Client.objects.filter(pk__in=files)), found).items():
        found.setdefault(table, set()).update(keys)
    if besides is not None:
        found[Deletion] = found.get(Deletion, set()) - {besides.pk}
    found = {table: keys for table, keys in found.items() if keys}
    counts = {table._meta.db_table: len(keys) for table, keys in found.items()}
    history = loose.history_of(files, found)
    counts[history.model._meta.db_table] = history.count()
    kept = {name: counts[name] for name in sorted(counts) if counts[name]}
    return Erased(tuple(files), found, kept, _digest(found, key_id))


def _digest(found: reach.Found, key_id: int) -> str:
    """A keyed fingerprint of every row as the database holds it, table by table in the order of its keys.

    The history of fields is left out: deleting adds to it.
    """
    whole = hmac.new(crypto.derived(PURPOSE, key_id), digestmod=hashlib.sha256)
    for table in sorted(found, key=lambda one: one._meta.db_table):
        whole.update(table._meta.db_table.encode())
        query = sql.SQL(
            "SELECT sha256(convert_to(to_jsonb(t)::text, 'UTF8')) FROM {} t"
            " WHERE t.{} = ANY(%s) ORDER BY t.{}"
        ).format(_name(table), _key(table), _key(table))
        with connection.cursor() as cursor:
            cursor.execute(query, [sorted(found[table])])
            for (one,) in cursor.fetchall():
                whole.update(bytes(one))
    return whole.hexdigest()


def erase(erased: Erased, *, by: User, today: date) -> None:
    """Let everything go. The database lets only that transaction do it whose proof says so.

    Raises :class:`Unfinished`; the caller's transaction must then end with nothing done.
    """
    found = erased.found
    _keep_numbers(found, today)
    _keep_stock(by, found, today)
    _empty_prints(found)
    for table in _order(found):
        gone = _delete(table, sorted(found[table]))
        if gone != len(found[table]):
            raise Unfinished(table._meta.label)
    loose.history_of(erased.files, found)._raw_delete("default")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    left = reach.left_of(erased.files)
    if left:
        raise Unfinished(", ".join(left))


def _order(found: reach.Found) -> Sequence[type[models.Model]]:
    """Whatever points comes before what it points at, as far as there is such an order; the file comes last.

    Keys are checked at the end, so the order matters to triggers alone, which look a row's file up.
    """
    left, ordered = set(found), []
    while left:
        free = [
            table
            for table in left
            if not any(
                key.is_relation and key.related_model is table
                for other in left - {table}
                for key in other._meta.concrete_fields
            )
        ] or [max(left - {Client} or left, key=lambda one: one._meta.label)]
        ordered += sorted(free, key=lambda one: one._meta.label)
        left -= set(free)
    return ordered


def _delete(table: type[models.Model], keys: list[Any]) -> int:
    query = sql.SQL("DELETE FROM {} WHERE {} = ANY(%s)").format(_name(table), _key(table))
    with connection.cursor() as cursor:
        cursor.execute(query, [keys])
        return int(cursor.rowcount)


def _keep_numbers(found: reach.Found, today: date) -> None:
    """The register of papers keeps each number, its code answers on; nothing of what the paper said."""
    columns = (
        "organisation_id",
        "kind",
        "year",
        "sequence",
        "number",
        "issued_on",
        "cancelled_on",
        "check_id",
    )
    papers = IssuedPaper.objects.filter(pk__in=found.get(IssuedPaper, ())).values(*columns)
    ErasedPaper.objects.bulk_create([ErasedPaper(**paper, erased_on=today) for paper in papers])


def _keep_stock(by: User, found: reach.Found, today: date) -> None:
    """Kits that the file's tests used up stay used up."""
    used = Screening.objects.filter(
        pk__in=found.get(Screening, ()), kit__isnull=False, withdrawn_at__isnull=True
    )
    rows = used.order_by().values("kit_id").annotate(n=models.Count("pk"))
    KitMovement.objects.bulk_create(
        [
            KitMovement(
                lot_id=row["kit_id"],
                kind=KitMove.FILE_GONE,
                change=-row["n"],
                on=today,
                form_key=uuid4(),
                by=by,
            )
            for row in rows
        ]
    )


def _empty_prints(found: reach.Found) -> None:
    """A print of many that holds a paper of the file is no longer handed out."""
    batches = BatchLine.objects.filter(pk__in=found.get(BatchLine, ())).values("batch")
    PaperBatch.objects.filter(pk__in=batches, content__isnull=False).update(content=None, size_bytes=0)


def _name(table: type[models.Model]) -> sql.Identifier:
    return sql.Identifier(table._meta.db_table)


def _key(table: type[models.Model]) -> sql.Identifier:
    return sql.Identifier(str(table._meta.pk.column))
