"""Recording a contact: the month's meeting, the appointment it answers, the next one; withdrawal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.people import Cast, cast
from waystation.audit.models import Entry
from waystation.casework.actions import obligations, recording
from waystation.casework.models import Obligation
from waystation.clients.models import Client
from waystation.contacts.actions import Data, plan_appointment
from waystation.contacts.models import TEST, Appointment, Contact
from waystation.rules.contacts import Kind, Met, Outcome, Reason
from waystation.rules.problems import RuleBroken

TODAY = dt.date(2026, 3, 20)
NEXT = dt.date(2026, 4, 20)
NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)
VISIT = Data(held_on=TODAY, kind=Kind.HOME_VISIT, met=Met.CLIENT, outcome=Outcome.COMPLIED)
NOT_MET = replace(VISIT, met=Met.NOBODY, outcome=Outcome.NOT_MET, reason=Reason.NOBODY_HOME)


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    client = world.client_with_order()
    obligations.refresh(by=world.worker, client=client, today=TODAY)
    return client


def record(by, client: Client, data: Data = VISIT, key=None) -> Contact:
    return recording.record_contact(
        by=by, client=client, data=data, form_key=key or uuid4(), today=TODAY, now=NOW
    )


def march(client: Client) -> Obligation:
    return Obligation.objects.get(client=client, key__endswith="contact/2026-03-1")


def test_a_meeting_fulfils_the_month(world: Cast, client: Client) -> None:
    assert march(client).state == "open"
    row = record(world.worker, client)
    assert (march(client).state, march(client).fulfilled_by) == ("done", f"contact:{row.pk}")
    assert Entry.objects.filter(verb="contacts.recorded", client_id=client.pk).count() == 1


def test_a_call_and_an_empty_house_leave_the_month_open(world: Cast, client: Client) -> None:
    record(world.worker, client, replace(VISIT, kind=Kind.PHONE))
    record(world.worker, client, NOT_MET)
    assert march(client).state == "open"
    assert Contact.objects.count() == 2


def test_the_accepted_next_day_becomes_an_appointment_once(world: Cast, client: Client) -> None:
    key = uuid4()
    record(world.worker, client, replace(VISIT, next_on=NEXT), key=key)
    record(world.worker, client, replace(VISIT, next_on=NEXT), key=key)
    assert list(Appointment.objects.values_list("what", "on", "state")) == [("home_visit", NEXT, "planned")]
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (VISIT, "kept"),
        (NOT_MET, "missed"),
        (replace(NOT_MET, outcome=Outcome.RESCHEDULED, reason=Reason.CLIENT_ASKED), "cancelled"),
    ],
)
def test_a_contact_answers_the_appointment_it_was_promised_for(
    world: Cast, client: Client, data: Data, state: str
) -> None:
    for what in ("home_visit", TEST):
        plan_appointment(by=world.worker, client=client, what=what, on=TODAY, at=None, place="", today=TODAY)
    record(world.worker, client, data)
    assert dict(Appointment.objects.values_list("what", "state")) == {"home_visit": state, TEST: "planned"}


@pytest.mark.parametrize("who", ["other_worker", "other_head", "police", "helper", "medic", "auditor"])
def test_somebody_who_may_not_record_here_writes_nothing(world: Cast, client: Client, who: str) -> None:
    entries = Entry.objects.count()
    with pytest.raises(Http404):
        record(getattr(world, who), client, replace(VISIT, next_on=NEXT))
    assert (Contact.objects.count(), Appointment.objects.count()) == (0, 0)
    assert Entry.objects.count() == entries


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (replace(VISIT, held_on=TODAY + dt.timedelta(days=1)), "contacts.future"),
        (replace(VISIT, met=Met.NOBODY), "contacts.nobody_met"),
        (replace(NOT_MET, reason=None), "contacts.reason_needed"),
        (replace(NOT_MET, reason=Reason.ILLNESS), "contacts.reason_not_fitting"),
        (replace(VISIT, next_on=TODAY - dt.timedelta(days=1)), "contacts.next_in_past"),
    ],
)
def test_what_cannot_be_true_is_refused_and_nothing_is_written(
    world: Cast, client: Client, data: Data, code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        record(world.worker, client, data)
    assert refused.value.code == code
    assert (Contact.objects.count(), march(client).state) == (0, "open")


def test_a_withdrawn_contact_opens_its_month_again(world: Cast, client: Client) -> None:
    row = record(world.worker, client)
    recording.withdraw_contact(by=world.worker, contact=row, reason="登记错人", today=TODAY, now=NOW)
    assert march(client).state == "open"
    with pytest.raises(RuleBroken) as refused:
        recording.withdraw_contact(by=world.worker, contact=row, reason="登记错人", today=TODAY, now=NOW)
    assert refused.value.code == "contacts.already_withdrawn"


def test_a_correction_on_a_later_day_replaces_the_row_and_reopens_the_month(
    world: Cast, client: Client
) -> None:
    row = record(world.worker, client)
    later = timezone.localtime(row.recorded_at).date() + dt.timedelta(days=1)
    new = recording.correct_contact(
        by=world.worker,
        contact=row,
        data=NOT_MET,
        reason="当天没有见到",
        form_key=uuid4(),
        today=later,
        now=NOW,
    )
    row.refresh_from_db()
    assert (new.replaces, row.withdrawn_reason) == (row, "当天没有见到")
    assert march(client).fulfilled_by == ""


@pytest.mark.parametrize(("next_on", "statements"), [(None, 10), (NEXT, 15)])
def test_an_ordinary_visit_takes_so_many_statements(
    world: Cast, client: Client, next_on: dt.date | None, statements: int
) -> None:
    record(world.worker, world.client_with_order("林夏"))  # the grants of the worker are known from here on
    with CaptureQueriesContext(connection) as queries:
        record(world.worker, client, replace(VISIT, next_on=next_on))
    # One of them ends the duty to look for somebody whom nobody had met for a month.
    marks = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    assert len([q for q in queries.captured_queries if not q["sql"].startswith(marks)]) == statements
