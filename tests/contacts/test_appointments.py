"""Appointments: promised once, moved with a trace, settled once, owed when their day has passed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404

from tests.people import Cast, cast
from waystation.clients.models import Client
from waystation.contacts import actions, queries
from waystation.contacts.models import TEST, Appointment
from waystation.rules.problems import RuleBroken

TODAY = dt.date(2026, 3, 20)
TOMORROW = dt.date(2026, 3, 21)
NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    return world.client()


def plan(by, client: Client, on: dt.date = TOMORROW, what: str = TEST) -> Appointment:
    return actions.plan_appointment(
        by=by, client=client, what=what, on=on, at=dt.time(9, 30), place="工作站", today=TODAY
    )


def test_the_same_promise_twice_is_one(world: Cast, client: Client) -> None:
    assert plan(world.worker, client) == plan(world.head, client)
    assert Appointment.objects.count() == 1


def test_a_day_gone_by_is_refused(world: Cast, client: Client) -> None:
    with pytest.raises(RuleBroken) as refused:
        plan(world.worker, client, TODAY - dt.timedelta(days=1))
    assert refused.value.code == "contacts.appointment_in_past"


def test_another_hour_changes_the_row_and_another_day_leaves_a_trace(world: Cast, client: Client) -> None:
    row = plan(world.worker, client)
    words = {"by": world.worker, "place": "", "today": TODAY, "now": NOW}
    assert actions.move_appointment(appointment=row, on=TOMORROW, at=dt.time(14), **words) == row
    moved = actions.move_appointment(appointment=row, on=TODAY, at=None, **words)
    row.refresh_from_db()
    assert (row.state, row.settled_at, moved.state, moved.on) == ("cancelled", NOW, "planned", TODAY)


def test_what_is_settled_stays_settled(world: Cast, client: Client) -> None:
    row = plan(world.worker, client)
    actions.settle_appointment(by=world.worker, appointment=row, state="missed", now=NOW)
    with pytest.raises(RuleBroken) as refused:
        actions.settle_appointment(by=world.worker, appointment=row, state="kept", now=NOW)
    assert refused.value.code == "contacts.appointment_settled"
    row.refresh_from_db()
    assert row.state == "missed"


def test_only_past_ones_without_a_result_are_owed(world: Cast, client: Client) -> None:
    row = plan(world.worker, client)
    assert list(queries.results_to_record(world.worker, TOMORROW)) == []
    later = TOMORROW + dt.timedelta(days=1)
    assert list(queries.results_to_record(world.worker, later)) == [row]
    assert list(queries.results_to_record(world.head, later, worker=world.worker)) == [row]
    assert list(queries.results_to_record(world.other_worker, later)) == []


@pytest.mark.parametrize("who", ["other_worker", "police", "helper", "auditor"])
def test_nobody_else_promises_or_settles(world: Cast, client: Client, who: str) -> None:
    row = plan(world.worker, client)
    with pytest.raises(Http404):
        plan(getattr(world, who), client, TODAY)
    with pytest.raises(Http404):
        actions.settle_appointment(by=getattr(world, who), appointment=row, state="kept", now=NOW)
    assert list(Appointment.objects.values_list("state", flat=True)) == ["planned"]
