"""A whole batch is taken back, as long as nobody has worked with its files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.audit import queries as record
from waystation.casework import keeping
from waystation.casework.background import defer
from waystation.casework.models import RosterBatch, RosterRow
from waystation.casework.queries import cases
from waystation.casework.queries.rosters import batches
from waystation.clients import actions as clients
from waystation.clients.models import SEALED, Client
from waystation.orders import actions as orders
from waystation.orders.models import Order
from waystation.rules.problems import RuleBroken

from .updating import restore_file

State = batches.State
_AT_ONCE = 500


@transaction.atomic
def start_undo(*, by: User, batch: RosterBatch, now: datetime) -> RosterBatch:
    """Order the undoing; a job does it. Asked twice it is ordered once.

    Raises RuleBroken ``rosters.undo_too_late``, ``rosters.touched``.
    """
    held = batches.must_batch(by, batch.pk, lock=True)
    if held.state in (State.UNDOING, State.UNDONE):
        return held
    if not batches.can_undo(held, now):
        raise RuleBroken("rosters.undo_too_late")
    if count := batches.touched(held).count():
        raise RuleBroken("rosters.touched", count=count)
    held.state, held.undone_by, held.error = State.UNDOING, by, ""
    held.save(update_fields=["state", "undone_by", "error"])
    audit.record(by, "casework.roster_undo_ordered", held)
    defer("undo", held)
    return held


@transaction.atomic
def undo_now(*, by: User, batch: RosterBatch, today: date, now: datetime) -> bool:
    """Take everything back in one transaction: whole, or (False) not at all because a file was touched.

    Every file is locked first. Whoever is recording in one of them at this moment comes first, and then the
    undo sees it; whoever comes later finds no file.
    """
    held = batches.must_batch(by, batch.pk, lock=True)
    if held.state != State.UNDOING:
        return True
    rows = held.entries.filter(done=True, mark__isnull=False, client__isnull=False)
    marks = {pk: mark for pk, mark in rows.values_list("client_id", "mark") if pk and mark is not None}
    files = Client.objects.filter(pk__in=marks).order_by("pk").select_for_update(of=("self",))
    found = list(files.values_list("pk", flat=True))
    touched = record.changed_since(marks)
    if touched:
        held.state = State.DONE
        held.save(update_fields=["state"])
        audit.record(by, "casework.roster_undo_refused", held, files=len(touched))
        return False
    _take_back(by, found, rows, today)
    held.entries.all().delete()
    held.state, held.undone_at, held.content, held.marked = State.UNDONE, now, None, None
    held.save(update_fields=["state", "undone_at", "content", "marked"])
    audit.record(by, "casework.roster_undone", held, files=len(found))
    return True


def _take_back(by: User, ids: Sequence[int], rows: QuerySet[RosterRow], today: date) -> None:
    """Files made by the batch go, the others are as before; the caller holds them all."""
    changed = {row.client_id: row for row in rows.filter(made_file=False) if row.client_id is not None}
    made = [pk for pk in ids if pk not in changed]
    for start in range(0, len(made), _AT_ONCE):
        some = made[start : start + _AT_ONCE]
        orders.take_back_orders(by=by, orders=list(Order.objects.filter(client__in=some)))
        clients.take_back_files(by=by, clients=list(Client.objects.filter(pk__in=some).defer(*SEALED)))
    restored = list(Client.objects.filter(pk__in=changed).order_by("pk"))
    for client in restored:
        restore_file(by=by, row=changed[client.pk], client=client, today=today)
    if restored:
        keeping.write(cases.load(restored, today), by=by, today=today)
