"""Leave: what may be written down, how long it lasts, which dated duties follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days, days_between
from waystation.rules.law import Law
from waystation.rules.obligations import Clock, FulfilledBy, RecordKind, RuleCode
from waystation.rules.problems import RuleBroken


class LeaveReason(StrEnum):
    """Why somebody leaves the place for a while."""

    WORK = "work"
    FAMILY = "family"
    ILLNESS = "illness"
    #: A stay of several days, also in the own county: nobody is asked to come while it lasts.
    HOSPITAL = "hospital"
    BEREAVEMENT = "bereavement"
    STUDY = "study"
    COURT = "court"
    HOLIDAY = "holiday"
    OTHER = "other"


class ToldHow(StrEnum):
    """How the report reached the worker: on the client's own paper, or said and written down (DRR 19)."""

    PAPER = "paper"
    SPOKEN = "spoken"
    PHONE = "phone"


class Decision(StrEnum):
    """What the head said, where a place asks for an approval; empty while it waits or none is asked for."""

    NONE = ""
    APPROVED = "approved"
    REFUSED = "refused"


class LeaveState(StrEnum):
    """Where a leave stands on a day. Derived, never stored."""

    WAITING = "waiting"
    COMING = "coming"
    OUT = "out"
    OVERDUE = "overdue"
    RETURNED = "returned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """One extension (续假): until when, asked on which day, whether it holds."""

    until: date
    told_on: date
    needs_approval: bool = False
    decision: Decision = Decision.NONE
    withdrawn: bool = False

    @property
    def holds(self) -> bool:
        """Whether it counts: reported, and agreed to where a place asks for that."""
        if self.withdrawn or self.decision is Decision.REFUSED:
            return False
        return not self.needs_approval or self.decision is Decision.APPROVED

    @property
    def waits(self) -> bool:
        """Whether a head still has to say yes or no."""
        return self.needs_approval and self.decision is Decision.NONE and not self.withdrawn


@dataclass(frozen=True, slots=True)
class LeaveFacts:
    """One leave; nothing that says where to or why. ``ends_on``: the last day away as first reported."""

    id: int
    starts_on: date
    ends_on: date
    told_on: date
    needs_approval: bool = False
    decision: Decision = Decision.NONE
    decided_on: date | None = None
    returned_on: date | None = None
    withdrawn_on: date | None = None
    extensions: tuple[ExtensionFacts, ...] = ()
    order_id: int | None = None

    @property
    def until(self) -> date:
        """The last day away, with the extensions that hold."""
        return max((self.ends_on, *(one.until for one in self.extensions if one.holds)))

    @property
    def days(self) -> int:
        """Days away, both ends counted."""
        return days_between(self.starts_on, self.until) + 1

    @property
    def holds(self) -> bool:
        """Whether it is in effect: reported, and agreed to where a place asks for that."""
        if self.withdrawn_on is not None or self.decision is Decision.REFUSED:
            return False
        return not self.needs_approval or self.decision is Decision.APPROVED

    @property
    def held_before(self) -> bool:
        """Whether it was in effect until it was withdrawn: what was due then has ended, not vanished."""
        return self.withdrawn_on is not None and replace(self, withdrawn_on=None).holds

    @property
    def waits(self) -> bool:
        """Whether a head still has to say yes or no."""
        return self.needs_approval and self.decision is Decision.NONE and self.withdrawn_on is None

    @property
    def spell(self) -> tuple[date, date]:
        """First and last day away; an early return ends it."""
        return self.starts_on, self.until if self.returned_on is None else min(self.until, self.returned_on)

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies in the leave and the leave holds."""
        first, last = self.spell
        return self.holds and first <= day <= last


def state(facts: LeaveFacts, today: date) -> LeaveState:
    """Where it stands today. An overdue return is late, nothing else."""
    if facts.withdrawn_on is not None:
        return LeaveState.WITHDRAWN
    if facts.decision is Decision.REFUSED:
        return LeaveState.REFUSED
    if facts.returned_on is not None:
        return LeaveState.RETURNED
    if facts.waits:
        return LeaveState.WAITING
    if today < facts.starts_on:
        return LeaveState.COMING
    return LeaveState.OUT if today <= facts.until else LeaveState.OVERDUE


def needs_report(starts_on: date, ends_on: date, law: Law) -> bool:
    """Whether the law asks for a written report (DRR 19): away that many days or more."""
    days = days_between(starts_on, ends_on) + 1
    return days >= law.at(starts_on).number("absence_report_threshold_days")


