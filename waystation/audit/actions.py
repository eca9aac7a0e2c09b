"""The one function through which everybody writes the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models

from .models import Entry

if TYPE_CHECKING:
    from waystation.accounts.models import User

#: Where the current request comes from; set by the middleware, absent in jobs and commands.
source: ContextVar[str | None] = ContextVar("audit_source", default=None)


def record(
    by: User | None, verb: str, subject: models.Model, *, client_id: int | None = None, **data: object
) -> None:
    """Add one entry in the caller's transaction.

    ``verb`` is ``room.what_happened``; ``by`` is None only for the system itself (nightly pass,
    command line). ``data`` holds ids, codes and dates — no names, no numbers of persons, no free text.
    """
    Entry.objects.create(
        actor=by,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        client_id=client_id,
        data=data,
        source=source.get(),
    )


def record_many(
    *,
    by: User | None,
    verb: str,
    subjects: Iterable[tuple[models.Model, int | None, Mapping[str, object]]],
) -> None:
    """As :func:`record` for many subjects in one statement: (subject, client id, data) each."""
    origin = source.get()
    Entry.objects.bulk_create(
        Entry(
            actor=by,
            verb=verb,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            client_id=client_id,
            data=dict(data),
            source=origin,
        )
        for subject, client_id, data in subjects
    )


#: Looking at one file again within this time is the same look.
SAME_LOOK = timedelta(minutes=10)


def looked(by: User, verb: str, subject: models.Model, *, client_id: int, now: datetime) -> None:
    """Note that ``by`` looked at a client's file, once per ``SAME_LOOK``: one statement, two if new."""
    seen = Entry.objects.filter(actor=by, client_id=client_id, verb=verb, at__gt=now - SAME_LOOK)
    if not seen.exists():
        record(by, verb, subject, client_id=client_id)
