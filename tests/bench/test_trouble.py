"""The proof behind ``python -m bench.trouble`` finds each kind of damage it is there for."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from bench.trouble import proof
from bench.trouble.hands import Hidden, Sent
from tests.people import Cast, cast
from waystation.casework.actions import obligations, recording
from waystation.casework.models import Obligation
from waystation.clients.models import Client
from waystation.contacts import actions as contacts
from waystation.contacts.models import Contact
from waystation.rules import contacts as rules
from waystation.rules.calendar import add_days


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    began = add_days(timezone.localdate(), -40)
    return world.client_with_order(
        served_on=add_days(began, -3), reported_on=began, agreed_on=add_days(began, 1)
    )


def talk(note: str, today: dt.date) -> contacts.Data:
    return contacts.Data(
        held_on=today,
        held_at=None,
        kind=rules.Kind.PHONE,
        met=rules.Met.CLIENT,
        met_whom="",
        place="",
        outcome=rules.Outcome.COMPLIED,
        reason=None,
        observations={},
        topics=[],
        promised="",
        note=note,
        next_on=None,
    )


@pytest.fixture
def sent(world: Cast, client: Client) -> Sent:
    """One acknowledged talk that is really there."""
    now = timezone.localtime()
    one = Sent("contact", str(uuid.uuid4()), client.pk, "hand0-mark", tries=1, acknowledged=True)
    recording.record_contact(
        by=world.worker,
        client=client,
        data=talk(one.mark, now.date()),
        form_key=uuid.UUID(one.key),
        today=now.date(),
        now=now,
    )
    return one


def test_a_house_that_kept_everything_passes(sent: Sent) -> None:
    assert [*proof.kept([sent]), *proof.audited([sent]), *proof.derived()] == []


def test_an_acknowledged_form_that_is_not_there_is_lost(sent: Sent, client: Client) -> None:
    gone = Sent("contact", str(uuid.uuid4()), client.pk, "hand0-other", tries=2, acknowledged=True)
    unsure = Sent("contact", str(uuid.uuid4()), client.pk, "hand0-third", tries=1)
    found = list(proof.kept([sent, gone, unsure]))
    assert found == [f"lost: contact {gone.key} was acknowledged after 2 tries and is not there"]


def test_the_same_words_under_two_keys_stand_twice_and_have_no_entry(world: Cast, sent: Sent) -> None:
    row = Contact.objects.get(form_key=sent.key)
    row.pk, row.form_key = None, uuid.uuid4()
    row.save(force_insert=True)
    again = Sent("contact", str(row.form_key), sent.client, sent.mark, tries=1, acknowledged=True)
    assert list(proof.kept([sent])) == [f"twice: contact {sent.key} stands 2 times"]
    assert list(proof.audited([sent, again])) == [f"contact {again.key}: 0 entries of the record"]


def test_other_words_than_sent_are_altered(sent: Sent) -> None:
    sent.mark = "something else"
    assert list(proof.kept([sent])) == [f"altered: contact {sent.key} is not what was sent"]


def test_a_stale_list_of_what_is_due_is_found(sent: Sent, client: Client) -> None:
    obligations.refresh(by=None, client=client, today=timezone.localdate())
    assert Obligation.objects.filter(client=client).delete()[0] > 0
    assert [line.partition(":")[0] for line in proof.derived()] == [f"file {client.pk}"]


def test_a_hand_finds_the_form_that_saves() -> None:
    page = """<form><input type="hidden" name="csrfmiddlewaretoken" value="x"></form>
    <form><input type="hidden" name="form_key" value="k"><input type="hidden" name="plan_key" value="p">
    <input name="note" value="n"></form><form><input type="hidden" name="other" value="o"></form>"""
    assert Hidden(page).fields == {"form_key": "k", "plan_key": "p"}
