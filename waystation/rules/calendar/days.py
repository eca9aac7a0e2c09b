"""Days, months and terms of the civil calendar. Everything is a plain ``date``; nothing asks the clock.

Counting rules used here, and where they come from:

* A period of *days* runs from the day after the event: "within 15 days of receipt" of a paper received on
  1 May ends with 16 May (Civil Code Art. 201).
* Months and years end on the day with the same number; where that day is missing, on the last day of the
  month (Civil Code Art. 202). So one year after 29 February is 28 February.

Open questions for counsel (printed in ``docs/law.md``):

* A *term* "of three years, counted from the day of reporting" is read here as including the day of
  reporting, so it ends on the day **before** the third anniversary. Reading it as ending on the anniversary
  itself would give one day more; we took the reading that is shorter for the client.
* A term that starts on 29 February and ends in a common year ends on 27 February by the two rules above.
* A deadline whose last day is a public holiday is **not** moved to the next working day (Civil Code Art. 203
  would move it). The day shown is therefore never later than the lawful one.
"""

from __future__ import annotations

import calendar as _calendar
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

MONTHS_IN_YEAR = 12
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """A closed run of days, ``first`` and ``last`` both included; ``first <= last``."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a span cannot end on {self.last} before it starts on {self.first}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.last - self.first).days + 1


@cache
def _days_of(year: int, month: int) -> int:
    return _calendar.monthrange(year, month)[1]


def add_days(day: date, days: int) -> date:
    """``days`` later (or earlier, when negative)."""
    return day + timedelta(days=days)


@lru_cache(maxsize=16384)
def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month where the day is missing."""
    index = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    year, month = divmod(index, MONTHS_IN_YEAR)
    month += 1
    return date(year, month, min(day.day, _days_of(year, month)))


def add_years(day: date, years: int) -> date:
    """The anniversary ``years`` later; 29 February falls on 28 February in common years."""
    return add_months(day, years * MONTHS_IN_YEAR)


def last_day_of_term(starts_on: date, years: int) -> date:
    """The last day of a term of ``years`` that counts ``starts_on`` as its first day.

    The day before the anniversary; see the open questions above.
    """
    if years < 1:
        raise ValueError(f"a term has at least one year, not {years}")
    return add_years(starts_on, years) - ONE_DAY


def days_between(earlier: date, later: date) -> int:
    """Days from ``earlier`` to ``later``: 0 on the same day, negative when ``later`` is earlier."""
    return (later - earlier).days


@lru_cache(maxsize=16384)
def month_of(day: date) -> Span:
    """The calendar month that holds ``day``."""
    first = day.replace(day=1)
    return Span(first, add_months(first, 1) - ONE_DAY)


def month_windows(first: date, last: date) -> Iterator[Span]:
    """The calendar months touched by ``first``…``last``, each cut to it; together they partition it.

    Yields nothing when ``last`` is before ``first``.
    """
    opens = first
    while opens <= last:
        closes = min(month_of(opens).last, last)
        yield Span(opens, closes)
        opens = closes + ONE_DAY


def even_windows(starts_on: date, year: int, count: int) -> tuple[Span, ...]:
    """Cut the ``year``-th year (from 1) counted from ``starts_on`` into ``count`` windows.

    Where ``count`` divides 12 the windows are whole months from the day of ``starts_on``; else they are as
    even in days as they can be. They leave no gap, never overlap, and end the day before the anniversary.
    """
    if count == 0:
        return ()
    begins = add_years(starts_on, year - 1)
    ends = add_years(starts_on, year)
    if MONTHS_IN_YEAR % count == 0:
        months = MONTHS_IN_YEAR // count
        base = (year - 1) * MONTHS_IN_YEAR
        edges = [add_months(starts_on, base + months * n) for n in range(count + 1)]
    else:
        whole = days_between(begins, ends)
        edges = [add_days(begins, whole * n // count) for n in range(count + 1)]
    return tuple(Span(edge, after - ONE_DAY) for edge, after in itertools.pairwise(edges))
