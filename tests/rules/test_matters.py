"""The way of a matter: every stage × every step, who may, when a report may be drafted; ."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.matters import (
    MILD,
    QUALIFICATIONS,
    REPORTABLE,
    STAGE_ORDER,
    STEP_VERBS,
    WAYS,
    MatterFacts,
    MatterKind,
    ObjectionDecision,
    Objector,
    Qualification,
    Served,
    Stage,
    Step,
    after,
    check_decider,
    check_draft,
    check_objection,
    check_person,
    check_said,
    check_step,
    steps_from,
)
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import MAY, Role, Verb

DAY = dt.date(2026, 11, 2)


def code_of(act) -> str:
    with pytest.raises(RuleBroken) as caught:
        act()
    return caught.value.code


#: The whole table once more, as design law 3 and DRR 20, 21 and DCL 35 tell it.
LAWFUL = {
    Stage.OPENED: {Step.HEAR: Stage.HEARD, Step.SET_ASIDE: Stage.CLOSED},
    Stage.HEARD: {
        Step.HEAR: Stage.HEARD,
        Step.EXCUSE: Stage.HEARD,
        Step.QUALIFY: Stage.QUALIFIED,
        Step.SET_ASIDE: Stage.CLOSED,
    },
    Stage.QUALIFIED: {
        Step.CONFIRM: Stage.CONFIRMED,
        Step.SEND_BACK: Stage.HEARD,
        Step.SET_ASIDE: Stage.CLOSED,
    },
    Stage.CONFIRMED: {Step.TALK: Stage.CLOSED, Step.ADMONISH: Stage.ADMONISHED},
    Stage.ADMONISHED: {Step.CLOSE: Stage.CLOSED, Step.DRAFT: Stage.DRAFTED},
    Stage.DRAFTED: {Step.DROP_DRAFT: Stage.ADMONISHED, Step.SIGN: Stage.SIGNED},
    Stage.SIGNED: {Step.HAND_OVER: Stage.HANDED_OVER},
    Stage.HANDED_OVER: {},
    Stage.CLOSED: {},
}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("step", Step)
def test_every_step_from_every_stage_is_lawful_or_refused(stage, step):
    facts = MatterFacts(MatterKind.MISSED_TEST, stage, Qualification.EVADED)
    if step in LAWFUL[stage]:
        assert after(facts, step) is LAWFUL[stage][step]
    else:
        assert code_of(lambda: after(facts, step)) == "matters.step_out_of_order"
    assert (stage, step) in WAYS if step in LAWFUL[stage] else (stage, step) not in WAYS


def test_the_stages_stand_in_the_order_of_the_way_and_every_step_has_its_verb():
    assert STAGE_ORDER[0] is Stage.OPENED
    assert set(STEP_VERBS) == set(Step)
    assert MAY[Verb.PREPARE_MATTER] == {Role.WORKER, Role.HEAD}
    assert MAY[Verb.CONFIRM_MATTER] == {Role.HEAD, Role.POLICE}


@pytest.mark.parametrize("qualification", Qualification)
def test_what_is_confirmed_as_mild_is_settled_with_that(qualification):
    facts = MatterFacts(MatterKind.MISSED_TEST, Stage.QUALIFIED, qualification)
    assert after(facts, Step.CONFIRM) is (Stage.CLOSED if qualification in MILD else Stage.CONFIRMED)


@pytest.mark.parametrize("step", [Step.CONFIRM, Step.ADMONISH, Step.DRAFT, Step.SIGN, Step.HAND_OVER])
def test_nothing_goes_on_under_objection(step):
    stage = next(stage for stage, steps in LAWFUL.items() if step in steps)
    facts = MatterFacts(MatterKind.MISSED_TEST, stage, Qualification.EVADED, under_objection=True)
    assert code_of(lambda: check_step(facts, step)) == "matters.under_objection"
    assert step not in steps_from(facts)


def test_help_is_not_admonished():
    facts = MatterFacts(MatterKind.RELAPSE_SIGN, Stage.CONFIRMED, Qualification.HELP_NEEDED)
    assert code_of(lambda: check_step(facts, Step.ADMONISH)) == "matters.no_admonition"
    assert Step.TALK in steps_from(facts)


READY = MatterFacts(
    MatterKind.SEVERE_BREACH,
    Stage.ADMONISHED,
    Qualification.SEVERE_BREACH,
    qualified_by=1,
    confirmed_by=2,
    counter_reached=True,
    law_reports=True,
)


@pytest.mark.parametrize("qualification", sorted(set(Qualification) - REPORTABLE))
def test_an_ordinary_breach_is_never_reported(qualification):
    facts = replace(READY, qualification=qualification)
    assert code_of(lambda: check_draft(facts)) == "matters.ordinary_breach"


def test_what_a_report_asks_for():
    check_draft(READY)
    check_draft(replace(READY, qualification=Qualification.MEASURE_REFUSED))
    check_draft(replace(READY, qualification=Qualification.RELAPSE, test_confirmed=True))
    for facts, code in (
        (replace(READY, under_objection=True), "matters.under_objection"),
        (replace(READY, confirmed_by=None), "matters.not_confirmed"),
        (replace(READY, confirmed_by=1), "matters.not_confirmed"),
        (replace(READY, counter_reached=False), "matters.counter_not_reached"),
        (replace(READY, law_reports=False), "matters.law_knows_none"),
        (replace(READY, qualification=Qualification.RELAPSE), "matters.test_not_confirmed"),
    ):
        assert code_of(lambda facts=facts: check_draft(facts)) == code


def test_a_self_report_reaches_no_further_than_help_and_so_costs_no_more_than_a_test():
    told = QUALIFICATIONS[MatterKind.RELAPSE_SIGN]
    assert told <= QUALIFICATIONS[MatterKind.POSITIVE_TEST]
    assert not told & REPORTABLE


def test_only_the_matter_of_a_full_counter_can_be_a_severe_breach():
    kinds = [kind for kind, held in QUALIFICATIONS.items() if Qualification.SEVERE_BREACH in held]
    assert kinds == [MatterKind.SEVERE_BREACH]
    assert set(QUALIFICATIONS) == set(MatterKind)


def test_the_second_person_is_another_and_the_signer_a_third():
    qualified = replace(READY, stage=Stage.QUALIFIED, confirmed_by=None)
    assert code_of(lambda: check_person(qualified, Step.CONFIRM, 1)) == "matters.same_person"
    check_person(qualified, Step.CONFIRM, 2)
    for signer in (1, 2):
        assert (
            code_of(lambda s=signer: check_person(READY, Step.DRAFT, 9, signer=s)) == "matters.signer_decided"
        )
    assert code_of(lambda: check_person(READY, Step.DRAFT, 3, signer=3)) == "matters.signer_decided"
    check_person(READY, Step.DRAFT, 1, signer=3)
    drafted = replace(READY, stage=Stage.DRAFTED, drafted_by=1, signer=3)
    assert code_of(lambda: check_person(drafted, Step.SIGN, 2)) == "matters.not_the_signer"
    check_person(drafted, Step.SIGN, 3)


PEOPLE = (1, 2, 3)


def _walk(moves, kind, objected):
    """Take every move that the rules let through; the facts after each."""
    facts = MatterFacts(kind, Stage.OPENED, test_confirmed=True, counter_reached=True, law_reports=True)
    for step, by, qualification, signer in moves:
        facts = replace(facts, under_objection=objected)
        try:
            to = check_step(facts, step)
            check_person(facts, step, by, signer=signer)
            if step in (Step.DRAFT, Step.SIGN, Step.HAND_OVER):
                check_draft(facts)
        except RuleBroken:
            continue
        changed = {"stage": to}
        if step is Step.QUALIFY:
            changed |= {"qualification": qualification, "qualified_by": by}
        elif step is Step.SEND_BACK:
            changed |= {"qualification": None, "qualified_by": None}
        elif step is Step.CONFIRM:
            changed["confirmed_by"] = by
        elif step is Step.DRAFT:
            changed |= {"drafted_by": by, "signer": signer}
        elif step is Step.DROP_DRAFT:
            changed |= {"drafted_by": None, "signer": None}
        elif step is Step.SIGN:
            changed["signed_by"] = by
        facts = replace(facts, **changed)
        yield facts


_MOVE = st.tuples(
    st.sampled_from(Step),
    st.sampled_from(PEOPLE),
    st.sampled_from(Qualification),
    st.sampled_from(PEOPLE),
)
#: The straight way to a signature, with whoever takes each step: what chance alone would seldom find.
_STRAIGHT = (Step.HEAR, Step.QUALIFY, Step.CONFIRM, Step.ADMONISH, Step.DRAFT, Step.SIGN, Step.HAND_OVER)


@st.composite
def _moves(draw, people=PEOPLE):
    person = st.sampled_from(people)
    straight = [
        (step, draw(person), draw(st.sampled_from(sorted(REPORTABLE))), draw(person)) for step in _STRAIGHT
    ]
    noise = draw(st.lists(_MOVE, max_size=6))
    if len(people) == 1:
        noise = [(step, people[0], word, people[0]) for step, _by, word, _signer in noise]
    at = draw(st.integers(0, len(straight)))
    return [*straight[:at], *noise, *straight[at:], *straight]


@given(_moves(people=(1,)), st.sampled_from(MatterKind))
def test_no_sequence_of_one_person_leads_to_a_draft(moves, kind):
    assert all(
        facts.stage not in {Stage.DRAFTED, Stage.SIGNED, Stage.HANDED_OVER}
        for facts in _walk(moves, kind, False)
    )


@given(_moves(), st.sampled_from(MatterKind))
def test_a_signature_takes_three_people_and_a_confirmed_reportable_finding(moves, kind):
    for facts in _walk(moves, kind, False):
        if facts.stage in {Stage.SIGNED, Stage.HANDED_OVER}:
            assert len({facts.qualified_by, facts.confirmed_by, facts.signed_by}) == 3
            assert facts.signed_by == facts.signer
            assert facts.qualification in REPORTABLE


def test_three_people_do_come_to_a_signature():
    word = Qualification.MEASURE_REFUSED
    by = dict(zip(_STRAIGHT, (1, 1, 2, 1, 1, 3, 1), strict=True))
    moves = [(step, by[step], word, 3) for step in _STRAIGHT]
    assert [facts.stage for facts in _walk(moves, MatterKind.NOT_SIGNED_IN, False)][-1] is Stage.HANDED_OVER


@given(_moves(), st.sampled_from(MatterKind))
def test_under_objection_nothing_is_confirmed(moves, kind):
    assert all(facts.confirmed_by is None for facts in _walk(moves, kind, True))


# --- what a step says ------------------------------------------------------------------------------------

SAID = {"code": "", "place": "", "words": "", "present": "", "attempts": "", "signer": False}


@pytest.mark.parametrize(
    ("step", "said", "code"),
    [
        (Step.HEAR, {}, "matters.words_needed"),
        (Step.HEAR, {"words": "说"}, "matters.place_needed"),
        (Step.HEAR, {"words": "说", "place": "中心"}, "matters.present_needed"),
        (Step.HEAR, {"code": "not_reached"}, "matters.attempts_needed"),
        (Step.HEAR, {"code": "nonsense", "attempts": "三次"}, "matters.code_needed"),
        (Step.QUALIFY, {"words": "因"}, "matters.code_needed"),
        (Step.QUALIFY, {"code": "evaded"}, "matters.words_needed"),
        (Step.QUALIFY, {"code": "relapse", "words": "因"}, "matters.qualification_not_fitting"),
        (Step.SEND_BACK, {}, "matters.words_needed"),
        (Step.ADMONISH, {}, "matters.code_needed"),
        (Step.ADMONISH, {"code": Served.REFUSED}, "matters.witness_needed"),
        (Step.DRAFT, {"words": "文"}, "matters.signer_needed"),
        (Step.HAND_OVER, {}, "matters.receiver_needed"),
        (Step.SET_ASIDE, {"code": "handed_over", "words": "因"}, "matters.code_needed"),
    ],
)
def test_what_each_step_has_to_say(step, said, code):
    facts = MatterFacts(MatterKind.MISSED_TEST, Stage.OPENED)
    assert code_of(lambda: check_said(facts, step, **{**SAID, **said})) == code


def test_a_hearing_is_held_or_its_attempts_are_told():
    facts = MatterFacts(MatterKind.MISSED_TEST, Stage.OPENED)
    check_said(facts, Step.HEAR, **{**SAID, "words": "去医院了", "place": "中心", "present": "本人、王敏"})
    check_said(facts, Step.HEAR, **{**SAID, "code": "not_reached", "attempts": "打三次电话"})


# --- objections ------------------------------------------------------------------------------------------


def test_who_objects_for_the_client_has_asked_and_objections_wait_one_by_one():
    facts = MatterFacts(MatterKind.MISSED_TEST, Stage.HEARD)
    given_ = {"made_on": DAY, "opened_on": DAY, "today": DAY}
    check_objection(facts, objector=Objector.CLIENT, has_consent=False, **given_)
    for objector in (Objector.WORKER, Objector.FAMILY):
        act = lambda o=objector: check_objection(facts, objector=o, has_consent=False, **given_)  # noqa: E731
        assert code_of(act) == "matters.objection_consent"
    waiting = replace(facts, under_objection=True)
    act = lambda: check_objection(waiting, objector=Objector.CLIENT, has_consent=True, **given_)  # noqa: E731
    assert code_of(act) == "matters.objection_waits"


def test_an_objection_is_answered_by_somebody_who_has_decided_nothing():
    facts = replace(READY, admonished_by=4, drafted_by=5, signed_by=6, objection_deciders=frozenset({7}))
    for by in (1, 2, 4, 5, 6, 7, 8):
        act = lambda b=by: check_decider(facts, b, recorded_by=8, decision=ObjectionDecision.REJECTED)  # noqa: E731
        assert code_of(act) == "matters.decided_before"
    check_decider(facts, 9, recorded_by=8, decision=ObjectionDecision.UPHELD)
    check_decider(facts, 1, recorded_by=1, decision=ObjectionDecision.WITHDRAWN)
