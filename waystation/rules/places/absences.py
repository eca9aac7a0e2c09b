"""Absence that nobody reported: what may be written down, and when it may be called "without permission".

What it was is said in the matter that it opens, by a person, after the client was heard, and confirmed by a
second one (``rules.matters``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import days_between
from waystation.rules.law import Law
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


def check_unpermitted(facts: AbsenceFacts, *, leaves: Iterable[LeaveFacts], law: Law) -> None:
    """Whether an absence may be called "without permission" at all, after the client was heard (DRR 19, 20).

    Raises RuleBroken: ``absence.still_away`` (nobody can say how long it was); ``absence.leave_held`` (away
    with a leave that held is never "without permission"); ``absence.short`` (under the days from which a
    report is asked for, nothing was owed).
    """
    if facts.to_on is None:
        raise RuleBroken("absence.still_away")
    for leave in leaves:
        if leave.covers(facts.from_on) and leave.covers(facts.to_on):
            raise RuleBroken("absence.leave_held", since=leave.starts_on, until=leave.until)
    least = law.at(facts.from_on).number("absence_report_threshold_days")
    if days_between(facts.from_on, facts.to_on) + 1 < least:
        raise RuleBroken("absence.short", least=least)
