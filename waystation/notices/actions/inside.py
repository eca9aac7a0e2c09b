"""Telling somebody something inside the house. A row now; nothing leaves the house here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.common import scope
from waystation.notices.models import Notice


@transaction.atomic(savepoint=False)
def notify(
    *, by: User | None, to: Iterable[User], code: str, client: Client | None, key: str, **data: object
) -> int:
    """Tell each of ``to`` (never ``by``); the same ``key`` reaches a person once. How many were told.

    ``by`` None: the house itself. ``data``: ids, codes, dates and names of colleagues for the sentence of
    ``code``; no names of clients, no free text about one.
    """
    rows = [
        Notice(to=person, code=code, client=client, key=key, data=data)
        for person in to
        if by is None or person.pk != by.pk
    ]
    if not rows:
        return 0
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    audit.record(
        by,
        "notices.sent",
        client or by or rows[0].to,
        client_id=client.pk if client else None,
        code=code,
        to=len(rows),
    )
    return len(rows)


@transaction.atomic
def tell_of_sign_in(*, by: User, device: str, now: datetime) -> Notice:
    """Tell ``by`` that a new browser signed in with the own account: the one notice to oneself."""
    notice = Notice.objects.create(
        to=by, code="notices.new_device", data={"device": device}, key=f"device:{now.isoformat()}"
    )
    audit.record(by, "notices.new_device", by, device=device)
    return notice


@transaction.atomic
def mark_read(*, by: User, notice: Notice, now: datetime) -> Notice:
    """The addressee has seen it. Somebody else's notice is left alone; seen twice keeps the first moment."""
    row = Notice.objects.select_for_update().get(pk=notice.pk, to=by)
    if row.read_at is None:
        row.read_at = now
        row.save(update_fields=["read_at"])
        audit.record(by, "notices.read", row, client_id=row.client_id)
    return row


@transaction.atomic
def mark_all_read(*, by: User, now: datetime) -> int:
    """Everything addressed to ``by`` has been seen; how many were new."""
    rows = list(Notice.objects.filter(to=by, read_at__isnull=True).select_for_update())
    for row in rows:
        row.read_at = now
    Notice.objects.bulk_update(rows, ["read_at"])
    if rows:
        audit.record(by, "notices.all_read", by, count=len(rows))
    return len(rows)


@transaction.atomic
def unname(*, by: User | None, client: Client, but: Q) -> int:
    """The file was closed to some: their notices no longer name the client. ``but``: whose stay as they are.

    How many were changed.
    """
    with scope.everything():  # the notices are other people's, behind their own wall
        count = Notice.objects.filter(client=client).exclude(but).update(client=None)
    if count:
        audit.record(by, "notices.unnamed", client, client_id=client.pk, count=count)
    return count
