"""Telling an account something inside the house, and taking note that it was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client

from . import access
from .models import Notice


@transaction.atomic
def tell(
    *, by: User | None, to: Iterable[User], code: str, key: str, client: Client | None = None, **data: object
) -> None:
    """One notice to each of ``to``. ``key`` says what caused it: the same key never tells anybody twice.

    ``data`` fills the places of the sentence of ``code``; plain values, nothing about the client in words.
    """
    rows = [Notice(to=user, code=code, client=client, key=key, data=data) for user in to]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    for user in {row.to_id for row in rows}:
        told = Notice.objects.get(to=user, key=key)
        audit.record(by, "notices.told", told, client_id=client.pk if client else None, code=code)


@transaction.atomic
def mark_read(*, by: User, notice_id: int | None, now: datetime) -> int:
    """Mark one notice as read, or (None) all of them; how many were new. 404 for somebody else's."""
    rows = access.visible_to(by)
    if notice_id is not None:
        rows = rows.filter(pk=notice_id)
        if not rows.exists():
            raise Http404
    unread = list(rows.filter(read_at__isnull=True).select_for_update(of=("self",)))
    for notice in unread:
        notice.read_at = now
        audit.record(by, "notices.read", notice, client_id=notice.client_id)
    Notice.objects.bulk_update(unread, ["read_at"])
    return len(unread)
