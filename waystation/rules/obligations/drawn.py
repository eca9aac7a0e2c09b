"""The two duties of a call to an unforeseen test: tell the client today, test today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waystation.rules.law import Law, why
from waystation.rules.obligations.clocks import Clock
from waystation.rules.obligations.facts import FulfilledBy, RecordKind, RuleCode
from waystation.rules.screening.calls import Answer, Call, answered, ends


def key(call_id: int, duty: str) -> str:
    """``draw:12/told`` or ``draw:12/test``."""
    return f"draw:{call_id}/{duty}"


def clocks(calls: Sequence[Call], law: Law) -> Iterator[Clock]:
    """Both duties of each call. ``law``: of today.

    A record of another kind than a test (missed, refused, no result) says what became of the call; where it
    never counts against the client, a test may still make up for it until the last day.
    """
    found = answered(calls)
    for call in calls:
        answer, last = found[call.id], ends(call, law)
        reason = why("screening.why.drawn", on=call.on, until=last)
        over = _over(answer, call, law)
        told = None if call.told_on is None else FulfilledBy(RecordKind.DRAW, call.id, call.told_on)
        yield Clock(
            key(call.id, "told"),
            RuleCode.DRAW_TOLD,
            call.on,
            call.on,
            reason,
            closes_on=last,
            order_id=call.order_id,
            done=told,
            ended_on=answer.on if answer is not None and told is None else None,
        )
        tested = answer is not None and answer.tested
        yield Clock(
            key(call.id, "test"),
            RuleCode.DRAWN,
            call.on,
            call.on,
            reason,
            closes_on=last,
            order_id=call.order_id,
            done=FulfilledBy(RecordKind.SCREENING, answer.id, answer.on) if answer and tested else None,
            ended_on=answer.on if answer is not None and over and not tested else None,
        )


def _over(answer: Answer | None, call: Call, law: Law) -> bool:
    """Whether nothing more is asked for."""
    return answer is not None and not (answer.excused and law.on <= ends(call, law))
