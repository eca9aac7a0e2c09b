"""The stored obligations: kept equal to the rules, counted in one place, brought up to the day at night."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from tests.people import Cast, cast
from waystation.casework.actions import obligations, recording
from waystation.casework.jobs import NightlyResult, refresh_all
from waystation.casework.models import NightlyPass, NotPossible, Obligation, ObligationChange
from waystation.casework.queries import cases
from waystation.casework.queries import obligations as queries
from waystation.clients.models import Client
from waystation.contacts.models import Appointment
from waystation.orders.models import Order
from waystation.rules import obligations as rules
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import MissKind, MissReason, Outcome
from waystation.screening.actions import Data

TODAY = dt.date(2026, 3, 20)
NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    client = world.client_with_order()
    obligations.refresh(by=world.worker, client=client, today=TODAY)
    return client


def test_refresh_writes_only_differences(world: Cast, client: Client) -> None:
    assert Obligation.objects.filter(client=client).count() > 0
    changes = ObligationChange.objects.count()
    assert obligations.refresh(by=world.worker, client=client, today=TODAY) == 0
    assert ObligationChange.objects.count() == changes


def test_refresh_reads_one_client_or_thirty_in_one_statement(world: Cast, client: Client) -> None:
    with CaptureQueriesContext(connection) as captured:
        cases.load_one(client, TODAY)
    assert len(captured) == 1
    clients = [client, *(world.client_with_order(f"学员{n}") for n in range(30))]
    with CaptureQueriesContext(connection) as captured:
        cases.load(clients, TODAY)
    assert len(captured) == 1


@pytest.mark.parametrize("days", [0, 1, 11, 12, 18, 20, 21, 27, 28, 40, 80])
def test_lists_are_right_on_a_morning_without_nightly_pass(world: Cast, client: Client, days: int) -> None:
    """Every live row ages by itself as the rules would have it, whatever day it is read."""
    day = TODAY + dt.timedelta(days=days)
    stored = {
        row.key: row.now
        for row in Obligation.objects.filter(client=client).annotate(now=queries.state_on(day))
    }
    computed = {o.key: o.state.value for o in cases.load_one(client, TODAY).obligations(day)}
    assert {key: computed[key] for key in stored} == stored
    assert queries.summary(world.worker, day).today == sum(
        state in {"open", "overdue"} for state in computed.values()
    )


@pytest.mark.parametrize("days", [0, 20, 21, 27, 28])
@pytest.mark.parametrize("miss", [MissKind.EXCUSED, MissKind.EVIDENCE_AWAITED])
def test_a_miss_that_does_not_count_ages_its_own_way(
    world: Cast, client: Client, days: int, miss: MissKind
) -> None:
    data = Data(taken_on=TODAY, outcome=Outcome.MISSED, miss=miss, reason=MissReason.ILLNESS)
    recording.record_screening(
        by=world.worker, client=client, data=data, form_key=uuid4(), today=TODAY, now=NOW
    )
    test_lists_are_right_on_a_morning_without_nightly_pass(world, client, days)


def test_the_counts_are_those_of_the_rules(world: Cast, client: Client) -> None:
    world.client_with_order("林夏", reported_on=None, agreed_on=None)
    for row in Client.objects.all():
        obligations.refresh(by=world.worker, client=row, today=TODAY)
    everything = [o for row in Client.objects.all() for o in cases.load_one(row, TODAY).obligations(TODAY)]
    expected = rules.summary(everything, TODAY)
    counts = queries.summary(world.worker, TODAY)
    assert (counts.open, counts.due_today, counts.overdue, counts.upcoming) == (
        expected.open,
        expected.due_today,
        expected.overdue,
        expected.upcoming,
    )
    listed = sorted((o for o in everything if o.state in {"open", "overdue"}), key=rules.work_order)
    assert [row.key for row in queries.due(world.worker, TODAY)] == [o.key for o in listed]
    assert queries.by_worker(world.head, TODAY) == {world.worker.pk: queries.summary(world.head, TODAY)}


def test_somebody_else_counts_nothing(world: Cast, client: Client) -> None:
    assert queries.summary(world.other_worker, TODAY) == queries.Counts()
    assert list(queries.due(world.admin, TODAY)) == []


def test_past_appointments_without_a_result_are_counted(world: Cast, client: Client) -> None:
    for on in (TODAY - dt.timedelta(days=1), TODAY):
        Appointment.objects.create(client=client, what="talk", on=on, made_by=world.worker)
    assert queries.summary(world.worker, TODAY).results == 1


def test_what_could_not_be_done_is_noted_once_and_taken_back(world: Cast, client: Client) -> None:
    key = Obligation.objects.get(client=client, key__endswith="y1-03").key

    def enter() -> NotPossible:
        return obligations.not_possible(
            by=world.worker, client=client, key=key, reason="in_hospital", note="", today=TODAY
        )

    entry = enter()
    assert enter().pk == entry.pk
    assert Obligation.objects.get(client=client, key=key).state == "not_possible"
    obligations.withdraw_not_possible(by=world.worker, entry=entry, today=TODAY, now=NOW)
    assert Obligation.objects.get(client=client, key=key).state == "open"


def test_what_could_not_be_done_is_refused_where_it_makes_no_sense(world: Cast, client: Client) -> None:
    def enter(by, end: str) -> None:
        key = next(o.key for o in cases.load_one(client, TODAY).obligations(TODAY) if o.key.endswith(end))
        obligations.not_possible(by=by, client=client, key=key, reason="other", note="", today=TODAY)

    for end, code in (("y1-04", "obligations.not_open_yet"), ("expiry", "obligations.expiry_stays")):
        with pytest.raises(RuleBroken) as refused:
            enter(world.worker, end)
        assert refused.value.code == code
    with pytest.raises(Http404):
        enter(world.other_worker, "y1-03")
    assert NotPossible.objects.count() == 0


def test_the_nightly_pass_ages_every_file_and_is_done_once_a_day(world: Cast, client: Client) -> None:
    others = [world.client_with_order(f"学员{n}") for n in range(4)]
    result = refresh_all(today=TODAY, now=NOW, batch_size=2)
    assert (result.clients, result.failed) == (5, ())
    assert result.changed > 0
    assert set(Obligation.objects.values_list("client", flat=True)) == {c.pk for c in (client, *others)}
    assert refresh_all(today=TODAY, now=NOW, batch_size=2) == result
    assert NightlyPass.objects.get().finished_at == NOW


def test_a_pass_that_was_cut_off_goes_on_where_it_was(world: Cast, client: Client) -> None:
    for n in range(4):
        world.client_with_order(f"学员{n}")
    assert not obligations.refresh_batch(by=None, today=TODAY, now=NOW, size=2)
    held = NightlyPass.objects.get()
    assert (held.clients, held.finished_at) == (2, None)
    done = set(ObligationChange.objects.values_list("pk", flat=True))
    assert refresh_all(today=TODAY, now=NOW, batch_size=2).clients == 5
    assert NightlyPass.objects.get().finished_at == NOW
    assert Obligation.objects.values("client").distinct().count() == 5
    assert done <= set(ObligationChange.objects.values_list("pk", flat=True))


def test_one_broken_file_does_not_stop_the_others_and_is_reported(world: Cast, client: Client) -> None:
    broken = world.client_with_order("坏档")
    last = world.client_with_order("林夏")
    Order.objects.filter(client=broken).update(kind="nonsense")
    result = refresh_all(today=TODAY, now=NOW)
    assert result == NightlyResult(result.clients, result.changed, (broken.pk,))
    assert result.clients == 2
    assert Obligation.objects.filter(client=last).exists()
    assert not Obligation.objects.filter(client=broken).exists()


def test_a_closed_file_is_settled_and_then_left_alone(world: Cast, client: Client) -> None:
    Client.objects.filter(pk=client.pk).update(state="closed", closed_on=TODAY)
    assert refresh_all(today=TODAY, now=NOW).clients == 1
    live = Obligation.objects.filter(client=client, state__in=["open", "overdue", "upcoming"])
    assert live.count() == 0
    tomorrow = TODAY + dt.timedelta(days=1)
    assert refresh_all(today=tomorrow, now=NOW).clients == 0
