"""Whom the draw calls: what docs/try.md says, in every case, and what the floor guarantees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waystation.rules.screening import draw
from waystation.rules.screening.draw import chances
from waystation.rules.screening.draw.course import fewest

from . import plain
from .cases import CHANCE, KEY, START, THREE_YEARS, after, any_rests, any_terms, run, terms

SLOW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("count", "days"), [(12, 28), (6, 52), (4, 73), (2, 122), (0, 366), (1, 183), (52, 6), (365, 1)]
)
def test_a_block_is_as_long_as_the_yearly_count_allows(count, days):
    assert draw.block_length(count) == days
    assert 365 - (days - 1) >= count * days


@pytest.mark.parametrize("count", [-1, 366])
def test_no_block_for_a_count_that_no_year_holds(count):
    with pytest.raises(ValueError, match="tests a year"):
        draw.block_length(count)


def test_the_numbers_are_the_ones_of_the_document():
    keyed = draw.Keyed(KEY, "1", "7")
    assert keyed.phase(28) == plain.number(KEY, "1", "7", "phase", "") * 28 >> 64
    told = tuple(plain.number(KEY, "1", "7", "day", "2026-03-05", which=which) for which in range(3))
    assert keyed.of(date(2026, 3, 5).toordinal()) == told
    assert len(set(told)) == 3


def test_a_short_key_and_a_name_that_could_be_two_fields_are_refused():
    with pytest.raises(ValueError, match="bytes"):
        draw.Keyed(b"short", "1", "1")
    with pytest.raises(ValueError, match="line feed"):
        draw.Keyed(KEY, "1\n2", "1")


@SLOW
@given(held=any_terms(floor=draw.Floor.YEAR), excused=st.sets(st.integers(0, 1000), max_size=200))
def test_a_program_written_from_the_document_calls_on_the_same_days(held, excused):
    off = frozenset(after(one) for one in excused)
    held = replace(held, ends=min(held.ends, after(500)))
    if held.begins > held.ends:
        return
    found = [(one.on, one.part.value) for one in run(held, excused=off).called]
    assert found == plain.year_of_calls(
        KEY, held.client, held.order, start=START, end=held.ends, plan=list(held.plan.counts),
        chance=list(held.chances),
        draws_from=held.begins, rests=[(one.first, one.last, one.known_on) for one in held.rests],
        excused=set(off), extra_max=held.extra_max, makeup=held.makeup_days,
    )  # fmt: skip


@SLOW
@given(held=any_terms(), excused=st.sets(st.integers(0, 1000), max_size=100))
def test_a_single_morning_says_what_the_whole_course_says(held, excused):
    """The house looks at one morning; the trial goes through all of them."""
    off = {after(one) for one in excused}
    course, keyed, day = draw.Course(held, KEY, first=held.begins), held.keyed(KEY), held.begins
    while day <= held.ends:
        morning = course.morning(day)
        assert draw.look(held, keyed, day, course.called) == morning
        if morning.part is not None:
            course.call(day, morning.part, stands=day not in off)
        day += timedelta(days=1)


@SLOW
@given(held=any_terms(known_later=False))
def test_the_fast_way_of_the_simulation_is_the_same_draw(held):
    assert chances.calls_of(held, KEY, held.ends) == run(held).called


@SLOW
@given(held=any_terms(), excused=st.sets(st.integers(0, 1000), max_size=100))
def test_every_whole_block_has_its_call_or_an_excuse(held, excused):
    off = frozenset(after(one) for one in excused)
    found = draw.account(held, KEY, run(held, excused=off).called, first=held.begins, last=held.ends)
    assert found.kept, found


@SLOW
@given(held=any_terms(floor=draw.Floor.YEAR))
def test_nobody_is_called_while_resting_and_everybody_afterwards(held):
    called = run(held).called
    assert [one for one in called if held.resting(one.on.toordinal(), on=one.on.toordinal())] == []
    assert all(held.begins <= one.on <= held.ends for one in called)


@SLOW
@given(client=st.integers(1, 10**9), counts=st.sampled_from([(12, 6, 4), (6, 4, 2), (6, 6), (4, 12), (12,)]))
def test_every_year_of_an_order_has_its_count_by_the_floor_alone(client, counts):
    held = terms(client=str(client), plan=draw.Plan(START, counts))
    floors = [one.on for one in run(held).called if one.part.is_floor]
    for year, count in enumerate((*counts, counts[-1], counts[-1])[:3], start=1):
        first, end = date(2025 + year, 3, 2), date(2026 + year, 3, 2)
        assert sum(first <= one < end for one in floors) >= count
    assert fewest(floors, first=START, last=THREE_YEARS, length=365) >= min((*counts, counts[-1])[:3])


@SLOW
@given(rests=any_rests(known_later=False), counts=st.sampled_from([(12, 6, 4), (6, 4, 2)]))
def test_after_a_return_the_guarantee_holds_again(rests, counts):
    """From the day after the last rest, every whole year has its count, whatever was before."""
    back = max((one.last for one in rests), default=START) + timedelta(days=1)
    held = terms(plan=draw.Plan(START, counts), rests=rests, ends=after(3000))
    floors = [one.on for one in run(held, last=back + timedelta(days=730)).called if one.part.is_floor]
    for days in (0, 100, 365):
        first = back + timedelta(days=days)
        got = sum(first <= one < first + timedelta(days=365) for one in floors)
        assert got >= counts[-1]


@SLOW
@given(client=st.integers(1, 10**6), cut=st.integers(1, 900))
def test_a_move_to_another_place_changes_no_day(client, cut):
    """Another site, other limits, another worker: the numbers come from client, order and day alone."""
    held = terms(client=str(client))
    stayed = run(held).called
    before = list(run(held, last=after(cut - 1)).called)
    keyed, moved, day = held.keyed(KEY), list(before), after(cut)
    while day <= THREE_YEARS:
        part = draw.look(held, keyed, day, moved).part
        if part is not None:
            moved.append(draw.Called(day, part))
        day += timedelta(days=1)
    assert moved == stayed


def test_leave_moves_the_floor_within_what_is_left_of_its_block():
    plain_days = [one.on for one in run(terms()).called if one.part.is_floor]
    first = plain_days[3]
    moved = run(terms(rests=(draw.Rest(first, first, draw.RestReason.LEAVE),))).called
    now = [one.on for one in moved if one.part.is_floor]
    assert len(now) == len(plain_days)
    assert now[3] != first
    assert now[:3] + now[4:] == plain_days[:3] + plain_days[4:]


def test_a_block_that_is_wholly_leave_is_excused():
    held = terms(rests=(draw.Rest(after(60), after(160), draw.RestReason.SUSPENDED),))
    found = draw.account(held, KEY, run(held).called, first=START, last=after(364))
    assert (found.whole_blocks, found.kept) == (12, True)
    assert found.excused in {2, 3}
    assert found.floors == 12 - found.excused


def _could_wait() -> date:
    """A floor's day that is not the last of its block."""
    keyed = terms().keyed(KEY)
    return next(one.on for one in run(terms()).called if draw.look(terms(), keyed, one.on).may_wait)


