"""One colleague looks after another's files (代管): the reasons, and what cannot be.

A worker has one deputy on a day, and somebody who is covered covers nobody on that day: there are no
chains, so that it is always one named person who answers for a file. Source: design §1 (cover), peers §3.10.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.problems import RuleBroken


class CoverReason(StrEnum):
    """Why somebody is covered. A kind, never a story: illness is nobody's business beyond the dates."""

    LEAVE = "leave"
    ILLNESS = "illness"
    TRAINING = "training"
    VACANT = "vacant"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CoverFacts:
    """One cover, proposed or confirmed, that is not over. ``ends_on`` is its last day.

    ``id`` 0: not written yet. ``deputy_id`` None: an absence for which nobody has been found yet.
    """

    id: int
    worker_id: int
    deputy_id: int | None
    worker: str
    deputy: str
    starts_on: date
    ends_on: date

    def meets(self, starts_on: date, ends_on: date) -> bool:
        """Whether it shares a day with these."""
        return self.starts_on <= ends_on and starts_on <= self.ends_on


def check_cover(wanted: CoverFacts, others: Iterable[CoverFacts], *, today: date) -> None:
    """Refuse a cover that cannot stand beside ``others`` (those of the same two people; itself is skipped).

    Raises RuleBroken: ``covers.self``; ``covers.ends_before_start``; ``covers.in_past``; ``covers.twice``
    (the worker has a deputy in those days); ``covers.deputy_away`` (the deputy is covered then);
    ``covers.worker_covers`` (the worker covers somebody then).
    """
    if wanted.worker_id == wanted.deputy_id:
        raise RuleBroken("covers.self")
    if wanted.ends_on < wanted.starts_on:
        raise RuleBroken("covers.ends_before_start", starts_on=wanted.starts_on)
    if wanted.ends_on < today:
        raise RuleBroken("covers.in_past")
    for other in others:
        if other.id == wanted.id or not other.meets(wanted.starts_on, wanted.ends_on):
            continue
        days = {"starts_on": other.starts_on, "ends_on": other.ends_on}
        if other.worker_id == wanted.worker_id:
            raise RuleBroken("covers.twice", worker=other.worker, **days)
        if other.worker_id == wanted.deputy_id:
            raise RuleBroken("covers.deputy_away", deputy=other.worker, **days)
        if other.deputy_id == wanted.worker_id:
            raise RuleBroken("covers.worker_covers", worker=other.deputy, other=other.worker, **days)
