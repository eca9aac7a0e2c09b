"""Orders: what is entered, what happens to them, and what is refused."""

import datetime as dt
import itertools
import threading
from uuid import uuid4

import pytest
from django.db import IntegrityError, connections, transaction
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from tests.people import cast
from waystation.clients.models import Client
from waystation.common import scope
from waystation.orders import actions, queries
from waystation.orders.actions.matters import Evidence, StepData, take_step
from waystation.orders.models import Matter, Order, OrderStep
from waystation.orders.papers import OrderData, as_data
from waystation.rules.law import REGULATION_SINCE
from waystation.rules.matters import Step as MatterStep
from waystation.rules.orders import Kind, State, Step
from waystation.rules.problems import RuleBroken

TODAY = dt.date(2026, 11, 2)
SERVED = dt.date(2026, 10, 1)


def day(number):
    return SERVED + dt.timedelta(days=number)


def enter(world, client, **values):
    data = OrderData(**{"kind": Kind.TREATMENT, "years": 3, "number": "17号", **values})
    return actions.record_order(by=world.worker, client=client, data=data, today=TODAY)


def code_of(act):
    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code


@pytest.mark.django_db
def test_an_order_with_all_its_days_runs_from_sign_in_for_three_years():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED, reported_on=day(10), agreed_on=day(12))
    assert (order.state, order.starts_on, order.expires_on) == (
        "running",
        dt.date(2026, 10, 11),
        dt.date(2029, 10, 10),
    )
    assert list(order.steps.order_by("pk").values_list("step", "from_state", "to_state", "on")) == [
        ("serve", "registered", "awaiting_sign_in", SERVED),
        ("sign_in", "awaiting_sign_in", "running", day(10)),
        ("sign_agreement", "running", "running", day(12)),
    ]
    assert [row.signed_on for row in order.agreements.all()] == [day(12)]


@pytest.mark.django_db
def test_a_served_order_waits_for_sign_in_and_says_until_when_and_why():
    world = cast()
    order = enter(world, world.client(), served_on=day(20))
    law = queries.law_for(world.community.path, TODAY)
    (deadline,) = queries.deadlines(order, law, TODAY)
    assert (order.state, order.expires_on) == ("awaiting_sign_in", None)
    assert (deadline.title, deadline.due_on, deadline.days_left) == ("报到", dt.date(2026, 11, 5), 3)
    assert deadline.why == "依据《戒毒条例》第十四条：决定书于2026年10月21日送达，自收到之日起15日内报到。"


@pytest.mark.django_db
def test_late_sign_in_needs_what_the_client_said_and_is_marked_late():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED)
    late = {"by": world.worker, "order": order, "on": day(16), "today": TODAY}
    assert code_of(lambda: actions.sign_in(**late)) == "orders.late_reason_needed"
    order = actions.sign_in(**late, late_reason="住院")
    assert (order.state, order.late_reason, order.starts_on) == ("running", "住院", day(16))
    law = queries.law_for(world.community.path, TODAY)
    assert queries.deadlines(order, law, TODAY)[0].state_code == "met_late"


@pytest.mark.django_db
def test_sign_in_on_the_fifteenth_day_is_in_time_and_keeps_no_reason():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED)
    order = actions.sign_in(by=world.worker, order=order, on=day(15), today=TODAY, late_reason="x")
    assert order.late_reason == ""


@pytest.mark.django_db
def test_a_paused_order_goes_on_and_the_days_between_are_known():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED, reported_on=day(1))
    step = {"by": world.police, "order": order, "today": TODAY}
    assert code_of(lambda: actions.record_step(**step, step=Step.SUSPEND, on=day(5))) == "orders.note_needed"
    actions.record_step(**step, step=Step.SUSPEND, on=day(5), note="拘留决定书", until=day(15))
    actions.record_step(**step, step=Step.RESUME, on=day(15), note="释放证明")
    order.refresh_from_db()
    assert order.state == "running"
    assert [(s.from_on, s.to_on) for s in queries.facts(order).suspensions] == [(day(5), day(14))]


