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
from waystation.rules.law import Law, Source, why
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
    """One move; nothing that names the person. ``is_outside``: to a place that does not work with us."""

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


def _of_one(facts: MoveFacts, law: Law) -> Iterable[Clock]:
    open_state = facts.state in OPEN_MOVES

    def by(on: date | None) -> FulfilledBy | None:
        return None if on is None else FulfilledBy(RecordKind.MOVE, facts.id, on)

    def ended() -> date | None:
        return facts.withdrawn_on if facts.state in {MoveState.WITHDRAWN, MoveState.UNDONE} else None

    held = law.at(facts.asked_on)
    due_on, key = _after(facts.asked_on, held, "move_file_workdays", "move_send_days")
    yield Clock(
        key=f"move:{facts.id}/send",
        rule=RuleCode.MOVE_SEND,
        opens_on=facts.asked_on,
        due_on=due_on,
        why=held.why("move.why.send", key, asked_on=facts.asked_on),
        order_id=facts.order_id,
        done=by(facts.sent_on),
        ended_on=ended(),
    )
    if facts.sent_on is not None and (facts.answered_on is not None or open_state):
        held = law.at(facts.sent_on)
        yield Clock(
            key=f"move:{facts.id}/answer",
            rule=RuleCode.MOVE_ANSWER,
            opens_on=facts.sent_on,
            due_on=add_days(facts.sent_on, held.number("move_answer_days")),
            why=held.why("move.why.answer", "move_answer_days", sent_on=facts.sent_on),
            order_id=facts.order_id,
            done=by(facts.answered_on),
            ended_on=ended(),
        )
    if (
        facts.answered_on is not None
        and not facts.is_outside
        and facts.state in {MoveState.ACCEPTED, MoveState.UNDONE}
    ):
        held = law.at(facts.answered_on)
        yield Clock(
            key=f"move:{facts.id}/report",
            rule=RuleCode.MOVE_REPORT,
            opens_on=facts.answered_on,
            due_on=add_days(facts.answered_on, held.number("move_report_days")),
            why=held.why("move.why.report", "move_report_days", accepted_on=facts.answered_on),
            order_id=facts.order_id,
            done=by(facts.reported_on),
            ended_on=ended(),
        )
    if facts.reported_on is not None and not facts.is_outside:
        days = law.at(facts.reported_on).number("agreement_days")
        yield Clock(
            key=f"move:{facts.id}/agreement",
            rule=RuleCode.MOVE_AGREEMENT,
            opens_on=facts.reported_on,
            due_on=add_days(facts.reported_on, days),
            why=why(
                "move.why.agreement",
                source=Source.REGULATION,
                article="22",
                value=days,
                reported_on=facts.reported_on,
            ),
            order_id=facts.order_id,
            done=by(facts.agreed_on),
            ended_on=ended(),
        )
    if facts.reported_on is not None:
        held = law.at(facts.reported_on)
        due_on, key = _after(facts.reported_on, held, "move_police_told_workdays", "move_police_days")
        yield Clock(
            key=f"move:{facts.id}/police",
            rule=RuleCode.MOVE_POLICE,
            opens_on=facts.reported_on,
            due_on=due_on,
            why=held.why("move.why.police", key, reported_on=facts.reported_on),
            order_id=facts.order_id,
            done=by(facts.police_told_on),
            ended_on=ended(),
        )
