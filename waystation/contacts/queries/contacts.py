"""Reading contacts and appointments."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from waystation.accounts.access import below
from waystation.accounts.models import Area, User
from waystation.clients.models import Client
from waystation.contacts import access
from waystation.contacts.models import Appointment, Contact
from waystation.rules import contacts as rules
from waystation.rules.roles import Verb


def facts(contact: Contact) -> rules.ContactFacts:
    """A recorded contact as the rules see it."""
    return rules.ContactFacts(
        id=contact.pk,
        held_on=contact.held_on,
        kind=rules.Kind(contact.kind),
        met=rules.Met(contact.met),
        outcome=rules.Outcome(contact.outcome),
        order_id=contact.order_id,
    )


def state_after(outcome: rules.Outcome) -> Appointment.State:
    """What an outcome makes of the appointment: kept, put off (cancelled), or missed."""
    if outcome in rules.ATTENDED:
        return Appointment.State.KEPT
    if outcome is rules.Outcome.RESCHEDULED:
        return Appointment.State.CANCELLED
    return Appointment.State.MISSED


def is_editable_in_place(row: Contact, by: User, today: date) -> bool:
    """On the day of entry the person who wrote it may mend it; later a correction is a new entry."""
    return row.recorded_by_id == by.pk and timezone.localtime(row.recorded_at).date() == today


def timeline(user: User, client: Client) -> QuerySet[Contact]:
    """Everything recorded about ``client``, newest first; corrected and withdrawn rows are in it, struck."""
    return (
        access.visible_to(user)
        .filter(client=client)
        .select_related("recorded_by", "withdrawn_by", "replaced_by")
        .order_by("-held_on", "-pk")
    )


def latest(user: User, client: Client) -> Contact | None:
    """The last contact that stands."""
    return timeline(user, client).filter(withdrawn_at__isnull=True).first()


def planned(user: User, client: Client | None = None) -> QuerySet[Appointment]:
    """Appointments nobody has settled yet, soonest first."""
    rows = access.appointments_visible_to(user).filter(state=Appointment.State.PLANNED)
    if client is not None:
        rows = rows.filter(client=client)
    return rows.order_by("on", "at", "pk")


def results_to_record(
    user: User,
    today: date,
    *,
    worker: User | None = None,
    area: Area | None = None,
    client: Client | None = None,
) -> QuerySet[Appointment]:
    """Appointments whose day has passed without a result: the worker's debt."""
    rows = access.appointments_visible_to(user, Verb.SEE_CLIENTS)
    rows = rows.filter(state=Appointment.State.PLANNED, on__lt=today)
    if worker is not None:
        rows = rows.filter(client__worker=worker)
    if area is not None:
        rows = rows.filter(below("client__area__path", (area.path,)))
    if client is not None:
        rows = rows.filter(client=client)
    return rows.order_by("on", "at", "pk")


def says(row: Contact, columns: dict[str, object]) -> bool:
    """Whether the record holds ``columns``: False where a spent form came back with other words.

    What is worked out on saving is not compared.
    """
    return all(getattr(row, name) == value for name, value in columns.items())
