"""What a client who knows the rules and the own tests can say of tomorrow: by formula, by simulation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from waystation.rules.screening.draw.blocks import block_length, blocks, year_begins, year_of
from waystation.rules.screening.draw.course import account
from waystation.rules.screening.draw.morning import Called, Part
from waystation.rules.screening.draw.numbers import bar
from waystation.rules.screening.draw.terms import Terms, asks, floor_day

#: A share is named only where at least so many paths reached the day.
ENOUGH = 400
#: Gaps are looked at up to this many days.
LONGEST_GAP = 45


def no_floor(length: int, days: int) -> float:
    """The chance that blocks of ``length`` days with a hidden phase ask on none of ``days`` days in a row."""
    total = 0.0
    for before in range(length):  # days of the first block that lie before the run
        left, none = days, 1.0
        part = min(left, length - before)
        while left > 0:
            none *= 1 - part / length
            left -= part
            part = min(left, length)
        total += none
    return total / length


def by_formula(count: int, chance: float, most: int) -> tuple[float, ...]:
    """The chance of a test 1 … ``most`` days after the last one; ``count`` tests a year, hidden phase.

    Floor and chance together are a process that looks the same from every day on. With ``F(g)``, the chance
    of no test in ``g`` days in a row, the chance that the next test is more than ``g`` days away is
    ``(F(g) - F(g + 1)) / (1 - F(1))``.
    """
    length = block_length(count)
    none = [(1 - chance) ** days * (no_floor(length, days) if count else 1.0) for days in range(most + 2)]
    beyond = [(none[days] - none[days + 1]) / (1 - none[1]) for days in range(most + 1)]
    return tuple(
        1 - beyond[days] / beyond[days - 1] if beyond[days - 1] > 0 else 1.0 for days in range(1, most + 1)
    )


def expected(count: int, chance: float, days: int = 365) -> float:
    """Tests to be expected in ``days`` days."""
    floor = 1 / block_length(count) if count else 0.0
    return days * (1 - (1 - chance) * (1 - floor))


@dataclass(frozen=True, slots=True)
class Gap:
    """``days`` since the last test: how many paths got there, how many of them were tested that day."""

    days: int
    reached: int
    tested: int

    @property
    def share(self) -> float | None:
        """The chance of a test on that day; None: too few paths got there to say."""
        return self.tested / self.reached if self.reached >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class Simulated:
    """Many made-up clients under one plan. ``tests``: the mean; ``fewest``: the smallest of one path."""

    paths: int
    tests: float
    fewest: int
    floor_kept: bool
    gaps: tuple[Gap, ...]

    def smallest(self) -> Gap | None:
        """The day on which a test is least likely."""
        return min(self._said(), key=lambda gap: gap.share or 0.0, default=None)

    def largest(self) -> Gap | None:
        """The day on which a test is most likely."""
        return max(self._said(), key=lambda gap: gap.share or 0.0, default=None)

    def _said(self) -> Iterator[Gap]:
        return (gap for gap in self.gaps if gap.share is not None)


def calls_of(terms: Terms, key: bytes, last: date) -> list[Called]:
    """The calls of one client from the first day that is drawn to ``last``, each standing and none levelled.

    What ``Course`` says day by day, a block at a time: for rests that were known from the beginning.
    """
    keyed = terms.keyed(key)
    low, high = terms.begins.toordinal(), min(last, terms.ends).toordinal()
    closed = {day for rest in terms.rests for day in range(rest.first.toordinal(), rest.last.toordinal() + 1)}
    of = keyed.of
    floors = {
        day
        for block in blocks(terms.plan, keyed, ends=terms.ends, last=high)
        if block.last >= low and asks(terms, block, keyed)
        for day in [floor_day(terms, block, keyed, on=low)]
        if day is not None and day <= high
    }
    chance_days = [day for day, below in _bars(terms, low, high) if of(day)[0] < below and day not in closed]
    called = [Called(date.fromordinal(day), Part.FLOOR) for day in floors.difference(chance_days)]
    month, extras = (0, 0), 0
    for day in chance_days:
        on = date.fromordinal(day)
        if (on.year, on.month) != month:
            month, extras = (on.year, on.month), 0
        if day in floors:
            called.append(Called(on, Part.BOTH))
        elif extras < terms.extra_max:
            extras += 1
            called.append(Called(on, Part.CHANCE))
    return sorted(called, key=lambda one: one.on)


def _bars(terms: Terms, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Every day with the number below which the chance falls on it."""
    day = low
    while day <= high:
        until = min(high, year_begins(terms.plan.starts_on, year_of(terms.plan.starts_on, day) + 1) - 1)
        below = bar(terms.chance(day))
        for one in range(day, until + 1):
            yield one, below
        day = until + 1


def simulate(
    terms: Terms, key: bytes, *, first: date, last: date, paths: int, most: int = LONGEST_GAP
) -> Simulated:
    """Run ``paths`` clients named ``client#0``, ``client#1`` … and look at ``first`` … ``last``.

    A day counts for a gap only if the client could be called on it; days before a path's first test in those
    days, whose gap is not looked at, do not.
    """
    low, high = first.toordinal(), last.toordinal()
    could = [
        day - low for day in range(low, high + 1) if terms.holds(day) and terms.resting(day, on=day) is None
    ]
    reached, tested = [0] * (most + 1), [0] * (most + 1)
    total, fewest, kept = 0, 1 << 30, True
    for number in range(paths):
        path = replace(terms, client=f"{terms.client}#{number}")
        called = calls_of(path, key, last)
        kept = kept and account(path, key, called, first=first, last=last).kept
        days = [one.on.toordinal() - low for one in called if first <= one.on]
        total, fewest = total + len(days), min(fewest, len(days))
        _count(days, could, reached, tested)
    gaps = tuple(Gap(n, reached[n], tested[n]) for n in range(1, most + 1))
    return Simulated(paths, total / paths if paths else 0.0, fewest if paths else 0, kept, gaps)


def _count(days: list[int], could: list[int], reached: list[int], tested: list[int]) -> None:
    """Add one path: for every day after its first test, how long ago the last one was, whether one came."""
    most = len(reached) - 1
    called, before = set(days), None
    for day in could:
        if before is not None and day - before <= most:
            reached[day - before] += 1
            tested[day - before] += day in called
        if day in called:
            before = day
