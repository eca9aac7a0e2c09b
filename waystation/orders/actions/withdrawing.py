"""Taking back the last step of an order that was written down by mistake."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.orders import queries
from waystation.orders.access import must_reach
from waystation.orders.models import Order, OrderStep
from waystation.orders.papers import keep_term
from waystation.rules import orders as rules
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .agreement import signing_taken_back
from .isolation import strike_spell


@transaction.atomic
def withdraw_step(*, by: User, order: Order, step_id: int, reason: str, now: datetime) -> OrderStep:
    """Strike out the last step; the order stands again as the steps before it left it.

    Only the last one, so that what was built on a step never stands without it. Corrections are not taken
    back: the next correction sets them right. Withdrawn twice it stays as the first time. Raises Http404
    for a step of another order, RuleBroken ``orders.step_not_last``, ``orders.newer_order``,
    ``clients.reason_needed`` ``clients.file_closed`` and, for an isolation, ``orders.spell_is_followed``.
    """
    order = must_reach(by, order.pk, Verb.RECORD_ORDER_STEP, lock=True)
    step = order.steps.filter(pk=step_id).first()
    if step is None or step.step == rules.Step.CORRECT:
        raise Http404
    if step.withdrawn_at is not None:
        return step
    if not reason.strip():
        raise RuleBroken("clients.reason_needed")
    standing = queries.standing_steps(order)
    _refuse_unless_last(order, step, standing)
    step.withdrawn_at, step.withdrawn_by, step.withdrawn_reason = now, by, reason.strip()
    step.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    if step.step == rules.Step.ISOLATE:
        for spell in queries.spells(order.client).filter(order=order).select_for_update(of=("self",)):
            strike_spell(by=by, spell=spell, now=now)
    _stand_as_before(by, order, rules.Step(step.step), step, standing[:-1])
    order.save(update_fields=["state", "state_on", "ended_on", "served_on", "reported_on", "late_reason"])
    law = queries.law_for(order.client.area_id, timezone.localtime(now).date())
    order.save(update_fields=keep_term(order, law))
    audit.record(
        by,
        "orders.step_withdrawn",
        order,
        client_id=order.client_id,
        step=step.step,
        on=step.on.isoformat(),
        to=order.state,
    )
    return step


def _refuse_unless_last(order: Order, step: OrderStep, standing: list[OrderStep]) -> None:
    last = standing[-1]
    if last.pk != step.pk:
        raise RuleBroken("orders.step_not_last", step=rules.Step(last.step), on=last.on)
    if order.client.state == Client.State.CLOSED:
        raise RuleBroken("clients.file_closed")
    ends = not rules.State(step.to_state).is_open
    if ends and order.client.orders.exclude(pk=order.pk).filter(ended_on__isnull=True).exists():
        raise RuleBroken("orders.newer_order")


def _stand_as_before(
    by: User, order: Order, what: rules.Step, step: OrderStep, before: list[OrderStep]
) -> None:
    """State, days and agreement as if ``step`` had not been recorded; nothing of the order is saved here."""
    order.state = rules.replay(rules.Kind(order.kind), [rules.Step(row.step) for row in before])
    moving = [row.on for row in before if row.step != rules.Step.SIGN_AGREEMENT]
    order.state_on = moving[-1] if moving else timezone.localtime(step.recorded_at).date()
    if what is rules.Step.SERVE:
        order.served_on = None
    elif what is rules.Step.SIGN_IN:
        order.reported_on, order.late_reason = None, ""
    elif what is rules.Step.SIGN_AGREEMENT:
        # The step keeps what was signed when; the agreement before it, if any, is in force again.
        signing_taken_back(by=by, order=order)
        order.agreements.filter(ends_on__isnull=True).delete()
    ends = not rules.State(step.to_state).is_open
    if ends:
        order.ended_on = None
    if ends or what is rules.Step.SIGN_AGREEMENT:
        last = order.agreements.filter(ends_on=step.on).order_by("-signed_on", "-pk").first()
        if last is not None:
            last.ends_on = None
            last.save(update_fields=["ends_on"])
