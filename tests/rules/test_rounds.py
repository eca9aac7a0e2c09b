"""Rounds cut the year into equal parts; a mark says how somebody is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.care.rounds import KnownBy, Round, Whereabouts, check_mark, round_of
from waystation.rules.law import Law, LocalParameter
from waystation.rules.problems import RuleBroken

TODAY = date(2026, 11, 26)


def every(months: int) -> Law:
    return Law(TODAY, [LocalParameter("0001", "round_every_months", months, date(2020, 1, 1), None, "三")])


def test_twice_a_year_unless_a_place_says_otherwise():
    law = Law(TODAY)
    assert round_of(date(2026, 6, 30), law) == Round(date(2026, 1, 1), date(2026, 6, 30))
    assert round_of(date(2026, 7, 1), law) == Round(date(2026, 7, 1), date(2026, 12, 31))
    assert round_of(date(2024, 2, 29), every(1)) == Round(date(2024, 2, 1), date(2024, 2, 29))
    assert round_of(date(2026, 12, 31), every(12)) == Round(date(2026, 1, 1), date(2026, 12, 31))
    # Parts that do not divide the year: the last one is shorter, and January always begins one.
    assert round_of(date(2026, 12, 5), every(5)) == Round(date(2026, 11, 1), date(2026, 12, 31))


@given(st.dates(date(2020, 2, 1), date(2035, 1, 1)), st.integers(1, 12))
def test_every_day_is_in_one_round_and_the_next_begins_the_day_after(day, months):
    law = every(months)
    current = round_of(day, law)
    assert current.first <= day <= current.last
    assert round_of(current.first, law) == round_of(current.last, law) == current
    assert round_of(current.last + timedelta(days=1), law).first == current.last + timedelta(days=1)


def test_who_is_known_to_be_somewhere_is_known_by_something():
    with pytest.raises(RuleBroken) as refusal:
        check_mark(Whereabouts.KNOWN, None)
    assert refusal.value.code == "round.how_needed"
    check_mark(Whereabouts.KNOWN, KnownBy.PHONE)
    check_mark(Whereabouts.SEEN, None)
    check_mark(Whereabouts.UNKNOWN, None)
