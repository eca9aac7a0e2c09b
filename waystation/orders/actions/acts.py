"""Dated acts round an order that a clock waits for: who was told, what was sent, what was served."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.orders.access import must_reach
from waystation.orders.models import Order, OrderAct
from waystation.rules.orders import Act
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def record_act(*, by: User, order: Order, act: Act, on: date | None, today: date) -> OrderAct | None:
    """Write down the day of an act, set it right, or (``on`` None) take it back; each act stands once.

    Raises RuleBroken ``orders.act_in_future``, ``orders.act_before_decision``.
    """
    order = must_reach(by, order.pk, Verb.RECORD_ORDER_STEP, lock=True)
    row = order.acts.filter(act=act).first()
    if on is None:
        if row is not None:
            audit.record(by, "orders.act_taken_back", order, client_id=order.client_id, act=act)
            row.delete()
        return None
    if on > today:
        raise RuleBroken("orders.act_in_future", on=on)
    begins = order.decided_on or order.served_on
    if begins is not None and on < begins:
        raise RuleBroken("orders.act_before_decision", on=on, begins=begins)
    if row is not None and row.on == on:
        return row
    if row is None:
        row = OrderAct.objects.create(order=order, act=act, on=on, recorded_by=by)
    else:
        row.on = on
        row.save(update_fields=["on"])
    audit.record(by, "orders.act_recorded", order, client_id=order.client_id, act=act, on=on.isoformat())
    return row
