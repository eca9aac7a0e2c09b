"""Change of place (变更执行地, DRR 22): the order goes on, somebody answers for the person on every day.

The street that holds the file keeps every duty until the other street has accepted and named who carries it
on. Inside the system the file moves with its living order; out of the system the order ends here only with
the receipt of the other place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days, add_workdays, days_between
from waystation.rules.law import Law, Source, Why, why
from waystation.rules.obligations import Clock, FulfilledBy, RecordKind, RuleCode
from waystation.rules.problems import RuleBroken


class MoveReason(StrEnum):
    """Why the place changes."""

    HOME = "home"
    WORK = "work"
    FAMILY = "family"
    HOUSEHOLD = "household"
    TREATMENT = "treatment"
    OTHER = "other"


class MoveState(StrEnum):
    """Where a move stands. ``RETURNED``: the other street sent it back; it may be sent again."""

    ASKED = "asked"
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    UNDONE = "undone"


class MoveStep(StrEnum):
    """What can happen to a move."""

    SEND = "send"
    ACCEPT = "accept"
    RETURN = "return"
    WITHDRAW = "withdraw"
    REPORT = "report"
    TELL_POLICE = "tell_police"
    UNDO = "undo"


#: The move is on its way: nothing else may be started for the person.
OPEN_MOVES = frozenset({MoveState.ASKED, MoveState.SENT, MoveState.RETURNED})

#: From which states a step leads where. Whatever is not here is refused.
_WAYS: dict[tuple[MoveState, MoveStep], MoveState] = {
    (MoveState.ASKED, MoveStep.SEND): MoveState.SENT,
    (MoveState.RETURNED, MoveStep.SEND): MoveState.SENT,
    (MoveState.SENT, MoveStep.ACCEPT): MoveState.ACCEPTED,
    (MoveState.SENT, MoveStep.RETURN): MoveState.RETURNED,
    (MoveState.ASKED, MoveStep.WITHDRAW): MoveState.WITHDRAWN,
    (MoveState.SENT, MoveStep.WITHDRAW): MoveState.WITHDRAWN,
    (MoveState.RETURNED, MoveStep.WITHDRAW): MoveState.WITHDRAWN,
    (MoveState.ACCEPTED, MoveStep.REPORT): MoveState.ACCEPTED,
    (MoveState.ACCEPTED, MoveStep.TELL_POLICE): MoveState.ACCEPTED,
    (MoveState.ACCEPTED, MoveStep.UNDO): MoveState.UNDONE,
}


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """One move; nothing that names the person. ``is_outside``: to a place that does not work with us;
    ``is_far``: the new home lies far from the new street office, where a place has a term of its own."""

    id: int
    state: MoveState
    asked_on: date
    sent_on: date | None = None
    answered_on: date | None = None
    reported_on: date | None = None
    police_told_on: date | None = None
    agreed_on: date | None = None
    withdrawn_on: date | None = None
    is_outside: bool = False
    order_id: int | None = None
    is_far: bool = False


def next_state(state: MoveState, step: MoveStep) -> MoveState:
    """Where ``step`` leads. Raises RuleBroken ``move.not_now``: the move stands elsewhere meanwhile."""
    try:
        return _WAYS[state, step]
    except KeyError:
        raise RuleBroken("move.not_now", state=state, step=step) from None


def check_undo(facts: MoveFacts, law: Law, today: date) -> None:
    """Whether an acceptance may be taken back. Raises RuleBroken ``move.not_now``, ``move.reported_already``,
    ``move.undo_too_late``: later it is a new move."""
    next_state(facts.state, MoveStep.UNDO)
    if facts.reported_on is not None:
        raise RuleBroken("move.reported_already", on=facts.reported_on)
    days = law.at(today).number("file_undo_days")
    if facts.answered_on is None or days_between(facts.answered_on, today) > days:
        raise RuleBroken("move.undo_too_late", days=days)


def check_reported(facts: MoveFacts, *, on: date, today: date) -> None:
    """Whether the client may be written down as having reported there. Raises RuleBroken ``move.not_now``,
    ``move.future``, ``move.before_accepted``. Late is written down, never refused."""
    next_state(facts.state, MoveStep.REPORT)
    if on > today:
        raise RuleBroken("move.future")
    if facts.answered_on is not None and on < facts.answered_on:
        raise RuleBroken("move.before_accepted", on=facts.answered_on)


def clocks(found: Iterable[MoveFacts], law: Law) -> Iterable[Clock]:
    """Papers sent, answer of the other street, report there within the days of Art. 22, a new
    agreement, police told."""
    for facts in found:
        yield from _of_one(facts, law)


def _after(event: date, held: Law, workdays: str, days: str) -> tuple[date, str]:
    """The due day and the figure that gives it: the place's workdays where it counts them, else the house's
    days."""
    count = held.count(workdays)
    if count is not None:
        return add_workdays(event, count), workdays
    return add_days(event, held.number(days)), days


#: The last part of each duty's key.
_NAMES = {
    RuleCode.MOVE_SEND: "send",
    RuleCode.MOVE_ANSWER: "answer",
    RuleCode.MOVE_REPORT: "report",
    RuleCode.MOVE_AGREEMENT: "agreement",
    RuleCode.MOVE_POLICE: "police",
}


def _clock(
    facts: MoveFacts, rule: RuleCode, days: tuple[date, date], reason: Why, done: date | None
) -> Clock:
    """One duty of a move with its first and last day; a withdrawn or undone move asks for nothing more."""
    over = facts.state in {MoveState.WITHDRAWN, MoveState.UNDONE}
    return Clock(
        key=f"move:{facts.id}/{_NAMES[rule]}",
        rule=rule,
        opens_on=days[0],
        due_on=days[1],
        why=reason,
        order_id=facts.order_id,
        done=None if done is None else FulfilledBy(RecordKind.MOVE, facts.id, done),
        ended_on=facts.withdrawn_on if over else None,
    )


def _of_one(facts: MoveFacts, law: Law) -> Iterable[Clock]:
    yield from _on_the_way(facts, law)
    if facts.answered_on is not None and not facts.is_outside:
        yield from _accepted(facts, facts.answered_on, law)
    if facts.reported_on is not None:
        yield from _reported(facts, facts.reported_on, law)


def _on_the_way(facts: MoveFacts, law: Law) -> Iterable[Clock]:
    asked_on, sent_on = facts.asked_on, facts.sent_on
    held = law.at(asked_on)
    due_on, key = _after(asked_on, held, "move_file_workdays", "move_send_days")
    reason = held.why("move.why.send", key, asked_on=asked_on)
    yield _clock(facts, RuleCode.MOVE_SEND, (asked_on, due_on), reason, sent_on)
    if sent_on is not None:
        held = law.at(sent_on)
        due_on = add_days(sent_on, held.number("move_answer_days"))
        reason = held.why("move.why.answer", "move_answer_days", sent_on=sent_on)
        yield _clock(facts, RuleCode.MOVE_ANSWER, (sent_on, due_on), reason, facts.answered_on)


def _accepted(facts: MoveFacts, accepted_on: date, law: Law) -> Iterable[Clock]:
    if facts.state not in {MoveState.ACCEPTED, MoveState.UNDONE}:
        return
    held = law.at(accepted_on)
    key = "move_report_days"
    if facts.is_far and held.count("move_report_far_days") is not None:
        key = "move_report_far_days"
    due_on = add_days(accepted_on, held.number(key))
    reason = held.why("move.why.report", key, accepted_on=accepted_on)
    yield _clock(facts, RuleCode.MOVE_REPORT, (accepted_on, due_on), reason, facts.reported_on)


def _reported(facts: MoveFacts, reported_on: date, law: Law) -> Iterable[Clock]:
    held = law.at(reported_on)
    if not facts.is_outside:
        days = held.number("agreement_days")
        reason = why(
            "move.why.agreement",
            source=Source.REGULATION,
            article="22",
            value=days,
            reported_on=reported_on,
        )
        due_on = add_days(reported_on, days)
        yield _clock(facts, RuleCode.MOVE_AGREEMENT, (reported_on, due_on), reason, facts.agreed_on)
    due_on, key = _after(reported_on, held, "move_police_told_workdays", "move_police_days")
    reason = held.why("move.why.police", key, reported_on=reported_on)
    yield _clock(facts, RuleCode.MOVE_POLICE, (reported_on, due_on), reason, facts.police_told_on)
