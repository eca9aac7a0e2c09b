"""How long a closed file stays open to the office: sealing, and opening a sealed file again.

Sealed is not deleted: the file is in no list and no search, and opens for hours by a reason that a second
person accepts, or for good where the person comes back. No text gives the number of days; the shorter time is
the milder one (PIPL Arts. 6, 19). The sealing of the authorities' own records (PSAPL Art. 136) is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken


class UnsealFor(StrEnum):
    """``look``: read for hours; ``return``: the file is in use again."""

    LOOK = "look"
    RETURN = "return"


class UnsealReason(StrEnum):
    """Why a sealed file may be opened."""

    CLIENT_ASKED = "client_asked"
    NEW_ORDER = "new_order"
    HELP_WISHED = "help_wished"
    CASE_HANDLING = "case_handling"
    STATE_RULE = "state_rule"
    CORRECTION = "correction"


#: What each reason may open: a file returns into use only for the person's own sake or a new order.
REASONS_FOR: dict[UnsealFor, frozenset[UnsealReason]] = {
    UnsealFor.LOOK: frozenset(
        {
            UnsealReason.CLIENT_ASKED,
            UnsealReason.CASE_HANDLING,
            UnsealReason.STATE_RULE,
            UnsealReason.CORRECTION,
        }
    ),
    UnsealFor.RETURN: frozenset({UnsealReason.NEW_ORDER, UnsealReason.HELP_WISHED}),
}


def seal_on(closed_on: date, law: Law) -> date:
    """The day on which a file closed on ``closed_on`` is sealed by itself."""
    return add_days(closed_on, law.at(closed_on).number("seal_after_days"))


def check_seal(*, is_closed: bool, open_matters: int) -> None:
    """Only a file at rest is sealed. Raises RuleBroken ``seal.not_closed``, ``seal.matters_open``."""
    if not is_closed:
        raise RuleBroken("seal.not_closed")
    if open_matters:
        raise RuleBroken("seal.matters_open", count=open_matters)


def check_unseal(what_for: str, reason: str, words: str) -> tuple[UnsealFor, UnsealReason]:
    """What a request must say. Raises RuleBroken ``seal.reason_needed``, ``seal.reason_not_fitting``,
    ``seal.words_needed``."""
    if what_for not in set(UnsealFor) or reason not in set(UnsealReason):
        raise RuleBroken("seal.reason_needed")
    if UnsealReason(reason) not in REASONS_FOR[UnsealFor(what_for)]:
        raise RuleBroken("seal.reason_not_fitting", what_for=what_for, reason=reason)
    if not words.strip():
        raise RuleBroken("seal.words_needed")
    return UnsealFor(what_for), UnsealReason(reason)


def check_second(asked_by: int, decided_by: int, *, grants: bool, note: str) -> None:
    """Nobody accepts their own request, and a refusal says why. Raises RuleBroken ``seal.own_request``,
    ``seal.note_needed``."""
    if asked_by == decided_by:
        raise RuleBroken("seal.own_request")
    if not grants and not note.strip():
        raise RuleBroken("seal.note_needed")


def due_for_sealing(closed: Iterable[tuple[int, date, Law]], today: date) -> list[int]:
    """Of (file, closed on, law of its area) the files whose day has come, oldest first."""
    due = [(seal_on(closed_on, law), pk) for pk, closed_on, law in closed]
    return [pk for day, pk in sorted(due) if day <= today]
