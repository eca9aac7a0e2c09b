"""Points outside the scheme: asked for by one, decided by another (evidence §1.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.points.access import requests as access
from waystation.points.actions import ledger
from waystation.points.models import PointRequest, Posting
from waystation.points.queries.shown import requests as queries
from waystation.rules.points.postings import GRANTS, PostingKind, cause_of
from waystation.rules.points.requests import RequestKind, RequestReason, check_ask, check_second
from waystation.rules.problems import RuleBroken


@dataclass(frozen=True)
class Asked:
    """A credit as it is asked for; ``happened_on``: the day the points are for."""

    points: int
    reason: RequestReason
    words: str
    happened_on: date
    is_family: bool = False


@transaction.atomic
def ask_credit(
    *, by: User, client: Client, asked: Asked, form_key: UUID, today: date, now: datetime
) -> PointRequest:
    """Ask for points that the facts did not bring. The same form twice is one request.

    Raises Http404, RuleBroken ``clients.file_closed``, and as ``rules.points.requests.check_ask``.
    """
    client = access.must_record(by, client.pk)
    if (saved := PointRequest.objects.filter(form_key=form_key, client=client).first()) is not None:
        return saved
    if client.state == Client.State.CLOSED:
        raise RuleBroken("clients.file_closed")
    check_ask(points=asked.points, words=asked.words, happened_on=asked.happened_on, today=today)
    row = PointRequest.objects.create(
        client=client,
        what=RequestKind.CREDIT,
        is_family=asked.is_family,
        points=asked.points,
        reason=asked.reason,
        words=asked.words.strip(),
        happened_on=asked.happened_on,
        asked_by=by,
        asked_at=now,
        form_key=form_key,
    )
    audit.record(by, "points.credit_asked", row, client_id=client.pk, points=asked.points)
    return row


@transaction.atomic
def ask_undo(
    *,
    by: User,
    client: Client,
    posting: Posting,
    reason: RequestReason,
    words: str,
    form_key: UUID,
    now: datetime,
) -> PointRequest:
    """Ask that points that came in be taken back. One posting waits once.

    What was spent goes back by cancelling the order or giving the purchase back, never from here: the order
    would stand unpaid.

    Raises Http404, RuleBroken ``points.credit_words``, ``points.undo_waits``, ``points.correction_stands``.
    """
    client = access.must_record(by, client.pk)
    row = access.must_posting(client, posting.pk)
    if (saved := PointRequest.objects.filter(form_key=form_key, client=client).first()) is not None:
        return saved
    if not words.strip():
        raise RuleBroken("points.credit_words")
    if row.kind not in GRANTS or row.corrects_id is not None or row.corrected_by.exists():
        raise RuleBroken("points.correction_stands")
    if PointRequest.objects.filter(of=row, is_granted__isnull=True, withdrawn_at__isnull=True).exists():
        raise RuleBroken("points.undo_waits")
    asked = PointRequest.objects.create(
        client=client,
        what=RequestKind.UNDO,
        is_family=queries.family_of(client, row),
        points=row.points,
        reason=reason,
        words=words.strip(),
        happened_on=row.on,
        of=row,
        asked_by=by,
        asked_at=now,
        form_key=form_key,
    )
    audit.record(by, "points.undo_asked", asked, client_id=client.pk, posting=row.pk)
    return asked


@transaction.atomic
def decide(
    *, by: User, request: PointRequest, is_granted: bool, answer: str, today: date, now: datetime
) -> PointRequest:
    """The second person says yes, and the points move in the same moment; or no, with the reason.

    Raises Http404, RuleBroken ``points.request_settled``, ``points.answer_needed``, as ``check_second``, and
    as ``ledger.undo``.
    """
    client = access.must_decide(by, request.client_id)
    row = _held(client, request)
    if row.is_granted is not None or row.withdrawn_at is not None:
        raise RuleBroken("points.request_settled")
    check_second(
        is_asker=row.asked_by_id == by.pk, has_verified=queries.has_verified(by, client, row.happened_on)
    )
    if not is_granted and not answer.strip():
        raise RuleBroken("points.answer_needed")
    row.posting_id = _post(by, row, today, now) if is_granted else None
    row.is_granted, row.answer = is_granted, answer.strip()
    row.decided_by, row.decided_at = by, now
    row.save(update_fields=["is_granted", "answer", "decided_by", "decided_at", "posting"])
    audit.record(by, "points.request_decided", row, client_id=client.pk, granted=is_granted)
    return row


def _post(by: User, row: PointRequest, today: date, now: datetime) -> int:
    if row.of_id is not None:
        return ledger.undo(
            by=by, posting=row.of_id, second=row.asked_by, reason=row.words, on=today, at=now
        ).posting
    return ledger.grant(
        by=by,
        second=row.asked_by,
        client=row.client_id,
        cause=cause_of("manual", row.pk),
        points=row.points,
        on=today,
        at=now,
        kind=PostingKind.MANUAL,
        family=row.is_family,
        why=row.reason,
    ).posting


@transaction.atomic
def take_back(*, by: User, request: PointRequest, now: datetime) -> PointRequest:
    """The asker thinks better of it; taken back twice it stays as the first time.

    Raises Http404 for anybody else, RuleBroken ``points.request_settled``.
    """
    client = access.must_record(by, request.client_id)
    row = _held(client, request)
    if row.asked_by_id != by.pk:
        raise Http404
    if row.is_granted is not None:
        raise RuleBroken("points.request_settled")
    if row.withdrawn_at is None:
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])
        audit.record(by, "points.request_taken_back", row, client_id=client.pk)
    return row


def _held(client: Client, request: PointRequest) -> PointRequest:
    rows = PointRequest.objects.select_for_update(of=("self",)).select_related("asked_by")
    row = rows.filter(pk=request.pk, client=client).first()
    if row is None:
        raise Http404
    return row
