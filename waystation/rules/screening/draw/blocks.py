"""A term cut into blocks, each of which asks for one test on a hidden day.

A plan asks for ``n`` tests in each year of the order. Blocks of ``L = 366 // (n + 1)`` days guarantee them
wherever the first block begins: of any 365 days at most ``L - 1`` lie before the first whole block, and in
the others there is room for ``n`` of them. So 28, 52, 73 and 122 days for 12, 6, 4 and 2. Where the first
block begins (the *phase*) is hidden, so nobody knows where a block ends.

Where a place's plan is "one test in each window" (each month), the windows themselves are the blocks. Their
ends are known, so that towards the end of a window without a test the chance climbs to certainty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from waystation.rules.calendar import Span, add_years, even_windows
from waystation.rules.screening.draw.numbers import Keyed

#: The longest year of an order, in days: what the guarantee counts with.
LONGEST_YEAR = 366


class Floor(StrEnum):
    """What the floor guarantees: the count of each year, or a test in each window of the plan."""

    YEAR = "year"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of days, both ends included, as day numbers (``date.toordinal``). ``asks``: for one test."""

    first: int
    last: int
    asks: bool = True

    @property
    def days(self) -> int:
        """How many days."""
        return self.last - self.first + 1


def block_length(count: int) -> int:
    """Days of a block that guarantees ``count`` tests a year; ValueError unless 0 … 365."""
    if not 0 <= count < LONGEST_YEAR:
        raise ValueError(f"{count} tests a year")
    return LONGEST_YEAR // (count + 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """Tests in each year of the order, counted from ``starts_on``, and what the floor guarantees.

    After the last year of ``counts`` the term goes on at its pace.
    """

    starts_on: date
    counts: tuple[int, ...]
    floor: Floor = Floor.YEAR

    def count(self, year: int) -> int:
        """Tests in the ``year``-th year, from 1."""
        return self.counts[min(year, len(self.counts)) - 1]


@lru_cache(maxsize=16384)
def year_begins(starts_on: date, year: int) -> int:
    """The first day of the ``year``-th year of an order, from 1, as a day number."""
    return add_years(starts_on, year - 1).toordinal()


def year_of(starts_on: date, ordinal: int) -> int:
    """Which year of the order holds a day; days before the first year belong to it."""
    year = max(1, (ordinal - starts_on.toordinal()) // LONGEST_YEAR + 1)
    while year_begins(starts_on, year + 1) <= ordinal:
        year += 1
    return year


def certain_in(starts_on: date, year: int, n: int, count: int) -> Span:
    """The days of a year of ``count`` tests that hold its n-th whole block wherever the first begins."""
    length, first = block_length(count), year_begins(starts_on, year)
    return Span(date.fromordinal(first + (n - 1) * length), date.fromordinal(first + (n + 1) * length - 2))


def _even(plan: Plan, phase: int, last: int) -> Iterator[Block]:
    """Blocks of a yearly count. A block has the length of the year it begins in, or of the next year where
    it would reach into one with shorter blocks: so every year holds as many whole blocks as it asks for."""
    first = plan.starts_on.toordinal() - phase
    while first <= last:
        year = year_of(plan.starts_on, first)
        length = block_length(plan.count(year))
        if first + length > year_begins(plan.starts_on, year + 1):
            length = min(length, block_length(plan.count(year + 1)))
        yield Block(first, first + length - 1, asks=plan.count(year) > 0)
        first += length


def _windows(plan: Plan, ends: int, last: int) -> Iterator[Block]:
    """The windows of the plan; one that the term's end cuts to less than half asks for nothing."""
    year = 0
    while year_begins(plan.starts_on, year + 1) <= last:
        year += 1
        for window in even_windows(plan.starts_on, year, plan.count(year)):
            first, end = window.first.toordinal(), window.last.toordinal()
            if first > last:
                return
            cut = min(end, ends)
            yield Block(first, cut, asks=(cut - first + 1) * 2 >= end - first + 1)


def blocks(plan: Plan, keyed: Keyed, *, ends: date, last: int) -> Iterator[Block]:
    """The blocks from the first day of a term that ``ends`` on a day to the one that holds ``last``.

    Without gaps, but for years that ask for nothing where the windows are the blocks. The first may begin
    before the term and the last may end after it (see ``terms.asks``).
    """
    if plan.floor is Floor.WINDOW:
        return _windows(plan, ends.toordinal(), min(last, ends.toordinal()))
    return _even(plan, keyed.phase(block_length(plan.count(1))), min(last, ends.toordinal()))
