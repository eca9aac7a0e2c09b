"""Changing or taking back what has been recorded: who may do it alone, and when a second person is needed.

Practice: "any later change or deletion of a record" goes by approval, and edits are free only shortly after
creation (domain.md §4.1). Here: free for the writer on the day of entry; later a correction with its reason;
of a legal record only after a second person has looked at it. Nobody is their own second person.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days
from waystation.rules.problems import RuleBroken


class Subject(StrEnum):
    """Legal records whose later change waits for a second person."""

    SCREENING = "screening"
    ORDER = "order"
    ORDER_STEP = "order_step"
    LEAVE = "leave"
    EXTENSION = "extension"
    ABSENCE = "absence"
    PAPER = "paper"
    ISOLATION = "isolation"


class What(StrEnum):
    """What is asked: other values, or the record struck out (of a paper: cancelled)."""

    CORRECT = "correct"
    WITHDRAW = "withdraw"


class ChangeState(StrEnum):
    """``lapsed``: the record was changed by somebody meanwhile, so nothing was done."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    LAPSED = "lapsed"
    TAKEN_BACK = "taken_back"


class Way(StrEnum):
    """How a record may be changed now."""

    FREE = "free"
    REASON = "reason"
    SECOND_PERSON = "second_person"


class WhySecond(StrEnum):
    """The day of entry is over; somebody else wrote it; a second person has approved it already."""

    DAY_OVER = "day_over"
    NOT_WRITER = "not_writer"
    APPROVED = "approved"


@dataclasses.dataclass(frozen=True)
class Entry:
    """A record as it was written down.

    ``written_by`` None: nobody of the house (an import). ``is_approved``: it stands by the word of a second
    person already, so one alone does not change it any more. ``is_struck``: it was taken back.
    """

    written_by: int | None
    entered_on: date
    is_legal: bool
    is_approved: bool = False
    is_struck: bool = False


def last_free_day(entered_on: date, free_days: int) -> date:
    """The last day on which the writer changes alone; ``free_days`` counts the day of entry as the first."""
    return add_days(entered_on, free_days - 1)


def way(entry: Entry, *, by: int, today: date, free_days: int) -> Way:
    """How ``by`` may change this record today. Raises RuleBroken ``changes.struck`` for one taken back."""
    if entry.is_struck:
        raise RuleBroken("changes.struck")
    is_own = entry.written_by == by and not entry.is_approved
    if is_own and today <= last_free_day(entry.entered_on, free_days):
        return Way.FREE
    return Way.SECOND_PERSON if entry.is_legal else Way.REASON


def why_second(entry: Entry, *, by: int, today: date, free_days: int) -> WhySecond | None:
    """Why a second person is needed, for the page that says so; None: none is."""
    if entry.is_struck or way(entry, by=by, today=today, free_days=free_days) is not Way.SECOND_PERSON:
        return None
    if today > last_free_day(entry.entered_on, free_days):
        return WhySecond.DAY_OVER
    return WhySecond.APPROVED if entry.written_by == by else WhySecond.NOT_WRITER


def rewrites(known: Mapping[str, object], said: Mapping[str, object]) -> bool:
    """Whether something that was written down would change. Filling in what was open changes no record: the
    facts of an isolation come one after the other, over years."""
    return any(value not in (None, "", 0) and said[name] != value for name, value in known.items())


def check_ask(found: Way, *, reason: str, is_waiting: bool) -> None:
    """Whether a request is what this change needs. Raises RuleBroken ``changes.not_needed``,
    ``changes.reason_needed``, ``changes.waits_already``."""
    if found is not Way.SECOND_PERSON:
        raise RuleBroken("changes.not_needed")
    if is_waiting:
        raise RuleBroken("changes.waits_already")
    if not reason.strip():
        raise RuleBroken("changes.reason_needed")


def check_decide(*, asked_by: int, by: int, words: str) -> None:
    """Nobody decides on their own request, and every decision is said in words.

    Raises RuleBroken ``changes.own_request``, ``changes.words_needed``.
    """
    if asked_by == by:
        raise RuleBroken("changes.own_request")
    if not words.strip():
        raise RuleBroken("changes.words_needed")


def check_take_back(*, asked_by: int, by: int) -> None:
    """Only who asked takes a request back. Raises RuleBroken ``changes.not_own_request``."""
    if asked_by != by:
        raise RuleBroken("changes.not_own_request")
