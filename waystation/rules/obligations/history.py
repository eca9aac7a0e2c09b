"""From stored to computed: changes; the counts and the order of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from waystation.rules.calendar import add_days
from waystation.rules.obligations.facts import (
    DONE_STATES,
    LIVE,
    UPCOMING_DAYS,
    FulfilledBy,
    Obligation,
    ObligationState,
    RuleCode,
)
from waystation.rules.problems import RuleBroken


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of an obligation between two computations."""

    key: str
    state: ObligationState
    opens_on: date
    due_on: date
    closes_on: date
    fulfilled_by: FulfilledBy | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One row to write. ``from_state`` None: new. ``obligation`` None: no rule asks for it any more.

    Only changes with ``is_history`` belong in the history; the others move dates or the fulfilling record.
    """

    key: str
    from_state: ObligationState | None
    to_state: ObligationState
    obligation: Obligation | None

    @property
    def is_history(self) -> bool:
        """Whether the state changed."""
        return self.from_state is not self.to_state


def changes(stored: Iterable[Stored], computed: Iterable[Obligation]) -> tuple[Change, ...]:
    """What must be written so that ``stored`` becomes ``computed``, sorted by key; empty when they agree.

    An item no rule asks for any more becomes ``ended`` if it was live; finished ones stay as they are.
    """
    before = {row.key: row for row in stored}
    after = {obligation.key: obligation for obligation in computed}
    found: list[Change] = []
    for key, obligation in after.items():
        row = before.get(key)
        if row is None:
            found.append(Change(key, None, obligation.state, obligation))
        elif (row.state, row.opens_on, row.due_on, row.closes_on, row.fulfilled_by) != (
            obligation.state,
            obligation.opens_on,
            obligation.due_on,
            obligation.closes_on,
            obligation.fulfilled_by,
        ):
            found.append(Change(key, row.state, obligation.state, obligation))
    for key, row in before.items():
        if key not in after and row.state in LIVE:
            found.append(Change(key, row.state, ObligationState.ENDED, None))
    return tuple(sorted(found, key=lambda change: change.key))


class Listed(Protocol):
    """What ``summary`` and ``work_order`` look at: an ``Obligation``, or a stored row of one."""

    @property
    def key(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def opens_on(self) -> date: ...
    @property
    def due_on(self) -> date: ...
    @property
    def priority(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of every screen. ``open``: can be done today and is not late; ``due_today``: of these, the
    last day is today; ``overdue``: late, still possible; ``upcoming``: opens within the next seven days."""

    open: int
    due_today: int
    overdue: int
    upcoming: int

    @property
    def today(self) -> int:
        """Everything that can be done today, late or not: the badge."""
        return self.open + self.overdue


def summary(listed: Iterable[Listed], today: date) -> Summary:
    """The one function that counts."""
    horizon = add_days(today, UPCOMING_DAYS)
    opened = due_today = overdue = upcoming = 0
    for item in listed:
        match item.state:
            case ObligationState.OPEN:
                opened += 1
                due_today += item.due_on == today
            case ObligationState.OVERDUE:
                overdue += 1
            case ObligationState.UPCOMING:
                upcoming += item.opens_on <= horizon
    return Summary(opened, due_today, overdue, upcoming)


_RANK: Mapping[str, int] = {
    ObligationState.OVERDUE: 0,
    ObligationState.OPEN: 1,
    ObligationState.UPCOMING: 2,
}


def work_order(item: Listed) -> tuple[int, int, date, str]:
    """Sort key of a work list: late, then open, then coming; inside each by priority, then due day."""
    return _RANK.get(item.state, len(_RANK)), -item.priority, item.due_on, item.key


def check_not_possible(obligation: Obligation, *, entered_on: date, today: date) -> None:
    """Refuse an entry "could not be done" that cannot stand.

    Raises RuleBroken: ``obligations.future``; ``obligations.expiry_stays`` (an expiry comes by itself);
    ``obligations.already_done``; ``obligations.not_open_yet``; ``obligations.is_over`` (its order ended).
    """
    if entered_on > today:
        raise RuleBroken("obligations.future", entered_on=entered_on, today=today)
    if obligation.rule is RuleCode.EXPIRY:
        raise RuleBroken("obligations.expiry_stays")
    if obligation.state in DONE_STATES:
        raise RuleBroken("obligations.already_done")
    if obligation.state is ObligationState.UPCOMING:
        raise RuleBroken("obligations.not_open_yet", opens_on=obligation.opens_on)
    if obligation.state is ObligationState.ENDED:
        raise RuleBroken("obligations.is_over")
