"""Talks, visits and kept appointments as facts of the points, in the transaction that records them.

One contact is one fact at a time (``contact:17``); changed in place it is another (``contact:17:2``), so that
what the first brought waits for two people and nothing falls by itself.
"""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction
from django.db.models import Q, QuerySet

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.contacts import queries as contacts
from waystation.contacts.models import Contact
from waystation.points.actions import awards
from waystation.points.models import Event
from waystation.points.queries.shown import earned
from waystation.rules.activities.earning import of_contact
from waystation.rules.points.postings import cause_of
from waystation.rules.points.schemes import EventKind, Happened


@transaction.atomic(savepoint=False)
def tell_contact(*, by: User, client: Client, contact: Contact, was_promised: bool, now: datetime) -> None:
    """A contact was recorded: it earns, freezes or ends a row as the client's scheme says.

    ``was_promised``: it answered an appointment. The caller has reached and locked the client.
    """
    happened = _happened(contact)
    if happened is None or not earned.may_earn(client):
        return
    known = _told(contact).count()
    event_id = cause_of("contact", contact.pk, known + 1) if known else cause_of("contact", contact.pk)
    awards.award(
        by=by,
        client=client,
        kind=EventKind.APPOINTMENT if was_promised else EventKind.CONTACT,
        event_id=event_id,
        happened_on=contact.held_on,
        at=now,
        happened=happened,
        clock=contact.held_at or time(),
    )


@transaction.atomic(savepoint=False)
def take_contact_back(*, by: User, contact: Contact, now: datetime) -> bool:
    """A contact was withdrawn or replaced: its fact counts no more. Whether it was of an appointment."""
    live = list(_told(contact).filter(voided_at__isnull=True))
    for event in live:
        awards.withdraw(by=by, event_id=event.event_id, at=now)
    return any(event.kind == EventKind.APPOINTMENT for event in live)


@transaction.atomic(savepoint=False)
def retell_contact(*, by: User, client: Client, before: Contact, contact: Contact, now: datetime) -> None:
    """A contact was corrected: where the correction bears on the points, the new fact takes the old one's
    place."""
    same = before.pk == contact.pk and before.held_on == contact.held_on
    if same and _happened(before) == _happened(contact):
        return
    was_promised = take_contact_back(by=by, contact=before, now=now)
    tell_contact(by=by, client=client, contact=contact, was_promised=was_promised, now=now)


def _happened(contact: Contact) -> Happened | None:
    facts = contacts.facts(contact)
    return of_contact(facts.kind, facts.met, facts.outcome)


def _told(contact: Contact) -> QuerySet[Event]:
    first = cause_of("contact", contact.pk)
    return Event.objects.filter(Q(event_id=first) | Q(event_id__startswith=f"{first}:"))
