"""Samples, custody, objections, panels, kits: the rules alone."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.law import Law
from waystation.rules.obligations import CaseFacts, ObligationState, obligations
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import Material, Nature, Outcome, ScreeningFacts
from waystation.rules.specimens import custody, objections, panels, sampling
from waystation.rules.specimens.objections import (
    Decision,
    ObjectionFacts,
    Origin,
    Stage,
    Standing,
    Verdict,
)
from waystation.screening.models import Analyte

DAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 10, tzinfo=dt.UTC)
LAW = Law(DAY)


def refused(act, *given_, **words) -> str | None:
    try:
        act(*given_, **words)
    except RuleBroken as no:
        return no.code
    return None


def taken(**values) -> sampling.SamplingFacts:
    said = {
        "material": Material.URINE,
        "collectors": ("王敏", "赵站长"),
        "seals": ("1", "2"),
        "signed": sampling.Signed.SIGNED,
        "sealed_at": NOW,
        **values,
    }
    return sampling.SamplingFacts(**said)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, None),
        ({"collectors": ("王敏", "王敏")}, "specimens.same_person_twice"),
        ({"collectors": ("王敏", "")}, None),
        ({"seals": ("1", "")}, "specimens.seals_needed"),
        ({"seals": ("1", " 1 ")}, "specimens.seals_equal"),
        ({"signed": None}, "specimens.signature_needed"),
        ({"signed": sampling.Signed.REFUSED}, "specimens.refusal_reason_needed"),
        ({"signed": sampling.Signed.REFUSED, "refusal_reason": "不愿意"}, None),
        ({"sealed_at": NOW + dt.timedelta(minutes=1)}, "specimens.future"),
        ({"material": Material.HAIR, "hair_length_mm": 30}, None),
        ({"material": Material.HAIR, "hair_length_mm": 31}, "specimens.hair_too_long"),
    ],
)
def test_a_sample_is_split_sealed_and_signed_or_the_refusal_is_noted(values, code):
    assert refused(sampling.check_sampling, taken(**values), now=NOW, law=LAW) == code


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, set()),
        ({"collectors": ("王敏", "")}, {"one_collector"}),
        ({"sealed_at": None}, {"not_sealed"}),
        ({"material": Material.HAIR, "amounts": (50, 50), "is_wrapped": True}, set()),
        ({"material": Material.HAIR, "amounts": (50, 49)}, {"hair_too_little", "hair_not_wrapped"}),
        ({"material": Material.HAIR, "is_wrapped": True}, {"hair_too_little"}),
    ],
)
def test_what_was_not_kept_is_marked_not_refused(values, found):
    assert {str(one) for one in sampling.sampling_attention(taken(**values), told=True, law=LAW)} == found


@pytest.mark.parametrize(
    ("sex", "material", "same", "found"),
    [
        ("female", Material.URINE, None, ["same_sex_unsaid"]),
        ("female", Material.URINE, sampling.SameSex.NOT_KEPT, ["same_sex_not_kept"]),
        ("female", Material.URINE, sampling.SameSex.KEPT, []),
        ("female", Material.HAIR, None, []),
        ("male", Material.URINE, None, []),
    ],
)
def test_a_womans_urine_is_taken_by_female_staff_or_the_test_is_marked(sex, material, same, found):
    assert [
        str(one)
        for one in sampling.collection_attention(
            sex=sex, material=material, outcome=Outcome.NEGATIVE, same_sex=same
        )
    ] == found


def test_a_reason_is_asked_for_where_the_rule_was_not_kept():
    no = sampling.SameSex.NOT_KEPT
    assert refused(sampling.check_same_sex, no, " ") == "specimens.same_sex_reason_needed"
    assert refused(sampling.check_same_sex, no, "当班只有男性") is None


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (dt.date(2016, 12, 31), dt.date(2017, 2, 28)),  # two months then, and February
        (dt.date(2017, 1, 1), dt.date(2017, 7, 1)),
        (dt.date(2026, 8, 31), dt.date(2027, 2, 28)),
    ],
)
def test_a_sample_is_kept_as_long_as_the_law_of_its_day_says(day, until):
    assert sampling.keep_until(day, LAW) == until


def test_hair_may_show_the_time_before_the_order():
    assert sampling.hair_may_predate(DAY, dt.date(2026, 5, 3), LAW)
    assert not sampling.hair_may_predate(DAY, dt.date(2026, 5, 2), LAW)
    assert sampling.hair_may_predate(DAY, None, LAW)


@pytest.mark.parametrize(
    ("outcome", "nature", "confirmed", "under", "code"),
    [
        (Outcome.POSITIVE, Nature.LEGAL, True, False, None),
        (Outcome.POSITIVE, Nature.CARE, True, False, "specimens.care_no_report"),
        (Outcome.POSITIVE, Nature.LEGAL, None, False, "specimens.unconfirmed_no_report"),
        (Outcome.POSITIVE, Nature.LEGAL, False, False, "specimens.unconfirmed_no_report"),
        (Outcome.POSITIVE, Nature.LEGAL, True, True, "specimens.under_objection_no_report"),
        (Outcome.NEGATIVE, Nature.LEGAL, True, False, "specimens.not_positive"),
    ],
)
def test_only_a_confirmed_legal_positive_can_be_the_base_of_a_report(outcome, nature, confirmed, under, code):
    words = {"outcome": outcome, "nature": nature, "is_confirmed": confirmed, "under_objection": under}
    assert refused(sampling.must_base_report, **words) == code
    assert sampling.may_base_report(**words) is (code is None)


@given(st.sampled_from(Outcome), st.booleans(), st.sampled_from([None, True, False]))
def test_a_care_test_never_is_whatever_it_showed(outcome, under, confirmed):
    assert not sampling.may_base_report(
        outcome=outcome, nature=Nature.CARE, is_confirmed=confirmed, under_objection=under
    )


CHAIN = [custody.Link(custody.Step.COLLECTED, NOW), custody.Link(custody.Step.SEALED, NOW)]
LATER = NOW + dt.timedelta(hours=2)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"step": custody.Step.SENT, "to": "甲实验室"}, None),
        ({"step": custody.Step.SENT}, "specimens.to_needed"),
        ({"step": custody.Step.STORED}, "specimens.place_needed"),
        ({"step": custody.Step.RECEIVED}, "specimens.condition_needed"),
        ({"step": custody.Step.RECEIVED, "condition": custody.Condition.INTACT}, None),
        (
            {"step": custody.Step.SENT, "to": "甲", "at": NOW - dt.timedelta(hours=1)},
            "specimens.before_last_step",
        ),
        ({"step": custody.Step.SENT, "to": "甲", "at": LATER + dt.timedelta(hours=1)}, "specimens.future"),
        (
            {"step": custody.Step.OPENED, "condition": custody.Condition.INTACT, "part": sampling.Part.B},
            "specimens.b_waits_for_retest",
        ),
        (
            {
                "step": custody.Step.OPENED,
                "condition": custody.Condition.INTACT,
                "part": sampling.Part.B,
                "retest_granted": True,
            },
            None,
        ),
    ],
)
def test_a_chain_only_grows_and_in_order(words, code):
    said = {"part": sampling.Part.A, "at": NOW, "now": LATER, **words}
    assert refused(custody.check_step, CHAIN, **said) == code


def test_nothing_follows_a_destroyed_part():
    gone = [*CHAIN, custody.Link(custody.Step.DESTROYED, NOW)]
    code = refused(
        custody.check_step, gone, part=sampling.Part.A, step=custody.Step.SENT, at=NOW, now=NOW, to="甲"
    )
    assert code == "specimens.destroyed_already"


@pytest.mark.parametrize(
    ("until", "under", "gone", "code"),
    [
        (DAY, False, False, "specimens.kept_until"),  # the last day is a day of keeping
        (DAY - dt.timedelta(days=1), False, False, None),
        (DAY - dt.timedelta(days=900), True, False, "specimens.objection_keeps"),
        (DAY - dt.timedelta(days=900), False, True, "specimens.destroyed_already"),
    ],
)
def test_nothing_is_destroyed_early_or_under_objection(until, under, gone, code):
    words = {"keep_until": until, "under_objection": under, "is_destroyed": gone, "today": DAY}
    assert refused(custody.check_destroy, **words) == code


def asked(pk=1, **values) -> ObjectionFacts:
    said = {
        "id": pk,
        "screening_id": 7,
        "stage": Stage.LABORATORY,
        "origin": Origin.CLIENT,
        "asked_on": DAY,
        **values,
    }
    return ObjectionFacts(**said)


GRANTED = {"decided_on": DAY, "decision": Decision.GRANTED}
SENT = {**GRANTED, "laboratory": "甲实验室", "sent_on": DAY}


def reported(verdict, **values) -> ObjectionFacts:
    return asked(**{**SENT, "received_on": DAY, "reported_on": DAY, "verdict": verdict, **values})


@pytest.mark.parametrize(
    ("known", "worth"),
    [
        ([], Standing.PLAIN),
        ([asked()], Standing.UNDER_OBJECTION),
        ([asked(origin=Origin.OFFICE)], Standing.PLAIN),
        ([asked(withdrawn_on=DAY)], Standing.PLAIN),
        ([asked(decided_on=DAY, decision=Decision.DECLINED)], Standing.PLAIN),
        ([reported(Verdict.CONFIRMED)], Standing.CONFIRMED),
        ([reported(Verdict.NOT_CONFIRMED)], Standing.NOT_CONFIRMED),
        ([reported(Verdict.CONFIRMED), asked(2, stage=Stage.RE_TEST)], Standing.UNDER_OBJECTION),
        (
            [reported(Verdict.CONFIRMED), reported(Verdict.NOT_CONFIRMED, id=2, stage=Stage.RE_TEST)],
            Standing.NOT_CONFIRMED,
        ),
    ],
)
def test_what_a_result_is_worth_does_not_depend_on_the_order(known, worth):
    for order in itertools.permutations(known):
        assert objections.standing(order) is worth


def test_a_refuted_positive_is_taken_as_negative():
    assert ScreeningFacts(1, DAY, Outcome.POSITIVE, confirmed=False).result is Outcome.NEGATIVE
    assert ScreeningFacts(1, DAY, Outcome.POSITIVE).result is Outcome.POSITIVE


def test_a_late_objection_is_marked_not_refused():
    on_time, late = DAY + dt.timedelta(days=3), DAY + dt.timedelta(days=4)
    assert not objections.is_late(asked(result_told_on=DAY, asked_on=on_time), LAW)
    assert objections.is_late(asked(result_told_on=DAY, asked_on=late), LAW)
    assert not objections.is_late(asked(asked_on=late), LAW)  # never told: the time has not begun
    words = {"outcome": Outcome.POSITIVE, "stage": Stage.LABORATORY, "taken_on": DAY}
    assert refused(objections.check_ask, [], asked_on=late, today=late, **words) is None


@pytest.mark.parametrize(
    ("known", "words", "code"),
    [
        ([], {"outcome": Outcome.NEGATIVE}, "specimens.only_positive"),
        ([], {"asked_on": DAY + dt.timedelta(days=1)}, "specimens.asked_future"),
        ([], {"asked_on": DAY - dt.timedelta(days=1)}, "specimens.asked_before_test"),
        ([asked()], {}, "specimens.asked_already"),
        ([reported(Verdict.CONFIRMED)], {}, "specimens.asked_already"),
        ([], {"stage": Stage.RE_TEST}, "specimens.laboratory_first"),
        ([reported(Verdict.CONFIRMED)], {"stage": Stage.RE_TEST}, None),
        ([asked(withdrawn_on=DAY)], {}, None),
    ],
)
def test_what_can_be_asked_for(known, words, code):
    said = {
        "outcome": Outcome.POSITIVE,
        "stage": Stage.LABORATORY,
        "taken_on": DAY,
        "asked_on": DAY,
        "today": DAY,
        **words,
    }
    assert refused(objections.check_ask, known, **said) == code


@pytest.mark.parametrize("name", ["甲实验室", " 甲 实验室", "甲实验室 "])
def test_a_retest_never_goes_to_the_same_laboratory(name):
    first = reported(Verdict.CONFIRMED)
    second = asked(2, stage=Stage.RE_TEST, **GRANTED)
    words = {"on": DAY, "today": DAY}
    known = [first, second]
    assert refused(objections.check_send, second, known, laboratory=name, **words) == (
        "specimens.same_laboratory"
    )
    assert refused(objections.check_send, second, known, laboratory="乙实验室", **words) is None


def test_every_term_is_a_clock_with_its_source():
    facts = reported(Verdict.NOT_CONFIRMED, decided_on=DAY, sent_on=DAY, received_on=DAY, reported_on=DAY)
    found = {clock.key: clock for clock in objections.clocks([facts], LAW)}
    assert {key: (one.due_on - DAY).days for key, one in found.items()} == {
        "objection:1/decide": 3,
        "objection:1/send": 3,
        "objection:1/report": 3,
        "objection:1/tell": 1,
    }
    assert {one.why.params["source"] for one in found.values()} == {"law.source.test"}
    case = CaseFacts(clocks=tuple(found.values()))
    states = {o.key: o.state for o in obligations(case, DAY + dt.timedelta(days=2), LAW)}
    assert states["objection:1/decide"] is ObligationState.DONE
    assert states["objection:1/tell"] is ObligationState.OVERDUE


def test_before_2017_a_laboratory_had_five_days():
    day = dt.date(2016, 6, 1)
    facts = asked(asked_on=day, decided_on=day, decision=Decision.GRANTED, sent_on=day, laboratory="甲")
    found = {clock.key: clock for clock in objections.clocks([facts], LAW)}
    assert (found["objection:1/report"].due_on - day).days == 5


def test_the_codes_of_the_rules_are_those_of_the_table():
    assert {str(one) for one in panels.Analyte} == set(Analyte.values)


def test_what_a_panel_does_not_show_was_not_looked_for():
    assert panels.not_looked_for(["morphine"]) == ("etomidate", "cannabinoid")
    assert panels.not_looked_for(["etomidate", "cannabinoid"]) == ()
    assert panels.not_looked_for([]) == ()
