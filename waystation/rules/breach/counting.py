"""Severe breach of the agreement (DRR 20): what counts, how often, in both readings.

The list is closed: tests evaded or refused at least three times; absence from the county without permission
at least three times, or more than thirty days in all. Counted is only what a person qualified as such, what
was served on the client, confirmed by a second person, and is not under objection. A counter that is full
changes nothing: it lets a person draft a report (design law 3).

How days and times of absence are counted: civil days, the first and the last included, each once however many
records cover it; never a day on which a leave held or the measure rested. Records that overlap or follow each
other without a day between are one absence: nobody can leave again who has not come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.away import Spell, civil_days, stays
from waystation.rules.calendar import add_days
from waystation.rules.law import Law, Why
from waystation.rules.orders import OrderFacts


class BreachKind(StrEnum):
    """The behaviours of Art. 20. Nothing else is a severe breach."""

    EVADED = "evaded"
    REFUSED = "refused"
    ABSENT = "absent"


class NotCounted(StrEnum):
    """Why something on record is not counted."""

    WITHDRAWN = "withdrawn"
    OTHER_ORDER = "other_order"
    NOT_QUALIFIED = "not_qualified"
    NO_BREACH = "no_breach"
    COVERED = "covered"
    NOT_SERVED = "not_served"
    NOT_CONFIRMED = "not_confirmed"
    UNDER_OBJECTION = "under_objection"


@dataclass(frozen=True, slots=True)
class BreachFact:
    """One event that may be a breach. ``from_on``: its day, or the first day away; ``to_on``: the last day
    away (None: still away, or not an absence). ``confirmed_on``: a second person agreed.

    ``qualified``: whether a person found it to be one; None while nobody has said. ``record``: what its
    number is the number of; empty: of a test, or of an absence. Each sort is numbered apart.
    """

    id: int
    kind: BreachKind
    order_id: int | None
    from_on: date
    to_on: date | None = None
    served: bool = False
    confirmed_on: date | None = None
    under_objection: bool = False
    withdrawn: bool = False
    qualified: bool | None = True
    record: str = ""

    @property
    def told_as(self) -> str:
        """What its number is the number of."""
        return self.record or ("absence" if self.is_absence else "test")

    @property
    def is_absence(self) -> bool:
        """Whether it is a stay away; else it is a test."""
        return self.kind is BreachKind.ABSENT

    def spell(self, today: date) -> Spell:
        """The days away up to ``today``."""
        return self.from_on, min(self.to_on or today, today)

    def not_counted(self, order_id: int) -> NotCounted | None:
        """Why it is not counted for that order, the first of the reasons; None: it counts."""
        if self.withdrawn:
            return NotCounted.WITHDRAWN
        if self.order_id not in (None, order_id):
            return NotCounted.OTHER_ORDER
        if self.qualified is not True:
            return NotCounted.NOT_QUALIFIED if self.qualified is None else NotCounted.NO_BREACH
        if not self.served:
            return NotCounted.NOT_SERVED
        if self.confirmed_on is None:
            return NotCounted.NOT_CONFIRMED
        return NotCounted.UNDER_OBJECTION if self.under_objection else None


class CounterCode(StrEnum):
    """What is counted. ``tests``: evaded and refused together, the stricter reading."""

    EVADED = "evaded"
    REFUSED = "refused"
    TESTS = "tests"
    ABSENCES = "absences"
    ABSENCE_DAYS = "absence_days"


@dataclass(frozen=True, slots=True)
class Counter:
    """``count`` of ``limit``. ``reached``: at least ``limit`` times; of days: more than ``limit``."""

    code: CounterCode
    count: int
    limit: int
    reached: bool
    facts: tuple[int, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class Counted:
    """The counters of one order. ``mode``: the reading of the place (``separate`` or ``together``).

    ``separate``/``together``: the counters of each reading. ``left_out``: what is on record and not counted,
    and why, in the order of days.
    """

    mode: str
    separate: tuple[Counter, ...]
    together: tuple[Counter, ...]
    left_out: tuple[tuple[BreachFact, NotCounted], ...]

    @property
    def in_force(self) -> tuple[Counter, ...]:
        """The counters of the place's reading."""
        return self.together if self.mode == "together" else self.separate

    @property
    def reached(self) -> bool:
        """Whether any counter of the place's reading is full."""
        return any(counter.reached for counter in self.in_force)

    @property
    def reached_otherwise(self) -> bool:
        """Whether any counter would be full in the reading that the place does not use."""
        other = self.separate if self.mode == "together" else self.together
        return any(counter.reached for counter in other)


