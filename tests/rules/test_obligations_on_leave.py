"""Leave is respected: what falls due within it is not missed, and what can still be done is not lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.test_obligations import FIRST, JUNE, LAW, RUNNING, SECOND, case, computed, taken
from waystation.rules import away
from waystation.rules.calendar import add_days
from waystation.rules.obligations import NEVER, RULES, ObligationState, RuleCode, obligations
from waystation.rules.orders import Suspension
from waystation.rules.screening import MissKind, Outcome

DAY = timedelta(days=1)
# The second test: 10 June – 9 July, with days of grace until 16 July.
OPENS, DUE, CLOSES = date(2025, 6, 10), date(2025, 7, 9), date(2025, 7, 16)
LATER = date(2025, 12, 1)


@pytest.mark.parametrize(
    ("leave", "state"),
    [
        ([(OPENS, DUE)], "excused"),
        ([(OPENS - DAY, CLOSES + DAY)], "excused"),
        ([(OPENS, date(2025, 6, 20)), (date(2025, 6, 21), DUE)], "excused"),
        ([(date(2025, 6, 15), DUE), (OPENS, date(2025, 6, 20))], "excused"),
        ([(OPENS + DAY, DUE)], "missed"),
        ([(OPENS, DUE - DAY)], "missed"),
        ([(OPENS, date(2025, 6, 20)), (date(2025, 6, 22), DUE)], "missed"),
        ([], "missed"),
    ],
)
def test_a_test_whose_whole_window_lies_in_leaves_is_not_missed(leave, state):
    item = computed(case(leave_days=tuple(leave)), LATER, SECOND)
    assert item.state == state
    assert (item.note is not None and item.note.code == "obligations.note.on_leave") is (state == "excused")


@pytest.mark.parametrize(
    ("today", "state", "note"),
    [
        (DUE, "open", None),
        (DUE + DAY, "overdue", "obligations.note.back_from_leave"),
        (CLOSES, "overdue", "obligations.note.back_from_leave"),
        (CLOSES + DAY, "excused", "obligations.note.on_leave"),
    ],
)
def test_who_is_back_can_make_it_up_until_it_closes(today, state, note):
    item = computed(case(leave_days=((OPENS, DUE),)), today, SECOND)
    assert item.state == state
    assert (item.note.code if item.note else None) == note


def test_who_is_away_beyond_the_closing_day_is_asked_nothing():
    item = computed(case(leave_days=((OPENS, CLOSES),)), DUE + DAY, SECOND)
    assert (item.state, item.note.code) == ("excused", "obligations.note.on_leave")


def test_a_test_made_up_after_the_leave_counts():
    facts = case(leave_days=((OPENS, DUE),), screenings=(taken(CLOSES, 7),))
    assert computed(facts, LATER, SECOND).state == "done_late"


def test_a_miss_nobody_has_qualified_stays_on_the_list_only_while_it_can_be_made_up():
    miss = taken(date(2025, 7, 1), 7, Outcome.MISSED, miss=MissKind.EVIDENCE_AWAITED)
    facts = case(leave_days=((OPENS, DUE),), screenings=(miss,))
    assert computed(facts, CLOSES, SECOND).state == "overdue"
    assert computed(facts, CLOSES + DAY, SECOND).state == "excused"


def test_a_meeting_is_treated_alike_and_the_duties_of_the_order_are_not():
    facts = case(leave_days=((date(2025, 6, 1), date(2025, 6, 30)),))
    assert computed(facts, LATER, JUNE).state == "excused"
    assert computed(facts, LATER, FIRST).state == "missed"
    waiting = {code for code, rule in RULES.items() if rule.waits_for_leave}
    assert waiting == {"screening.planned", "contact.monthly"}


def test_a_window_that_ended_with_its_order_is_ended_and_not_excused():
    order = RUNNING.__class__(
        12, RUNNING.kind, RUNNING.state.TERMINATED, 3,
        served_on=RUNNING.served_on, reported_on=RUNNING.reported_on, ended_on=date(2025, 6, 20),
    )  # fmt: skip
    assert computed(case(order, leave_days=((OPENS, DUE),)), LATER, SECOND).state == "ended"


SPELLS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 60)).map(
        lambda at: (add_days(OPENS, at[0]), add_days(OPENS, at[0] + at[1]))
    ),
    max_size=4,
)


@settings(max_examples=20, deadline=None)
@given(SPELLS, st.integers(0, 700), st.randoms(use_true_random=False))
def test_leave_turns_nothing_but_a_miss_and_its_order_is_nothing(spells, after, random):
    today = add_days(OPENS, after)
    order = RUNNING.__class__(
        12, RUNNING.kind, RUNNING.state, 3, served_on=RUNNING.served_on, reported_on=RUNNING.reported_on,
        agreed_on=RUNNING.agreed_on, suspensions=(Suspension(date(2026, 1, 1), date(2026, 2, 20)),),
    )  # fmt: skip
    alone = obligations(case(order), today, LAW)
    without = {item.key: item for item in alone if item.rule is not RuleCode.LOST_LOOK}
    found = obligations(case(order, leave_days=tuple(spells)), today, LAW)
    mixed = random.sample(spells, len(spells))
    assert obligations(case(order, leave_days=tuple(mixed)), today, LAW) == found
    stays = away.stays(spells)
    # Nobody on leave is looked for; who is back from leave or rest, after thirty days without contact.
    since = max([date(2026, 2, 20), *(last for _first, last in spells if last < today)])
    looked_for = today > add_days(since, 30) and not any(today in stay for stay in stays)
    looks = [item.key for item in found if item.rule is RuleCode.LOST_LOOK]
    assert looks == [f"lost:12/{since}"] * looked_for
    found = tuple(item for item in found if item.rule is not RuleCode.LOST_LOOK)
    assert [item.key for item in found] == list(without)
    for item in found:
        before = without[item.key]
        if item.state is not before.state:
            assert before.state in {ObligationState.MISSED, ObligationState.OVERDUE}
            assert item.state is ObligationState.EXCUSED
            assert all(any(day in stay for stay in stays) for day in _days(item.opens_on, item.due_on))
        if item.state is ObligationState.MISSED and item.closes_on != NEVER:
            assert not all(any(day in stay for stay in stays) for day in _days(item.opens_on, item.due_on))


def _days(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def test_civil_days_and_stays():
    spells = [(date(2026, 1, 5), date(2026, 1, 9)), (date(2026, 1, 1), date(2026, 1, 6))]
    assert away.civil_days(spells) == 9
    assert away.civil_days(spells, without=[(date(2026, 1, 3), date(2026, 1, 3))]) == 8
    assert away.civil_days([(date(2026, 1, 2), date(2026, 1, 1))]) == 0
    assert [(s.first.day, s.last.day) for s in away.stays(spells)] == [(1, 9)]
