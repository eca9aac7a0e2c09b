"""The samples that are kept."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.db.models import QuerySet

from waystation.accounts.models import User
from waystation.rules.roles import Verb
from waystation.rules.specimens.objections import Standing
from waystation.screening import access
from waystation.screening.models import Specimen


def _there(user: User) -> QuerySet[Specimen]:
    found = access.specimens_visible_to(user, Verb.DESTROY_SPECIMENS).filter(destroyed_on__isnull=True)
    return found.select_related("screening__client", "destroy_asked_by")


def due(user: User, today: date) -> QuerySet[Specimen]:
    """What may be destroyed: kept long enough, under no objection. The oldest first."""
    found = _there(user).filter(keep_until__lt=today).exclude(screening__standing=Standing.UNDER_OBJECTION)
    return found.order_by("keep_until", "pk")


def kept(user: User, today: date) -> QuerySet[Specimen]:
    """What must still be kept, for its time or for an objection; the soonest to end first."""
    found = _there(user)
    waits = found.filter(keep_until__gte=today) | found.filter(screening__standing=Standing.UNDER_OBJECTION)
    return waits.order_by("keep_until", "pk")


def new_key() -> UUID:
    """The token of one showing of the list."""
    return uuid4()


def read_key(text: str) -> UUID:
    """The token as it came back; a fresh one where it cannot be read."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
