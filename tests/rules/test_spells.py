"""Isolation: its length, its ends, what is credited and falls due; and a whole legal life as one line."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.rules.test_orders import facts
from waystation.rules import orders
from waystation.rules.law import Law, LocalParameter
from waystation.rules.orders import (
    DeadlineState,
    Kind,
    Passage,
    SpellEnd,
    SpellFacts,
    State,
    StretchKind,
    Suspension,
)
from waystation.rules.problems import RuleBroken
from waystation.rules.steps import check_out_of_isolation

TODAY = date(2026, 11, 2)
LAW = Law(TODAY)
DAY = timedelta(days=1)


def spell(**given_facts):
    return SpellFacts(**({"id": 7, "decided_on": date(2024, 2, 29)} | given_facts))


def shanghai(key, value):
    return LocalParameter("0001", key, value, date(2016, 4, 1), None, "", "《上海市禁毒条例》")


SHANGHAI = Law(TODAY, [shanghai("gate_notice_workdays", 7), shanghai("papers_after_release_workdays", 3)])


def test_isolation_lasts_two_years_from_the_decision_and_at_most_one_more():
    assert orders.last_day_in_isolation(spell(), LAW) == date(2026, 2, 27)
    assert orders.last_day_in_isolation(spell(decided_on=date(2024, 3, 31)), LAW) == date(2026, 3, 30)
    assert orders.last_day_in_isolation(spell(prolonged_months=12), LAW) == date(2027, 2, 27)
    assert orders.early_release_from(spell(), LAW) == date(2025, 2, 28)
    over = orders.check_spell(spell(prolonged_months=13), LAW, TODAY)
    assert [f.code for f in over] == ["orders.prolonged_too_long"]


@pytest.mark.parametrize(
    ("given_facts", "code", "severity"),
    [
        ({"decided_on": date(2008, 5, 31), "ended_on": date(2010, 5, 30)}, "spell_before_law", "error"),
        ({"decided_on": date(2026, 11, 3)}, "spell_day_in_future", "error"),
        (
            {"served_on": date(2024, 2, 28), "ended_on": date(2026, 2, 27)},
            "spell_day_before_decision",
            "error",
        ),
        (
            {
                "change_proposed_on": date(2025, 3, 2),
                "change_decided_on": date(2025, 3, 1),
                "ended_on": date(2025, 3, 5),
            },
            "change_before_proposal",
            "error",
        ),
        ({}, "spell_over", "warning"),
        ({"ended_on": date(2026, 3, 1), "end": SpellEnd.EXPIRED}, "spell_too_long", "warning"),
        ({"ended_on": date(2025, 2, 27), "end": SpellEnd.EARLY}, "early_too_soon", "warning"),
        ({"ended_on": date(2026, 2, 26), "end": SpellEnd.EXPIRED}, "expired_too_soon", "warning"),
    ],
)
def test_each_odd_day_of_an_isolation_is_found_alone(given_facts, code, severity):
    found = orders.check_spell(spell(**given_facts), LAW, TODAY)
    assert [(f.code, f.severity) for f in found] == [(f"orders.{code}", severity)]


def test_days_in_isolation_are_credited_only_when_it_becomes_community_treatment():
    changed = spell(decided_on=date(2026, 1, 1), ended_on=date(2026, 1, 31), end=SpellEnd.CHANGED)
    assert orders.credited_days(changed) == 31
    assert orders.credited_days(replace(changed, ended_on=date(2026, 1, 1))) == 1
    for end in set(SpellEnd) - {SpellEnd.CHANGED}:
        assert orders.credited_days(replace(changed, end=end)) == 0
    assert orders.credited_days(spell()) == 0


@given(st.dates(date(2011, 6, 26), date(2040, 1, 1)), st.integers(0, 1095), st.integers(0, 30))
def test_credited_days_and_the_term_make_three_years_together(decided_on, length, wait):
    """Whatever was served in isolation is taken off; the term never ends before the sign-in."""
    ended_on = decided_on + length * DAY
    credited = orders.credited_days(spell(decided_on=decided_on, ended_on=ended_on, end=SpellEnd.CHANGED))
    reported_on = ended_on + wait * DAY
    told = facts(served_on=reported_on, reported_on=reported_on)
    whole = orders.term(told, LAW).last_day
    left = orders.term(replace(told, credited_days=credited), LAW).last_day
    assert left == max(reported_on, whole - credited * DAY)


def test_what_falls_due_round_an_isolation():
    held = spell(
        decided_on=date(2025, 1, 10), served_on=date(2025, 1, 10), change_proposed_on=date(2026, 10, 30)
    )
    found = orders.spell_deadlines(held, LAW, TODAY)
    assert [(d.code, d.due_on, d.state, d.why.params["article"]) for d in found] == [
        ("spell_family_told", date(2025, 1, 11), DeadlineState.PASSED, "40"),
        ("spell_change", date(2026, 11, 6), DeadlineState.COMING, "31"),
        ("gate_notice", date(2027, 1, 6), DeadlineState.COMING, "34"),
        ("spell_end", date(2027, 1, 9), DeadlineState.COMING, "47"),
    ]
    done = replace(
        held,
        family_told_on=date(2025, 1, 11),
        change_decided_on=date(2026, 11, 2),
        ended_on=date(2026, 11, 2),
        end=SpellEnd.CHANGED,
    )
    assert [(d.code, d.state) for d in orders.spell_deadlines(done, LAW, TODAY)] == [
        ("spell_family_told", DeadlineState.MET),
        ("spell_change", DeadlineState.MET),
    ]


def test_where_a_place_counts_workdays_the_earlier_day_holds_and_papers_follow():
    held = spell(decided_on=date(2024, 10, 9), ended_on=date(2026, 10, 8), end=SpellEnd.EXPIRED)
    notice, end, papers = orders.spell_deadlines(held, SHANGHAI, TODAY)
    # Seven workdays back from 8 October lie before National Day; 20 September was worked.
    assert (notice.code, notice.due_on, notice.is_provisional) == ("gate_notice", date(2026, 9, 21), False)
    assert notice.why.code == "orders.why.gate_notice_workdays"
    assert (end.code, end.state) == ("spell_end", DeadlineState.MET)
    # 10 October, a Saturday, is worked.
    assert (papers.code, papers.due_on) == ("spell_papers", date(2026, 10, 12))
    later = replace(held, decided_on=date(2029, 10, 9), ended_on=None, end=None)
    assert orders.spell_deadlines(later, SHANGHAI, TODAY)[0].is_provisional


def test_nobody_signs_in_from_isolation_but_on_its_last_day():
    held = spell(decided_on=date(2025, 1, 10), ended_on=date(2026, 5, 6), end=SpellEnd.EARLY)
    check_out_of_isolation(date(2026, 5, 6), [held])
    check_out_of_isolation(date(2025, 1, 9), [held])
    with pytest.raises(RuleBroken, match=r"orders\.still_in_isolation"):
        check_out_of_isolation(date(2026, 5, 5), [held])


# Treatment, isolation, recovery, isolation again, changed into treatment: the loop there and back.
FIRST = facts(
    id=1,
    served_on=date(2020, 3, 1),
    reported_on=date(2020, 3, 10),
    state=State.IN_ISOLATION,
    ended_on=date(2021, 6, 1),
    suspensions=(Suspension(date(2020, 7, 1), date(2020, 7, 15)),),
)
INSIDE = spell(id=7, decided_on=date(2021, 6, 1), ended_on=date(2023, 5, 31), end=SpellEnd.EXPIRED)
THEN = facts(
    id=2,
    kind=Kind.RECOVERY,
    served_on=date(2023, 5, 20),
    reported_on=date(2023, 5, 31),
    state=State.IN_ISOLATION,
    ended_on=date(2024, 1, 5),
    after_spell=7,
)
AGAIN = spell(id=8, decided_on=date(2024, 1, 5), ended_on=date(2024, 9, 1), end=SpellEnd.CHANGED)
NOW = facts(id=3, served_on=date(2024, 9, 4), reported_on=date(2024, 9, 10), credited_days=241)


def test_the_loop_there_and_back_is_one_line():
    found = orders.life([NOW, FIRST, THEN], [AGAIN, INSIDE], TODAY)
    assert [(s.kind, s.first, s.last, s.passage, s.order, s.spell) for s in found] == [
        (StretchKind.WAITING, date(2020, 3, 1), date(2020, 3, 9), Passage.BEGINS, 1, None),
        (StretchKind.TREATMENT, date(2020, 3, 10), date(2021, 5, 31), Passage.SIGNED_IN, 1, None),
        (StretchKind.ISOLATION, date(2021, 6, 1), date(2023, 5, 30), Passage.ISOLATED, None, 7),
        (StretchKind.RECOVERY, date(2023, 5, 31), date(2024, 1, 4), Passage.RELEASED_TO, 2, None),
        (StretchKind.ISOLATION, date(2024, 1, 5), date(2024, 9, 1), Passage.ISOLATED, None, 8),
        (StretchKind.GAP, date(2024, 9, 2), date(2024, 9, 3), Passage.BEGINS, None, None),
        (StretchKind.WAITING, date(2024, 9, 4), date(2024, 9, 9), Passage.CHANGED, 3, None),
        (StretchKind.TREATMENT, date(2024, 9, 10), None, Passage.SIGNED_IN, 3, None),
    ]
    assert found[1].rests == FIRST.suspensions
    assert found[0].days(TODAY) == 9
    assert orders.crossings([NOW, FIRST, THEN], [AGAIN, INSIDE]) == ()


def test_an_isolation_that_claims_the_days_of_a_measure_is_found():
    crossing = spell(id=9, decided_on=date(2020, 5, 1), ended_on=date(2020, 5, 20), end=SpellEnd.SET_ASIDE)
    assert [f.code for f in orders.crossings([FIRST], [crossing])] == ["orders.spell_crosses"]
    twice = spell(id=10, decided_on=date(2023, 5, 1), ended_on=date(2023, 8, 1), end=SpellEnd.EARLY)
    assert [f.code for f in orders.crossings([], [INSIDE, twice])] == ["orders.spell_crosses"]
    inside = facts(reported_on=date(2022, 1, 1), ended_on=date(2022, 1, 1), state=State.TERMINATED)
    assert [f.code for f in orders.crossings([inside], [INSIDE])] == ["orders.spell_crosses"]


_DAYS = st.integers(0, 2000)


@given(
    st.lists(st.tuples(_DAYS, st.integers(0, 40), st.integers(0, 900), st.booleans()), max_size=4),
    st.lists(st.tuples(_DAYS, st.integers(0, 900)), max_size=3),
)
@example([(0, 0, 1, False)], [(0, 0), (1, 0)])
def test_no_day_stands_twice_in_a_life_whatever_was_written_down(told_orders, told_spells):
    start = date(2015, 1, 1)
    given_orders = [
        facts(
            id=n,
            served_on=start + first * DAY,
            reported_on=start + (first + wait) * DAY if signed else None,
            ended_on=start + (first + wait + length) * DAY,
            state=State.COMPLETED,
        )
        for n, (first, wait, length, signed) in enumerate(told_orders)
    ]
    given_spells = [
        spell(id=n, decided_on=start + first * DAY, ended_on=start + (first + length) * DAY)
        for n, (first, length) in enumerate(told_spells)
    ]
    line = orders.life(given_orders, given_spells, TODAY)
    assert all(one.last is not None and one.first <= one.last for one in line)
    for one, after in pairwise(line):
        assert one.last + DAY == after.first
    assert line == orders.life(given_orders[::-1], given_spells[::-1], TODAY)
