"""The counters of DRR 20 for one case, in both readings; and what a report would lean on."""

from __future__ import annotations

from datetime import date

from waystation.casework.queries.cases import Case
from waystation.orders.actions.matters import Evidence
from waystation.orders.models import Matter
from waystation.rules import breach, screening
from waystation.rules.breach import Counted
from waystation.rules.matters import clocks as matter_clocks
from waystation.rules.orders import OrderFacts


def facts(case: Case) -> tuple[breach.BreachFact, ...]:
    """What the matters of a case say to the counters."""
    return matter_clocks.breaches(case.more.get("matter", ()))


def counted(case: Case, order: OrderFacts, today: date) -> Counted:
    """The counters of one order. The figures are those of the day it was served."""
    held = case.law.at(order.served_on or order.reported_on or today)
    excused = breach.not_away(order, case.facts.leave_days, today)
    return breach.count(facts(case), order.id, held, today, excused=excused)


def full(case: Case, today: date) -> list[tuple[int, str]]:
    """(order, counter) of every counter that is full in the place's reading, of orders that are alive."""
    return [
        (order.id, counter.code.value)
        for order in case.facts.orders
        if order.state.is_open
        for counter in counted(case, order, today).in_force
        if counter.reached
    ]


def evidence(case: Case, matter: Matter, today: date) -> Evidence:
    """What a report about ``matter`` could lean on: see ``rules.matters.MatterFacts``."""
    order = next((one for one in case.facts.orders if one.id == matter.order_id), None)
    reached = order is not None and counted(case, order, today).reached
    kind, _colon, number = matter.key.partition(":")
    test = None
    if kind == "screening" and number.isdigit():
        test = next((one for one in case.facts.screenings if one.id == int(number)), None)
    return Evidence(test_confirmed=test is not None and confirmed(test), counter_reached=reached)


def confirmed(test: screening.ScreeningFacts) -> bool:
    """Whether a report may lean on a test: a legal one, positive, confirmed by a laboratory, unopposed."""
    return (
        test.nature is screening.Nature.LEGAL
        and test.outcome is screening.Outcome.POSITIVE
        and bool(getattr(test, "confirmed", False))
        and not getattr(test, "under_objection", False)
    )