def not_away(order: OrderFacts, leave_days: Iterable[Spell], today: date) -> tuple[Spell, ...]:
    """The days that no absence of an order can be counted for: leaves that hold, its own suspensions, and
    the days after its end, on which nobody had to stay."""
    rests = [(rest.from_on, rest.to_on or today) for rest in order.suspensions]
    after = [] if order.ended_on is None else [(add_days(order.ended_on, 1), today)]
    return (*leave_days, *rests, *after)


def count(
    facts: Iterable[BreachFact], order_id: int, law: Law, today: date, *, excused: Iterable[Spell] = ()
) -> Counted:
    """Count the breaches of one order up to ``today`` in both readings; the order of the facts is nothing.

    ``law``: as it stood when the order was served. ``excused``: days that are no absence (``not_away``).
    """
    free = tuple(excused)
    events = {(fact.told_as, fact.id): fact for fact in facts if fact.from_on <= today}
    known = sorted(events.values(), key=lambda fact: (fact.from_on, fact.told_as, fact.id))
    left_out: list[tuple[BreachFact, NotCounted]] = []
    counted: list[BreachFact] = []
    for fact in known:
        why = fact.not_counted(order_id)
        if why is None and fact.is_absence and civil_days([fact.spell(today)], without=free) == 0:
            why = NotCounted.COVERED
        if why is None:
            counted.append(fact)
        else:
            left_out.append((fact, why))
    tests = [
        _times(code, "severe_test_refusals", [f for f in counted if f.kind in kinds], law)
        for code, kinds in _TESTS.items()
    ]
    absences = _absences([fact for fact in counted if fact.is_absence], free, law, today)
    return Counted(
        mode=law.choice("severe_breach_count_mode"),
        separate=(*(one for one in tests if one.code is not CounterCode.TESTS), *absences),
        together=(*(one for one in tests if one.code is CounterCode.TESTS), *absences),
        left_out=tuple(left_out),
    )


_TESTS: Mapping[CounterCode, frozenset[BreachKind]] = {
    CounterCode.EVADED: frozenset({BreachKind.EVADED}),
    CounterCode.REFUSED: frozenset({BreachKind.REFUSED}),
    CounterCode.TESTS: frozenset({BreachKind.EVADED, BreachKind.REFUSED}),
}


def _times(
    code: CounterCode, key: str, facts: Sequence[BreachFact], law: Law, times: int | None = None
) -> Counter:
    found, limit = len(facts) if times is None else times, law.number(key)
    held = tuple(fact.id for fact in facts)
    return Counter(code, found, limit, found >= limit, held, law.why("breach.why.times", key))


def _absences(
    away: Sequence[BreachFact], excused: Sequence[Spell], law: Law, today: date
) -> tuple[Counter, Counter]:
    """How often and for how many days."""
    spells = [fact.spell(today) for fact in away]
    days, most = civil_days(spells, without=excused), law.number("severe_absence_days_gt")
    reason = law.why("breach.why.days", "severe_absence_days_gt")
    return (
        _times(CounterCode.ABSENCES, "severe_absence_times", away, law, len(stays(spells))),
        Counter(CounterCode.ABSENCE_DAYS, days, most, days > most, tuple(fact.id for fact in away), reason),
    )
