"""Entering an order with everything that is already known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.clients.rows import NewFile
from waystation.common import bulk
from waystation.orders import queries
from waystation.orders.models import Agreement, IsolationSpell, Order, OrderStep
from waystation.orders.papers import OrderData, refuse_errors, step_values
from waystation.rules import orders as rules
from waystation.rules.law import Law
from waystation.rules.orders import OrderFacts
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb
from waystation.rules.steps import check_out_of_isolation


@transaction.atomic
def record_order(*, by: User, client: Client, data: OrderData, today: date) -> Order:
    """Enter an order; service, sign-in and agreement become steps where their days are known.

    Raises RuleBroken: ``orders.still_running`` (one order at a time), ``orders.number_taken``, and the
    errors of ``rules.orders.check_dates``. A late sign-in is entered and shows as late.
    """
    client = must_reach(by, client.pk, Verb.RECORD_ORDER_STEP, lock=True)
    if client.orders.filter(ended_on__isnull=True).exists():
        raise RuleBroken("orders.still_running")
    if data.number and client.orders.filter(number=data.number).exists():
        raise RuleBroken("orders.number_taken", number=data.number)
    law = queries.law_for(client.area_id, today)
    before, credited = _isolation_before(client, data)
    values = _values(data, law, today, credited=credited)
    order = Order(client=client, recorded_by=by, after_spell=before, **values)
    order.save(force_insert=True)
    OrderStep.objects.bulk_create(OrderStep(order=order, recorded_by=by, **step) for step in _steps(data))
    if (signed_on := _agreed_on(data)) is not None:
        Agreement.objects.bulk_create([Agreement(order=order, signed_on=signed_on, recorded_by=by)])
    audit.record(by, "orders.order_recorded", order, client_id=client.pk, kind=data.kind, state=order.state)
    return order


def _isolation_before(client: Client, data: OrderData) -> tuple[IsolationSpell | None, int]:
    """The isolation that an order comes after, and how many of its days count towards it (DRR 31).

    Raises RuleBroken ``orders.still_in_isolation`` for a sign-in before the last day inside, and
    ``orders.recovery_not_after_change`` (DRR 31: the change leads into treatment).
    """
    spells = list(queries.spells(client))
    if data.reported_on is not None:
        check_out_of_isolation(data.reported_on, [queries.spell_facts(spell) for spell in spells])
    begins = data.reported_on or data.served_on
    before = [spell for spell in spells if begins is None or spell.decided_on <= begins]
    last = before[-1] if before else None
    if last is None or Order.objects.filter(after_spell=last).exists():
        return None, 0
    found = queries.spell_facts(last)
    if found.end is rules.SpellEnd.CHANGED and data.kind is rules.Kind.RECOVERY:
        raise RuleBroken("orders.recovery_not_after_change")
    return last, rules.credited_days(found) if data.kind is rules.Kind.TREATMENT else 0


@transaction.atomic
def record_orders(*, by: User, entries: Sequence[tuple[NewFile, OrderData]], today: date) -> list[OrderFacts]:
    """The first order of each of many new files, in a few statements; all of them or none.

    The caller has just opened these files in this transaction, so nobody else can hold them and none has an
    order yet. Errors as ``record_order``. Answers what the rules know of each order now.
    """
    laws = queries.laws_for({file.area_id for file, _data in entries}, today)
    its = {"recorded_by_id": by.pk}
    rows = [its | {"client_id": file.pk} | _values(data, laws[file.area_id], today) for file, data in entries]
    ids = bulk.insert_rows(Order, rows)
    steps, agreements = [], []
    for pk, (_file, data) in zip(ids, entries, strict=True):
        steps += [its | {"order_id": pk} | step for step in _steps(data)]
        if (signed_on := _agreed_on(data)) is not None:
            agreements.append(its | {"order_id": pk, "signed_on": signed_on})
    bulk.insert_rows(OrderStep, steps)
    bulk.insert_rows(Agreement, agreements)
    audit.record_rows(
        by=by,
        verb="orders.order_recorded",
        table=Order,
        rows=(
            (pk, row["client_id"], {"kind": row["kind"], "state": row["state"]})
            for pk, row in zip(ids, rows, strict=True)
        ),
    )
    return [
        replace(data.facts(pk), state=row["state"], agreed_on=_agreed_on(data))
        for pk, row, (_file, data) in zip(ids, rows, entries, strict=True)
    ]


def _values(data: OrderData, law: Law, today: date, *, credited: int = 0) -> dict[str, Any]:
    """The order as it is kept; RuleBroken where its dates cannot be."""
    refuse_errors(data.findings(law, today))
    computed = rules.term(replace(data.facts(), credited_days=credited), law)
    return {
        "kind": data.kind,
        "number": data.number,
        "authority": data.authority,
        "served_on": data.served_on,
        "family_served_on": data.family_served_on,
        "years": data.years,
        "printed_from": data.printed_from,
        "printed_to": data.printed_to,
        "decided_on": data.decided_on,
        "is_far": data.is_far,
        "arrived_by_move": data.arrived_by_move,
        "credited_days": credited,
        "reported_on": data.reported_on,
        "late_reason": data.late_reason,
        "starts_on": computed.starts_on if computed else None,
        "expires_on": computed.last_day if computed else None,
        "state": _state(data),
        "state_on": data.reported_on or data.served_on or today,
    }


def _first_steps(data: OrderData) -> list[tuple[rules.Step, date]]:
    """The steps that the known days tell of. Who has signed in has been served, at the latest that day."""
    steps = []
    if served := data.served_on or data.reported_on:
        steps.append((rules.Step.SERVE, served))
    if data.reported_on:
        steps.append((rules.Step.SIGN_IN, data.reported_on))
    return steps


def _state(data: OrderData) -> rules.State:
    return rules.replay(data.kind, [step for step, _on in _first_steps(data)])


def _agreed_on(data: OrderData) -> date | None:
    """The day of the agreement; before sign-in there is none."""
    return data.agreed_on if data.reported_on else None


def _steps(data: OrderData) -> Iterator[dict[str, Any]]:
    state = rules.State.REGISTERED
    steps = _first_steps(data)
    if (signed_on := _agreed_on(data)) is not None:
        steps.append((rules.Step.SIGN_AGREEMENT, signed_on))
    for step, on in steps:
        way = rules.way(data.kind, state, step)
        yield step_values(step, on, state=state, way=way)
        state = way.to