def check_leave(
    *,
    starts_on: date,
    ends_on: date,
    told_on: date,
    others: Iterable[LeaveFacts],
    law: Law,
    today: date,
    runs: bool,
) -> None:
    """Whether this leave may be written down.

    Reported late is written down and shows. Raises RuleBroken: ``leave.no_order`` (nothing asks for a
    report); ``leave.backwards``; ``leave.told_in_future``; ``leave.too_long`` (then it is a move);
    ``leave.overlaps``.
    """
    if not runs:
        raise RuleBroken("leave.no_order")
    if ends_on < starts_on:
        raise RuleBroken("leave.backwards")
    if told_on > today:
        raise RuleBroken("leave.told_in_future")
    most = law.at(starts_on).number("leave_longest_days")
    if days_between(starts_on, ends_on) + 1 > most:
        raise RuleBroken("leave.too_long", most=most)
    for other in others:
        gone = other.withdrawn_on is not None or other.decision is Decision.REFUSED
        last = other.until if other.returned_on is None else other.returned_on
        if not gone and starts_on <= last and other.starts_on <= ends_on:
            raise RuleBroken("leave.overlaps", since=other.starts_on, until=last)


def check_extension(facts: LeaveFacts, *, until: date, told_on: date, law: Law, today: date) -> None:
    """Whether the leave may be made longer. Raises RuleBroken ``leave.not_out``, ``leave.not_longer``,
    ``leave.told_in_future``, ``leave.too_long``."""
    if not facts.holds or facts.returned_on is not None:
        raise RuleBroken("leave.not_out")
    if told_on > today:
        raise RuleBroken("leave.told_in_future")
    if until <= facts.until:
        raise RuleBroken("leave.not_longer", until=facts.until)
    most = law.at(facts.starts_on).number("leave_longest_days")
    if days_between(facts.starts_on, until) + 1 > most:
        raise RuleBroken("leave.too_long", most=most)


def check_return(facts: LeaveFacts, *, on: date, today: date) -> None:
    """Whether the person may be written down as back. Raises RuleBroken ``leave.not_out``,
    ``leave.back_before_start``, ``leave.back_in_future``."""
    if not facts.holds:
        raise RuleBroken("leave.not_out")
    if on > today:
        raise RuleBroken("leave.back_in_future")
    if on < facts.starts_on:
        raise RuleBroken("leave.back_before_start", starts_on=facts.starts_on)


def clocks(found: Iterable[LeaveFacts], law: Law) -> Iterable[Clock]:
    """The head's answer before the leave begins, and the return after it ends (销假)."""
    for facts in found:
        if facts.needs_approval:
            yield _answer(facts, law)
        if facts.holds or facts.held_before:
            yield _back(facts, law)


def _answer(facts: LeaveFacts, law: Law) -> Clock:
    held = law.at(facts.told_on)
    due_on = max(
        facts.told_on, min(facts.starts_on, add_days(facts.told_on, held.number("leave_answer_days")))
    )
    done = None
    if facts.decided_on is not None:
        done = FulfilledBy(RecordKind.LEAVE, facts.id, facts.decided_on)
    return Clock(
        key=f"leave:{facts.id}/answer",
        rule=RuleCode.LEAVE_ANSWER,
        opens_on=facts.told_on,
        due_on=due_on,
        why=held.why(
            "leave.why.answer", "leave_answer_days", told_on=facts.told_on, starts_on=facts.starts_on
        ),
        order_id=facts.order_id,
        done=done,
        ended_on=facts.withdrawn_on,
    )


def _back(facts: LeaveFacts, law: Law) -> Clock:
    """Due some days after the last day away: time to come and say so. Never an absence by itself."""
    held = law.at(facts.until)
    done = None
    if facts.returned_on is not None:
        done = FulfilledBy(RecordKind.LEAVE, facts.id, facts.returned_on)
    return Clock(
        key=f"leave:{facts.id}/return",
        rule=RuleCode.LEAVE_RETURN,
        opens_on=min(facts.until, facts.returned_on or facts.until),
        due_on=add_days(facts.until, held.number("leave_return_days")),
        why=held.why("leave.why.return", "leave_return_days", until=facts.until),
        order_id=facts.order_id,
        done=done,
        ended_on=facts.withdrawn_on,
    )
