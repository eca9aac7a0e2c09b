"""Passes as if they had been given, so that a test can start behind the asking."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from waystation.accounts.models import User
from waystation.clients.models import AccessPass, Client


def make_pass(
    user: User,
    client: Client,
    kind: str,
    *,
    reason: str = "reception",
    words: str = "本人来站",
    starts_at: datetime | None = None,
    hours: int = 4,
) -> AccessPass:
    """A pass of this kind from now, or from ``starts_at``, for ``hours``."""
    start = starts_at or timezone.now()
    row = AccessPass.objects.create(
        client=client,
        user=user,
        kind=kind,
        reason=reason,
        words=words,
        starts_at=start,
        ends_at=start + timedelta(hours=hours),
    )
    if kind != "stated":
        User.objects.filter(pk=user.pk).update(passes_until=row.ends_at)
        user.refresh_from_db(fields=["passes_until"])
    return row
