"""Telling a client who was drawn this morning: when, how, for which hours."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.casework.actions import obligations
from waystation.orders.queries import law_for
from waystation.rules.problems import RuleBroken
from waystation.rules.screening.calls import Call, ToldHow, ends
from waystation.screening import access
from waystation.screening.models import Drawn

_TOLD = ("told_on", "told_at", "told_how", "told_by", "slot_from", "slot_to")


@transaction.atomic
def tell(
    *,
    by: User,
    call: Drawn,
    how: ToldHow,
    now: datetime,
    today: date,
    slot_from: time | None = None,
    slot_to: time | None = None,
) -> Drawn:
    """Note that the client was told. Twice keeps the first time.

    Raises Http404, and RuleBroken ``draws.not_today`` (the days of the call are over),
    ``draws.slot_backwards``.
    """
    client = access.must_record(by, call.client_id)
    row = Drawn.objects.select_for_update(of=("self",)).get(pk=call.pk, client=client)
    if row.told_on is not None:
        return row
    if today > ends(Call(row.pk, row.order_id, row.on), law_for(client.area_id, today)):
        raise RuleBroken("draws.not_today", on=row.on)
    if slot_from and slot_to and slot_from >= slot_to:
        raise RuleBroken("draws.slot_backwards")
    row.told_on, row.told_at, row.told_how, row.told_by = today, now, how.value, by
    row.slot_from, row.slot_to = slot_from, slot_to
    row.save(update_fields=_TOLD)
    audit.record(by, "screening.drawn_told", row, client_id=client.pk, how=how.value)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def take_back_told(*, by: User, call: Drawn, today: date) -> Drawn:
    """It was somebody else who was told: on the same day the note goes again. Not told stays so."""
    client = access.must_record(by, call.client_id)
    row = Drawn.objects.select_for_update(of=("self",)).get(pk=call.pk, client=client)
    if row.told_on is None:
        return row
    if row.told_on != today:
        raise RuleBroken("draws.told_earlier", on=row.told_on)
    row.told_on = row.told_at = row.told_by = row.slot_from = row.slot_to = None
    row.told_how = ""
    row.save(update_fields=_TOLD)
    audit.record(by, "screening.drawn_told_taken_back", row, client_id=client.pk)
    obligations.refresh(by=by, client=client, today=today)
    return row
