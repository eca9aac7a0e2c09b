"""Whose tests a person sees and may record: those of the clients they reach."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from waystation.accounts.access import below, paths
from waystation.accounts.models import User
from waystation.clients.access import must_reach, reachable
from waystation.clients.models import Client
from waystation.rules.roles import Verb

from .models import Screening, TestRequest


def visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[Screening]:
    """The tests of the clients on which ``user`` may ``verb``."""
    return Screening.objects.filter(reachable(user, verb, prefix="client__"))


def requests_visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[TestRequest]:
    """The requests about clients on which ``user`` may ``verb``."""
    return TestRequest.objects.filter(reachable(user, verb, prefix="client__"))


def requests_there(user: User) -> QuerySet[TestRequest]:
    """The requests to places for which ``user`` works: the request, not the file."""
    return TestRequest.objects.filter(below("to_area__path", paths(user, Verb.RECORD_AWAY)))


def must_record(user: User, client_id: int) -> Client:
    """The client, locked; 404 unless ``user`` may record tests there."""
    return must_reach(user, client_id, Verb.RECORD_SCREENING, lock=True)


def must_see(
    user: User, screening_id: int, *, client_id: int, verb: Verb = Verb.RECORD_SCREENING
) -> Screening:
    """One test; 404 if it is not theirs to ``verb``."""
    try:
        return (
            visible_to(user, verb)
            .select_related("client", "recorded_by")
            .get(pk=screening_id, client=client_id)
        )
    except Screening.DoesNotExist:
        raise Http404 from None