def test_a_morning_nobody_drew_is_made_good_within_the_block():
    """The house was down on the floor's day: the floor falls on a later day of its block."""
    keyed, called, day = terms().keyed(KEY), [], START
    lost = _could_wait()
    while day <= after(400):
        part = None if day == lost else draw.look(terms(), keyed, day, called).part
        if part is not None:
            called.append(draw.Called(day, part))
        day += timedelta(days=1)
    found = draw.account(terms(), KEY, called, first=START, last=after(364))
    assert (found.floors, found.whole_blocks) == (12, 12)


def test_an_excused_call_is_drawn_again_after_the_days_of_making_up():
    held = terms()
    first = _could_wait()
    again = run(held, excused=frozenset({first})).called
    block = next(
        one
        for one in draw.blocks(held.plan, held.keyed(KEY), ends=held.ends, last=first.toordinal())
        if one.last >= first.toordinal()
    )
    mine = [one.on for one in again if one.part.is_floor and block.first <= one.on.toordinal() <= block.last]
    assert mine[0] == first
    assert len(mine) == 2
    assert mine[1] > first + timedelta(days=held.makeup_days)


def test_the_chance_stops_at_the_most_of_a_month_and_begins_again_with_the_next():
    held = terms(chances=(Fraction(1, 2),), extra_max=3)
    months: dict[str, int] = {}
    for one in run(held, last=after(364)).called:
        if one.part is draw.Part.CHANCE:
            month = one.on.isoformat()[:7]
            months[month] = months.get(month, 0) + 1
    assert set(months.values()) == {3}
    assert len(months) == 12


def test_where_windows_are_the_blocks_each_has_its_call():
    held = terms(plan=draw.Plan(START, (12, 6, 4), draw.Floor.WINDOW))
    floors = [one.on for one in run(held).called if one.part.is_floor]
    assert len(floors) == 12 + 6 + 4
    assert [(one.year, one.month) for one in (day - timedelta(days=1) for day in floors[:12])] == [
        (2026 + (month > 12), (month - 1) % 12 + 1) for month in range(3, 15)
    ]


def test_other_clients_orders_and_keys_have_other_days():
    days = {
        tuple(one.on for one in run(held).called) for held in (terms(), terms(client="2"), terms(order="2"))
    }
    course = draw.Course(terms(), bytes(32), first=START)
    assert len(days) == 3
    assert course.keyed.of(START.toordinal()) != terms().keyed(KEY).of(START.toordinal())


def test_a_term_that_asks_for_nothing_is_left_to_chance():
    held = terms(plan=draw.Plan(START, (0,)), chances=CHANCE)
    assert {one.part for one in run(held).called} == {draw.Part.CHANCE}
