"""How full each slot of a file is: empty, in progress, complete (卷内目录, domain.md §4.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from waystation.rules.papers.fields import Needs
from waystation.rules.papers.kinds import PaperKind


class Filling(StrEnum):
    """The state of a slot."""

    EMPTY = "empty"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"


@dataclass(frozen=True)
class SlotFacts:
    """What is there for one slot, cancelled and withdrawn things left out.

    ``issued``: papers issued here; ``kept``: papers entered in the file (scanned or only registered);
    ``records``: entries of the file from which the paper is drawn.
    """

    issued: int = 0
    kept: int = 0
    records: int = 0


def filling(kind: PaperKind, facts: SlotFacts) -> Filling:
    """A paper that is signed is complete when it is back in the file; a list when it was printed."""
    if facts.kept or (facts.issued and kind.needs is Needs.PRINT):
        return Filling.COMPLETE
    if facts.issued or facts.records:
        return Filling.IN_PROGRESS
    return Filling.EMPTY
