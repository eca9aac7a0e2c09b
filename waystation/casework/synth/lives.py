"""What the law did with one person: orders, sign-in, agreement, rest, relapse, isolation, the end.

The shares are plausible, not measured: they make every state appear, most files in the middle of their term.
Every step is one that ``rules.orders`` allows.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from waystation.rules import orders
from waystation.rules.calendar import add_days, days_between
from waystation.rules.law import Law
from waystation.rules.orders import Kind, State, Step, Suspension

from .places import Settings

#: Share of files that were open when the house began; they came from another book.
CARRIED_OVER = 0.35
RECOVERY_AT_FIRST = 0.24
#: What becomes of a person who signed in: the end of the term is what is left.
FATES = (
    ("relapse", 0.13),
    ("lost", 0.04),
    ("rest", 0.06),
    ("away", 0.04),
    ("sentence", 0.025),
    ("death", 0.008),
)
_LATE_REASONS = ("外地打工，回来后报到", "路上耽搁，家人陪同报到", "住院治疗，出院后报到")


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step as ``OrderStep`` keeps it."""

    step: Step
    on: date
    before: State
    way: orders.Way
    note: str = ""
    until: date | None = None


@dataclass(slots=True)
class OrderLife:
    """One order from service to its end. ``silent_from``: since when nobody has found the person."""

    kind: Kind
    years: int
    served_on: date | None
    reported_on: date | None = None
    agreed_on: date | None = None
    late_reason: str = ""
    state: State = State.REGISTERED
    state_on: date | None = None
    ended_on: date | None = None
    silent_from: date | None = None
    suspensions: tuple[Suspension, ...] = ()
    steps: list[StepTaken] = field(default_factory=list)

    def take(self, step: Step, on: date, note: str = "", until: date | None = None) -> None:
        """Walk one lawful step."""
        way = orders.way(self.kind, self.state, step)
        self.steps.append(StepTaken(step, on, self.state, way, note, until))
        if step is not Step.SIGN_AGREEMENT:
            self.state, self.state_on = way.to, on
        if not way.to.is_open:
            self.ended_on = on

    def facts(self, pk: int) -> orders.OrderFacts:
        """As the rules see it."""
        return orders.OrderFacts(
            id=pk,
            kind=self.kind,
            state=self.state,
            years=self.years,
            served_on=self.served_on,
            family_served_on=self.served_on,
            reported_on=self.reported_on,
            agreed_on=self.agreed_on,
            ended_on=self.ended_on,
            suspensions=self.suspensions,
        )


@dataclass(slots=True)
class Life:
    """When the file was opened and closed, and the orders in it. No order: it has not been entered yet."""

    registered_on: date
    closed_on: date | None
    orders: list[OrderLife]


def live(chance: random.Random, settings: Settings, law: Law) -> Life:
    """One person's way up to ``settings.today``."""
    today, opened_on = settings.today, settings.opened_on
    kind = Kind.RECOVERY if chance.random() < RECOVERY_AT_FIRST else Kind.TREATMENT
    years = _years(chance, kind, law)
    if chance.random() < CARRIED_OVER:
        served_on = add_days(opened_on, -chance.randrange(1, 365 * years - 60))
        registered_on = min(today, add_days(opened_on, chance.randrange(45)))
    else:
        served_on = add_days(opened_on, chance.randrange(max(1, days_between(opened_on, today) + 1)))
        registered_on = min(today, add_days(served_on, chance.randrange(5)))
    if registered_on == today and chance.random() < 0.3:
        return Life(registered_on, None, [])
    walked = [_walk(chance, kind, years, served_on, settings=settings, law=law, known=registered_on)]
    while (last := walked[-1]).state is State.IN_ISOLATION and last.ended_on is not None:
        # Two years, or one where it was shortened (DCL 47); then an order of recovery.
        back_on = add_days(last.ended_on, chance.choice((365, 540, 730)))
        if back_on > today:
            break
        years = _years(chance, Kind.RECOVERY, law)
        walked.append(_walk(chance, Kind.RECOVERY, years, back_on, settings=settings, law=law, known=back_on))
    closed_on = None
    if last.ended_on is not None and last.state is not State.IN_ISOLATION and chance.random() < 0.9:
        day = add_days(max(last.ended_on, registered_on), chance.randrange(1, 45))
        closed_on = day if day <= today else None
    return Life(registered_on, closed_on, walked)


