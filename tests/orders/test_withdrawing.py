"""A step that was written down by mistake is struck out, and the order stands as before it."""

import datetime as dt

import pytest
from django.http import Http404

from tests.make import make_order
from tests.orders.test_steps import SERVED, TODAY, code_of, day, enter
from tests.people import cast
from waystation.audit.models import Entry
from waystation.clients.models import Client
from waystation.orders import actions, queries
from waystation.rules.orders import Step

NOW = dt.datetime(2026, 11, 2, 17, 50, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


def last(order):
    return queries.standing_steps(order)[-1]


def take_back(by, order, step=None, reason="登记错人"):
    step = step or last(order)
    return actions.withdraw_step(by=by, order=order, step_id=step.pk, reason=reason, now=NOW)


def test_step_by_step_an_order_goes_back_to_the_day_it_was_entered():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED, reported_on=day(10), agreed_on=day(12))
    seen = []
    for _step in range(3):
        take_back(world.worker, order)
        order.refresh_from_db()
        seen.append((order.state, order.served_on, order.reported_on, order.expires_on))
    assert seen == [
        ("running", SERVED, day(10), dt.date(2029, 10, 10)),
        ("awaiting_sign_in", SERVED, None, None),
        ("registered", None, None, None),
    ]
    assert order.agreements.count() == 0
    assert order.steps.filter(withdrawn_by=world.worker, withdrawn_at=NOW).count() == 3
    assert Entry.objects.filter(verb="orders.step_withdrawn").count() == 3


def test_an_end_taken_back_leaves_the_order_and_its_agreement_in_force():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED, reported_on=day(10), agreed_on=day(12))
    actions.record_step(
        by=world.worker, order=order, step=Step.TERMINATE, on=day(20), today=TODAY, note="判决书"
    )
    take_back(world.worker, order)
    order.refresh_from_db()
    assert (order.state, order.state_on, order.ended_on) == ("running", day(10), None)
    assert order.agreements.get().ends_on is None


def test_a_suspension_taken_back_rests_nothing():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED, reported_on=day(10))
    actions.record_step(
        by=world.worker, order=order, step=Step.SUSPEND, on=day(20), today=TODAY, note="拘留证"
    )
    take_back(world.worker, order)
    order.refresh_from_db()
    assert (order.state, queries.facts(order).suspensions) == ("running", ())


def test_only_the_last_step_with_a_reason_and_in_an_open_file():
    world = cast()
    client = world.client()
    order = enter(world, client, served_on=SERVED, reported_on=day(10))
    first = queries.standing_steps(order)[0]
    assert code_of(lambda: take_back(world.worker, order, first)) == "orders.step_not_last"
    assert code_of(lambda: take_back(world.worker, order, reason=" ")) == "clients.reason_needed"
    Client.objects.filter(pk=client.pk).update(state=Client.State.CLOSED, closed_on=TODAY)
    assert code_of(lambda: take_back(world.worker, order)) == "clients.file_closed"


def test_an_end_stays_once_a_newer_order_runs():
    world = cast()
    client = world.client()
    order = enter(world, client, served_on=SERVED, reported_on=day(10))
    actions.record_step(
        by=world.worker, order=order, step=Step.TERMINATE, on=day(20), today=TODAY, note="判决书"
    )
    make_order(client=client)
    assert code_of(lambda: take_back(world.worker, order)) == "orders.newer_order"


def test_a_step_of_another_order_or_somebody_elses_is_not_there():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED)
    other = make_order(client=world.other_client())
    with pytest.raises(Http404):
        take_back(world.worker, order, last(other))
    with pytest.raises(Http404):
        take_back(world.other_worker, order)


def test_taken_back_twice_is_once():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED, reported_on=day(10))
    step = last(order)
    take_back(world.worker, order, step)
    again = take_back(world.worker, order, step, reason="又一次")
    assert again.withdrawn_reason == "登记错人"
    order.refresh_from_db()
    assert order.state == "awaiting_sign_in"


def test_between_midnight_and_eight_the_day_is_that_of_the_house_not_of_greenwich():
    world = cast()
    order = enter(world, world.client(), served_on=SERVED)
    order.steps.update(recorded_at=dt.datetime(2026, 11, 2, 17, 50, tzinfo=dt.UTC))
    take_back(world.worker, order)
    order.refresh_from_db()
    assert (order.state, order.state_on) == ("registered", dt.date(2026, 11, 3))
