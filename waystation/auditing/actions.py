"""What an auditor does that is itself on the record."""

from __future__ import annotations

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit

from .queries import Asked


@transaction.atomic
def note_export(*, by: User, asked: Asked, form: str) -> None:
    """The record left the house: from when to when, and whether for one person, file, kind or reason."""
    audit.record(
        by,
        "audit.exported",
        by,
        since=asked.since,
        until=asked.until,
        form=form,
        kind=asked.kind,
        one_person=bool(asked.person),
        one_file=bool(asked.file),
        of_reason=bool(asked.reason),
    )
