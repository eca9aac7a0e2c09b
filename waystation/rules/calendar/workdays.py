"""Workdays, where a text counts workdays; nowhere else.

The State Council publishes each year's public holidays and the weekend days that are worked in exchange, as a
rule in the last weeks of the year before. Of a year that is published, the dates come from the library
``holidays``; of a year that is not, only Saturdays and Sundays count as free. A date that rests on such a
year is *provisional* (``workdays_published`` is false), and a screen must say so: it can only move later,
since public holidays may still be added.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from waystation.rules.calendar.days import ONE_DAY

SATURDAY = 5


@cache
def _published() -> frozenset[int]:
    # Read when first asked: hardly any clock counts workdays, and the library takes a tenth of a second.
    from holidays.countries.china import ChinaStaticHolidays

    return frozenset(ChinaStaticHolidays.special_public_holidays)


def is_year_published(year: int) -> bool:
    """Whether the exchange of working days of ``year`` is known."""
    return year in _published()


@cache
def _free_and_worked(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The free days of a published year, and its weekend days that are worked.

    The year after is read as well: its New Year may free or use the last days of this one.
    """
    from holidays.countries.china import China

    years = [year, year + 1] if is_year_published(year + 1) else [year]
    known = China(years=years)  # type: ignore[no-untyped-call]
    worked: set[date] = known.weekend_workdays
    return frozenset(known), frozenset(worked)


@lru_cache(maxsize=16384)
def is_workday(day: date) -> bool:
    """Whether ``day`` is worked: by the published calendar, else whether it is no Saturday or Sunday."""
    weekend = day.weekday() >= SATURDAY
    if not is_year_published(day.year):
        return not weekend
    free, worked = _free_and_worked(day.year)
    return day not in free and (not weekend or day in worked)


def add_workdays(day: date, workdays: int) -> date:
    """The ``workdays``-th workday after ``day`` (before it, when negative); ``day`` itself is not counted.

    Zero is ``day`` itself, worked or not.
    """
    step = ONE_DAY if workdays > 0 else -ONE_DAY
    left = abs(workdays)
    while left:
        day += step
        if is_workday(day):
            left -= 1
    return day


def workdays_published(first: date, last: date) -> bool:
    """Whether every year from ``first`` to ``last``, in either order, is published."""
    earlier, later = sorted((first, last))
    return all(is_year_published(year) for year in range(earlier.year, later.year + 1))
