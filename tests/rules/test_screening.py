import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules import screening
from waystation.rules.law import Law, LocalParameter
from waystation.rules.orders import Kind, OrderFacts, State, Suspension, term
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import (
    FollowUp,
    Material,
    MatterKind,
    MissKind,
    MissReason,
    Outcome,
    ScreeningFacts,
)

TODAY = date(2026, 11, 2)
LAW = Law(TODAY)


def facts(kind=Kind.TREATMENT, years=3, reported_on=date(2025, 5, 10), **given):
    return OrderFacts(
        **(
            {
                "id": 12,
                "kind": kind,
                "state": State.RUNNING,
                "years": years,
                "served_on": reported_on,
                "reported_on": reported_on,
            }
            | given
        )
    )


PLANS = [
    (Kind.TREATMENT, 3, (12, 6, 4)),
    (Kind.RECOVERY, 3, (6, 4, 2)),
    (Kind.RECOVERY, 2, (6, 6)),
    (Kind.RECOVERY, 1, (6,)),
]


@pytest.mark.parametrize(("kind", "years", "counts"), PLANS)
def test_the_plan_of_each_order(kind, years, counts):
    plan = screening.plan(facts(kind, years), LAW)
    assert [sum(item.year == year for item in plan) for year in range(1, years + 1)] == list(counts)
    assert len(plan) == sum(counts)
    assert [item.key for item in plan] == [
        f"y{year}-{n:02d}" for year, count in enumerate(counts, 1) for n in range(1, count + 1)
    ]


def test_the_first_windows_of_a_treatment_are_months_from_sign_in():
    first, second, *_rest = screening.plan(facts(), LAW)
    assert (first.opens_on, first.due_on, first.closes_on) == (
        date(2025, 5, 10),
        date(2025, 6, 9),
        date(2025, 6, 16),
    )
    assert (second.opens_on, second.due_on) == (date(2025, 6, 10), date(2025, 7, 9))
    assert (first.year, first.n, first.of) == (1, 1, 12)
    assert first.why.code == "screening.why.planned"
    assert first.why.params == {
        "source": "law.source.practice",
        "article": "",
        "year": 1,
        "n": 1,
        "of": 12,
    }


def test_two_year_recovery_is_tested_every_two_months():
    plan = screening.plan(facts(Kind.RECOVERY, 2), LAW)
    assert [item.opens_on for item in plan[:3]] == [date(2025, 5, 10), date(2025, 7, 10), date(2025, 9, 10)]


@given(st.dates(date(2011, 6, 26), date(2060, 12, 31)), st.sampled_from(PLANS))
def test_windows_partition_the_term_and_their_number_is_the_parameter(reported_on, planned):
    kind, years, counts = planned
    plan = screening.plan(facts(kind, years, reported_on), LAW)
    assert len(plan) == sum(counts)
    assert plan[0].opens_on == reported_on
    assert plan[-1].due_on == term(facts(kind, years, reported_on), LAW).last_day
    for before, after in itertools.pairwise(plan):
        assert after.opens_on == before.due_on + timedelta(days=1)
    assert all(item.closes_on == item.due_on + timedelta(days=7) for item in plan)


def test_there_is_no_plan_before_sign_in():
    assert screening.plan(facts(reported_on=None), LAW) == ()


def test_a_place_may_ask_for_another_number_but_not_of_an_older_order():
    rows = [LocalParameter("0001", "test_plan_treatment", (24, 0, 4), date(2025, 5, 10), None, "第五条")]
    plan = screening.plan(facts(), Law(TODAY, rows))
    assert [sum(item.year == year for item in plan) for year in (1, 2, 3)] == [24, 0, 4]
    assert plan[0].due_on == date(2025, 5, 24)
    assert len(screening.plan(facts(reported_on=date(2025, 5, 9)), Law(TODAY, rows))) == 22


def test_credited_days_cut_the_plan_and_a_small_rest_asks_for_nothing():
    last_day = date(2028, 2, 10) + timedelta(days=44)
    half = screening.plan(facts(credited_days=(date(2028, 5, 9) - last_day).days), LAW)
    assert (half[-1].key, half[-1].due_on) == ("y3-04", last_day)
    less = screening.plan(facts(credited_days=(date(2028, 5, 9) - last_day).days + 1), LAW)
    assert less[-1].key == "y3-03"
    year = screening.plan(facts(credited_days=366), LAW)
    assert year[-1].key == "y2-06"
    exact = screening.plan(facts(credited_days=90), LAW)
    assert (exact[-1].key, exact[-1].due_on) == ("y3-03", date(2028, 2, 9))


def test_a_lengthened_term_goes_on_at_the_pace_of_the_last_year():
    rows = [LocalParameter("0001", "suspension_extends_term", True, date(2011, 6, 26), None, "第九条")]
    rested = facts(suspensions=(Suspension(date(2026, 1, 1), date(2026, 4, 10)),))
    plan = screening.plan(rested, Law(TODAY, rows))
    assert [item.key for item in plan[-2:]] == ["y3-04", "y4-01"]
    assert plan[-1].due_on == date(2028, 8, 9)


def check(told=None, **given):
    record = {"taken_on": date(2026, 11, 1), "today": TODAY, "outcome": Outcome.NEGATIVE}
    if "outcome" not in given:
        record["material"] = Material.URINE
    screening.check_recordable(told or facts(), **(record | given))


