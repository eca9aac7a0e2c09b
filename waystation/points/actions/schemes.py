"""A scheme is drafted by one and approved by another; then nothing changes it, a new version may follow."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.points.access import schemes as access
from waystation.points.models import Scheme, SchemeVersion
from waystation.points.queries import schemes as queries
from waystation.rules.points.schemes import commitment
from waystation.rules.points.schemes.reading import read
from waystation.rules.problems import RuleBroken

_SEED_BYTES = 32
#: What the row itself says; never kept twice.
_OF_ROW = ("id", "version", "valid_from")


@transaction.atomic
def draft(
    *,
    by: User,
    area: Area,
    name: str,
    config: Mapping[str, Any],
    valid_from: date,
    form_key: UUID,
    today: date,
    at: datetime,
    template: str = "",
) -> SchemeVersion:
    """The first or another version of the scheme of that name in that area; a draft that waited is dropped.

    ``config`` as docs/try.md describes it, without ``id``, ``version`` and ``valid_from``. The same form sent
    twice is one draft. Raises Http404 for an area out of reach, RuleBroken of the reader with a ``path``,
    ``points.scheme_starts_later``.
    """
    area = access.must_area(by, area.pk)
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    if held := SchemeVersion.objects.filter(form_key=form_key).first():
        return held
    if valid_from < today:
        raise RuleBroken("points.scheme_starts_later", today=today)
    given = {key: value for key, value in config.items() if key not in _OF_ROW}
    read({**given, "id": "draft", "version": 1, "valid_from": valid_from.isoformat()})
    scheme, _new = Scheme.objects.get_or_create(
        area=area, name=name.strip(), defaults={"template": template, "made_by": by, "made_at": at}
    )
    for waiting in scheme.versions.select_for_update().filter(approved_at=None, dropped_at=None):
        drop(by=by, version=waiting, at=at)
    seed = secrets.token_bytes(_SEED_BYTES)
    made = SchemeVersion.objects.create(
        scheme=scheme,
        number=scheme.versions.count() + 1,
        config=given,
        valid_from=valid_from,
        seed=seed.hex(),
        seed_sha256=commitment(seed),
        form_key=form_key,
        drafted_by=by,
        drafted_at=at,
    )
    audit.record(by, "points.scheme_drafted", made, area=area.pk, number=made.number)
    return made


@transaction.atomic
def approve(*, by: User, version: SchemeVersion, today: date, at: datetime) -> SchemeVersion:
    """A second person agrees: from its day on who joins in the area begins with it. Done twice is done once.

    Raises Http404, RuleBroken ``points.scheme_second_person``, ``points.scheme_dropped``,
    ``points.scheme_late`` when its first day is over, and those of the reader.
    """
    row = access.must_version(by, version.pk, lock=True)
    if row.approved_at is not None:
        return row
    if row.dropped_at is not None:
        raise RuleBroken("points.scheme_dropped")
    if row.drafted_by_id == by.pk:
        raise RuleBroken("points.scheme_second_person")
    if row.valid_from < today:
        raise RuleBroken("points.scheme_late", on=row.valid_from)
    queries.rules_of(row)
    row.approved_by, row.approved_at = by, at
    row.save(update_fields=["approved_by", "approved_at"])
    audit.record(by, "points.scheme_approved", row, seed_sha256=row.seed_sha256)
    return row


@transaction.atomic
def drop(*, by: User, version: SchemeVersion, at: datetime) -> SchemeVersion:
    """A draft is taken back, or refused. Done twice is done once. Raises Http404, RuleBroken
    ``points.scheme_approved`` for one that counts."""
    row = access.must_version(by, version.pk, lock=True)
    if row.approved_at is not None:
        raise RuleBroken("points.scheme_approved")
    if row.dropped_at is None:
        row.dropped_by, row.dropped_at = by, at
        row.save(update_fields=["dropped_by", "dropped_at"])
        audit.record(by, "points.scheme_dropped", row)
    return row


@transaction.atomic
def end(*, by: User, version: SchemeVersion, last_on: date | None, today: date) -> SchemeVersion:
    """The last day on which somebody may begin with it (None: goes on). Who has begun keeps it.

    Raises Http404, RuleBroken ``points.scheme_not_approved``, ``points.scheme_ends_later`` for a day that is
    over.
    """
    row = access.must_version(by, version.pk, lock=True)
    if row.approved_at is None:
        raise RuleBroken("points.scheme_not_approved")
    if last_on is not None and last_on < today:
        raise RuleBroken("points.scheme_ends_later", today=today)
    if row.last_on != last_on:
        row.last_on = last_on
        row.save(update_fields=["last_on"])
        audit.record(by, "points.scheme_ended", row, last_on=last_on.isoformat() if last_on else None)
    return row