@pytest.mark.django_db
def test_the_same_step_again_by_the_same_person_is_one_step_and_by_a_colleague_is_told():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED)
    for _click in range(2):
        actions.sign_in(by=world.worker, order=order, on=day(3), today=TODAY)
    assert OrderStep.objects.filter(order=order, step="sign_in").count() == 1
    with pytest.raises(RuleBroken) as refused:
        actions.sign_in(by=world.head, order=order, on=day(3), today=TODAY)
    assert (refused.value.code, refused.value.params["who"]) == ("orders.already_recorded", "王敏")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("step", "on", "note", "code"),
    [
        (Step.COMPLETE, day(30), "解除通知书", "orders.not_yet_over"),
        (Step.TERMINATE, TODAY + dt.timedelta(days=1), "判决书", "orders.step_in_future"),
        (Step.TERMINATE, day(0), "判决书", "orders.step_before_last"),
        (Step.TERMINATE, day(30), " ", "orders.note_needed"),
        (Step.RESUME, day(30), "释放证明", "orders.step_not_lawful"),
        (Step.SERVE, day(30), "", "orders.step_not_lawful"),
        (Step.SIGN_IN, day(30), "", "orders.step_not_lawful"),
    ],
)
def test_unlawful_and_impossible_steps_leave_the_order_as_it_is(step, on, note, code):
    world = cast()
    order = enter(world, world.client(), served_on=SERVED, reported_on=day(1))
    refused = code_of(
        lambda: actions.record_step(by=world.worker, order=order, step=step, on=on, today=TODAY, note=note)
    )
    assert refused == code
    order.refresh_from_db()
    assert (order.state, order.steps.count()) == ("running", 2)


@pytest.mark.django_db
def test_an_ended_order_ends_its_agreement_and_makes_room_for_another():
    world = cast()
    client = world.client()
    order = enter(world, client, served_on=SERVED, reported_on=day(1), agreed_on=day(2))
    recovery = {"kind": Kind.RECOVERY, "years": 2, "number": "18号"}
    assert code_of(lambda: enter(world, client, **recovery)) == "orders.still_running"
    actions.record_step(
        by=world.worker, order=order, step=Step.TERMINATE, on=day(9), today=TODAY, note="判决书"
    )
    order.refresh_from_db()
    assert (order.state, order.ended_on, order.agreements.get().ends_on) == ("terminated", day(9), day(9))
    assert code_of(lambda: enter(world, client)) == "orders.number_taken"
    new = enter(world, client, **recovery)
    assert queries.current_order(client) == new
    assert queries.current_orders([client.pk]) == {client.pk: new}


@pytest.mark.django_db
def test_a_new_agreement_ends_the_one_before():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED, reported_on=day(1), agreed_on=day(2))
    sign = {"by": world.worker, "order": order, "today": TODAY}
    assert code_of(lambda: actions.sign_agreement(**sign, on=day(1))) == "orders.agreement_in_force"
    actions.sign_agreement(**sign, on=day(5))
    actions.sign_agreement(**sign, on=day(5))
    assert list(order.agreements.order_by("pk").values_list("signed_on", "ends_on")) == [
        (day(2), day(5)),
        (day(5), None),
    ]


@pytest.mark.django_db
def test_a_correction_moves_the_term_and_keeps_the_reason():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED, reported_on=day(1))
    fix = {"by": world.worker, "order": order, "today": TODAY}
    from dataclasses import replace

    data = as_data(order)
    assert code_of(lambda: actions.correct_order(**fix, data=data, reason="")) == "orders.reason_needed"
    wrong = replace(data, reported_on=SERVED - dt.timedelta(days=1))
    assert (
        code_of(lambda: actions.correct_order(**fix, data=wrong, reason="笔误"))
        == "orders.report_before_served"
    )
    gone = replace(data, reported_on=None)
    assert code_of(lambda: actions.correct_order(**fix, data=gone, reason="笔误")) == "orders.day_needed"
    actions.correct_order(**fix, data=replace(data, reported_on=day(3)), reason="笔误")
    order.refresh_from_db()
    assert (order.state, order.starts_on, order.expires_on) == ("running", day(3), dt.date(2029, 10, 3))
    assert order.steps.get(step="correct").note == "笔误"


@pytest.mark.django_db
def test_the_database_keeps_one_current_order():
    world = cast()
    client = world.client()
    enter(world, client)
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.create(
            client=client, kind="recovery", state="registered", state_on=TODAY, recorded_by=world.worker
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_sign_ins_at_once_one_wins_and_the_other_is_told_who_did():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED)
    ready = threading.Barrier(2)
    results = []

    def attempt(by):
        try:
            ready.wait(timeout=10)
            actions.sign_in(by=by, order=order, on=day(3), today=TODAY)
            results.append(("won", by.name))
        except RuleBroken as refusal:
            results.append((refusal.code, refusal.params["who"]))
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=scope.everything()(attempt), args=(by,)) for by in (world.worker, world.head)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    winner = dict(results)["won"]
    assert sorted(results) == sorted([("won", winner), ("orders.already_recorded", winner)])


@pytest.mark.django_db
def test_strangers_see_no_order():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED)
    for by in (world.other_worker, world.other_police, world.district_office, world.admin):
        with pytest.raises(Http404):
            actions.sign_in(by=by, order=order, on=day(3), today=TODAY)


