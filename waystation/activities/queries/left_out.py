"""Clients for whom nothing has earned points for weeks: whom to help to come, and what is on (evidence §1.4).

Too small or too distant a reward leaves people who never earn (evidence §1.1, re-analysis of 2024): they are
looked for to help, never to blame.
"""

from __future__ import annotations

from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from waystation.accounts.models import User
from waystation.activities import access
from waystation.activities.models import Session
from waystation.clients.access import visible_to
from waystation.clients.models import Client
from waystation.points.models import Posting
from waystation.rules.calendar import add_days
from waystation.rules.points.postings import PostingKind
from waystation.rules.roles import Verb

#: Days without any earning after which somebody stands on the list: four weeks, the length of the shortest
#: stretch in which every activity of a month comes round once (the house's choice).
QUIET_DAYS = 28
#: Clients of one page; days ahead for which sessions are shown.
PAGE, AHEAD_DAYS = 30, 7


def clients(user: User, today: date) -> QuerySet[Client]:
    """Open files without points earned for four weeks, who waits longest first; ``last``: the last day with
    points (None: never)."""
    earned = Posting.objects.filter(target__wallet__client=OuterRef("pk"), kind=PostingKind.EARNED)
    rows = visible_to(user, Verb.RECORD_ACTIVITY).filter(
        state=Client.State.OPEN, registered_on__lte=add_days(today, -QUIET_DAYS)
    )
    rows = rows.annotate(last=Subquery(earned.order_by("-on").values("on")[:1]))
    quiet = Q(last__isnull=True) | Q(last__lte=add_days(today, -QUIET_DAYS))
    return (
        rows.filter(quiet)
        .select_related("area", "worker")
        .order_by(F("last").asc(nulls_first=True), "registered_on", "pk")
    )


def offered(user: User, today: date) -> list[Session]:
    """What is on at the own centres in the next days, called-off sessions left out."""
    rows = access.sessions_visible_to(user).filter(
        on__gte=today, on__lt=add_days(today, AHEAD_DAYS), cancelled_at__isnull=True
    )
    return list(rows.order_by("on", "starts_at", "pk")[:20])
