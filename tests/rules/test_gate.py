"""The days of a hand-over from isolation."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.care import gate
from waystation.rules.care.gate import GateStep, LeaverFacts, MetOutcome
from waystation.rules.law import Law, LocalParameter
from waystation.rules.problems import RuleBroken

OUT = dt.date(2026, 11, 20)  # a Friday
TOLD = dt.date(2026, 11, 2)
FACTS = LeaverFacts(1, OUT, TOLD)
LAW = Law(TOLD)


def days(facts: LeaverFacts = FACTS, law: Law = LAW) -> dict[str, dt.date]:
    return {f"{one.step}{one.months or ''}": one.due_on for one in gate.duties(facts, law)}


def test_every_step_has_its_day():
    assert days() == {
        "assign": dt.date(2026, 11, 18),
        "contact": dt.date(2026, 11, 19),
        "plan": dt.date(2026, 11, 19),
        "meet": OUT,
        "sign_in": OUT,
        "agreement": OUT,
        # Three workdays after a Friday.
        "papers": dt.date(2026, 11, 25),
        "assessment": dt.date(2026, 11, 25),
        "help_plan": dt.date(2026, 11, 27),
        "follow_up1": dt.date(2026, 12, 20),
        "follow_up3": dt.date(2027, 2, 20),
        "follow_up6": dt.date(2027, 5, 20),
        "follow_up12": dt.date(2027, 11, 20),
    }


def test_a_late_notice_is_due_on_its_own_day_not_before():
    late = replace(FACTS, told_on=OUT)
    assert {days(late)[step] for step in ("assign", "contact", "plan")} == {OUT}


def test_a_place_with_a_text_of_its_own_counts_by_it():
    rows = [LocalParameter("0001", "papers_after_release_workdays", 5, dt.date(2020, 1, 1), None, "", "规定")]
    assert days(law=Law(TOLD, rows))["papers"] == dt.date(2026, 11, 27)


def test_a_month_end_falls_on_the_last_day():
    facts = replace(FACTS, release_on=dt.date(2027, 1, 31), told_on=dt.date(2027, 1, 5))
    assert days(facts)["follow_up1"] == dt.date(2027, 2, 28)


def test_a_meeting_answers_one_follow_up_only_and_early_ones_none():
    seen = (dt.date(2026, 11, 25), dt.date(2026, 12, 15), dt.date(2027, 2, 25))
    found = {one.months: one.done_on for one in gate.duties(replace(FACTS, seen=seen), LAW) if one.months}
    assert found == {1: dt.date(2026, 12, 15), 3: dt.date(2027, 2, 25), 6: None, 12: None}


def test_what_is_missing_has_opened_and_is_not_done():
    today = dt.date(2026, 11, 19)
    facts = replace(FACTS, assigned_on=TOLD)
    assert [one.step for one in gate.missing(facts, LAW, today)] == [GateStep.CONTACT, GateStep.PLAN]
    assert [one.is_late(OUT) for one in gate.missing(facts, LAW, OUT)][:2] == [True, True]
    assert gate.missing(replace(facts, ended_on=today), LAW, today) == ()


def test_sign_in_and_agreement_are_asked_by_the_order_not_twice():
    keys = [clock.key for clock in gate.clocks([FACTS], LAW)]
    assert "gate:1/sign_in" not in keys
    assert keys[0] == "gate:1/assign"
    assert "gate:1/follow_up-12" in keys
    assert len(keys) == len(set(keys)) == 11


@given(seen=st.lists(st.dates(OUT, OUT + dt.timedelta(days=500)), max_size=12), order=st.randoms())
def test_the_order_of_meetings_does_not_matter(seen, order):
    mixed = list(seen)
    order.shuffle(mixed)
    assert gate.duties(replace(FACTS, seen=tuple(seen)), LAW) == gate.duties(
        replace(FACTS, seen=tuple(mixed)), LAW
    )


@pytest.mark.parametrize(
    ("step", "on", "code"),
    [
        (GateStep.MEET, dt.date(2026, 11, 19), "gate.before_release"),
        (GateStep.CONTACT, dt.date(2026, 11, 21), "gate.after_release"),
        (GateStep.PAPERS, dt.date(2026, 12, 2), "gate.step_future"),
    ],
)
def test_a_step_on_a_day_that_cannot_be_is_refused(step, on, code):
    with pytest.raises(RuleBroken) as refused:
        gate.check_step(FACTS, step, on, dt.date(2026, 12, 1))
    assert refused.value.code == code


def test_who_was_not_met_needs_a_reason_and_what_was_done_the_same_day():
    with pytest.raises(RuleBroken, match=r"gate\.reason_needed"):
        gate.check_met(MetOutcome.MISSED, reason="", done="x")
    with pytest.raises(RuleBroken, match=r"gate\.done_needed"):
        gate.check_met(MetOutcome.MISSED, reason="堵车", done=" ")
    gate.check_met(MetOutcome.FAMILY_MET, reason="", done="")


@pytest.mark.parametrize("release", [dt.date(2025, 11, 1), dt.date(2027, 11, 3)])
def test_another_year_is_a_typing_error(release):
    with pytest.raises(RuleBroken, match=r"gate\.release_far_away"):
        gate.check_notice(release, TOLD, TOLD)
