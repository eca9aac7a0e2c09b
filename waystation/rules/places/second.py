"""Two-place supervision (双向管控): household place and residence place answer together for one person.

One plan and one list of duties that both see. Who does what is agreed for each kind of work; neither place
can drop the person: it ends when both agreed, or with the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.obligations import Clock, FulfilledBy, RecordKind, RuleCode
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role, Verb


class PlaceKind(StrEnum):
    """Which of the two the second place is; the first, which holds the file, is the other."""

    HOUSEHOLD = "household"
    RESIDENCE = "residence"


class SharedWork(StrEnum):
    """The kinds of work that are shared out."""

    TESTS = "tests"
    TALKS = "talks"
    VISITS = "visits"
    HELP = "help"
    FAMILY = "family"


class DoneBy(StrEnum):
    """Which place does a kind of work."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


class SharedState(StrEnum):
    """Where it stands. ``ENDING``: one side asked to end it, the other has not agreed: both still answer."""

    ASKED = "asked"
    ACTIVE = "active"
    ENDING = "ending"
    ENDED = "ended"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


#: While the second place reaches the file.
REACHING = frozenset({SharedState.ACTIVE, SharedState.ENDING})
#: One at a time for a person.
OPEN_SHARED = REACHING | {SharedState.ASKED}

#: In which roles a second place reaches the file, the closest first.
SHARING = (Role.WORKER, Role.HEAD)

#: What the second place may do in the file; the legal steps stay with the first.
SHARED_VERBS = frozenset(
    {
        Verb.SEE_CLIENTS,
        Verb.LIST_CLIENTS,
        Verb.RECORD_SCREENING,
        Verb.RECORD_CONTACT,
        Verb.RECORD_AWAY,
        Verb.PLAN_HELP,
    }
)


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """One two-place supervision."""

    id: int
    state: SharedState
    letter_on: date
    answered_on: date | None = None
    end_asked_on: date | None = None
    ended_on: date | None = None
    withdrawn_on: date | None = None
    order_id: int | None = None


def check_shares(shares: Mapping[SharedWork, DoneBy]) -> None:
    """Every kind of work must be somebody's. Raises RuleBroken ``shared.work_unnamed``."""
    if set(shares) != set(SharedWork):
        raise RuleBroken("shared.work_unnamed")


def check_letter(*, letter_on: date, words: str, today: date, runs: bool) -> None:
    """Raises RuleBroken ``shared.no_order``, ``shared.future``, ``shared.words_needed``."""
    if not runs:
        raise RuleBroken("shared.no_order")
    if letter_on > today:
        raise RuleBroken("shared.future")
    if not words.strip():
        raise RuleBroken("shared.words_needed")


def must_be(state: SharedState, *wanted: SharedState) -> None:
    """Raises RuleBroken ``shared.not_now``: somebody was faster."""
    if state not in wanted:
        raise RuleBroken("shared.not_now", state=state)


def clocks(found: Iterable[SharedFacts], law: Law) -> Iterable[Clock]:
    """The second place's answer to the letter, and the other side's answer to a wish to end."""
    for facts in found:
        gone = facts.withdrawn_on or (facts.ended_on if facts.answered_on is None else None)
        held = law.at(facts.letter_on)
        done = None
        if facts.answered_on is not None:
            done = FulfilledBy(RecordKind.SHARED, facts.id, facts.answered_on)
        yield Clock(
            key=f"shared:{facts.id}/answer",
            rule=RuleCode.SHARED_ANSWER,
            opens_on=facts.letter_on,
            due_on=add_days(facts.letter_on, held.number("shared_answer_days")),
            why=held.why("shared.why.answer", "shared_answer_days", letter_on=facts.letter_on),
            order_id=facts.order_id,
            done=done,
            ended_on=gone,
        )
        if facts.end_asked_on is not None:
            held = law.at(facts.end_asked_on)
            done = (
                None if facts.ended_on is None else FulfilledBy(RecordKind.SHARED, facts.id, facts.ended_on)
            )
            yield Clock(
                key=f"shared:{facts.id}/end",
                rule=RuleCode.SHARED_END,
                opens_on=facts.end_asked_on,
                due_on=add_days(facts.end_asked_on, held.number("shared_answer_days")),
                why=held.why("shared.why.end", "shared_answer_days", asked_on=facts.end_asked_on),
                order_id=facts.order_id,
                done=done,
            )
