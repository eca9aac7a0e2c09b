"""Sealed files by their numbers, and requests to open one."""

from __future__ import annotations

from django.db.models import Case, QuerySet, Value, When

from waystation.accounts.models import User
from waystation.casework.queries.privacy.finding import named_exactly
from waystation.clients import access
from waystation.clients.models import Client, Unsealing
from waystation.rules.roles import Verb

#: Lines of a page.
PAGE = 30


def requests(user: User) -> QuerySet[Unsealing]:
    """Requests of the areas: those that wait first, then the newest."""
    first = Case(When(granted__isnull=True, then=Value(0)), default=Value(1))
    return (
        access.unsealings_visible_to(user, Verb.CONFIRM_UNSEAL)
        .select_related("client__area", "asked_by", "decided_by")
        .order_by(first, "-asked_at", "-pk")
    )


def exactly(user: User, text: str) -> list[Client]:
    """The sealed files of the own street that ``text`` names exactly; at most two, for two are no answer."""
    fits = named_exactly(text)
    if fits is None:
        return []
    return list(access.sealed_for(user, Verb.SEAL_FILES).filter(fits).order_by("pk")[:2])


def count(user: User) -> int:
    """How many files are sealed in the areas."""
    return access.sealed_for(user, Verb.CONFIRM_UNSEAL).count()
