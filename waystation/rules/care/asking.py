"""What a client or relative asks for through the portal, and by when somebody of the office answers.

Asking is no step of law and costs nobody anything: it makes a dated duty of the office, as any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.obligations.clocks import Clock
from waystation.rules.obligations.facts import FulfilledBy, RecordKind, RuleCode
from waystation.rules.problems import RuleBroken

#: Characters that one request may have.
MOST_WORDS = 1000
#: Requests of one person that may wait at once; who waits for more is waiting for an answer, not for a form.
MOST_OPEN = 5


class AskKind(StrEnum):
    """What is asked for."""

    CALL = "call"
    HELP = "help"
    LEAVE = "leave"
    OBJECTION = "objection"
    CORRECTION = "correction"


#: Objections to a record and corrections of data (PIPL Arts. 46, 50) are looked into, in a longer time.
OF_RECORDS = frozenset({AskKind.OBJECTION, AskKind.CORRECTION})
#: What a relative may ask for: something for themselves, nothing in the client's name.
BY_KIN = frozenset({AskKind.CALL, AskKind.HELP})


class AskOutcome(StrEnum):
    """What came of it. A refusal says why (PIPL Art. 50)."""

    DONE = "done"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class AskFacts:
    """One request as the clocks see it."""

    id: int
    kind: AskKind
    asked_on: date
    answered_on: date | None = None
    withdrawn_on: date | None = None


def check(
    kind: AskKind,
    *,
    words: str,
    by_kin: bool,
    starts_on: date | None,
    ends_on: date | None,
    waiting: int,
    today: date,
) -> None:
    """Refuse what nobody can answer. RuleBroken ``asks.not_for_kin``, ``asks.words_needed``,
    ``asks.days_needed``, ``asks.days_backwards``, ``asks.days_past``, ``asks.too_many``."""
    if by_kin and kind not in BY_KIN:
        raise RuleBroken("asks.not_for_kin")
    if waiting >= MOST_OPEN:
        raise RuleBroken("asks.too_many", most=MOST_OPEN)
    if kind is not AskKind.CALL and not words.strip():
        raise RuleBroken("asks.words_needed")
    if kind is not AskKind.LEAVE:
        return
    if starts_on is None or ends_on is None:
        raise RuleBroken("asks.days_needed")
    if ends_on < starts_on:
        raise RuleBroken("asks.days_backwards")
    if starts_on < today:
        raise RuleBroken("asks.days_past")


def check_answer(outcome: str, words: str) -> AskOutcome:
    """RuleBroken ``asks.outcome_needed``, and ``asks.why_needed``: a refusal gives its reason."""
    if outcome not in set(AskOutcome):
        raise RuleBroken("asks.outcome_needed")
    if outcome == AskOutcome.NOT_DONE and not words.strip():
        raise RuleBroken("asks.why_needed")
    return AskOutcome(outcome)


def due_on(kind: AskKind, asked_on: date, law: Law) -> date:
    """By when it is answered."""
    days = law.number("asked_record_days") if kind in OF_RECORDS else law.number("asked_answer_days")
    return add_days(asked_on, days)


def clocks(rows: Sequence[AskFacts], law: Law) -> list[Clock]:
    """Answer every request; what was taken back asks for nothing more."""
    return [
        Clock(
            key=f"asked:{row.id}/answer",
            rule=RuleCode.ASKED,
            opens_on=row.asked_on,
            due_on=due_on(row.kind, row.asked_on, law.at(row.asked_on)),
            why=law.at(row.asked_on).why(
                "asks.why.answer",
                "asked_record_days" if row.kind in OF_RECORDS else "asked_answer_days",
                ask=row.kind.value,
                on=row.asked_on,
            ),
            done=FulfilledBy(RecordKind.ASK, row.id, row.answered_on) if row.answered_on else None,
            ended_on=row.withdrawn_on,
        )
        for row in rows
    ]
