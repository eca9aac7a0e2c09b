"""Rows become files, a chunk to a transaction: a chunk is in whole or not at all, a row never twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection, transaction

from waystation.accounts.models import Area, User
from waystation.accounts.queries import workers_covering
from waystation.audit import actions as audit
from waystation.audit import queries as record
from waystation.casework import keeping, opening
from waystation.casework.models import RosterBatch, RosterRow
from waystation.casework.queries import cases
from waystation.casework.queries.rosters import batches, matching
from waystation.casework.roster.people import order_data, person_data
from waystation.clients import actions as clients
from waystation.clients.models import Client
from waystation.common import bulk
from waystation.notices import actions as notices
from waystation.orders import actions as orders
from waystation.orders.queries import laws_for

from .updating import update_file

State, Found, Choice = batches.State, batches.Found, batches.Choice
#: Files asked for in one statement.
_AT_ONCE = 2000


class _Waiting(NamedTuple):
    """A row that is to be written, without what only its preview needs."""

    pk: int
    choice: str
    data: bytes
    area_id: int | None
    worker_id: int | None


class _Done(NamedTuple):
    """What became of a row: its file, whether it was made for it; or why nothing was written."""

    pk: int
    client_id: int | None = None
    made_file: bool = False
    note: str = ""


def _next_rows(batch: RosterBatch, size: int) -> list[_Waiting]:
    waiting = batch.entries.filter(done=False, choice__in=[Choice.NEW, Choice.SAME])
    waiting = waiting.exclude(choice=Choice.SAME, takes=[]).exclude(verdict=batches.Verdict.REJECTED)
    return [_Waiting(*row) for row in waiting.order_by("row").values_list(*_Waiting._fields)[:size]]


@transaction.atomic
def write_chunk(*, by: User, batch: RosterBatch, size: int, today: date, now: datetime) -> bool:
    """Write the next ``size`` rows of a confirmed batch; True when nothing is left to do.

    Restartable: what is written is marked so in the same transaction, so a job that was killed goes on where
    the last whole chunk ended, and two at once share the work. Somebody who came on file since the preview is
    left out, and the row says so. Other refusals of the rules are raised, and the chunk is undone with them.
    """
    held = batches.must_batch(by, batch.pk, lock=True)
    if held.state not in (State.QUEUED, State.WRITING):
        return True
    rows = _next_rows(held, size)
    if not rows:
        _finish(by, held, now)
        return True
    with bulk.references_checked_at_once():
        done = _open_files(by, [row for row in rows if row.choice == Choice.NEW], today)
    done += _update_files(by, [row.pk for row in rows if row.choice == Choice.SAME], today)
    _keep(done)
    held.state = State.WRITING
    held.written += len(rows)
    held.save(update_fields=["state", "written"])
    return False


def _keep(rows: Sequence[_Done]) -> None:
    """Say in the rows that they are done and what became of them."""
    marks = record.last_marks(row.client_id for row in rows if row.client_id is not None)
    with connection.cursor() as cursor:
        cursor.execute(
            _DONE,
            [
                Choice.SKIP,
                [row.pk for row in rows],
                [row.client_id for row in rows],
                [row.made_file for row in rows],
                [marks.get(row.client_id) if row.client_id else None for row in rows],
                [row.note for row in rows],
            ],
        )


_DONE = (
    "UPDATE casework_rosterrow AS r"
    " SET done = true, client_id = new.client, made_file = new.made, mark = new.mark, note = new.note,"
    " choice = CASE new.note WHEN '' THEN r.choice ELSE %s END"
    " FROM unnest(%s::bigint[], %s::bigint[], %s::boolean[], %s::bigint[], %s::text[])"
    " AS new (id, client, made, mark, note) WHERE r.id = new.id"
)


def _update_files(by: User, ids: Sequence[int], today: date) -> list[_Done]:
    """Take over what was ticked of people who have a file."""
    changed = []
    for row in RosterRow.objects.filter(pk__in=ids, client__isnull=False).order_by("row"):
        assert row.client_id is not None  # noqa: S101 - the filter says so
        person = batches.row_data(row).person
        client = update_file(by=by, row=row, client_id=row.client_id, person=person, today=today)
        row.save(update_fields=["before"])
        changed.append((row.pk, client))
    if changed:
        keeping.write(cases.load([client for _pk, client in changed], today), by=by, today=today)
    files = {pk: client.pk for pk, client in changed}
    return [_Done(pk, files.get(pk)) for pk in ids]


def _open_files(by: User, rows: Sequence[_Waiting], today: date) -> list[_Done]:
    """Open the files of the people who are new, with their orders and what is due."""
    if not rows:
        return []
    people = {row.pk: batches.opened_row(row.data).person for row in rows}
    known = matching.on_file(person.id for person in people.values())
    fresh, left = [], []
    for row in rows:
        if row.area_id is None:
            left.append(_Done(row.pk, note="no_area"))
        elif people[row.pk].id in known:
            left.append(_Done(row.pk, note="on_file_meanwhile"))
        else:
            fresh.append(row)
    paths = dict(Area.objects.filter(pk__in={row.area_id for row in fresh}).values_list("pk", "path"))
    covering = {path: {user.pk: user for user in workers_covering(path)} for path in paths.values()}
    laws = laws_for(paths.values(), today)
    newcomers, papers = [], []
    for row in fresh:
        assert row.area_id is not None  # noqa: S101 - asked above
        person, path = people[row.pk], paths[row.area_id]
        worker = covering[path].get(row.worker_id) if row.worker_id is not None else None
        newcomers.append(clients.Newcomer(person_data(person, path), worker))
        papers.append(order_data(person, laws[path]))
    files = clients.register_many(by=by, today=today, people=newcomers)
    entered = orders.record_orders(by=by, entries=list(zip(files, papers, strict=True)), today=today)
    opening.write(list(zip(files, entered, strict=True)), by=by, today=today)
    made = [_Done(row.pk, file.pk, made_file=True) for row, file in zip(fresh, files, strict=True)]
    return left + made


def _finish(by: User, batch: RosterBatch, now: datetime) -> None:
    batch.state, batch.finished_at, batch.error = State.DONE, now, ""
    batch.save(update_fields=["state", "finished_at", "error"])
    made = list(batch.entries.filter(made_file=True, client__isnull=False).values_list("client", flat=True))
    given: Counter[int] = Counter()
    for start in range(0, len(made), _AT_ONCE):
        some = Client.objects.filter(pk__in=made[start : start + _AT_ONCE], worker__isnull=False)
        given.update(pk for pk in some.values_list("worker", flat=True) if pk is not None)
    for worker in User.objects.filter(pk__in=given).order_by("pk"):
        notices.notify(
            by=by,
            to=[worker],
            code="notices.clients_assigned",
            client=None,
            key=f"roster:{batch.pk}",
            count=given[worker.pk],
        )
    audit.record(by, "casework.roster_written", batch, rows=batch.written)


@transaction.atomic
def fail_batch(*, by: User, batch: RosterBatch, error: str) -> RosterBatch:
    """The import stopped: say where. It can be continued or undone."""
    held = RosterBatch.objects.defer("content", "marked").select_for_update().get(pk=batch.pk)
    if held.state in (State.QUEUED, State.WRITING):
        held.state, held.error = State.FAILED, error[:200]
    elif held.state == State.READING:
        held.state, held.error, held.content = State.DROPPED, error[:200], None
        held.save(update_fields=["content"])
    elif held.state == State.UNDOING:
        held.state, held.error = State.DONE, error[:200]
    held.save(update_fields=["state", "error"])
    audit.record(by, "casework.roster_failed", held, written=held.written)
    return held