@pytest.mark.parametrize(
    "given_record",
    [
        {},
        {"taken_on": TODAY},
        {"taken_on": date(2025, 5, 10)},
        {"outcome": Outcome.POSITIVE, "material": Material.HAIR},
        {"outcome": Outcome.INVALID, "material": Material.SALIVA},
        {"outcome": Outcome.REFUSED},
        {"outcome": Outcome.ELSEWHERE},
        {"outcome": Outcome.MISSED, "miss": MissKind.EXCUSED, "reason": MissReason.HOSPITAL},
        {"outcome": Outcome.MISSED, "miss": MissKind.SERVICE_FAULT, "reason": MissReason.NO_KIT},
    ],
)
def test_a_true_record_is_taken(given_record):
    check(**given_record)


@pytest.mark.parametrize(
    ("told", "given_record", "code"),
    [
        ({}, {"taken_on": date(2026, 11, 3)}, "screening.future"),
        ({"reported_on": None}, {}, "screening.not_signed_in"),
        ({"state": State.AWAITING_SIGN_IN}, {}, "screening.not_signed_in"),
        ({"state": State.REGISTERED}, {}, "screening.not_signed_in"),
        ({}, {"taken_on": date(2025, 5, 9)}, "screening.before_sign_in"),
        ({"ended_on": date(2026, 10, 31)}, {}, "screening.after_end"),
        ({}, {"outcome": Outcome.POSITIVE}, "screening.material_needed"),
        ({}, {"outcome": Outcome.NEGATIVE}, "screening.material_needed"),
        ({}, {"outcome": Outcome.INVALID}, "screening.material_needed"),
        ({}, {"miss": MissKind.EXCUSED}, "screening.miss_kind_not_asked"),
        ({}, {"reason": MissReason.WORK}, "screening.miss_kind_not_asked"),
        ({}, {"outcome": Outcome.MISSED}, "screening.miss_kind_needed"),
        ({}, {"outcome": Outcome.MISSED, "miss": MissKind.EXCUSED}, "screening.reason_needed"),
        (
            {},
            {"outcome": Outcome.MISSED, "miss": MissKind.EXCUSED, "reason": MissReason.NO_KIT},
            "screening.reason_not_fitting",
        ),
    ],
)
def test_a_record_that_cannot_be_true_is_refused(told, given_record, code):
    with pytest.raises(RuleBroken) as refused:
        check(facts(**told), **given_record)
    assert refused.value.code == code


def test_a_test_on_the_last_day_of_an_order_may_be_entered_later():
    check(facts(state=State.COMPLETED, ended_on=date(2026, 11, 1)))


def test_every_reason_belongs_to_a_kind_of_miss_and_every_kind_has_reasons():
    assert set(screening.MISS_REASONS) == set(MissKind)
    assert frozenset().union(*screening.MISS_REASONS.values()) == set(MissReason)
    assert all(screening.MISS_REASONS.values())


FOLLOWS = [
    (Outcome.NEGATIVE, None, None, False, False),
    (Outcome.POSITIVE, None, MatterKind.POSITIVE_TEST, False, False),
    (Outcome.INVALID, None, None, False, True),
    (Outcome.REFUSED, None, MatterKind.REFUSED_TEST, True, False),
    (Outcome.ELSEWHERE, None, None, False, False),
    (Outcome.MISSED, MissKind.EXCUSED, None, False, True),
    (Outcome.MISSED, MissKind.SERVICE_FAULT, None, False, True),
    (Outcome.MISSED, MissKind.EVIDENCE_AWAITED, MatterKind.MISSED_TEST, True, True),
    (Outcome.MISSED, MissKind.UNEXCUSED, MatterKind.MISSED_TEST, True, True),
]


@pytest.mark.parametrize(("outcome", "miss", "matter", "noted", "repeat"), FOLLOWS)
def test_what_follows_from_a_record(outcome, miss, matter, noted, repeat):
    found = screening.follow_up(outcome, miss)
    assert (found.matter, found.noted, found.repeat) == (matter, noted, repeat)
    assert found.why.code == f"screening.follow.{miss or outcome}"
    assert screening.matter_after(outcome, miss) is matter


def test_nothing_that_follows_can_hold_a_state():
    assert set(FollowUp.__dataclass_fields__) == {"matter", "noted", "repeat", "why"}


def test_a_bare_miss_has_no_follow_up():
    with pytest.raises(RuleBroken, match=r"screening\.miss_kind_needed"):
        screening.follow_up(Outcome.MISSED)


@pytest.mark.parametrize("outcome", Outcome)
def test_only_a_read_test_fulfils_the_plan(outcome):
    fact = ScreeningFacts(1, TODAY, outcome, MissKind.UNEXCUSED if outcome is Outcome.MISSED else None)
    assert fact.fulfils is (outcome in {"negative", "positive", "elsewhere"})
    assert not fact.is_excused
    assert not fact.awaits_evidence


@pytest.mark.parametrize("miss", MissKind)
def test_excused_misses_and_faults_of_the_service_never_count(miss):
    fact = ScreeningFacts(1, TODAY, Outcome.MISSED, miss)
    assert fact.is_excused is (miss in {"excused", "service_fault"})
    assert fact.awaits_evidence is (miss == "evidence_awaited")
