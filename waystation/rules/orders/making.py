"""How a deadline of an order is made: its state on a day, and the few that count workdays."""

from __future__ import annotations

from datetime import date

from waystation.rules.calendar import add_workdays, days_between, workdays_published
from waystation.rules.law import Law, Why
from waystation.rules.orders.facts import Act
from waystation.rules.orders.timing import Deadline, DeadlineState, OrderFacts

#: What is asked of the client, so not for a day on which the measure rests (DRR 24). The others are duties of
#: an office, or the last day of the term, which comes all the same.
_RESTS = frozenset({"sign_in", "agreement"})


def state_of(facts: OrderFacts, code: str, due_on: date, done_on: date | None, today: date) -> DeadlineState:
    """Where a dated duty stands today; what is done is never late again."""
    if done_on is not None:
        return DeadlineState.MET if done_on <= due_on else DeadlineState.MET_LATE
    if not facts.state.is_open:
        return DeadlineState.ENDED
    if code in _RESTS and facts.is_suspended_on(due_on):
        return DeadlineState.RESTING
    if due_on == today:
        return DeadlineState.TODAY
    return DeadlineState.COMING if due_on > today else DeadlineState.PASSED


def made(
    facts: OrderFacts,
    code: str,
    today: date,
    *,
    due_on: date,
    done_on: date | None,
    reason: Why,
    is_provisional: bool = False,
    act: Act | None = None,
) -> Deadline:
    """A deadline of an order as it stands today."""
    return Deadline(
        code,
        due_on,
        days_between(today, due_on),
        state_of(facts, code, due_on, done_on, today),
        reason,
        done_on,
        is_provisional=is_provisional,
        act=act,
    )


def workday_deadline(
    facts: OrderFacts,
    code: str,
    today: date,
    *,
    figure: str,
    held: Law,
    event: date,
    done_on: date | None,
    act: Act | None = None,
    is_before: bool = False,
) -> Deadline | None:
    """So many workdays after ``event`` (``is_before``: before it); None where the place counts none.

    ``held``: the law whose figure holds. The reason is ``orders.why.`` and the figure's key, with ``event``
    and ``value`` as its places.
    """
    count = held.count(figure)
    if count is None:
        return None
    due_on = add_workdays(event, -count if is_before else count)
    return made(
        facts,
        code,
        today,
        due_on=due_on,
        done_on=done_on,
        reason=held.why(f"orders.why.{figure}", figure, event=event),
        is_provisional=not workdays_published(event, due_on),
        act=act,
    )
