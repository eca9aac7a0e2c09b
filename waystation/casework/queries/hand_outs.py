"""Hand-outs that can still be taken back."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from waystation.accounts.models import User
from waystation.casework.models import HandedOut, HandOut
from waystation.clients.access import reachable
from waystation.rules.calendar import add_days
from waystation.rules.roles import Verb

#: A hand-out is offered for taking back this many days.
DAYS = 7


def visible_to(user: User) -> QuerySet[HandOut]:
    """Hand-outs of which every client is in the reach of ``user``."""
    entries = HandedOut.objects.filter(batch=OuterRef("pk"))
    outside = entries.exclude(reachable(user, Verb.ASSIGN_WORKER, prefix="client__"))
    return HandOut.objects.filter(Exists(entries), ~Exists(outside))


def recent(user: User, today: date) -> QuerySet[HandOut]:
    """The last ones, not yet taken back, with how many files each."""
    return (
        visible_to(user)
        .filter(undone_at__isnull=True, hand_over__isnull=True, on__gt=add_days(today, -DAYS))
        .select_related("worker", "made_by")
        .annotate(count=Count("entries"))
        .order_by("-pk")[:5]
    )
