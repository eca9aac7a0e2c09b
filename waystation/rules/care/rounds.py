"""Rounds (逐一摸排): some times a year every person on file is gone through one by one.

For each it is said whether somebody saw them, knows where they are, or does not know. A round looks for
nobody and blames nobody: who is not known to be anywhere is looked for by the steps of ``searching``. No law
has such a round; it is practice, and how often is a figure of the place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import ONE_DAY, add_months
from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken


class Whereabouts(StrEnum):
    """What is known of a person in a round."""

    SEEN = "seen"
    KNOWN = "known"
    UNKNOWN = "unknown"


class KnownBy(StrEnum):
    """How somebody who was not seen is known to be somewhere. Never the place itself."""

    PHONE = "phone"
    FAMILY = "family"
    INSTITUTION = "institution"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Round:
    """One round, both days included."""

    first: date
    last: date


#: Every round of a year begins so many months after the year's.
_MONTHS_OF_A_YEAR = 12


def round_of(day: date, law: Law) -> Round:
    """The round of ``day``: the year is cut into equal parts from January on."""
    months = law.at(day).number("round_every_months")
    first = date(day.year, 1, 1)
    while (following := add_months(first, months)) <= day:
        first = following
    end_of_year = date(day.year, _MONTHS_OF_A_YEAR, 1)
    return Round(first, min(following, add_months(end_of_year, 1)) - ONE_DAY)


def check_mark(mark: Whereabouts, how: KnownBy | None) -> None:
    """A mark that says enough: RuleBroken ``round.how_needed`` where somebody is known and not said how."""
    if mark is Whereabouts.KNOWN and how is None:
        raise RuleBroken("round.how_needed")
