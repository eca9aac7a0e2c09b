"""Isolation as it is written down: by a step, by hand, corrected, ended, changed; and what follows it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.orders.test_steps import code_of
from tests.orders.test_steps import enter as enter_order
from tests.people import cast
from waystation.audit.models import Entry
from waystation.clients.models import Sex
from waystation.orders import actions, queries
from waystation.orders.models import Circumstance, IsolationSpell, LocalParameter
from waystation.orders.papers import IsolationPaper, OrderData, SpellData, StepPaper
from waystation.rules.orders import (
    Act,
    Exemption,
    Kind,
    Restraint,
    Situation,
    SpellEnd,
    Step,
    TerminationReason,
)

TODAY = dt.date(2026, 11, 2)
SERVED = dt.date(2025, 3, 1)
pytestmark = pytest.mark.django_db


def later(number):
    return SERVED + dt.timedelta(days=number)


def running(world, client=None, kind=Kind.TREATMENT, **values):
    given = {"served_on": SERVED, "reported_on": later(5), "agreed_on": later(6), "kind": kind, **values}
    return enter_order(world, client or world.client(), **given)


def isolate(world, order, on=None, by=None, ground=Situation.RELAPSE, **values):
    paper = IsolationPaper(ground, **values)
    return actions.isolate(
        by=by or world.police,
        order=order,
        on=on or later(100),
        note="强制隔离戒毒决定书",
        paper=paper,
        today=TODAY,
    )


def save(world, client, spell=None, **values):
    data = SpellData(**{"decided_on": later(100), **values})
    return actions.save_spell(by=world.worker, client=client, spell=spell, data=data, today=TODAY)


def test_the_step_ends_the_measure_and_begins_the_isolation_with_its_papers():
    world = cast()
    order = running(world)
    isolate(world, order, authority="江湾区公安分局", number="强戒〔2025〕9号", centre="省第一强制隔离戒毒所")
    order.refresh_from_db()
    (spell,) = IsolationSpell.objects.all()
    assert (order.state, order.ended_on) == ("in_isolation", later(100))
    assert (spell.order_id, spell.decided_on, spell.ground) == (order.pk, later(100), "relapse")
    assert (spell.number, spell.centre) == ("强戒〔2025〕9号", "省第一强制隔离戒毒所")
    step = order.steps.get(step="isolate")
    assert (step.ground, step.authority, step.paper_number) == (
        "relapse",
        "江湾区公安分局",
        "强戒〔2025〕9号",
    )
    isolate(world, order)  # the same click once more
    assert IsolationSpell.objects.count() == 1


def test_the_plain_step_cannot_go_round_the_questions_that_isolation_asks():
    world = cast()
    order = running(world)
    step = {"by": world.police, "order": order, "step": Step.ISOLATE, "on": later(100), "today": TODAY}
    assert code_of(lambda: actions.record_step(**step, note="决定书")) == "orders.step_not_lawful"


def test_nobody_who_is_pregnant_is_isolated_whoever_writes_it_down():
    world = cast()
    client = world.client(sex=Sex.FEMALE)
    order = running(world, client)
    actions.note_circumstance(
        by=world.worker, client=client, kind=Exemption.PREGNANT, from_on=later(50), today=TODAY
    )
    for by in (world.police, world.worker):
        refused = code_of(lambda by=by: isolate(world, order, by=by, weighed="公安机关已决定"))
        assert refused == "orders.isolation_does_not_apply"
    assert not IsolationSpell.objects.exists()
    # Decided before the circumstance began it is written down.
    assert isolate(world, order, on=later(49)).pk == order.pk


def test_under_sixteen_the_reason_is_asked_for_and_kept():
    world = cast()
    client = world.client(born_on=dt.date(2010, 1, 1))
    order = running(world, client)
    assert code_of(lambda: isolate(world, order)) == "orders.weighing_needed_age"
    isolate(world, order, weighed="决定书已说明")
    assert IsolationSpell.objects.get().weighed == "决定书已说明"


def test_breach_of_recovery_alone_needs_its_reason_unless_the_place_reads_it_otherwise():
    world = cast()
    order = running(world, kind=Kind.RECOVERY)
    ground = Situation.SEVERE_BREACH
    assert code_of(lambda: isolate(world, order, ground=ground)) == "orders.weighing_needed_reading"
    actions.add_local_rule(
        by=world.city_office,
        area=world.city,
        key="recovery_breach_may_isolate",
        value=True,
        since=dt.date(2024, 1, 1),
        until=None,
        source="市禁毒条例",
        article="",
        today=TODAY,
    )
    isolate(world, order, ground=ground)
    assert IsolationSpell.objects.get().ground == "severe_breach"


def test_taken_back_the_step_takes_its_isolation_along_unless_an_order_follows():
    world = cast()
    order = running(world)
    isolate(world, order)
    step = order.steps.get(step="isolate")
    now = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
    actions.withdraw_step(by=world.police, order=order, step_id=step.pk, reason="录错人", now=now)
    order.refresh_from_db()
    assert order.state == "running"
    assert not queries.spells(order.client).exists()
    isolate(world, order, on=later(120))
    spell = queries.spells(order.client).get()
    save(
        world,
        order.client,
        spell,
        decided_on=later(120),
        served_on=later(120),
        ended_on=later(300),
        end=SpellEnd.CHANGED,
    )
    enter_order(world, order.client, number="18号", served_on=later(301))
    step = order.steps.get(step="isolate", withdrawn_at=None)
    withdraw = {"by": world.police, "order": order, "step_id": step.pk, "reason": "录错人", "now": now}
    assert code_of(lambda: actions.withdraw_step(**withdraw)) == "orders.newer_order"


def test_changed_into_treatment_the_days_inside_are_credited_and_a_correction_credits_anew():
    world = cast()
    client = world.client()
    order = running(world, client)
    isolate(world, order)
    spell = queries.spells(client).get()
    told = {"change_proposed_on": later(190), "change_decided_on": later(196)}
    spell = save(world, client, spell, **told, ended_on=later(199), end=SpellEnd.CHANGED)
    data = OrderData(kind=Kind.RECOVERY, years=2, number="19号", served_on=later(199), reported_on=later(199))
    record = {"by": world.worker, "client": client, "today": TODAY}
    assert code_of(lambda: actions.record_order(**record, data=data)) == "orders.recovery_not_after_change"
    follows = enter_order(world, client, number="18号", served_on=later(199), reported_on=later(199))
    assert (follows.after_spell_id, follows.credited_days) == (spell.pk, 100)
    whole = dt.date(2028, 9, 15)
    assert follows.expires_on == whole - dt.timedelta(days=100)
    save(world, client, spell, **told, ended_on=later(198), end=SpellEnd.CHANGED)
    follows.refresh_from_db()
    assert (follows.credited_days, follows.expires_on) == (99, whole - dt.timedelta(days=99))


def test_recovery_follows_the_release_and_nobody_signs_in_from_inside():
    world = cast()
    client = world.client()
    isolate(world, running(world, client))
    spell = queries.spells(client).get()
    order = enter_order(world, client, kind=Kind.RECOVERY, years=2, number="20号", served_on=later(400))
    sign_in = {"by": world.worker, "order": order, "today": TODAY}
    assert code_of(lambda: actions.sign_in(**sign_in, on=later(410))) == "orders.still_in_isolation"
    save(world, client, spell, ended_on=later(410), end=SpellEnd.EARLY)
    order = actions.sign_in(**sign_in, on=later(410))
    assert (order.credited_days, order.after_spell_id, order.state) == (0, spell.pk, "running")


def test_days_that_belong_to_a_measure_or_to_another_isolation_are_refused():
    world = cast()
    client = world.client()
    isolate(world, running(world, client))
    assert code_of(lambda: save(world, client, decided_on=later(50))) == "orders.spell_crosses"
    spell = queries.spells(client).get()
    save(world, client, spell, ended_on=later(300), end=SpellEnd.EARLY)
    assert code_of(lambda: save(world, client, decided_on=later(200))) == "orders.spell_crosses"
    assert save(world, client, decided_on=later(300)).pk != spell.pk


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"ended_on": later(400)}, "orders.spell_end_with_its_day"),
        ({"end": SpellEnd.EARLY}, "orders.spell_end_with_its_day"),
        ({"prolonged_months": 13}, "orders.prolonged_too_long"),
        ({"served_on": TODAY + dt.timedelta(days=1)}, "orders.spell_day_in_future"),
        ({"family_told_on": later(99)}, "orders.spell_day_before_decision"),
    ],
)
def test_what_cannot_be_is_refused(values, code):
    world = cast()
    assert code_of(lambda: save(world, world.client(), **values)) == code


def test_an_isolation_before_the_first_measure_on_file_is_entered_once_and_withdrawn():
    world = cast()
    client = world.client()
    spell = save(world, client)
    assert save(world, client).pk == spell.pk
    actions.withdraw_spell(by=world.worker, spell=spell, now=dt.datetime(2026, 11, 2, tzinfo=dt.UTC))
    assert not queries.spells(client).exists()
    late = running(world, client, served_on=later(200), reported_on=later(200), agreed_on=None)
    spell = save(world, client, ended_on=later(150), end=SpellEnd.CHANGED)
    late.refresh_from_db()
    assert (late.after_spell_id, late.credited_days) == (spell.pk, 51)
    now = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
    follows = code_of(lambda: actions.withdraw_spell(by=world.worker, spell=spell, now=now))
    assert follows == "orders.spell_is_followed"
    client = world.client("王平")
    isolate(world, running(world, client))
    of_step = queries.spells(client).get()
    assert (
        code_of(
            lambda: actions.withdraw_spell(
                by=world.worker, spell=of_step, now=dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
            )
        )
        == "orders.spell_of_a_step"
    )


def test_the_database_holds_one_open_isolation_and_no_end_without_its_day():
    world = cast()
    client = world.client()
    save(world, client)
    with pytest.raises(IntegrityError), transaction.atomic():
        IsolationSpell.objects.create(client=client, decided_on=later(101), recorded_by=world.worker)
    with pytest.raises(IntegrityError), transaction.atomic():
        IsolationSpell.objects.update(end="early")


def test_an_act_is_written_down_once_set_right_and_taken_back():
    world = cast()
    order = running(world, decided_on=SERVED)
    given = {"by": world.worker, "order": order, "act": Act.STREET_TOLD, "today": TODAY}
    assert code_of(lambda: actions.record_act(**given, on=later(-1))) == "orders.act_before_decision"
    future = TODAY + dt.timedelta(days=1)
    assert code_of(lambda: actions.record_act(**given, on=future)) == "orders.act_in_future"
    actions.record_act(**given, on=later(2))
    actions.record_act(**given, on=later(3))
    assert queries.facts_with_acts(order).acts == ((Act.STREET_TOLD, later(3)),)
    actions.record_act(**given, on=None)
    assert queries.facts_with_acts(order).acts == ()
    verbs = Entry.objects.filter(verb__startswith="orders.act").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["orders.act_recorded", "orders.act_recorded", "orders.act_taken_back"]


def test_what_the_paper_of_a_suspension_and_a_termination_says_is_kept_in_fields():
    world = cast()
    order = running(world)
    paper = StepPaper(
        restraint=Restraint.CRIMINAL_DETENTION, authority="江湾区公安分局", number="拘〔2025〕3号"
    )
    given = {"by": world.police, "order": order, "today": TODAY, "note": "拘留通知书"}
    actions.record_step(**given, step=Step.SUSPEND, on=later(20), until=later(50), paper=paper)
    row = order.steps.get(step="suspend")
    assert (row.restraint, row.authority, row.paper_number, row.until) == (
        "criminal_detention",
        "江湾区公安分局",
        "拘〔2025〕3号",
        later(50),
    )
    actions.record_step(
        **given,
        step=Step.TERMINATE,
        on=later(60),
        paper=StepPaper(ground=TerminationReason.PRISON_SENTENCE),
    )
    assert order.steps.get(step="terminate").ground == "prison_sentence"


def test_circumstances_are_noted_once_end_and_never_reach_the_record():
    world = cast()
    client = world.client(sex=Sex.FEMALE)
    noted = {"by": world.worker, "client": client, "today": TODAY}
    row = actions.note_circumstance(**noted, kind=Exemption.PREGNANT, from_on=later(50))
    again = actions.note_circumstance(**noted, kind=Exemption.PREGNANT, from_on=later(50))
    assert again.pk == row.pk
    for kind, from_on, child, code in (
        (Exemption.PREGNANT, later(60), None, "circumstance_holds"),
        (Exemption.NURSING, later(60), None, "child_day_needed"),
        (Exemption.NURSING, TODAY, dt.date(2025, 11, 1), "child_over_one"),
        (Exemption.UNDER_AGE, later(60), None, "circumstance_computed"),
        (Exemption.NURSING, TODAY, TODAY + dt.timedelta(days=1), "circumstance_in_future"),
    ):
        refused = code_of(
            lambda kind=kind, from_on=from_on, child=child: actions.note_circumstance(
                **noted, kind=kind, from_on=from_on, child_born_on=child
            )
        )
        assert refused == f"orders.{code}"
    actions.end_circumstance(by=world.worker, circumstance=row, on=dt.date(2026, 2, 27), today=TODAY)
    nursing = actions.note_circumstance(
        **noted, kind=Exemption.NURSING, from_on=dt.date(2026, 2, 28), child_born_on=dt.date(2026, 2, 28)
    )
    assert nursing.to_on == dt.date(2027, 2, 28)
    texts = " ".join(
        str(entry.data) for entry in Entry.objects.filter(verb__startswith="orders.circumstance")
    )
    assert "pregnant" not in texts
    assert "2026" not in texts
    actions.withdraw_circumstance(
        by=world.worker, circumstance=nursing, now=dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
    )
    assert list(queries.circumstances(client)) == [row]
    man = {"by": world.worker, "client": world.client("王平"), "today": TODAY}
    assert (
        code_of(lambda: actions.note_circumstance(**man, kind=Exemption.PREGNANT, from_on=TODAY))
        == "orders.circumstance_for_women"
    )
    assert Circumstance.objects.count() == 2


def test_a_local_text_is_adopted_with_its_source_and_undone_the_same_day():
    world = cast()
    today = timezone.localdate()
    given = {"by": world.district_office, "area": world.district, "code": "zhejiang", "today": today}
    rows = actions.adopt_local_text(**given, since=today)
    assert {(row.key, row.value) for row in rows} == {
        ("report_deadline_days", 2),
        ("report_deadline_far_days", 15),
        ("move_report_days", 2),
        ("move_report_far_days", 15),
        ("recovery_refusal_may_treat", True),
    }
    assert {row.source for row in rows} == {"《浙江省禁毒条例》（2011年文本）"}
    law = queries.law_for(world.community.path, today)
    assert law.number("report_deadline_days") == 2
    assert (
        queries.law_for(world.community.path, today - dt.timedelta(days=1)).number("report_deadline_days")
        == 15
    )
    assert code_of(lambda: actions.adopt_local_text(**given, since=today)) == "orders.text_adopted"
    assert actions.undo_adoption(**given) == 5
    assert actions.undo_adoption(**given) == 0
    assert not LocalParameter.objects.exists()
    other = {**given, "by": world.head}
    assert code_of(lambda: actions.adopt_local_text(**other, since=today)) == "orders.area_not_yours"
    actions.adopt_local_text(**given, since=today)
    tomorrow = {**given, "today": today + dt.timedelta(days=1)}
    assert code_of(lambda: actions.undo_adoption(**tomorrow)) == "orders.adopted_before"


def test_a_place_may_say_that_nothing_is_counted_where_the_place_above_counts():
    world = cast()
    rule = {
        "key": "service_hours",
        "since": dt.date(2024, 1, 1),
        "until": None,
        "source": "办法",
        "article": "",
        "today": TODAY,
    }
    actions.add_local_rule(by=world.city_office, area=world.city, value=24, **rule)
    actions.add_local_rule(by=world.district_office, area=world.district, value=None, **rule)
    assert queries.law_for(world.city.path, TODAY).count("service_hours") == 24
    assert queries.law_for(world.community.path, TODAY).count("service_hours") is None
