"""The counters of severe breach (DRR 20) in both readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.breach import BreachFact, BreachKind, CounterCode, NotCounted, count
from waystation.rules.calendar import add_days
from waystation.rules.law import LocalParameter, law_on

TODAY = date(2026, 6, 30)
LAW = law_on(date(2026, 1, 1))


def fact(pk: int, kind: BreachKind, on: date = date(2026, 2, 1), to: date | None = None) -> BreachFact:
    return BreachFact(pk, kind, 1, on, to, served=True, confirmed_on=on)


def numbers(counted, reading: str) -> dict[CounterCode, tuple[int, bool]]:
    return {c.code: (c.count, c.reached) for c in getattr(counted, reading)}


def test_two_evaded_and_one_refused_are_full_only_when_counted_together():
    facts = [fact(1, BreachKind.EVADED), fact(2, BreachKind.EVADED), fact(3, BreachKind.REFUSED)]
    counted = count(facts, 1, LAW, TODAY)
    assert numbers(counted, "separate") == {
        CounterCode.EVADED: (2, False),
        CounterCode.REFUSED: (1, False),
        CounterCode.ABSENCES: (0, False),
        CounterCode.ABSENCE_DAYS: (0, False),
    }
    assert numbers(counted, "together")[CounterCode.TESTS] == (3, True)
    assert counted.mode == "separate"
    assert not counted.reached


def test_the_reading_of_the_place_decides():
    local = [LocalParameter("0001", "severe_breach_count_mode", "together", date(2025, 1, 1), None, "5")]
    facts = [fact(n, BreachKind.EVADED if n < 3 else BreachKind.REFUSED) for n in (1, 2, 3)]
    assert count(facts, 1, law_on(date(2026, 1, 1), local), TODAY).reached


@pytest.mark.parametrize(("days", "full"), [(30, False), (31, True)])
def test_more_than_thirty_days_and_not_thirty(days, full):
    first = date(2026, 2, 1)
    away = fact(1, BreachKind.ABSENT, first, add_days(first, days - 1))
    counted = numbers(count([away], 1, LAW, TODAY), "separate")
    assert counted[CounterCode.ABSENCE_DAYS] == (days, full)
    assert counted[CounterCode.ABSENCES] == (1, False)


def test_a_day_away_counts_once_and_an_open_absence_up_to_today():
    facts = [
        fact(1, BreachKind.ABSENT, date(2026, 6, 1), date(2026, 6, 10)),
        fact(2, BreachKind.ABSENT, date(2026, 6, 5), date(2026, 6, 12)),
        fact(3, BreachKind.ABSENT, date(2026, 6, 29)),
    ]
    counted = numbers(count(facts, 1, LAW, TODAY), "separate")
    assert counted[CounterCode.ABSENCE_DAYS] == (12 + 2, False)
    # The first two are one stay: nobody can leave again who has not come back.
    assert counted[CounterCode.ABSENCES] == (2, False)


@pytest.mark.parametrize(("gap", "times"), [(0, 1), (1, 1), (2, 2)])
def test_absences_without_a_day_between_are_one(gap, times):
    first = fact(1, BreachKind.ABSENT, date(2026, 3, 1), date(2026, 3, 5))
    second = fact(2, BreachKind.ABSENT, add_days(date(2026, 3, 5), gap), date(2026, 3, 20))
    counted = numbers(count([second, first], 1, LAW, TODAY), "separate")
    assert counted[CounterCode.ABSENCES] == (times, False)
    assert counted[CounterCode.ABSENCE_DAYS] == (20 - (gap == 2), False)


def test_a_day_of_leave_or_rest_is_never_counted():
    away = fact(1, BreachKind.ABSENT, date(2026, 3, 1), date(2026, 3, 20))
    leave = [(date(2026, 3, 5), date(2026, 3, 9)), (date(2026, 3, 8), date(2026, 3, 10))]
    counted = count([away], 1, LAW, TODAY, excused=leave)
    assert numbers(counted, "separate")[CounterCode.ABSENCE_DAYS] == (14, False)
    assert numbers(counted, "separate")[CounterCode.ABSENCES] == (1, False)
    whole = count([away], 1, LAW, TODAY, excused=[(date(2026, 2, 1), date(2026, 4, 1))])
    assert whole.left_out == ((away, NotCounted.COVERED),)
    assert numbers(whole, "separate")[CounterCode.ABSENCES] == (0, False)


def test_a_test_and_an_absence_with_the_same_number_are_two_events():
    counted = count([fact(1, BreachKind.EVADED), fact(1, BreachKind.ABSENT)], 1, LAW, TODAY)
    assert numbers(counted, "separate")[CounterCode.EVADED] == (1, False)
    assert numbers(counted, "separate")[CounterCode.ABSENCES] == (1, False)


def test_the_other_reading_is_told_beside_the_places_own():
    facts = [fact(n, BreachKind.EVADED if n < 3 else BreachKind.REFUSED) for n in (1, 2, 3)]
    counted = count(facts, 1, LAW, TODAY)
    assert (counted.reached, counted.reached_otherwise) == (False, True)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"withdrawn": True}, NotCounted.WITHDRAWN),
        ({"served": False}, NotCounted.NOT_SERVED),
        ({"confirmed_on": None}, NotCounted.NOT_CONFIRMED),
        ({"under_objection": True}, NotCounted.UNDER_OBJECTION),
        ({"order_id": 2}, NotCounted.OTHER_ORDER),
        ({"qualified": None}, NotCounted.NOT_QUALIFIED),
        ({"qualified": False}, NotCounted.NO_BREACH),
    ],
)
def test_what_is_not_counted_says_why(change, reason):
    one = replace(fact(7, BreachKind.REFUSED), **change)
    counted = count([one], 1, LAW, TODAY)
    assert counted.left_out == ((one, reason),)
    assert numbers(counted, "separate")[CounterCode.REFUSED] == (0, False)


FACTS = st.lists(
    st.builds(
        BreachFact,
        id=st.integers(1, 6),
        kind=st.sampled_from(BreachKind),
        order_id=st.sampled_from([None, 1, 2]),
        from_on=st.dates(date(2026, 1, 1), date(2026, 8, 1)),
        to_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 8, 1)),
        served=st.booleans(),
        confirmed_on=st.sampled_from([None, date(2026, 6, 1)]),
        under_objection=st.booleans(),
        withdrawn=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda made: made.id,
)


@given(FACTS, st.randoms())
def test_the_order_of_the_facts_is_nothing_and_none_is_counted_twice(facts, random):
    counted = count(facts, 1, LAW, TODAY)
    shuffled = facts + facts
    random.shuffle(shuffled)
    assert count(shuffled, 1, LAW, TODAY) == counted
    for counter in (*counted.separate, *counted.together):
        assert len(set(counter.facts)) == len(counter.facts)
        absences = counter.code in {CounterCode.ABSENCES, CounterCode.ABSENCE_DAYS}
        left_out = {one.id for one, _reason in counted.left_out if one.is_absence is absences}
        assert not set(counter.facts) & left_out


@given(FACTS)
def test_together_is_never_milder_than_separate(facts):
    counted = count(facts, 1, LAW, TODAY)
    if any(counter.reached for counter in counted.separate):
        assert any(counter.reached for counter in counted.together)
