"""How long a closed file is kept, what holds it back, and who may delete it.

PIPL Art. 19: no longer than needed; Art. 47: what is no longer needed is deleted. No text says how many years
a street keeps a closed file: the years are a figure of the place, unset by default, and then no clock runs.
The figure in force on the day of asking counts, for deleting is a deed of that day. Nothing is ever deleted
by itself: one person proposes, another confirms after some days in which anybody may take it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days, add_months, add_years
from waystation.rules.law import Law, Why
from waystation.rules.problems import RuleBroken


class Back(StrEnum):
    """What holds a file back, whatever its years."""

    IN_USE = "in_use"
    NOT_SEALED = "not_sealed"
    ORDER_RUNNING = "order_running"
    MATTER_OPEN = "matter_open"
    OPENING = "opening"
    HELD = "held"


class HoldReason(StrEnum):
    """Why a file is kept longer."""

    REMEDY = "remedy"
    CASE_HANDLING = "case_handling"
    INSPECTION = "inspection"
    ARCHIVE = "archive"
    CLIENT_ASKED = "client_asked"


@dataclass(frozen=True, slots=True)
class ClosedFile:
    """What is known of a file. ``closed_on``/``sealed_on`` None: in use, not sealed.

    ``last_end``: the last day of the last order. ``running``: orders not ended. ``open_matters``: matters or
    objections nobody has settled. ``openings``: requests to open it that wait, and permissions to read it
    that hold. ``held_until``: the last days of the holds that were not lifted.
    """

    closed_on: date | None
    sealed_on: date | None
    last_end: date | None = None
    running: int = 0
    open_matters: int = 0
    openings: int = 0
    held_until: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Retention:
    """``ends_on``: the first day on which the years are over; None: no clock (in use, or no years set)."""

    begins_on: date | None
    ends_on: date | None
    why: Why
    held_back: tuple[Back, ...]

    def is_over(self, today: date) -> bool:
        """The years have passed, whatever else holds the file back."""
        return self.ends_on is not None and self.ends_on <= today

    def may_delete(self, today: date) -> bool:
        """Over, and nothing holds it back."""
        return self.is_over(today) and not self.held_back


def begins_on(closed_on: date, last_end: date | None) -> date:
    """The day from which the years count: the file was closed and no measure was under way any more."""
    return max(closed_on, last_end or closed_on)


def retention(file: ClosedFile, law: Law, today: date) -> Retention:
    """The retention of one file as it stands today."""
    back = _held_back(file, today)
    years = law.at(today).count("retention_years")
    if file.closed_on is None:
        return Retention(None, None, Why("retention.why.in_use"), back)
    begins = begins_on(file.closed_on, file.last_end)
    if years is None:
        return Retention(begins, None, Why("retention.why.unset"), back)
    ends = add_years(begins, years)
    why = law.at(today).why("retention.why.years", "retention_years", begins_on=begins, ends_on=ends)
    return Retention(begins, ends, why, back)


def _held_back(file: ClosedFile, today: date) -> tuple[Back, ...]:
    stands = {
        Back.IN_USE: file.closed_on is None,
        Back.NOT_SEALED: file.sealed_on is None,
        Back.ORDER_RUNNING: file.running > 0,
        Back.MATTER_OPEN: file.open_matters > 0,
        Back.OPENING: file.openings > 0,
        Back.HELD: any(until >= today for until in file.held_until),
    }
    return tuple(one for one, holds in stands.items() if holds)


def check_may_delete(found: Retention, today: date) -> None:
    """Raises RuleBroken ``retention.no_clock``, ``retention.not_over``, ``retention.back_<what>``."""
    if found.ends_on is None:
        raise RuleBroken("retention.no_clock")
    if found.ends_on > today:
        raise RuleBroken("retention.not_over", ends_on=found.ends_on)
    for one in found.held_back:
        raise RuleBroken(f"retention.back_{one.value}")


def may_confirm_from(proposed_on: date, law: Law) -> date:
    """The first day on which a second person may confirm."""
    return add_days(proposed_on, law.at(proposed_on).number("deletion_wait_days"))


def check_confirm(proposed_by: int, confirmed_by: int, may_from: date, today: date) -> None:
    """Another person, and not before the days are over. Raises RuleBroken ``retention.own_proposal``,
    ``retention.too_early``."""
    if proposed_by == confirmed_by:
        raise RuleBroken("retention.own_proposal")
    if today < may_from:
        raise RuleBroken("retention.too_early", on=may_from)


def check_hold(reason: str, words: str, until: date, law: Law, today: date) -> HoldReason:
    """What a hold must say. Raises RuleBroken ``retention.hold_reason``, ``retention.hold_words``,
    ``retention.hold_past``, ``retention.hold_too_long``."""
    if reason not in set(HoldReason):
        raise RuleBroken("retention.hold_reason")
    if not words.strip():
        raise RuleBroken("retention.hold_words")
    if until < today:
        raise RuleBroken("retention.hold_past", on=until)
    latest = add_months(today, law.at(today).number("hold_most_months"))
    if until > latest:
        raise RuleBroken("retention.hold_too_long", on=latest)
    return HoldReason(reason)


def backups_until(deleted_on: date, law: Law) -> date:
    """The last day on which a backup may still hold what was deleted."""
    return add_days(deleted_on, law.at(deleted_on).number("backups_kept_days"))
