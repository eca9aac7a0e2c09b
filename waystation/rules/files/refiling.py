"""Two files of one person become one, and one file becomes two: what is decided how. Pure.

Nothing here is law: that a person has one file (一人一档) is; how two are joined is the house's own care.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days
from waystation.rules.problems import RuleBroken


class RefilingKind(StrEnum):
    """What was done to two files."""

    MERGE = "merge"
    SPLIT = "split"


class RefilingState(StrEnum):
    """How far it came. Proposed: waits for the second person."""

    PROPOSED = "proposed"
    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class Side(StrEnum):
    """Whose word stays: that of the file that goes on, of the one that is closed, or of both."""

    TARGET = "target"
    SOURCE = "source"
    BOTH = "both"


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a field that differs, and why (a code); no side: a person has to choose."""

    side: Side | None
    why: str


#: Facts of which two different ones cannot both be right: a person has to look.
MUST_CHOOSE = frozenset({"name", "sex", "born_on", "id_number", "worker", "station"})
#: Facts that add up.
ADDED = frozenset({"substances"})


def proposal(field: str, target: object, source: object) -> Proposal:
    """Which side is proposed for ``field``. Codes: ``files.why.only_one``, ``files.why.both``,
    ``files.why.later_is_milder``, ``files.why.choose``, ``files.why.stays``.

    The day of registration: what was due before it and is not recorded is unknown, not missed; the later
    day can harm nobody.
    """
    if not source or not target:
        return Proposal(Side.TARGET if target else Side.SOURCE, "files.why.only_one")
    if field in ADDED:
        return Proposal(Side.BOTH, "files.why.both")
    if field == "registered_on" and isinstance(target, date) and isinstance(source, date):
        return Proposal(Side.TARGET if target >= source else Side.SOURCE, "files.why.later_is_milder")
    if field in MUST_CHOOSE:
        return Proposal(None, "files.why.choose")
    return Proposal(Side.TARGET, "files.why.stays")


def needs_second_person(target_orders: int, source_orders: int) -> bool:
    """Where both files carry a legal order two people look: one put under the wrong person does harm."""
    return target_orders > 0 and source_orders > 0


def check_reason(reason: str) -> None:
    """RuleBroken ``files.reason_needed``."""
    if not reason.strip():
        raise RuleBroken("files.reason_needed")


def check_choices(wanted: Mapping[str, frozenset[str]], chosen: Mapping[str, str]) -> None:
    """Every question has one of its answers: RuleBroken ``files.choice_missing``."""
    for question, answers in wanted.items():
        if chosen.get(question) not in answers:
            raise RuleBroken("files.choice_missing")


def last_day_to_undo(done_on: date, days: int) -> date:
    """The last day on which it can be taken back as a whole."""
    return add_days(done_on, days)


def check_undo(done_on: date, *, days: int, today: date) -> None:
    """RuleBroken ``files.undo_too_late``: from then on the file is split instead."""
    last = last_day_to_undo(done_on, days)
    if today > last:
        raise RuleBroken("files.undo_too_late", last_day=last)
