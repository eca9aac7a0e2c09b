"""Absence that nobody reported: noticed, the person looked for, back. What it was, its matter says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.orders import queries
from waystation.orders.models import Absence, AbsenceAttempt
from waystation.rules.places import absences as rules
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@dataclass(frozen=True, kw_only=True)
class AbsenceData:
    """What was noticed; ``to_on`` None: not back yet."""

    noticed_on: date
    noticed_by: rules.NoticedBy
    from_on: date
    to_on: date | None
    words: str


@transaction.atomic
def record_absence(*, by: User, client: Client, data: AbsenceData, form_key: UUID, today: date) -> Absence:
    """Write down that somebody was not where they should be. It says nothing yet of what that was.

    The same form twice is one row. Raises RuleBroken as ``rules.check_absence``, and ``absence.is_open``: one
    covers these days already.
    """
    client = must_reach(by, client.pk, Verb.RECORD_AWAY, lock=True)
    saved = client.absences.filter(form_key=form_key).first()
    if saved is not None:
        return saved
    order = queries.running_order(client)
    rules.check_absence(
        noticed_on=data.noticed_on,
        from_on=data.from_on,
        to_on=data.to_on,
        today=today,
        runs=order is not None,
    )
    standing = client.absences.filter(withdrawn_on__isnull=True).exclude(to_on__lt=data.from_on)
    if data.to_on is not None:
        standing = standing.filter(from_on__lte=data.to_on)
    if (other := standing.first()) is not None:
        raise RuleBroken("absence.is_open", from_on=other.from_on)
    assert order is not None  # noqa: S101 - refused by the rule above
    row = Absence.objects.create(
        client=client,
        order=order,
        noticed_on=data.noticed_on,
        noticed_by=data.noticed_by.value,
        from_on=data.from_on,
        to_on=data.to_on,
        words=data.words.strip(),
        form_key=form_key,
        recorded_by=by,
    )
    audit.record(by, "orders.absence_noticed", row, client_id=client.pk, from_on=data.from_on.isoformat())
    return row


def _locked(by: User, absence: Absence) -> Absence:
    client = must_reach(by, absence.client_id, Verb.RECORD_AWAY, lock=True)
    row = Absence.objects.select_for_update(of=("self",)).filter(pk=absence.pk, client=client).first()
    if row is None:
        raise Http404
    row.client = client
    return row


@transaction.atomic
def add_attempt(
    *,
    by: User,
    absence: Absence,
    on: date,
    way: rules.AttemptWay,
    reached: bool,
    words: str,
    form_key: UUID,
    today: date,
) -> AbsenceAttempt:
    """One try to reach the person. The same form twice is one row. Raises RuleBroken ``absence.future``,
    ``absence.withdrawn``."""
    row = _locked(by, absence)
    saved = row.attempts.filter(form_key=form_key).first()
    if saved is not None:
        return saved
    if row.withdrawn_on is not None:
        raise RuleBroken("absence.withdrawn")
    if on > today:
        raise RuleBroken("absence.future")
    attempt = AbsenceAttempt.objects.create(
        absence=row,
        on=on,
        way=way.value,
        reached=reached,
        words=words.strip(),
        form_key=form_key,
        recorded_by=by,
    )
    audit.record(
        by, "orders.absence_attempt", attempt, client_id=row.client_id, way=way.value, reached=reached
    )
    return attempt


@transaction.atomic
def end_absence(*, by: User, absence: Absence, to_on: date, today: date) -> Absence:
    """The last day away is known. Raises RuleBroken ``absence.future``, ``absence.backwards``,
    ``absence.withdrawn``."""
    row = _locked(by, absence)
    if row.to_on == to_on:
        return row
    if row.withdrawn_on is not None:
        raise RuleBroken("absence.withdrawn")
    if to_on > today:
        raise RuleBroken("absence.future")
    if to_on < row.from_on:
        raise RuleBroken("absence.backwards")
    row.to_on = to_on
    row.save(update_fields=["to_on"])
    audit.record(by, "orders.absence_ended", row, client_id=row.client_id, to_on=to_on.isoformat())
    return row


@transaction.atomic
def withdraw_absence(*, by: User, absence: Absence, reason: str, today: date) -> Absence:
    """It was written down by mistake. Raises RuleBroken ``absence.reason_needed``."""
    row = _locked(by, absence)
    if row.withdrawn_on is not None:
        return row
    if not reason.strip():
        raise RuleBroken("absence.reason_needed")
    row.withdrawn_on, row.withdrawn_by, row.withdrawn_reason = today, by, reason.strip()
    row.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_reason"])
    audit.record(by, "orders.absence_withdrawn", row, client_id=row.client_id)
    return row
