"""Facts of health in which isolation does not apply (DCL 39), as somebody who works with the person knows
them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Sex
from waystation.orders import queries
from waystation.orders.models import Circumstance
from waystation.rules.orders import Exemption, last_day_of_nursing
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def note_circumstance(
    *,
    by: User,
    client: Client,
    kind: Exemption,
    from_on: date,
    today: date,
    child_born_on: date | None = None,
) -> Circumstance:
    """Write down a pregnancy, or the nursing of an own child, with its day.

    Nursing ends by itself on the child's first birthday. Twice the same is one row. Raises RuleBroken
    ``orders.circumstance_in_future``, ``orders.child_day_needed``, ``orders.circumstance_computed`` (an age
    is read from the day of birth), ``orders.circumstance_for_women``, ``orders.circumstance_holds``.
    """
    client = must_reach(by, client.pk, Verb.KEEP_CIRCUMSTANCES, lock=True)
    if kind is Exemption.UNDER_AGE:
        raise RuleBroken("orders.circumstance_computed")
    if client.sex != Sex.FEMALE:
        raise RuleBroken("orders.circumstance_for_women")
    to_on = None
    if kind is Exemption.NURSING:
        if child_born_on is None:
            raise RuleBroken("orders.child_day_needed")
        from_on = max(from_on, child_born_on)
        to_on = last_day_of_nursing(child_born_on, queries.law_for(client.area_id, today))
        if to_on < from_on:
            raise RuleBroken("orders.child_over_one", to_on=to_on)
    if from_on > today or (child_born_on is not None and child_born_on > today):
        raise RuleBroken("orders.circumstance_in_future")
    standing = client.circumstances.filter(kind=kind, withdrawn_at__isnull=True)
    for row in standing:
        if row.from_on == from_on and row.child_born_on == child_born_on:
            return row
        if row.to_on is None or (kind is Exemption.NURSING and row.child_born_on == child_born_on):
            raise RuleBroken("orders.circumstance_holds", from_on=row.from_on)
    row = Circumstance.objects.create(
        client=client, kind=kind, from_on=from_on, to_on=to_on, child_born_on=child_born_on, recorded_by=by
    )
    # Neither which one nor its day: the record holds no facts of health.
    audit.record(by, "orders.circumstance_noted", row, client_id=client.pk)
    return row


@transaction.atomic
def end_circumstance(*, by: User, circumstance: Circumstance, on: date, today: date) -> Circumstance:
    """Write down the last day. Raises RuleBroken ``orders.circumstance_in_future``,
    ``orders.circumstance_backwards``."""
    circumstance = _held(by, circumstance)
    if on > today:
        raise RuleBroken("orders.circumstance_in_future")
    if on < circumstance.from_on:
        raise RuleBroken("orders.circumstance_backwards", from_on=circumstance.from_on)
    circumstance.to_on = on
    circumstance.save(update_fields=["to_on"])
    audit.record(by, "orders.circumstance_ended", circumstance, client_id=circumstance.client_id)
    return circumstance


@transaction.atomic
def withdraw_circumstance(*, by: User, circumstance: Circumstance, now: datetime) -> Circumstance:
    """Strike out what was written down by mistake; withdrawn twice it stays as the first time."""
    circumstance = _held(by, circumstance)
    circumstance.withdrawn_at = now
    circumstance.save(update_fields=["withdrawn_at"])
    audit.record(by, "orders.circumstance_withdrawn", circumstance, client_id=circumstance.client_id)
    return circumstance


def _held(by: User, circumstance: Circumstance) -> Circumstance:
    """The row, locked behind its file; 404 where it is withdrawn or out of reach."""
    must_reach(by, circumstance.client_id, Verb.KEEP_CIRCUMSTANCES, lock=True)
    held = Circumstance.objects.select_for_update().filter(pk=circumstance.pk, withdrawn_at__isnull=True)
    row = held.first()
    if row is None:
        raise Http404
    return row
