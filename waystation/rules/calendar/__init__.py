"""Days, months, terms and workdays of the civil calendar. Everything is a plain ``date``; nothing asks the
clock. See ``days`` for how periods are counted and ``workdays`` for the few clocks that count workdays.
"""

from waystation.rules.calendar.days import (
    MONTHS_IN_YEAR,
    ONE_DAY,
    Span,
    add_days,
    add_months,
    add_years,
    days_between,
    even_windows,
    last_day_of_term,
    month_of,
    month_windows,
)
from waystation.rules.calendar.workdays import add_workdays, is_workday, is_year_published, workdays_published

__all__ = [
    "MONTHS_IN_YEAR",
    "ONE_DAY",
    "Span",
    "add_days",
    "add_months",
    "add_workdays",
    "add_years",
    "days_between",
    "even_windows",
    "is_workday",
    "is_year_published",
    "last_day_of_term",
    "month_of",
    "month_windows",
    "workdays_published",
]
