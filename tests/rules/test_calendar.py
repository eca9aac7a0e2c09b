import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules import calendar

DAYS = st.dates(date(2008, 6, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 8, 31), 0, date(2026, 8, 31)),
    ],
)
def test_a_missing_day_falls_on_the_end_of_the_month(day, months, expected):
    assert calendar.add_months(day, months) == expected


@pytest.mark.parametrize(
    ("starts_on", "years", "last_day"),
    [
        (date(2024, 8, 25), 3, date(2027, 8, 24)),
        (date(2024, 1, 1), 1, date(2024, 12, 31)),
        (date(2024, 3, 1), 1, date(2025, 2, 28)),
        (date(2023, 3, 1), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 3, date(2027, 2, 27)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
    ],
)
def test_a_term_ends_on_the_day_before_the_anniversary(starts_on, years, last_day):
    assert calendar.last_day_of_term(starts_on, years) == last_day


def test_a_term_of_no_years_is_refused():
    with pytest.raises(ValueError, match="at least one year"):
        calendar.last_day_of_term(date(2026, 1, 1), 0)


def test_a_span_cannot_run_backwards():
    with pytest.raises(ValueError, match="cannot end on 2026-01-01"):
        calendar.Span(date(2026, 1, 2), date(2026, 1, 1))


def test_a_span_counts_and_holds_both_its_ends():
    span = calendar.Span(date(2026, 1, 1), date(2026, 1, 3))
    assert span.days == 3
    assert date(2026, 1, 1) in span
    assert date(2026, 1, 3) in span
    assert date(2026, 1, 4) not in span


def test_days_between_is_negative_backwards():
    assert calendar.days_between(date(2026, 3, 1), date(2026, 2, 27)) == -2


def test_no_windows_are_cut_when_none_are_asked_for():
    assert calendar.even_windows(date(2026, 1, 1), 1, 0) == ()


def test_quarters_from_the_end_of_november():
    assert calendar.even_windows(date(2025, 11, 30), 1, 4) == (
        calendar.Span(date(2025, 11, 30), date(2026, 2, 27)),
        calendar.Span(date(2026, 2, 28), date(2026, 5, 29)),
        calendar.Span(date(2026, 5, 30), date(2026, 8, 29)),
        calendar.Span(date(2026, 8, 30), date(2026, 11, 29)),
    )


@given(DAYS, st.integers(1, 4), st.integers(1, 53))
def test_windows_partition_the_year_without_gap_or_overlap(starts_on, year, count):
    windows = calendar.even_windows(starts_on, year, count)
    assert len(windows) == count
    assert windows[0].first == calendar.add_years(starts_on, year - 1)
    assert windows[-1].last == calendar.add_years(starts_on, year) - timedelta(days=1)
    for before, after in itertools.pairwise(windows):
        assert after.first == before.last + timedelta(days=1)


@given(DAYS, st.integers(0, 2000))
def test_months_partition_any_run_of_days(first, length):
    last = first + timedelta(days=length)
    windows = list(calendar.month_windows(first, last))
    assert windows[0].first == first
    assert windows[-1].last == last
    assert sum(window.days for window in windows) == length + 1
    assert all(window.first.month == window.last.month for window in windows)


def test_an_empty_run_of_days_has_no_months():
    assert list(calendar.month_windows(date(2026, 1, 2), date(2026, 1, 1))) == []


@given(DAYS, st.integers(1, 3))
def test_no_term_ends_before_it_starts_and_later_starts_never_end_earlier(starts_on, years):
    last_day = calendar.last_day_of_term(starts_on, years)
    assert starts_on < last_day
    assert calendar.last_day_of_term(starts_on + timedelta(days=1), years) >= last_day
