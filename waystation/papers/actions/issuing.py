"""A paper gets its number and is kept as it was handed out; later it is opened, copied or cancelled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from waystation.accounts.models import Organisation, User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.common import crypto
from waystation.papers import proof, queries
from waystation.papers.access import must_paper
from waystation.papers.models import Form, IssuedPaper, PaperCounter
from waystation.papers.rendering import apart, pages
from waystation.papers.rendering.values import CANCELLED, COPY, Value, whole
from waystation.rules.papers import PaperKind
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

#: The additional data under which the bytes of a paper are sealed.
COLUMN = "papers.issuedpaper.content"
#: Where the address of a code stands in the base that the page hands in.
TOKEN = "TOKEN"  # noqa: S105 - a place in an address


@dataclass(frozen=True)
class Opened:
    """A paper's bytes and what they are called."""

    content: bytes
    name: str


@transaction.atomic
def issue(
    *,
    by: User,
    client: Client,
    office: Organisation,
    kind: PaperKind,
    facts: Mapping[str, Value],
    base: str,
    today: date,
    form_key: UUID,
    reason: str = "",
) -> IssuedPaper:
    """Give the paper its number and keep it, sealed, as it is handed out. The same form twice is one paper.

    The number is taken, the paper made and kept in one transaction: whatever goes wrong, no number is
    lost and
    none is given twice. ``base``: the address of the page that checks a code, ``TOKEN`` for the code.

    Raises RuleBroken ``papers.template_fails``.
    """
    client = must_reach(by, client.pk, Verb.ISSUE_PAPERS, lock=True)
    if held := IssuedPaper.objects.filter(form_key=form_key).defer("content", "facts").first():
        return held
    sequence = _next_number(office, kind, today.year)
    number = queries.number_as_written(office, kind, today.year, sequence)
    said = {**facts, "number": number, "office": office.name}
    values = {"kind": kind.paper, "year": today.year, "sequence": sequence, "number": number}
    paper = IssuedPaper.objects.create(
        **values,
        **_kept(office, kind, said, base),
        client=client,
        organisation=office,
        issued_on=today,
        issued_by=by,
        form_key=form_key,
    )
    audit.record(
        by, "papers.issued", paper, client_id=client.pk, reason=reason, kind=kind.paper, sequence=sequence
    )
    return paper


def _kept(office: Organisation, kind: PaperKind, said: dict[str, Value], base: str) -> dict[str, Any]:
    """The paper with its code, and what is kept of it."""
    template = queries.template_for(office, kind, Form.TYPST)
    check_id = uuid4()
    qr = proof.drawing(base.replace(TOKEN, proof.token(check_id)))
    try:
        content = queries.pdf(template, kind, whole(kind, said, qr=qr))
    except apart.NotMade as problem:
        raise RuleBroken("papers.template_fails") from problem
    return {
        "facts": json.dumps(said, ensure_ascii=False),
        "template": template,
        "digest": template.digest if template else queries.shipped_digest(kind),
        "content": crypto.encrypt_bytes(content, column=COLUMN),
        "size_bytes": len(content),
        "pages": pages.count(content),
        "check_id": check_id,
    }


def _next_number(office: Organisation, kind: PaperKind, year: int) -> int:
    """The next number of the row; whoever asks at the same time waits here until this one is kept or
    given up."""
    key = {"organisation": office, "kind": kind.paper, "year": year}
    PaperCounter.objects.bulk_create([PaperCounter(**key)], ignore_conflicts=True)
    counter = PaperCounter.objects.select_for_update().get(**key)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


@transaction.atomic
def open_paper(*, by: User, client: Client, paper_id: int, copy: bool = False, reason: str = "") -> Opened:
    """The paper as it was handed out, byte for byte; a copy bears 副本, a cancelled one 已作废. The record
    keeps who opened it and why."""
    client = must_reach(by, client.pk, Verb.ISSUE_PAPERS)
    paper = must_paper(by, client, paper_id)
    content = crypto.decrypt_bytes(bytes(paper.content), column=COLUMN)
    if paper.cancelled_on is not None:
        content = pages.marked(content, CANCELLED)
    elif copy:
        content = pages.marked(content, COPY)
    audit.record(by, "papers.opened", paper, client_id=client.pk, reason=reason, kind=paper.kind, copy=copy)
    return Opened(content, f"{client.file_number}-{paper.kind}-{paper.year}-{paper.sequence}.pdf")


@transaction.atomic
def cancel(*, by: User, client: Client, paper_id: int, reason: str, today: date) -> IssuedPaper:
    """The paper no longer holds; its number stays taken, and its code says so.

    Raises RuleBroken ``papers.reason_needed``.
    """
    client = must_reach(by, client.pk, Verb.ISSUE_PAPERS, lock=True)
    paper = must_paper(by, client, paper_id, lock=True)
    if paper.cancelled_on is not None:
        return paper
    if not reason.strip():
        raise RuleBroken("papers.reason_needed")
    paper.cancelled_on, paper.cancelled_by, paper.cancelled_reason = today, by, reason.strip()[:100]
    paper.save(update_fields=["cancelled_on", "cancelled_by", "cancelled_reason"])
    audit.record(by, "papers.cancelled", paper, client_id=client.pk, kind=paper.kind, words=True)
    return paper
