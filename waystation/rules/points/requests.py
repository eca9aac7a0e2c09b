"""Points outside the scheme: a credit by hand, a posting taken back. Two people, never the one who verified.

Evidence §1.6: corrections only as counter-entries with reason and second person; whoever verifies an event
may not approve a manual credit.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from waystation.rules.problems import RuleBroken


class RequestKind(StrEnum):
    """What is asked for: points that are missing, or a posting the other way round."""

    CREDIT = "credit"
    UNDO = "undo"


class RequestReason(StrEnum):
    """Why; the words say more. The first four are for a credit, the last three for taking back."""

    UNRECORDED = "unrecorded"
    LATE_PAPER = "late_paper"
    NO_POWER = "no_power"
    COUNTED_SHORT = "counted_short"
    WRONG_PERSON = "wrong_person"
    NOT_HELD = "not_held"
    COUNTED_TWICE = "counted_twice"


CREDIT_REASONS = tuple(RequestReason)[:4]
UNDO_REASONS = tuple(RequestReason)[4:]

#: Larger credits are typing mistakes: no single event of the shipped templates is worth as much.
MOST_CREDIT = 1000


def check_ask(*, points: int, words: str, happened_on: date, today: date) -> None:
    """Raises RuleBroken ``points.credit_points`` (most), ``points.credit_words``, ``points.credit_later``."""
    if not 0 < points <= MOST_CREDIT:
        raise RuleBroken("points.credit_points", most=MOST_CREDIT)
    if not words.strip():
        raise RuleBroken("points.credit_words")
    if happened_on > today:
        raise RuleBroken("points.credit_later", on=happened_on)


def check_second(*, is_asker: bool, has_verified: bool) -> None:
    """The second person neither asked nor verified what the client earned in that month.

    Raises RuleBroken ``points.credit_same``, ``points.credit_verified``.
    """
    if is_asker:
        raise RuleBroken("points.credit_same")
    if has_verified:
        raise RuleBroken("points.credit_verified")
