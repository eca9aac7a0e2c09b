"""Papers of a file, and what the client agreed to on them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Consent, Document
from waystation.clients.rows import SCAN_COLUMN
from waystation.clients.scans import Scan
from waystation.common import crypto
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

#: What may be told to whom is asked of each relative alone.
ABOUT_KIN = frozenset({Consent.Scope.FAMILY_CONTACT, Consent.Scope.FAMILY_PROGRESS})
#: By which way somebody is written to: the client, or the relative who is named.
_WAYS = frozenset(
    {
        Consent.Scope.MESSAGE_SMS,
        Consent.Scope.MESSAGE_MESSENGER,
        Consent.Scope.MESSAGE_EMAIL,
        Consent.Scope.MESSAGE_LETTER,
    }
)


@transaction.atomic
def add_document(
    *,
    by: User,
    client: Client,
    kind: Paper,
    title: str,
    dated_on: date,
    today: date,
    paper_place: str = "",
    scan: Scan | None = None,
    form_key: UUID | None = None,
) -> Document:
    """Enter a paper; its scan, if there is one, was made anew (``scans.clean``) and rests encrypted.

    ``form_key``: twice sent is once entered.

    Raises RuleBroken ``clients.paper_future``.
    """
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    if form_key is not None and (saved := client.documents.filter(form_key=form_key).first()):
        return saved
    if dated_on > today:
        raise RuleBroken("clients.paper_future", on=dated_on)
    size = len(scan.content) if scan else 0
    document = Document.objects.create(
        client=client,
        kind=kind,
        title=title.strip(),
        dated_on=dated_on,
        paper_place=paper_place.strip(),
        content=crypto.encrypt_bytes(scan.content, column=SCAN_COLUMN) if scan else None,
        content_type=scan.content_type if scan else "",
        size_bytes=size,
        added_by=by,
        form_key=form_key,
    )
    audit.record(by, "clients.document_added", document, client_id=client.pk, kind=kind, bytes=size)
    return document


@transaction.atomic
def withdraw_document(*, by: User, client: Client, document_id: int, reason: str, today: date) -> None:
    """Mark a paper as not valid; it stays in the file. Raises RuleBroken ``clients.reason_needed``."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    document = client.documents.filter(pk=document_id).defer("content").first()
    if document is None:
        raise Http404
    if document.withdrawn_on is not None:
        return
    if not reason.strip():
        raise RuleBroken("clients.reason_needed")
    document.withdrawn_on, document.withdrawn_reason = today, reason.strip()
    document.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    audit.record(by, "clients.document_withdrawn", document, client_id=client.pk)


@transaction.atomic
def open_scan(*, by: User, client: Client, document: Document) -> bytes:
    """The scan of a paper of this file, readable; the look stays in the record. 404 where there is none."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT)
    held = client.documents.filter(pk=document.pk, size_bytes__gt=0).first()
    if held is None:
        raise Http404
    audit.record(by, "clients.document_opened", held, client_id=client.pk)
    return crypto.decrypt_bytes(bytes(held.content or b""), column=SCAN_COLUMN)


@transaction.atomic
def give_consent(
    *,
    by: User,
    client: Client,
    scope: str,
    given_on: date,
    today: date,
    kin_id: int | None = None,
    paper_id: int | None = None,
) -> Consent:
    """What the client agreed to, on which paper (PIPL Arts. 13–16, 29).

    Raises RuleBroken ``clients.kin_needed``, ``clients.kin_of_other_file``, ``clients.paper_of_other_file``,
    ``clients.consent_future``, ``clients.consent_open``.
    """
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    if given_on > today:
        raise RuleBroken("clients.consent_future", on=given_on)
    if scope in ABOUT_KIN and kin_id is None:
        raise RuleBroken("clients.kin_needed")
    if scope not in ABOUT_KIN | _WAYS:
        kin_id = None
    if kin_id is not None and not client.kin.filter(pk=kin_id, ends_on__isnull=True).exists():
        raise RuleBroken("clients.kin_of_other_file")
    if paper_id is not None and not client.documents.filter(pk=paper_id).exists():
        raise RuleBroken("clients.paper_of_other_file")
    open_one = client.consents.filter(scope=scope, kin=kin_id, withdrawn_on__isnull=True).first()
    if open_one is not None:
        if open_one.given_on == given_on and open_one.recorded_by_id == by.pk:
            return open_one
        raise RuleBroken("clients.consent_open")
    consent = Consent.objects.create(
        client=client, scope=scope, kin_id=kin_id, given_on=given_on, paper_id=paper_id, recorded_by=by
    )
    audit.record(by, "clients.consent_given", consent, client_id=client.pk, scope=scope)
    return consent


@transaction.atomic
def withdraw_consent(*, by: User, client: Client, consent_id: int, on: date, today: date) -> None:
    """The client no longer agrees. Withdrawing is as easy as giving and asks for no reason (PIPL Art. 15)."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    consent = client.consents.filter(pk=consent_id).first()
    if consent is None:
        raise Http404
    if consent.withdrawn_on is not None:
        return
    if on > today:
        raise RuleBroken("clients.consent_future", on=on)
    if on < consent.given_on:
        raise RuleBroken("clients.consent_backwards", on=on, given_on=consent.given_on)
    consent.withdrawn_on = on
    consent.save(update_fields=["withdrawn_on"])
    audit.record(by, "clients.consent_withdrawn", consent, client_id=client.pk, scope=consent.scope)


@transaction.atomic
def refile_document(*, by: User, client: Client, document_id: int, kind: Paper) -> Document:
    """The paper belongs to another slot of the file."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    document = client.documents.filter(pk=document_id).defer("content").first()
    if document is None:
        raise Http404
    if document.kind == kind:
        return document
    before, document.kind = document.kind, kind
    document.save(update_fields=["kind"])
    audit.record(by, "clients.document_refiled", document, client_id=client.pk, was=before, kind=kind)
    return document