@pytest.mark.django_db
def test_one_cause_opens_one_matter_and_only_the_head_closes_it_with_a_note():
    world = cast()
    client = world.client()
    for _click in range(2):
        matter = actions.open_matter(
            by=world.worker, client=client, order=None, kind="positive_test", key="screening:1", today=TODAY
        )
    assert Matter.objects.count() == 1

    def close(by, words):
        data = StepData(on=TODAY, code="explained", words=words)
        return take_step(
            by=by,
            matter=matter,
            step=MatterStep.SET_ASIDE,
            data=data,
            evidence=Evidence(),
            form_key=uuid4(),
            today=TODAY,
        )

    with pytest.raises(Http404):
        close(world.worker, "服药")
    assert code_of(lambda: close(world.head, "")) == "matters.words_needed"
    closed = close(world.head, "服药")
    assert (closed.state, closed.outcome, closed.steps.get().words) == ("closed", "explained", "服药")
    assert Client.objects.get(pk=client.pk).state == "open"


@pytest.mark.django_db
def test_a_local_figure_holds_below_its_area_from_its_day():
    world = cast()
    add = {
        "by": world.district_office,
        "key": "report_deadline_days",
        "since": dt.date(2026, 10, 15),
        "until": None,
        "source": "江湾区试行办法",
        "article": "第三条",
        "today": TODAY,
    }
    assert (
        code_of(lambda: actions.add_local_rule(**add, area=world.city, value=10)) == "orders.area_not_yours"
    )
    assert code_of(lambda: actions.add_local_rule(**add, area=world.street, value=16)) == "law.above_nation"
    rule = actions.add_local_rule(**add, area=world.street, value=10)
    assert actions.add_local_rule(**add, area=world.street, value=10).pk == rule.pk
    assert (
        code_of(lambda: actions.add_local_rule(**add, area=world.street, value=9))
        == "orders.local_rule_exists"
    )

    def days(area, on):
        return queries.law_for(area.path, on).number("report_deadline_days")

    assert days(world.community, dt.date(2026, 10, 15)) == 10
    assert days(world.community, dt.date(2026, 10, 14)) == 15
    assert days(world.other_community, TODAY) == 15
    actions.end_local_rule(by=world.district_office, rule=rule, until=TODAY, today=TODAY)
    assert days(world.community, TODAY) == 10
    assert days(world.community, TODAY + dt.timedelta(days=1)) == 15


@pytest.mark.django_db
def test_a_place_that_adds_paused_days_moves_the_stored_last_day():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED, reported_on=day(1))
    step = {"by": world.police, "order": order, "today": TODAY}
    actions.record_step(**step, step=Step.SUSPEND, on=day(5), note="拘留决定书")
    actions.record_step(**step, step=Step.RESUME, on=day(15), note="释放证明")
    order.refresh_from_db()
    assert order.expires_on == dt.date(2029, 10, 1)
    actions.add_local_rule(
        by=world.district_office,
        area=world.district,
        key="suspension_extends_term",
        value=True,
        since=REGULATION_SINCE,
        until=None,
        source="江湾区试行办法",
        article="",
        today=TODAY,
    )
    order.refresh_from_db()
    assert order.expires_on == dt.date(2029, 10, 11)


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 40)), max_size=8).map(
        lambda pairs: sorted(days for _flag, days in pairs)
    )
)
def test_suspensions_read_from_steps_never_overlap_and_only_the_last_lasts(days):
    steps = [
        OrderStep(pk=n, step=Step.SUSPEND if n % 2 == 0 else Step.RESUME, on=day(offset))
        for n, offset in enumerate(days)
    ]
    found = queries.suspensions(steps)
    for earlier, later in itertools.pairwise(found):
        assert earlier.to_on is not None
        assert earlier.from_on <= earlier.to_on < later.from_on or earlier.to_on < later.from_on
    assert all(s.to_on is None or s.from_on <= s.to_on for s in found)
    assert (bool(found) and found[-1].to_on is None) == (len(days) % 2 == 1)


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.AWAITING_SIGN_IN, State.RUNNING])
def test_facts_of_thirty_orders_take_three_statements(state, django_assert_num_queries):
    world = cast()
    clients = [world.client() for _n in range(30)]
    for client in clients:
        enter(world, client, served_on=SERVED, reported_on=day(1) if state is State.RUNNING else None)
    with django_assert_num_queries(3):
        found = queries.current_orders([client.pk for client in clients])
        assert {queries.facts(order).state for order in found.values()} == {state}
    with django_assert_num_queries(1):
        queries.laws_for([world.community.path, world.other_community.path], TODAY)
