"""Workdays: the published exchange of days, the years that are not published, and the arithmetic."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.calendar import add_workdays, is_workday, is_year_published, workdays_published

#: The State Council's arrangement for 2026, written down apart from the library: Spring Festival 15 to 23
#: February with 14 and 28 February worked, National Day 1 to 7 October with 20 September and 10 October.
ARRANGED = [
    (date(2026, 2, 13), True),
    (date(2026, 2, 14), True),
    (date(2026, 2, 15), False),
    (date(2026, 2, 20), False),
    (date(2026, 2, 23), False),
    (date(2026, 2, 24), True),
    (date(2026, 2, 28), True),
    (date(2026, 9, 20), True),
    (date(2026, 10, 7), False),
    (date(2026, 10, 8), True),
    (date(2026, 10, 10), True),
    (date(2026, 11, 28), False),
    (date(2026, 11, 27), True),
]


@pytest.mark.parametrize(("day", "worked"), ARRANGED)
def test_a_day_is_worked_as_it_was_arranged(day, worked):
    assert is_workday(day) is worked


@pytest.mark.parametrize(
    ("event", "workdays", "due_on"),
    [
        # Over a plain weekend.
        (date(2026, 11, 26), 3, date(2026, 12, 1)),
        # Over the Spring Festival: 14 February is worked.
        (date(2026, 2, 13), 3, date(2026, 2, 25)),
        # Back over National Day: 10 October is worked.
        (date(2026, 10, 12), -7, date(2026, 9, 25) - timedelta(days=1)),
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 1, date(2024, 3, 1)),
    ],
)
def test_workdays_are_counted_from_the_day_after(event, workdays, due_on):
    assert add_workdays(event, workdays) == due_on


def test_a_year_that_is_not_published_counts_weekends_alone_and_says_so():
    assert is_year_published(2026)
    assert not is_year_published(2031)
    assert is_workday(date(2031, 10, 1))
    assert not is_workday(date(2031, 10, 4))
    assert workdays_published(date(2026, 12, 1), date(2026, 12, 20))
    assert not workdays_published(date(2026, 12, 29), date(2031, 1, 3))
    assert not workdays_published(date(2031, 1, 3), date(2026, 12, 29))


@given(st.dates(date(2012, 1, 1), date(2035, 12, 31)), st.integers(1, 40))
def test_so_many_workdays_lie_between_and_the_last_is_one(event, workdays):
    due_on = add_workdays(event, workdays)
    assert is_workday(due_on)
    between = [event + timedelta(days=n) for n in range(1, (due_on - event).days + 1)]
    assert sum(is_workday(day) for day in between) == workdays
    assert due_on >= event + timedelta(days=workdays)


@given(st.dates(date(2012, 1, 1), date(2035, 12, 31)), st.integers(1, 40))
def test_back_and_forth_ends_where_it_began_on_a_workday(event, workdays):
    start = add_workdays(event, 1)
    assert add_workdays(add_workdays(start, workdays), -workdays) == start
