"""The counters of DRR 20 for one case, in both readings; and what a report would lean on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from waystation.casework.queries.cases import Case
from waystation.common.wording.labels import label
from waystation.common.wording.messages import because
from waystation.orders.actions.matters import Evidence
from waystation.orders.models import Matter
from waystation.rules import breach, orders, screening
from waystation.rules.breach import Counted
from waystation.rules.law import Law
from waystation.rules.matters import Qualification
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
    return Evidence(
        test_confirmed=test is not None and confirmed(test),
        counter_reached=reached,
        law_reports=order is not None and _reports(matter, order, case.law.at(today)),
        test_opposed=test is not None and test.under_objection,
    )


_SITUATIONS = {
    Qualification.MEASURE_REFUSED: orders.Situation.REFUSAL,
    Qualification.SEVERE_BREACH: orders.Situation.SEVERE_BREACH,
    Qualification.RELAPSE: orders.Situation.RELAPSE,
}


def _reports(matter: Matter, order: OrderFacts, law: Law) -> bool:
    """Whether the law knows a report of what was found, for this measure."""
    found = _SITUATIONS.get(Qualification(matter.qualification)) if matter.qualification else None
    if found is None:
        return False
    allowed = orders.consequences(order.kind, found, orders.NOBODY_KNOWN, law)
    return any(one.deed is orders.Deed.REPORT and one.force is not orders.Force.MAY_NOT for one in allowed)


def confirmed(test: screening.ScreeningFacts) -> bool:
    """Whether a report may lean on a test: a legal one, positive, confirmed by a laboratory, unopposed."""
    return (
        test.nature is screening.Nature.LEGAL
        and test.outcome is screening.Outcome.POSITIVE
        and test.confirmed is True
        and not test.under_objection
    )


@dataclass(frozen=True)
class ShownCounter:
    """1/3 of a counter, with why; ``reached``: it is full."""

    title: str
    count: int
    limit: int
    unit: str
    reached: bool
    why: str


@dataclass(frozen=True)
class ShownCounts:
    """The counters of the order that runs. ``mode``: the place's reading in words; ``other`` the other one.

    ``left_out``: what stands in the file and is not counted, with why.
    """

    mode: str
    in_force: list[ShownCounter]
    other: list[ShownCounter]
    left_out: list[str]

    @property
    def begun(self) -> bool:
        """Whether anything counts at all."""
        return any(one.count for one in self.in_force)


def shown(case: Case, today: date) -> ShownCounts | None:
    """The counters of the order that runs, in both readings; None where none runs. No statement."""
    order = case.current()
    if order is None:
        return None
    found = counted(case, order, today)
    together = found.mode == "together"
    other = found.separate if together else found.together
    return ShownCounts(
        mode=gettext("逃避和拒绝合并计数") if together else gettext("逃避和拒绝分别计数"),
        in_force=[_counter(one) for one in found.in_force],
        other=[_counter(one) for one in other if one.code in _TESTS],
        left_out=[label(reason) for _pk, reason in found.left_out],
    )


_TESTS = frozenset({breach.CounterCode.EVADED, breach.CounterCode.REFUSED, breach.CounterCode.TESTS})


def _counter(one: breach.Counter) -> ShownCounter:
    days = one.code is breach.CounterCode.ABSENCE_DAYS
    unit = gettext("天") if days else gettext("次")
    return ShownCounter(label(one.code), one.count, one.limit, unit, one.reached, because(one.why))
