"""Absence that nobody reported: what may be written down, and what a person may say it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.away import AbsenceFinding
from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.obligations import Clock, FulfilledBy, RecordKind, RuleCode
from waystation.rules.places.leaves import LeaveFacts
from waystation.rules.problems import RuleBroken


class NoticedBy(StrEnum):
    """Who noticed it."""

    WORKER = "worker"
    FAMILY = "family"
    COMMUNITY = "community"
    POLICE = "police"
    PLACE = "place"
    OTHER = "other"


class AttemptWay(StrEnum):
    """The lawful, proportionate ways to reach somebody (domain.md §2.6): no location data, no contact
    lists."""

    PHONE = "phone"
    MESSAGE = "message"
    VISIT = "visit"
    FAMILY = "family"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class AbsenceFacts:
    """One absence as it was noticed; nothing that names the person."""

    id: int
    noticed_on: date
    from_on: date
    to_on: date | None = None
    finding: AbsenceFinding = AbsenceFinding.UNDECIDED
    found_on: date | None = None
    heard_on: date | None = None
    withdrawn_on: date | None = None
    order_id: int | None = None


def check_absence(*, noticed_on: date, from_on: date, to_on: date | None, today: date, runs: bool) -> None:
    """Raises RuleBroken ``absence.no_order``, ``absence.future``, ``absence.backwards``."""
    if not runs:
        raise RuleBroken("absence.no_order")
    if noticed_on > today or from_on > today or (to_on is not None and to_on > today):
        raise RuleBroken("absence.future")
    if noticed_on < from_on or (to_on is not None and to_on < from_on):
        raise RuleBroken("absence.backwards")


def check_hearing(facts: AbsenceFacts, *, heard_on: date, words: str, today: date) -> None:
    """Raises RuleBroken ``absence.future``, ``absence.heard_too_early``, ``absence.hearing_needed``."""
    if heard_on > today:
        raise RuleBroken("absence.future")
    if heard_on < facts.from_on:
        raise RuleBroken("absence.heard_too_early", from_on=facts.from_on)
    if not words.strip():
        raise RuleBroken("absence.hearing_needed")


def check_finding(
    facts: AbsenceFacts, as_what: AbsenceFinding, *, leaves: Iterable[LeaveFacts], words: str, law: Law
) -> LeaveFacts | None:
    """Whether this may be said of it; the leave that covers it, if it is said to be one.

    Raises RuleBroken: ``absence.withdrawn``; ``absence.hear_first``; ``absence.words_needed``;
    ``absence.no_leave_then`` (no leave held on the first day); ``absence.leave_held`` (away with a leave that
    held is never "without permission"); ``absence.still_away`` (nobody can say how long it was);
    ``absence.short`` (under the days from which a report is asked for, nothing was owed: DRR 19).
    """
    if facts.withdrawn_on is not None:
        raise RuleBroken("absence.withdrawn")
    if facts.heard_on is None:
        raise RuleBroken("absence.hear_first")
    if not words.strip():
        raise RuleBroken("absence.words_needed")
    covering = next((leave for leave in leaves if leave.covers(facts.from_on)), None)
    if as_what is AbsenceFinding.ON_LEAVE:
        if covering is None:
            raise RuleBroken("absence.no_leave_then", from_on=facts.from_on)
        return covering
    if as_what is AbsenceFinding.UNPERMITTED:
        if facts.to_on is None:
            raise RuleBroken("absence.still_away")
        if covering is not None and covering.covers(facts.to_on):
            raise RuleBroken("absence.leave_held", since=covering.starts_on, until=covering.until)
        least = law.at(facts.from_on).number("absence_report_threshold_days")
        if (facts.to_on - facts.from_on).days + 1 < least:
            raise RuleBroken("absence.short", least=least)
    return None


def clocks(found: Iterable[AbsenceFacts], law: Law) -> Iterable[Clock]:
    """Somebody must look into it: hear the client and say what it was."""
    for facts in found:
        held = law.at(facts.noticed_on)
        done = None
        if facts.found_on is not None:
            done = FulfilledBy(RecordKind.ABSENCE, facts.id, facts.found_on)
        yield Clock(
            key=f"absence:{facts.id}/hear",
            rule=RuleCode.ABSENCE_HEARING,
            opens_on=facts.noticed_on,
            due_on=add_days(facts.noticed_on, held.number("absence_hearing_days")),
            why=held.why("absence.why.hearing", "absence_hearing_days", noticed_on=facts.noticed_on),
            order_id=facts.order_id,
            done=done,
            ended_on=facts.withdrawn_on,
        )
