"""Tests done elsewhere (异地检测): asked of another place, posted back, counted for their window.

A request that the other place refuses or leaves unanswered is the service's fault, never the client's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.obligations import Clock, FulfilledBy, RecordKind, RuleCode
from waystation.rules.problems import RuleBroken


class RequestState(StrEnum):
    """Where a request stands. ``POSTED``: the result is back; ``COUNTED``: it is a test of the file."""

    ASKED = "asked"
    POSTED = "posted"
    COUNTED = "counted"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    WITHDRAWN = "withdrawn"


class AskedOf(StrEnum):
    """Of whom it is asked: a place that works with us, or one that gets a letter on paper."""

    STREET = "street"
    CENTRE = "centre"
    POLICE = "police"


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """One request; nothing that names the person."""

    id: int
    state: RequestState
    asked_on: date
    by_on: date
    posted_on: date | None = None
    settled_on: date | None = None
    order_id: int | None = None


def check_request(*, asked_on: date, by_on: date, today: date, runs: bool) -> None:
    """Raises RuleBroken ``elsewhere.no_order``, ``elsewhere.future``, ``elsewhere.backwards``."""
    if not runs:
        raise RuleBroken("elsewhere.no_order")
    if asked_on > today:
        raise RuleBroken("elsewhere.future")
    if by_on < asked_on:
        raise RuleBroken("elsewhere.backwards")


def check_posted(facts: RequestFacts, *, taken_on: date, today: date) -> None:
    """Raises RuleBroken ``elsewhere.not_now``, ``elsewhere.future``, ``elsewhere.before_asked``.

    Late is taken: a test after the day that was asked for still counts where its window does.
    """
    must_be(facts, RequestState.ASKED, RequestState.UNANSWERED)
    if taken_on > today:
        raise RuleBroken("elsewhere.future")
    if taken_on < facts.asked_on:
        raise RuleBroken("elsewhere.before_asked", on=facts.asked_on)


def must_be(facts: RequestFacts, *wanted: RequestState) -> None:
    """Raises RuleBroken ``elsewhere.not_now``: somebody was faster."""
    if facts.state not in wanted:
        raise RuleBroken("elsewhere.not_now", state=facts.state)


def clocks(found: Iterable[RequestFacts], law: Law) -> Iterable[Clock]:
    """Ask again where nothing came back; take a result into the file once it is there."""
    for facts in found:
        held = law.at(facts.by_on)
        gone = facts.settled_on if facts.posted_on is None else None
        done = None
        if facts.posted_on is not None:
            done = FulfilledBy(RecordKind.ELSEWHERE, facts.id, facts.posted_on)
        yield Clock(
            key=f"elsewhere:{facts.id}/answer",
            rule=RuleCode.ELSEWHERE_ANSWER,
            opens_on=facts.asked_on,
            due_on=add_days(facts.by_on, held.number("elsewhere_reminder_days")),
            why=held.why("elsewhere.why.answer", "elsewhere_reminder_days", by_on=facts.by_on),
            order_id=facts.order_id,
            done=done,
            ended_on=gone,
        )
        if facts.posted_on is not None:
            held = law.at(facts.posted_on)
            done = None
            if facts.settled_on is not None:
                done = FulfilledBy(RecordKind.ELSEWHERE, facts.id, facts.settled_on)
            yield Clock(
                key=f"elsewhere:{facts.id}/take",
                rule=RuleCode.ELSEWHERE_TAKE,
                opens_on=facts.posted_on,
                due_on=add_days(facts.posted_on, held.number("elsewhere_reminder_days")),
                why=held.why("elsewhere.why.take", "elsewhere_reminder_days", posted_on=facts.posted_on),
                order_id=facts.order_id,
                done=done,
            )
