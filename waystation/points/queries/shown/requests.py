"""Reading requests for points outside the scheme."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.points.access import requests as reach
from waystation.points.models import PointRequest, Posting
from waystation.rules.points.postings import PostingKind
from waystation.rules.roles import Verb

#: Requests of one page.
PAGE = 30


def listed(user: User, *, waiting: bool) -> QuerySet[PointRequest]:
    """What waits for a second person, the oldest first; or what was settled, the latest first."""
    rows = reach.visible_to(user, Verb.SEE_POINTS).select_related("client", "asked_by", "decided_by", "of")
    if waiting:
        return rows.filter(is_granted__isnull=True, withdrawn_at__isnull=True).order_by("asked_at", "pk")
    return rows.exclude(is_granted__isnull=True, withdrawn_at__isnull=True).order_by("-asked_at", "-pk")


def has_verified(user: User, client: Client, on: dt.date) -> bool:
    """Whether ``user`` verified something that earned this client points in the month of ``on``."""
    first = on.replace(day=1)
    last = (first + dt.timedelta(days=31)).replace(day=1)
    wallets = client.wallets.values("account")
    return Posting.objects.filter(
        target__in=wallets, kind=PostingKind.EARNED, by=user, on__gte=first, on__lt=last
    ).exists()


def family_of(client: Client, posting: Posting) -> bool:
    """Whether a posting moved the family's share."""
    return client.wallets.filter(is_family=True, account__in=[posting.source_id, posting.target_id]).exists()
