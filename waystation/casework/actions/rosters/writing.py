"""Rows become files, a chunk to a transaction: a chunk is in whole or not at all, a row never twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection, transaction

from waystation.accounts.models import User
from waystation.accounts.queries import workers_covering
from waystation.audit import actions as audit
from waystation.audit import queries as record
from waystation.casework import keeping
from waystation.casework.models import RosterBatch, RosterRow
from waystation.casework.queries import cases
from waystation.casework.queries.rosters import batches, matching
from waystation.casework.roster.people import KeptRow, order_data, person_data
from waystation.clients import actions as clients
from waystation.clients.models import Client
from waystation.notices import actions as notices
from waystation.orders import actions as orders
from waystation.orders.queries import law_for

from .updating import update_file

State, Found, Choice = batches.State, batches.Found, batches.Choice


def _next_rows(batch: RosterBatch, size: int) -> list[RosterRow]:
    waiting = batch.entries.filter(done=False, choice__in=[Choice.NEW, Choice.SAME])
    waiting = waiting.exclude(choice=Choice.SAME, takes=[]).exclude(verdict=batches.Verdict.REJECTED)
    return list(waiting.select_related("area", "worker").order_by("row")[:size])


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
    read = {row.pk: batches.row_data(row) for row in rows}
    made = _register(by, [row for row in rows if row.choice == Choice.NEW], read, today)
    changed = []
    for row in rows:
        if row.choice == Choice.SAME and row.client_id is not None:
            changed.append(
                update_file(
                    by=by,
                    row=row,
                    client_id=row.client_id,
                    person=read[row.pk].person,
                    today=today,
                )
            )
    keeping.write(cases.load([*made, *changed], today), by=by, today=today)
    _keep(rows, record.last_marks(client.pk for client in (*made, *changed)))
    held.state = State.WRITING
    held.written += len(rows)
    held.save(update_fields=["state", "written"])
    return False


def _keep(rows: Sequence[RosterRow], marks: dict[int, int]) -> None:
    """Say in the rows that they are done and what became of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            _DONE,
            [
                [row.pk for row in rows],
                [row.client_id for row in rows],
                [row.made_file for row in rows],
                [marks.get(row.client_id) if row.client_id else None for row in rows],
            ],
        )
    for row in rows:
        if row.note or row.before is not None:
            row.save(update_fields=["note", "choice", "before"])


_DONE = (
    "UPDATE casework_rosterrow AS r"
    " SET done = true, client_id = new.client, made_file = new.made, mark = new.mark"
    " FROM unnest(%s::bigint[], %s::bigint[], %s::boolean[], %s::bigint[]) AS new (id, client, made, mark)"
    " WHERE r.id = new.id"
)


def _register(by: User, rows: Sequence[RosterRow], read: dict[int, KeptRow], today: date) -> list[Client]:
    """Open the files and enter the orders of the rows that are new; the files."""
    known = matching.on_file(read[row.pk].person.id for row in rows)
    fresh = []
    for row in rows:
        if row.area is None or read[row.pk].person.id in known:
            row.note, row.choice = ("on_file_meanwhile" if row.area else "no_area"), Choice.SKIP
        else:
            fresh.append(row)
    if not fresh:
        return []
    paths = {row.area.path for row in fresh if row.area}
    covering = {path: set(workers_covering(path).values_list("pk", flat=True)) for path in paths}
    laws = {path: law_for(path, today) for path in paths}
    people, papers = [], []
    for row in fresh:
        assert row.area is not None  # noqa: S101 - asked above
        person, path = read[row.pk].person, row.area.path
        worker = row.worker if row.worker_id in covering[path] else None
        people.append(clients.Newcomer(person_data(person, path), worker))
        papers.append(order_data(person, laws[path]))
    made = clients.register_many(by=by, today=today, people=people)
    orders.record_orders(by=by, entries=list(zip(made, papers, strict=True)), today=today)
    for row, client in zip(fresh, made, strict=True):
        row.client, row.made_file = client, True
    return made


def _finish(by: User, batch: RosterBatch, now: datetime) -> None:
    batch.state, batch.finished_at, batch.error = State.DONE, now, ""
    batch.save(update_fields=["state", "finished_at", "error"])
    made = batch.entries.filter(made_file=True, client__worker__isnull=False).select_related("client__worker")
    given: Counter[User] = Counter(row.client.worker for row in made if row.client and row.client.worker)
    for worker, count in given.items():
        notices.notify(
            by=by,
            to=[worker],
            code="notices.clients_assigned",
            client=None,
            key=f"roster:{batch.pk}",
            count=count,
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
