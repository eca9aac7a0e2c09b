"""Who changes a record alone, and when a second person is needed."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.changes import (
    ChangeState,
    Entry,
    Way,
    WhySecond,
    check_ask,
    check_decide,
    check_take_back,
    last_free_day,
    way,
    why_second,
)
from waystation.rules.law import law_on
from waystation.rules.problems import RuleBroken

DAY = date(2026, 11, 26)
MINE, OTHER = 1, 2
days = st.integers(min_value=-30, max_value=400).map(lambda n: DAY + timedelta(days=n))
people = st.integers(min_value=1, max_value=4)
entries = st.builds(
    Entry,
    written_by=st.none() | people,
    entered_on=days,
    is_legal=st.booleans(),
    is_approved=st.booleans(),
)


@pytest.mark.parametrize(
    ("written_by", "later", "is_legal", "is_approved", "expected"),
    [
        (MINE, 0, False, False, Way.FREE),
        (MINE, 0, True, False, Way.FREE),
        (MINE, 1, False, False, Way.REASON),
        (MINE, 1, True, False, Way.SECOND_PERSON),
        (MINE, 400, True, False, Way.SECOND_PERSON),
        (OTHER, 0, False, False, Way.REASON),
        (OTHER, 0, True, False, Way.SECOND_PERSON),
        (None, 0, True, False, Way.SECOND_PERSON),
        # What a second person has approved, one alone does not change, not even on the day.
        (MINE, 0, True, True, Way.SECOND_PERSON),
        (MINE, 0, False, True, Way.REASON),
    ],
)
def test_the_table_of_ways(written_by, later, is_legal, is_approved, expected):
    entry = Entry(written_by, DAY, is_legal, is_approved)
    assert way(entry, by=MINE, today=DAY + timedelta(days=later), free_days=1) is expected


def test_a_record_taken_back_is_changed_no_more():
    with pytest.raises(RuleBroken, match=r"changes\.struck"):
        way(Entry(MINE, DAY, is_legal=True, is_struck=True), by=MINE, today=DAY, free_days=1)


@pytest.mark.parametrize(
    ("entry", "by", "later", "expected"),
    [
        (Entry(MINE, DAY, is_legal=True), MINE, 0, None),
        (Entry(MINE, DAY, is_legal=True), MINE, 1, WhySecond.DAY_OVER),
        (Entry(MINE, DAY, is_legal=True), OTHER, 0, WhySecond.NOT_WRITER),
        (Entry(MINE, DAY, is_legal=True, is_approved=True), MINE, 0, WhySecond.APPROVED),
        (Entry(MINE, DAY, is_legal=False), OTHER, 9, None),
        (Entry(MINE, DAY, is_legal=True, is_struck=True), MINE, 9, None),
    ],
)
def test_the_page_says_why_a_second_person_is_needed(entry, by, later, expected):
    assert why_second(entry, by=by, today=DAY + timedelta(days=later), free_days=1) is expected


def test_the_figure_counts_the_day_of_entry_as_the_first():
    law = law_on(DAY)
    assert law.number("change_free_days") == 1
    assert last_free_day(DAY, 1) == DAY
    assert last_free_day(date(2028, 2, 28), 2) == date(2028, 2, 29)


@given(entries, people, days, st.integers(min_value=1, max_value=3))
def test_free_is_the_writer_alone_and_only_in_the_first_days(entry, by, today, free_days):
    found = way(entry, by=by, today=today, free_days=free_days)
    if found is Way.FREE:
        assert entry.written_by == by
        assert not entry.is_approved
        assert today <= last_free_day(entry.entered_on, free_days)
    else:
        assert (found is Way.SECOND_PERSON) is entry.is_legal


@given(entries, people, days, st.integers(min_value=1, max_value=3))
def test_a_later_day_never_makes_a_change_easier(entry, by, today, free_days):
    order = [Way.FREE, Way.REASON, Way.SECOND_PERSON]
    now = way(entry, by=by, today=today, free_days=free_days)
    then = way(entry, by=by, today=today + timedelta(days=1), free_days=free_days)
    assert order.index(then) >= order.index(now)


@given(people, people, st.text(max_size=5))
def test_nobody_ever_decides_on_their_own_request(asked_by, by, words):
    expected = "changes.own_request" if asked_by == by else "" if words.strip() else "changes.words_needed"
    if not expected:
        check_decide(asked_by=asked_by, by=by, words=words)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_decide(asked_by=asked_by, by=by, words=words)
    assert refusal.value.code == expected


@given(people, people)
def test_only_who_asked_takes_back(asked_by, by):
    if asked_by == by:
        check_take_back(asked_by=asked_by, by=by)
    else:
        with pytest.raises(RuleBroken, match=r"changes\.not_own_request"):
            check_take_back(asked_by=asked_by, by=by)


@pytest.mark.parametrize(
    ("found", "reason", "is_waiting", "code"),
    [
        (Way.FREE, "写错", False, "changes.not_needed"),
        (Way.REASON, "写错", False, "changes.not_needed"),
        (Way.SECOND_PERSON, "写错", True, "changes.waits_already"),
        (Way.SECOND_PERSON, "  ", False, "changes.reason_needed"),
    ],
)
def test_what_a_request_is_refused_for(found, reason, is_waiting, code):
    with pytest.raises(RuleBroken, match=re.escape(code)):
        check_ask(found, reason=reason, is_waiting=is_waiting)


def test_a_request_with_a_reason_is_taken():
    check_ask(Way.SECOND_PERSON, reason="写错", is_waiting=False)
    assert ChangeState.WAITING == "waiting"
