"""Entering an order with everything that is already known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.orders import queries
from waystation.orders.models import Agreement, Order, OrderStep
from waystation.orders.papers import OrderData, refuse_errors, step_row
from waystation.rules import orders as rules
from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


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
    order = _row(by, client, data, queries.law_for(client.area_id, today), today)
    order.save(force_insert=True)
    _write_first_steps(by, [(order, data)])
    audit.record(by, "orders.order_recorded", order, client_id=client.pk, kind=data.kind, state=order.state)
    return order


@transaction.atomic
def record_orders(*, by: User, entries: Sequence[tuple[Client, OrderData]], today: date) -> list[Order]:
    """The first order of each of many new files, in a few statements; all of them or none.

    The caller has just opened these files in this transaction, so nobody else can hold them and none has an
    order yet. Errors as ``record_order``.
    """
    laws = queries.laws_for({client.area_id for client, _data in entries}, today)
    made = [_row(by, client, data, laws[client.area_id], today) for client, data in entries]
    Order.objects.bulk_create(made)
    _write_first_steps(by, [(order, data) for order, (_client, data) in zip(made, entries, strict=True)])
    audit.record_many(
        by=by,
        verb="orders.order_recorded",
        subjects=((order, order.client_id, {"kind": order.kind, "state": order.state}) for order in made),
    )
    return made


def _row(by: User, client: Client, data: OrderData, law: Law, today: date) -> Order:
    """The order as it is kept, not saved yet; RuleBroken where its dates cannot be."""
    refuse_errors(data.findings(law, today))
    computed = rules.term(data.facts(), law)
    return Order(
        client=client,
        kind=data.kind,
        number=data.number,
        authority=data.authority,
        served_on=data.served_on,
        family_served_on=data.family_served_on,
        years=data.years,
        printed_from=data.printed_from,
        printed_to=data.printed_to,
        reported_on=data.reported_on,
        late_reason=data.late_reason,
        starts_on=computed.starts_on if computed else None,
        expires_on=computed.last_day if computed else None,
        state=_state(data),
        state_on=data.reported_on or data.served_on or today,
        recorded_by=by,
    )


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


def _write_first_steps(by: User, entries: Sequence[tuple[Order, OrderData]]) -> None:
    rows = [row for order, data in entries for row in _step_rows(by, order, data)]
    OrderStep.objects.bulk_create(rows)
    Agreement.objects.bulk_create(
        Agreement(order=order, signed_on=data.agreed_on, recorded_by=by)
        for order, data in entries
        if data.agreed_on and data.reported_on
    )


def _step_rows(by: User, order: Order, data: OrderData) -> Iterator[OrderStep]:
    state = rules.State.REGISTERED
    steps = _first_steps(data)
    if data.agreed_on and data.reported_on:
        steps.append((rules.Step.SIGN_AGREEMENT, data.agreed_on))
    for step, on in steps:
        way = rules.way(data.kind, state, step)
        yield step_row(by, order, step, on, state=state, way=way)
        state = way.to
