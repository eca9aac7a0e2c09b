"""Whose contacts and appointments a person sees and may write: those of the clients they reach."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from waystation.accounts.models import User
from waystation.clients.access import must_reach, reachable
from waystation.clients.models import Client
from waystation.rules.roles import Verb

from .models import Appointment, Contact, Search


def visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[Contact]:
    """The contacts of the clients on which ``user`` may ``verb``."""
    return Contact.objects.filter(reachable(user, verb, prefix="client__"))


def appointments_visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[Appointment]:
    """The appointments of the clients on which ``user`` may ``verb``."""
    return Appointment.objects.filter(reachable(user, verb, prefix="client__"))


def must_record(user: User, client_id: int) -> Client:
    """The client, locked; 404 unless ``user`` may record contacts there."""
    return must_reach(user, client_id, Verb.RECORD_CONTACT, lock=True)


def must_decide(user: User, client_id: int) -> Client:
    """The client, locked; 404 unless ``user`` is the one who decides there what a miss was."""
    return must_reach(user, client_id, Verb.CLOSE_MATTER, lock=True)


def must_see(user: User, contact_id: int, *, client_id: int, verb: Verb = Verb.RECORD_CONTACT) -> Contact:
    """One contact; 404 if it is not theirs to ``verb``."""
    try:
        return (
            visible_to(user, verb)
            .select_related("client", "recorded_by")
            .get(pk=contact_id, client=client_id)
        )
    except Contact.DoesNotExist:
        raise Http404 from None


def must_see_appointment(user: User, appointment_id: int, *, client_id: int) -> Appointment:
    """One appointment; 404 if it is not theirs to work on."""
    try:
        return (
            appointments_visible_to(user, Verb.RECORD_CONTACT)
            .select_related("client")
            .get(pk=appointment_id, client=client_id)
        )
    except Appointment.DoesNotExist:
        raise Http404 from None


def must_see_search(user: User, search_id: int, *, client_id: int) -> Search:
    """One search of a file; 404 if it is not theirs to work on."""
    rows = Search.objects.filter(reachable(user, Verb.RECORD_CONTACT, prefix="client__"))
    found = rows.select_related("client").filter(pk=search_id, client=client_id).first()
    if found is None:
        raise Http404
    return found
