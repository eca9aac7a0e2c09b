"""Looking for somebody who is out of reach (脱失): the lawful, proportionate steps, one after the other.

Phone, message, family (with the client's consent on file), last address, the office of another place; visits
where the client was said to be. Nothing else: no position, no list of numbers, no records of calls. Whoever
looks is a helper at an open door, not a tracker; a search that leads nowhere ends in a person's decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken


class SearchStep(StrEnum):
    """The steps in their order. ``visit``: to a place that somebody named; only once one was."""

    PHONE = "phone"
    MESSAGE = "message"
    FAMILY = "family"
    ADDRESS = "address"
    PARTNER = "partner"
    VISIT = "visit"


#: The first five are gone through in this order; each costs the client more than the one before.
IN_ORDER = (
    SearchStep.PHONE,
    SearchStep.MESSAGE,
    SearchStep.FAMILY,
    SearchStep.ADDRESS,
    SearchStep.PARTNER,
)


class StepOutcome(StrEnum):
    """What came of a step. ``reached``: the client spoke with us; ``wants_home``: and wants to come back."""

    REACHED = "reached"
    WANTS_HOME = "wants_home"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    SENT = "sent"
    NEWS = "news"
    NO_NEWS = "no_news"
    NOBODY_THERE = "nobody_there"
    MOVED = "moved"
    REFUSED = "refused"


_SPOKE = (StepOutcome.REACHED, StepOutcome.WANTS_HOME)
OUTCOMES: Mapping[SearchStep, tuple[StepOutcome, ...]] = {
    SearchStep.PHONE: (*_SPOKE, StepOutcome.NO_ANSWER, StepOutcome.WRONG_NUMBER, StepOutcome.REFUSED),
    SearchStep.MESSAGE: (StepOutcome.SENT, *_SPOKE, StepOutcome.NO_ANSWER),
    SearchStep.FAMILY: (StepOutcome.NEWS, StepOutcome.NO_NEWS, StepOutcome.REFUSED, *_SPOKE),
    SearchStep.ADDRESS: (
        *_SPOKE,
        StepOutcome.NEWS,
        StepOutcome.NOBODY_THERE,
        StepOutcome.MOVED,
        StepOutcome.REFUSED,
    ),
    SearchStep.PARTNER: (StepOutcome.SENT, StepOutcome.NEWS, StepOutcome.NO_NEWS),
    SearchStep.VISIT: (*_SPOKE, StepOutcome.NOBODY_THERE, StepOutcome.MOVED, StepOutcome.REFUSED),
}
#: The client was reached.
FOUND = frozenset(_SPOKE)


class SearchEnd(StrEnum):
    """How a search ended. ``elsewhere``: known to be in a hospital, in detention or under another office."""

    FOUND = "found"
    RETURNED = "returned"
    ELSEWHERE = "elsewhere"
    MISTAKE = "mistake"


class Decision(StrEnum):
    """What the head decides when the time box is over. ``police``: a matter asks the police to use their own
    means; that is a person's deed, never the program's."""

    GO_ON = "go_on"
    POLICE = "police"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of a search: when it is over, and the day on which it was decided how to go on."""

    n: int
    decision: Decision
    opens_on: date
    until: date
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """One search. ``lost_since``: the last day with a contact; ``found_on``: the client was reached again."""

    id: int
    opened_on: date
    lost_since: date
    order_id: int | None = None
    found_on: date | None = None
    closed_on: date | None = None
    boxes: tuple[Box, ...] = ()


def boxes_of(
    opened_on: date, until: date, closed_on: date | None, decisions: Iterable[tuple[Decision, date, date]]
) -> tuple[Box, ...]:
    """The stretches of a search. ``until``: the end of the first; ``decisions``: what, on which day, until
    when next, in their order."""
    found = [(Decision.GO_ON, opened_on, until), *decisions]
    ends = [on for _decision, on, _next_on in found[1:]]
    return tuple(
        Box(n, decision, on, next_on, ends[n - 1] if n <= len(ends) else closed_on)
        for n, (decision, on, next_on) in enumerate(found, 1)
    )


def next_step(taken: Iterable[SearchStep]) -> SearchStep | None:
    """The step whose turn it is; None once all five were gone."""
    gone = set(taken)
    return next((step for step in IN_ORDER if step not in gone), None)


def check_step(
    step: SearchStep,
    outcome: StepOutcome,
    on: date,
    *,
    taken: Iterable[SearchStep],
    opened_on: date,
    today: date,
    reason: str,
    has_consent: bool,
    place_named: bool,
) -> None:
    """A step that may be taken, and its outcome.

    ``has_consent``: the client agreed, on file, that this relative is spoken to; ``place_named``: somebody
    named a place. Out of turn needs ``reason``. Raises RuleBroken ``search.future``,
    ``search.before_opening``, ``search.outcome_not_fitting``, ``search.no_consent``, ``search.no_place``,
    ``search.out_of_order``.
    """
    if on > today:
        raise RuleBroken("search.future", on=on)
    if on < opened_on:
        raise RuleBroken("search.before_opening", on=on, opened_on=opened_on)
    if outcome not in OUTCOMES[step]:
        raise RuleBroken("search.outcome_not_fitting", step=step, outcome=outcome)
    if step is SearchStep.FAMILY and not has_consent:
        raise RuleBroken("search.no_consent")
    if step is SearchStep.VISIT:
        if not place_named:
            raise RuleBroken("search.no_place")
        return
    gone = set(taken)
    before = [one for one in IN_ORDER[: IN_ORDER.index(step)] if one not in gone]
    if before and not reason.strip():
        raise RuleBroken("search.out_of_order", step=step, first=before[0])


def check_open(lost_since: date, today: date, law: Law) -> None:
    """A search begins once there was no contact for so many days. Raises RuleBroken ``search.too_early``."""
    days = law.at(today).number("lost_after_days")
    if (today - lost_since).days <= days:
        raise RuleBroken("search.too_early", lost_since=lost_since, days=days)


def lost_spans(searches: Iterable[SearchFacts]) -> Iterator[tuple[date, date | None]]:
    """For figures: from the day after the last contact to the day on which the client was reached; None:
    still. A search that was opened by mistake counts for nothing and is left out by the caller."""
    for search in searches:
        yield search.lost_since, search.found_on or search.closed_on
