"""Severe breach of the agreement (DRR 20): what counts, how often, in both readings.

The list is closed: tests evaded or refused at least three times; absence from the county without permission
at least three times, or more than thirty days in all. Counted is only what was served on the client,
qualified by a person, confirmed by a second one, and is not under objection. A counter that is full changes
nothing: it lets a person draft a report (design law 3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.away import civil_days
from waystation.rules.law import Law, Why


class BreachKind(StrEnum):
    """The behaviours of Art. 20. Nothing else is a severe breach."""

    EVADED = "evaded"
    REFUSED = "refused"
    ABSENT = "absent"


class NotCounted(StrEnum):
    """Why something on record is not counted."""

    WITHDRAWN = "withdrawn"
    NOT_SERVED = "not_served"
    NOT_CONFIRMED = "not_confirmed"
    UNDER_OBJECTION = "under_objection"
    OTHER_ORDER = "other_order"


@dataclass(frozen=True, slots=True)
class BreachFact:
    """One event a person qualified as a breach. ``from_on``: its day, or the first day away; ``to_on``: the
    last day away (None: still away, or not an absence). ``confirmed_on``: a second person agreed."""

    id: int
    kind: BreachKind
    order_id: int | None
    from_on: date
    to_on: date | None = None
    served: bool = False
    confirmed_on: date | None = None
    under_objection: bool = False
    withdrawn: bool = False

    def not_counted(self, order_id: int) -> NotCounted | None:
        """Why it is not counted for that order; None: it counts."""
        if self.withdrawn:
            return NotCounted.WITHDRAWN
        if self.order_id not in (None, order_id):
            return NotCounted.OTHER_ORDER
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

    ``separate``/``together``: the counters of each reading. ``left_out``: (fact, why it is not counted).
    """

    mode: str
    separate: tuple[Counter, ...]
    together: tuple[Counter, ...]
    left_out: tuple[tuple[int, NotCounted], ...]

    @property
    def in_force(self) -> tuple[Counter, ...]:
        """The counters of the place's reading."""
        return self.together if self.mode == "together" else self.separate

    @property
    def reached(self) -> bool:
        """Whether any counter of the place's reading is full."""
        return any(counter.reached for counter in self.in_force)


def count(facts: Iterable[BreachFact], order_id: int, law: Law, today: date) -> Counted:
    """Count the breaches of one order up to ``today`` in both readings; the order of the facts is nothing.

    ``law``: as it stood when the order was served. A day away is counted once however many facts cover it.
    """
    known = {fact.id: fact for fact in facts if fact.from_on <= today}
    refused = {pk: reason for pk, fact in sorted(known.items()) if (reason := fact.not_counted(order_id))}
    counted = [fact for pk, fact in sorted(known.items()) if pk not in refused]

    def of(code: CounterCode, key: str, *kinds: BreachKind) -> Counter:
        held = [fact.id for fact in counted if fact.kind in kinds]
        limit = law.number(key)
        return Counter(
            code, len(held), limit, len(held) >= limit, tuple(held), law.why("breach.why.times", key)
        )

    away = [fact for fact in counted if fact.kind is BreachKind.ABSENT]
    days = civil_days((fact.from_on, min(fact.to_on or today, today)) for fact in away)
    most = law.number("severe_absence_days_gt")
    absences = (
        of(CounterCode.ABSENCES, "severe_absence_times", BreachKind.ABSENT),
        Counter(
            CounterCode.ABSENCE_DAYS,
            days,
            most,
            days > most,
            tuple(fact.id for fact in away),
            law.why("breach.why.days", "severe_absence_days_gt"),
        ),
    )
    evaded = of(CounterCode.EVADED, "severe_test_refusals", BreachKind.EVADED)
    refusals = of(CounterCode.REFUSED, "severe_test_refusals", BreachKind.REFUSED)
    tests = of(CounterCode.TESTS, "severe_test_refusals", BreachKind.EVADED, BreachKind.REFUSED)
    return Counted(
        mode=law.choice("severe_breach_count_mode"),
        separate=(evaded, refusals, *absences),
        together=(tests, *absences),
        left_out=tuple(refused.items()),
    )