def _years(chance: random.Random, kind: Kind, law: Law) -> int:
    allowed = orders.allowed_years(kind, law)
    return chance.choice((*allowed, allowed[-1])) if len(allowed) > 1 else allowed[0]


def _walk(
    chance: random.Random,
    kind: Kind,
    years: int,
    served_on: date,
    *,
    settings: Settings,
    law: Law,
    known: date,
) -> OrderLife:
    """One order: served, reported or not, agreed or not, and what came of it."""
    today = settings.today
    if days_between(served_on, today) < 20 and chance.random() < 0.1:
        return OrderLife(kind, years, None, state_on=known)
    order = OrderLife(kind, years, served_on)
    order.take(Step.SERVE, served_on)
    if not _sign_in(chance, order, law, known, today):
        return order
    assert order.reported_on is not None  # noqa: S101 - just signed in
    fate = _fate(chance)
    computed = orders.term(order.facts(0), law)
    assert computed is not None  # noqa: S101 - just signed in
    soonest = max(add_days(order.reported_on, 45), add_days(known, 10))
    left = days_between(soonest, computed.last_day)
    when = add_days(soonest, int(left * chance.random() ** 1.5)) if left > 0 else computed.last_day
    if fate and left > 0 and when <= today:
        _meet(chance, order, fate, when, today)
    _complete(chance, order, law, today)
    return order


def _sign_in(chance: random.Random, order: OrderLife, law: Law, known: date, today: date) -> bool:
    """Whether the person has reported by today; the agreement follows within days, mostly."""
    assert order.served_on is not None  # noqa: S101 - it was served
    limit = law.at(order.served_on).number("report_deadline_days")
    luck = chance.random()
    if luck > 0.985 and order.served_on >= known:
        never = add_days(order.served_on, limit + chance.randrange(45, 120))
        if order.kind is Kind.TREATMENT and never <= today:
            order.take(Step.ISOLATE, never, "强制隔离戒毒决定书（虚构）")
        return False
    late = luck > 0.93
    delay = limit + chance.randrange(1, 50) if late else min(limit, int(chance.triangular(0, limit + 1, 3)))
    reported_on = add_days(order.served_on, delay)
    if reported_on > today:
        return False
    order.reported_on = reported_on
    order.late_reason = chance.choice(_LATE_REASONS) if late else ""
    order.take(Step.SIGN_IN, reported_on, order.late_reason)
    luck = chance.random()
    agreed_on = add_days(reported_on, chance.randrange(8) if luck < 0.92 else chance.randrange(8, 40))
    if agreed_on <= today and luck < 0.985:
        order.agreed_on = agreed_on
        order.take(Step.SIGN_AGREEMENT, agreed_on)
    return True


def _fate(chance: random.Random) -> str:
    luck = chance.random()
    for name, share in FATES:
        luck -= share
        if luck < 0:
            return name
    return ""


def _meet(chance: random.Random, order: OrderLife, fate: str, when: date, today: date) -> None:
    """What happens on that day."""
    match fate:
        case "relapse":
            order.take(Step.ISOLATE, when, "强制隔离戒毒决定书（虚构）")
        case "away":
            order.take(Step.TRANSFER_OUT, when, "变更执行地函（虚构）")
        case "sentence":
            order.take(Step.TERMINATE, when, "刑事判决书（虚构）")
        case "death":
            order.take(Step.RECORD_DEATH, when)
        case "lost":
            order.silent_from = when
        case "rest":
            until = add_days(when, chance.randrange(15, 180))
            order.take(Step.SUSPEND, when, "拘留通知书（虚构）", until)
            order.suspensions = (Suspension(when),)
            if until < today:
                order.take(Step.RESUME, add_days(until, 1), "解除通知书（虚构）")
                order.suspensions = (Suspension(when, until),)


def _complete(chance: random.Random, order: OrderLife, law: Law, today: date) -> None:
    """Released at the end of the term, a little late as it goes; some wait for the police's paper."""
    if order.state not in orders.SIGNED_IN_STATES:
        return
    computed = orders.term(order.facts(0), law)
    assert computed is not None  # noqa: S101 - signed in
    on = add_days(max(computed.last_day, order.state_on or computed.last_day), chance.randrange(0, 20))
    if on <= today and chance.random() < 0.97:
        order.take(Step.COMPLETE, on, "解除通知书（虚构）")
