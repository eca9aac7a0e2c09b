"""What a draw looks at: one client's term, plan and chances, and the days that are left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from waystation.rules.screening.draw.blocks import Block, Plan, block_length, year_of
from waystation.rules.screening.draw.numbers import Keyed


class RestReason(StrEnum):
    """Why nobody is called on a day."""

    SUSPENDED = "suspended"
    LEAVE = "leave"
    ILLNESS = "illness"
    STAY = "stay"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rest:
    """Days on which the client is not called, both ends included.

    ``known_on``: from that morning on the draw knows of it; None: it always did.
    """

    first: date
    last: date
    reason: RestReason = RestReason.OTHER
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The facts of one client's draw.

    ``begins``: the first day that is drawn (the term's first, or later where an office begins to draw in the
    middle of one); ``ends``: the term's last. ``chances``: the daily chance in each year of the order, the
    last one going on; never 0. ``extra_max``: tests by chance alone in one calendar month, at most.
    ``makeup_days``: days after a call in which a test still answers it.
    """

    client: str
    order: str
    plan: Plan
    chances: tuple[Fraction, ...]
    begins: date
    ends: date
    rests: tuple[Rest, ...] = ()
    extra_max: int = 6
    makeup_days: int = 2

    def keyed(self, key: bytes) -> Keyed:
        """This client's numbers."""
        return Keyed(key, self.client, self.order)

    def holds(self, ordinal: int) -> bool:
        """Whether the day is one of the term that is drawn."""
        return self.begins.toordinal() <= ordinal <= self.ends.toordinal()

    def chance(self, ordinal: int) -> Fraction:
        """The daily chance of the year that holds the day."""
        return self.chances[min(year_of(self.plan.starts_on, ordinal), len(self.chances)) - 1]

    def usual_chance(self, ordinal: int) -> float:
        """The chance of a call on a day that is like any other, floor and chance together."""
        count = self.plan.count(year_of(self.plan.starts_on, ordinal))
        floor = 1 / block_length(count) if count else 0.0
        return 1 - (1 - float(self.chance(ordinal))) * (1 - floor)

    def resting(self, ordinal: int, *, on: int) -> Rest | None:
        """Why nobody is called on a day, as it is known on the morning of the day ``on``."""
        for rest in self.rests:
            if rest.first.toordinal() <= ordinal <= rest.last.toordinal() and (
                rest.known_on is None or rest.known_on.toordinal() <= on
            ):
                return rest
        return None


def asks(terms: Terms, block: Block, keyed: Keyed) -> bool:
    """Whether a block asks for a test of its own.

    A block cut by the first or the last day of drawing does so only if the smallest floor number of all its
    days lies inside: so its days are as likely as any others, and the ends of a term stand out in nothing.
    """
    if not block.asks:
        return False
    inside_from, inside_to = terms.begins.toordinal(), terms.ends.toordinal()
    if inside_from <= block.first and block.last <= inside_to:
        return True
    smallest = min(range(block.first, block.last + 1), key=lambda day: keyed.of(day)[1])
    return inside_from <= smallest <= inside_to


def floor_day(terms: Terms, block: Block, keyed: Keyed, *, on: int, after: int = 0) -> int | None:
    """The block's hidden day as it stands on the morning of the day ``on``.

    Of the days from ``on`` on (and later than ``after``) on which the client may be called, the one with the
    smallest floor number. None: no such day is left.
    """
    first = max(block.first, terms.begins.toordinal(), on, after + 1)
    last = min(block.last, terms.ends.toordinal())
    days = range(first, last + 1)
    left = [day for day in days if terms.resting(day, on=on) is None] if terms.rests else days
    return min(left, key=lambda day: keyed.of(day)[1], default=None)
