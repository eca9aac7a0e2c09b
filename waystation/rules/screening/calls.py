"""Calls to unforeseen tests: who is on a morning's list, what became of a call, what it asks of the office.

The draw itself is ``rules.screening.draw``; here the facts of a case become what it looks at, and its rows
become dated duties: tell the client today, test today (until two days later, marked late).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.orders import OrderFacts, term
from waystation.rules.screening import draw
from waystation.rules.screening.tests import (
    FULFILLING,
    NOT_COUNTED,
    MissKind,
    Outcome,
    ScreeningFacts,
    plan_key,
)

#: A block is never longer than a year; what was called before says nothing of it.
LOOK_BACK_DAYS = 366


class ToldHow(StrEnum):
    """How a client was told of today's test."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    MESSAGE = "message"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Answer:
    """A record of a day on which a call could be answered."""

    id: int
    on: date
    outcome: Outcome
    miss: MissKind | None = None

    @property
    def tested(self) -> bool:
        """Whether a test was taken."""
        return self.outcome in FULFILLING

    @property
    def excused(self) -> bool:
        """Whether it is a miss that never counts against the client."""
        return self.outcome is Outcome.MISSED and self.miss in NOT_COUNTED


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it is kept. ``answers``: the records of its days, oldest first."""

    id: int
    order_id: int
    on: date
    told_on: date | None = None
    answers: tuple[Answer, ...] = ()


def answered(calls: Iterable[Call]) -> dict[int, Answer | None]:
    """Which record answers which call: one test answers one call, of its own day first."""
    held = sorted(calls, key=lambda call: (call.on, call.id))
    found: dict[int, Answer | None] = {call.id: None for call in held}
    used: set[int] = set()
    for same_day in (True, False):
        for call in held:
            fits = (
                one
                for one in call.answers
                if one.tested and one.id not in used and (one.on == call.on) is same_day
            )
            one = None if found[call.id] else next(fits, None)
            if one is not None:
                found[call.id] = one
                used.add(one.id)
    for call in held:
        if found[call.id] is None:
            found[call.id] = next((one for one in call.answers if not one.tested), None)
    return found


def ends(call: Call, law: Law) -> date:
    """The last day on which a test still answers the call."""
    return add_days(call.on, law.at(call.on).number("test_draw_makeup_days"))


def in_force(law: Law) -> bool:
    """Whether days are drawn in this place today."""
    return law.switch("test_draw")


def chances(order: OrderFacts, law: Law) -> tuple[Fraction, ...]:
    """The daily chance in each year of the order, with today's figures."""
    key = plan_key(order).replace("test_plan_", "test_draw_one_in_")
    return tuple(Fraction(1, days) for days in law.plan(key))


def terms_of(
    order: OrderFacts,
    law: Law,
    *,
    client: int,
    known_since: date,
    leaves: Sequence[tuple[date, date]] = (),
) -> draw.Terms | None:
    """What today's draw looks at, or None for somebody who is not on today's list.

    ``law``: of today. Drawn from the day on which the place began, or the file came here. On the list is who
    signed in and whose order runs; whoever rests today stands on it with the rest.
    """
    computed = term(order, law)
    if computed is None or not order.state.is_open or not in_force(law):
        return None
    begins = max(computed.starts_on, law.parameter("test_draw").since, known_since)
    if not begins <= law.on <= computed.last_day:
        return None
    rests = [
        draw.Rest(rest.from_on, rest.to_on or computed.last_day, draw.RestReason.SUSPENDED)
        for rest in order.suspensions
    ]
    rests += [draw.Rest(first, last, draw.RestReason.LEAVE) for first, last in leaves]
    counts = law.at(computed.starts_on).plan(plan_key(order))
    return draw.Terms(
        client=str(client),
        order=str(order.id),
        plan=draw.Plan(computed.starts_on, counts, draw.Floor(law.choice("test_draw_floor"))),
        chances=chances(order, law),
        begins=begins,
        ends=computed.last_day,
        rests=tuple(rest for rest in rests if rest.last >= law.on and rest.first <= computed.last_day),
        extra_max=law.number("test_draw_extra_max"),
        makeup_days=law.number("test_draw_makeup_days"),
    )


def called_before(
    calls: Iterable[Call],
    parts: Mapping[int, draw.Part],
    screenings: Iterable[ScreeningFacts],
    excused: frozenset[int],
    law: Law,
) -> tuple[draw.Called, ...]:
    """The earlier calls as the draw sees them. ``parts``: what drew each; ``excused``: calls that somebody
    entered as not possible."""
    with_answers = answers_of(calls, screenings, law)
    found = answered(with_answers)
    return tuple(
        draw.Called(call.on, parts[call.id], stands=not _came_to_nothing(call, found, excused))
        for call in sorted(with_answers, key=lambda call: (call.on, call.id))
    )


def _came_to_nothing(call: Call, found: Mapping[int, Answer | None], excused: frozenset[int]) -> bool:
    answer = found[call.id]
    if answer is None:
        return call.id in excused
    return answer.excused


def answers_of(calls: Iterable[Call], screenings: Iterable[ScreeningFacts], law: Law) -> list[Call]:
    """The calls with the records of their days."""
    facts = sorted(screenings, key=lambda one: (one.taken_on, one.id))
    return [
        Call(
            call.id,
            call.order_id,
            call.on,
            call.told_on,
            tuple(
                Answer(one.id, one.taken_on, one.outcome, one.miss)
                for one in facts
                if call.on <= one.taken_on <= ends(call, law)
            ),
        )
        for call in calls
    ]


def usual(eligible: Iterable[draw.Eligible], day: date) -> float:
    """How many of a list are to be expected on a day, those who rest left out."""
    on = day.toordinal()
    return sum(one.terms.usual_chance(on) for one in eligible if one.terms.resting(on, on=on) is None)
