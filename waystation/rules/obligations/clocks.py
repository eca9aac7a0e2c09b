"""Dated duties of any subject: leave, absence, move, matter, objection, hand-over, search …

The plan of tests and meetings and the duties of an order itself come from rules of their own. Everything else
that has a date is a ``Clock``: pure rules of the subject make it from their facts, and the engine turns it
into an obligation like any other, with the same states, list, badge and history.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from waystation.rules.law import Source, Why, why
from waystation.rules.obligations.facts import (
    DONE_STATES,
    NEVER,
    RULES,
    CaseFacts,
    FulfilledBy,
    NotPossible,
    Obligation,
    ObligationState,
    RuleCode,
)
from waystation.rules.orders import OrderFacts


@dataclass(frozen=True, slots=True)
class Clock:
    """One dated duty. ``key`` is stable and the case's only one (``leave:12/return``); at most 60 characters.

    It may be done from ``opens_on``, should be done by ``due_on``, and still counts, marked late, until
    ``closes_on`` (``NEVER``: as long as it is asked for). ``done``: the record that did it. ``ended_on``: the
    last day on which it was asked for (the leave was withdrawn, the matter closed), None while it is.
    ``order_id``: the order it belongs to, None for none; a rule that ``rests`` asks nothing for a day on
    which that order rests. ``why`` has a sentence and the places of the rule's title.
    """

    key: str
    rule: RuleCode
    opens_on: date
    due_on: date
    why: Why
    closes_on: date = NEVER
    order_id: int | None = None
    done: FulfilledBy | None = None
    ended_on: date | None = None

    def rests_with(self, order: OrderFacts | None) -> bool:
        """Whether its order rests on the due day, and the rule with it."""
        return RULES[self.rule].rests and order is not None and order.is_suspended_on(self.due_on)


def from_clocks(
    case: CaseFacts, entries: Mapping[str, NotPossible], only: Container[RuleCode], today: date
) -> Iterator[Obligation]:
    """The obligations of the other subjects (``clocks``), each once however often its clock is given."""
    orders_by_id = {facts.id: facts for facts in case.orders}
    for clock in {clock.key: clock for clock in case.clocks if clock.rule in only}.values():
        order = orders_by_id.get(clock.order_id or 0)
        ends = [day for day in (clock.ended_on, case.closed_on, _end_with(clock, order)) if day is not None]
        ended_on = min(ends, default=None)
        if ended_on is not None and clock.opens_on > ended_on:
            continue
        rests = clock.rests_with(order)
        state = _clock_state(clock, ended_on, today, rests=rests)
        entry = entries.get(clock.key)
        if entry is not None and state not in DONE_STATES:
            state = ObligationState.NOT_POSSIBLE
        yield Obligation(
            clock.key,
            clock.rule,
            clock.order_id,
            clock.opens_on,
            clock.due_on,
            clock.closes_on,
            state,
            clock.why,
            clock.done,
            RULES[clock.rule].priority,
            _note(state, entry),
        )


def _end_with(clock: Clock, order: OrderFacts | None) -> date | None:
    """The last day of the order, where the rule asks for nothing after it."""
    if order is None or order.state.is_open or not RULES[clock.rule].ends_with_order:
        return None
    return order.ended_on


def _clock_state(clock: Clock, ended_on: date | None, today: date, *, rests: bool) -> ObligationState:
    """Where a clock stands when nobody entered it as not possible."""
    if clock.done is not None:
        return ObligationState.DONE if clock.done.on <= clock.due_on else ObligationState.DONE_LATE
    if today < clock.opens_on:
        return ObligationState.UPCOMING
    if rests:
        return ObligationState.EXCUSED
    if ended_on is not None:
        last = clock.due_on if clock.closes_on == NEVER else clock.closes_on
        return ObligationState.ENDED if ended_on <= last else ObligationState.MISSED
    if today <= clock.due_on:
        return ObligationState.OPEN
    return ObligationState.OVERDUE if today <= clock.closes_on else ObligationState.MISSED


def _note(state: ObligationState, entry: NotPossible | None) -> Why | None:
    """Why a clock stands in a state that asks nothing."""
    if entry is not None and state is ObligationState.NOT_POSSIBLE:
        return why("obligations.note.not_possible", reason=entry.reason, entered_on=entry.entered_on)
    if state is ObligationState.EXCUSED:
        return why("obligations.note.suspended", source=Source.REGULATION, article="24")
    return None
