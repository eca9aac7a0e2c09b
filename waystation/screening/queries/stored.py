"""The samples that are kept."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db.models import QuerySet

from waystation.accounts.models import User
from waystation.rules.roles import Verb
from waystation.rules.screening import SAMPLED, Material
from waystation.rules.specimens.objections import Standing
from waystation.rules.specimens.sampling import SameSex
from waystation.screening import access
from waystation.screening.models import Screening, Specimen

#: Older flaws are history. A matter of screens, not of law.
SHOWN_DAYS = 60


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


def flawed(user: User, today: date) -> QuerySet[Screening]:
    """Tests of the last weeks in which a woman's urine was not taken by female staff, or nobody says so."""
    return (
        access.visible_to(user, Verb.DESTROY_SPECIMENS)
        .filter(
            withdrawn_at__isnull=True,
            material=Material.URINE,
            outcome__in=[outcome.value for outcome in SAMPLED],
            client__sex="female",
            taken_on__gte=today - timedelta(days=SHOWN_DAYS),
        )
        .exclude(same_sex=SameSex.KEPT)
        .select_related("client")
        .order_by("-taken_on", "pk")
    )


def new_key() -> UUID:
    """The token of one showing of the list."""
    return uuid4()


def read_key(text: str) -> UUID:
    """The token as it came back; a fresh one where it cannot be read."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
