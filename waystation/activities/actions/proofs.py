"""Certificates and months of work: written down once the paper was seen, taken back with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.activities import access
from waystation.activities.models import Certificate, WorkRecord
from waystation.audit import actions as audit
from waystation.clients.models import Client, Document
from waystation.points.actions import awards
from waystation.rules.activities import CertificateKind, ProofSeen, WorkProof, check_certificate, check_work
from waystation.rules.points.postings import cause_of
from waystation.rules.points.schemes import EventKind
from waystation.rules.problems import RuleBroken


@dataclass(frozen=True)
class CertificateData:
    """A certificate as it was seen; ``document``: the scan in the file."""

    kind: CertificateKind
    issuer: str
    issued_on: date
    seen: ProofSeen
    document: Document | None = None


@dataclass(frozen=True)
class WorkData:
    """A month of work and what was seen of it; ``month``: any day of it."""

    month: date
    employer: str
    proof: WorkProof


def _open_file(by: User, client: Client) -> Client:
    held = access.must_record(by, client.pk)
    if held.state == Client.State.CLOSED:
        raise RuleBroken("clients.file_closed")
    return held


@transaction.atomic
def add_certificate(
    *, by: User, client: Client, data: CertificateData, form_key: UUID, today: date, now: datetime
) -> Certificate:
    """Write down a certificate that was seen. The same form twice is one.

    Raises Http404, RuleBroken ``clients.file_closed``, and as ``rules.activities.check_certificate``.
    """
    client = _open_file(by, client)
    if (saved := Certificate.objects.filter(form_key=form_key, client=client).first()) is not None:
        return saved
    scan = data.document
    if scan is not None:
        scan = client.documents.filter(pk=scan.pk, withdrawn_on__isnull=True).first()
    check_certificate(
        issuer=data.issuer,
        issued_on=data.issued_on,
        seen=data.seen,
        has_scan=scan is not None,
        today=today,
    )
    row = Certificate.objects.create(
        client=client,
        kind=data.kind,
        issuer=data.issuer.strip(),
        issued_on=data.issued_on,
        seen=data.seen,
        document=scan,
        verified_by=by,
        verified_at=now,
        form_key=form_key,
    )
    audit.record(by, "activities.certificate_seen", row, client_id=client.pk, kind=data.kind)
    event = cause_of("certificate", row.pk)
    awards.award(
        by=by, client=client, kind=EventKind.CERTIFICATE, event_id=event, happened_on=data.issued_on, at=now
    )
    return row


@transaction.atomic
def add_work(
    *, by: User, client: Client, data: WorkData, form_key: UUID, today: date, now: datetime
) -> WorkRecord:
    """Write down a month of work whose proof was seen. The same form twice is one.

    Raises Http404, RuleBroken ``clients.file_closed``, ``activities.month_known``, and as
    ``rules.activities.check_work``.
    """
    client = _open_file(by, client)
    if (saved := WorkRecord.objects.filter(form_key=form_key, client=client).first()) is not None:
        return saved
    month = data.month.replace(day=1)
    check_work(month=month, employer=data.employer, today=today)
    if WorkRecord.objects.filter(client=client, month=month, withdrawn_at__isnull=True).exists():
        raise RuleBroken("activities.month_known", on=month)
    row = WorkRecord.objects.create(
        client=client,
        month=month,
        employer=data.employer.strip(),
        proof=data.proof,
        verified_by=by,
        verified_at=now,
        form_key=form_key,
    )
    audit.record(by, "activities.work_seen", row, client_id=client.pk, proof=data.proof)
    event = cause_of("workrecord", row.pk)
    awards.award(by=by, client=client, kind=EventKind.WORK_RECORD, event_id=event, happened_on=month, at=now)
    return row


@transaction.atomic
def withdraw_certificate(*, by: User, certificate: Certificate, reason: str, now: datetime) -> Certificate:
    """Take a certificate back; taken back twice it stays as the first time. Raises Http404, RuleBroken
    ``activities.reason_needed``."""
    client = access.must_record(by, certificate.client_id)
    row = Certificate.objects.select_for_update(of=("self",)).filter(client=client, pk=certificate.pk).first()
    if row is None:
        raise Http404
    if row.withdrawn_at is None:
        _strike(by, row, reason, now)
        audit.record(by, "activities.certificate_withdrawn", row, client_id=client.pk)
        awards.withdraw(by=by, event_id=cause_of("certificate", row.pk), at=now)
    return row


@transaction.atomic
def withdraw_work(*, by: User, work: WorkRecord, reason: str, now: datetime) -> WorkRecord:
    """Take a month of work back; errors as :func:`withdraw_certificate`."""
    client = access.must_record(by, work.client_id)
    row = WorkRecord.objects.select_for_update(of=("self",)).filter(client=client, pk=work.pk).first()
    if row is None:
        raise Http404
    if row.withdrawn_at is None:
        _strike(by, row, reason, now)
        audit.record(by, "activities.work_withdrawn", row, client_id=client.pk)
        awards.withdraw(by=by, event_id=cause_of("workrecord", row.pk), at=now)
    return row


def _strike(by: User, row: Certificate | WorkRecord, reason: str, now: datetime) -> None:
    if not reason.strip():
        raise RuleBroken("activities.reason_needed")
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = now, by, reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
