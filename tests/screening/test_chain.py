"""From a positive over seals and laboratory to the end of a sample: what each step writes, and who may."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from tests.casework.reading import make_contact
from tests.people import Cast, cast
from tests.screening import making as m
from waystation.audit.models import Entry
from waystation.casework.actions import objections, obligations, recording
from waystation.casework.models import Obligation
from waystation.casework.queries import cases
from waystation.clients.models import TeamMember
from waystation.notices.models import Notice
from waystation.orders.models import Matter
from waystation.rules.law import Law
from waystation.rules.people import ToldHow
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import Nature, Outcome
from waystation.rules.specimens.custody import Condition, Step
from waystation.rules.specimens.kits import KitMove
from waystation.rules.specimens.objections import Decision, Stage, Verdict
from waystation.rules.specimens.sampling import MedicineOpinion, SameSex, Signed, may_base_report
from waystation.screening import actions
from waystation.screening.models import CustodyStep, KitMovement, Sampling, Screening, Specimen
from waystation.screening.queries import kits

TODAY, NOW = m.TODAY, m.NOW


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


def code_of(act) -> str:
    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code


def test_sealing_begins_two_chains_and_keeps_them_for_the_time_of_the_law(world):
    row = m.sealed(world)
    parts = list(row.specimens.order_by("part"))
    assert [part.part for part in parts] == ["A", "B"]
    assert {part.keep_until for part in parts} == {Specimen.objects.first().keep_until}
    assert 180 <= (parts[0].keep_until - TODAY).days <= 185
    steps = CustodyStep.objects.filter(specimen=parts[0]).order_by("at", "pk")
    assert [one.step for one in steps] == ["collected", "sealed", "stored"]
    assert Entry.objects.filter(verb="screening.specimen_sealed", client_id=row.client_id).count() == 1


def test_the_same_form_twice_is_one_sample_and_another_one_is_told_who_was_first(world):
    row, key, data = m.positive(world), uuid4(), m.seal_data()
    words = {"by": world.worker, "screening": row, "law": Law(TODAY), "now": NOW}
    for _press in range(2):
        actions.seal(**words, data=data, form_key=key)
    assert Specimen.objects.count() == 2
    assert code_of(lambda: actions.seal(**words, data=m.seal_data(), form_key=uuid4())) == (
        "specimens.sampled_already"
    )


def test_a_seal_is_used_once(world):
    m.sealed(world, seals=("S1", "S2"))
    assert code_of(lambda: m.sealed(world, seals=("S9", "S1"))) == "specimens.seal_used"


@pytest.mark.parametrize("outcome", ["missed", "refused", "elsewhere"])
def test_without_a_sample_nothing_is_sealed(world, outcome):
    miss = {"miss_kind": "excused", "reason": "illness"} if outcome == "missed" else {}
    row = m.positive(world, outcome=outcome, positive_for=[], material="", **miss)
    assert code_of(lambda: m.sealed(world, row)) == "specimens.not_sampled"


@pytest.mark.parametrize("who", ["other_worker", "other_police", "medic", "city_office", "admin", "auditor"])
def test_who_does_not_reach_the_client_writes_nothing(world, who):
    row, by = m.positive(world), getattr(world, who)
    for act in (
        lambda: actions.seal(
            by=by, screening=row, data=m.seal_data(), law=Law(TODAY), form_key=uuid4(), now=NOW
        ),
        lambda: actions.declare_medicine(by=by, screening=row, declared=False, medicine=""),
    ):
        with pytest.raises(Http404):
            act()
    assert not Sampling.objects.exists()


def test_the_chain_cannot_be_changed_by_anybody(world):
    m.sealed(world)
    for statement in ("UPDATE screening_custodystep SET step = step", "DELETE FROM screening_custodystep"):
        refused = pytest.raises(DatabaseError, match="append-only")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert CustodyStep.objects.count() == 6


def test_sample_b_is_opened_only_for_a_retest(world):
    row = m.sealed(world)
    part = row.specimens.select_related("screening").get(part="B")
    data = actions.StepData(step=Step.OPENED, at=NOW, condition=Condition.INTACT)
    words = {"by": world.worker, "specimen": part, "data": data, "form_key": uuid4(), "now": NOW}
    assert code_of(lambda: actions.add_step(**words)) == "specimens.b_waits_for_retest"
    first = m.answered(world, Verdict.CONFIRMED, row)
    objections.tell_answer(by=world.worker, objection=first, on=TODAY, how=ToldHow.IN_PERSON, today=TODAY)
    m.granted(world, row, stage=Stage.RE_TEST)
    assert actions.add_step(**words).step == "opened"


def test_two_persons_sign_a_destruction_and_never_too_early(world):
    early = m.sealed(world).specimens.get(part="A")
    assert code_of(lambda: actions.ask_to_destroy(by=world.worker, chosen=[early.pk], today=TODAY)) == (
        "specimens.kept_until"
    )
    parts = [part.pk for part in m.kept_long(world)]
    words = {"chosen": parts, "form_key": uuid4(), "now": NOW}
    assert code_of(lambda: actions.destroy(by=world.head, **words)) == "specimens.not_asked"
    assert actions.ask_to_destroy(by=world.worker, chosen=parts, today=TODAY) == 2
    assert code_of(lambda: actions.destroy(by=world.worker, **words)) == "specimens.second_person"
    assert actions.destroy(by=world.head, **words) == 2
    end = CustodyStep.objects.filter(step="destroyed", specimen=parts[0]).get()
    assert (end.by, end.second) == (world.head, world.worker)
    assert code_of(lambda: actions.ask_to_destroy(by=world.worker, chosen=parts, today=TODAY)) == (
        "specimens.destroyed_already"
    )


def test_what_is_under_objection_is_never_destroyed_also_not_with_one_signature(world):
    parts = m.kept_long(world)
    actions.ask_to_destroy(by=world.worker, chosen=[parts[0].pk], today=TODAY)
    m.asked(world, Screening.objects.get(pk=parts[0].screening_id))
    assert code_of(
        lambda: actions.destroy(by=world.head, chosen=[parts[0].pk], form_key=uuid4(), now=NOW)
    ) == ("specimens.objection_keeps")


def test_a_positive_that_is_not_confirmed_is_set_right_and_everybody_is_told(world):
    client = world.client_with_order()
    row = m.record(world, client, outcome=Outcome.POSITIVE, positive_for=["morphine"], nature=Nature.LEGAL)
    asked = m.asked(world, row)
    row.refresh_from_db()
    assert row.standing == "under_objection"
    facts = next(f for f in cases.load_one(client, TODAY).facts.screenings if f.id == row.pk)
    assert (facts.under_objection, facts.confirmed, facts.result) == (True, None, Outcome.POSITIVE)
    assert "有结论以前" in Matter.objects.get(client=client).note
    due = Obligation.objects.get(client=client, key=f"objection:{asked.pk}/decide")
    assert (due.rule, due.state) == ("screening.objection", "open")

    decided = actions.Decided(decision=Decision.GRANTED, on=TODAY, by_whom="派出所")
    objections.decide(by=world.police, objection=asked, data=decided, today=TODAY)
    objections.send(by=world.police, objection=asked, laboratory="甲", on=TODAY, today=TODAY)
    answer = actions.Answer(received_on=TODAY, on=TODAY, number="1", verdict=Verdict.NOT_CONFIRMED)
    objections.report(by=world.police, objection=asked, data=answer, today=TODAY)
    row.refresh_from_db()
    assert (row.standing, row.outcome) == ("not_confirmed", "positive")
    facts = next(f for f in cases.load_one(client, TODAY).facts.screenings if f.id == row.pk)
    assert (facts.under_objection, facts.confirmed, facts.result) == (False, False, Outcome.NEGATIVE)
    assert "没有证实" in Matter.objects.get(client=client).note
    told = set(Notice.objects.filter(code="notices.result_not_confirmed").values_list("to", flat=True))
    assert told == {world.head.pk, world.worker.pk}
    assert Obligation.objects.get(client=client, key=f"objection:{asked.pk}/tell").state == "open"
    objections.tell_answer(by=world.worker, objection=asked, on=TODAY, how=ToldHow.IN_PERSON, today=TODAY)
    assert Obligation.objects.get(client=client, key=f"objection:{asked.pk}/tell").state == "done"


def test_a_confirmed_legal_positive_alone_can_carry_a_report_and_a_care_one_never(world):
    for nature, carries in ((Nature.LEGAL, True), (Nature.CARE, False)):
        row = m.positive(world, nature=nature.value)
        m.answered(world, Verdict.CONFIRMED, row)
        facts = next(f for f in cases.load_one(row.client, TODAY).facts.screenings if f.id == row.pk)
        assert (
            may_base_report(
                outcome=facts.outcome,
                nature=facts.nature,
                is_confirmed=facts.confirmed,
                under_objection=facts.under_objection,
            )
            is carries
        )


def test_a_retest_goes_to_another_laboratory_and_has_the_last_word(world):
    row = m.positive(world)
    m.answered(world, Verdict.CONFIRMED, row)
    again = m.granted(world, row, stage=Stage.RE_TEST)
    words = {"by": world.police, "objection": again, "on": TODAY, "today": TODAY}
    assert code_of(lambda: objections.send(laboratory="甲 实验室", **words)) == "specimens.same_laboratory"
    objections.send(laboratory="乙实验室", **words)
    answer = actions.Answer(received_on=TODAY, on=TODAY, number="2", verdict=Verdict.NOT_CONFIRMED)
    objections.report(by=world.police, objection=again, data=answer, today=TODAY)
    row.refresh_from_db()
    assert row.standing == "not_confirmed"


def test_an_objection_taken_back_leaves_the_screening_result(world):
    row = m.positive(world)
    asked = m.asked(world, row)
    objections.withdraw(by=world.worker, objection=asked, reason="本人要求", today=TODAY)
    row.refresh_from_db()
    assert row.standing == ""
    asked.refresh_from_db()
    assert asked.withdrawn_reason == "本人要求"


def test_a_corrected_test_takes_its_sample_and_objection_along(world):
    row = m.sealed(world)
    m.asked(world, row)
    Screening.objects.filter(pk=row.pk).update(recorded_at=NOW - dt.timedelta(days=2))
    row.refresh_from_db()
    data = actions.Data(
        taken_on=TODAY,
        outcome=Outcome.POSITIVE,
        material="urine",
        positive_for=["ketamine"],
        panel_id=row.panel_id,
    )
    new = recording.correct_screening(
        by=world.worker,
        screening=row,
        data=data,
        reason="项目写错",
        form_key=uuid4(),
        today=TODAY,
        now=NOW,
    )
    assert new.pk != row.pk
    assert (new.specimens.count(), new.objections.count(), new.standing) == (2, 1, "under_objection")


def test_medicine_is_read_by_the_medic_of_the_team_alone_and_each_look_is_on_record(world):
    row = m.positive(world)
    sheet = actions.declare_medicine(
        by=world.worker, screening=row, declared=True, medicine="复方甘草片，每天三次"
    )
    for who in (world.medic, world.worker, world.head, world.police):
        with pytest.raises(Http404):
            actions.read_medicine(by=who, sheet=sheet)
    TeamMember.objects.create(client=row.client, duty="medic", user=world.medic, starts_on=TODAY)
    assert actions.read_medicine(by=world.medic, sheet=sheet) == "复方甘草片，每天三次"
    assert Entry.objects.filter(verb="screening.medicine_read", actor=world.medic).count() == 1
    actions.give_opinion(by=world.medic, sheet=sheet, opinion=MedicineOpinion.MAY_EXPLAIN, today=TODAY)
    sheet.refresh_from_db()
    assert sheet.medicine_opinion == "may_explain"


def test_a_kit_is_used_by_recording_and_counted_from_the_tests(world):
    client, lot = world.client_with_order(), m.lot(world, stock=1)
    row = m.record(world, client, kit_id=lot.pk)
    assert (row.kit_lot, row.panel, row.kit_expires_on) == (lot.lot, lot.panel, lot.expires_on)
    assert kits.stocked(world.worker, TODAY, Law(TODAY))[0].stock == 0
    extra = {"purpose": "extra", "kit_id": lot.pk}
    assert code_of(lambda: m.record(world, client, **extra)) == "specimens.stock_reason_needed"
    m.record(world, client, **extra, stock_reason="抽屉里找到一份")
    assert kits.stocked(world.worker, TODAY, Law(TODAY))[0].stock == 0
    found = KitMovement.objects.get(lot=lot, kind="counted")
    assert (found.change, found.reason) == (1, "抽屉里找到一份")
    recording.withdraw_screening(by=world.worker, screening=row, reason="登记错人", today=TODAY, now=NOW)
    assert kits.stocked(world.worker, TODAY, Law(TODAY))[0].stock == 1


def test_an_expired_lot_gives_no_negative_but_may_be_recorded_as_invalid(world):
    client, lot = world.client_with_order(), m.lot(world, expires_on=TODAY - dt.timedelta(days=1))
    assert code_of(lambda: m.record(world, client, kit_id=lot.pk)) == "specimens.kit_expired"
    assert m.record(world, client, kit_id=lot.pk, outcome=Outcome.INVALID).kit == lot


def test_kits_of_another_street_or_material_are_not_used(world):
    client = world.client_with_order()
    foreign = m.lot(world, organisation=world.other_centre)
    assert code_of(lambda: m.record(world, client, kit_id=foreign.pk)) == "specimens.kit_unknown"
    hair = m.record(world, client, kit_id=m.lot(world).pk, material="hair")
    assert (hair.kit, hair.panel) == (None, None)


def test_stock_moves_need_reasons_and_never_fall_below_nothing(world):
    lot = m.lot(world, stock=3)
    words = {"by": world.worker, "lot": lot, "today": TODAY}

    def moved(kind, count, reason="") -> object:
        return actions.move(**words, kind=kind, count=count, reason=reason, form_key=uuid4())

    assert code_of(lambda: moved(KitMove.WRITTEN_OFF, 1)) == "specimens.write_off_reason_needed"
    assert code_of(lambda: moved(KitMove.WRITTEN_OFF, 4, "受潮")) == "specimens.more_than_there"
    assert code_of(lambda: moved(KitMove.COUNTED, 2)) == "specimens.count_reason_needed"
    moved(KitMove.COUNTED, 2, "少一份")
    assert kits.stocked(world.head, TODAY, Law(TODAY))[0].stock == 2


def test_the_same_sex_rule_needs_a_reason_and_old_rows_have_sane_defaults(world):
    client = world.client_with_order()
    woman = {"same_sex": SameSex.NOT_KEPT}
    assert code_of(lambda: m.record(world, client, **woman)) == "specimens.same_sex_reason_needed"
    row = m.record(world, client, **woman, same_sex_reason="当班没有女性")
    assert (row.kind, row.panel, row.standing, row.findings) == ("on_site", None, "", {})


def test_the_quick_path_keeps_its_statements(world):
    clients, lot = [world.client_with_order(name) for name in ("陈安", "吴晴")], m.lot(world)
    for client in clients:
        # Somebody was in contact lately: a test that ends the search for a client writes that as well.
        make_contact(client, world.worker, held_on=TODAY - dt.timedelta(days=9))
        obligations.refresh(by=world.worker, client=client, today=TODAY)
    with CaptureQueriesContext(connection) as plain:
        m.record(world, clients[0])
    with CaptureQueriesContext(connection) as with_kit:
        m.record(world, clients[1], kit_id=lot.pk)
    counted = [
        [q for q in found if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "SELECT set_config"))]
        for found in (plain, with_kit)
    ]
    assert [len(found) for found in counted] == [
        10,
        11,
    ]  # the second knows the worker already


def test_telling_needs_a_signature_or_its_refusal(world):
    row = m.positive(world)
    told = {"told_at": NOW, "told_how": ToldHow.IN_PERSON}
    refused = actions.ToldData(**told, result_signed=Signed.REFUSED)
    words = {"by": world.worker, "screening": row, "now": NOW}
    assert code_of(lambda: actions.tell(data=refused, **words)) == "specimens.refusal_reason_needed"
    actions.tell(data=actions.ToldData(**told, result_signed=Signed.SIGNED), **words)
    other = actions.ToldData(
        told_at=NOW - dt.timedelta(hours=1), told_how=ToldHow.SENT, result_signed=Signed.SIGNED
    )
    assert code_of(lambda: actions.tell(data=other, **words)) == "specimens.told_already_result"
