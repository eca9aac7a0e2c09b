"""Papers of one file: drafts, issuing, scans into their slots, the whole file as one PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.casework.papers import told, whole_file
from waystation.clients import actions as client_actions
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Document
from waystation.clients.scans import Scan
from waystation.papers import actions as papers
from waystation.papers import queries as paper_queries
from waystation.papers.access import issuing_office
from waystation.papers.actions.issuing import Opened
from waystation.papers.models import Form, IssuedPaper
from waystation.papers.rendering import apart
from waystation.papers.rendering.values import DRAFT, whole
from waystation.rules.papers import PaperKind, slot_of
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def print_draft(
    *,
    by: User,
    client: Client,
    kind: PaperKind,
    typed: Mapping[str, str],
    form: Form,
    today: date,
    reason: str = "",
    about: int | None = None,
) -> Opened:
    """The paper without a number: a PDF marked as a draft, or Word to be changed by hand. Nothing is kept
    but that it was printed. ``about``: which of several matters, agreements … (``casework.papers.choices``).
    Raises RuleBroken ``papers.template_fails``, ``papers.no_office``."""
    client = must_reach(by, client.pk, Verb.PRINT_PAPERS, also=("area", "worker", "station"))
    office = issuing_office(by, client)
    facts = {**told(by, client, kind, typed, today, about=about), "office": office.name}
    template = paper_queries.template_for(office, kind, form)
    made = paper_queries.pdf if form is Form.TYPST else paper_queries.docx
    try:
        content = made(template, kind, whole(kind, facts, mark=DRAFT, substitute=form is Form.TYPST))
    except apart.NotMade as problem:
        raise RuleBroken("papers.template_fails") from problem
    audit.record(
        by, "papers.drafted", client, client_id=client.pk, reason=reason, kind=kind.paper, form=form.value
    )
    return Opened(
        content, f"{client.file_number}-{kind.paper}-draft.{'pdf' if form is Form.TYPST else 'docx'}"
    )


@transaction.atomic
def issue_paper(
    *,
    by: User,
    client: Client,
    kind: PaperKind,
    typed: Mapping[str, str],
    base: str,
    today: date,
    form_key: UUID,
    reason: str = "",
    about: int | None = None,
) -> IssuedPaper:
    """Give the paper its number and keep it (``papers.actions.issue``)."""
    client = must_reach(by, client.pk, Verb.ISSUE_PAPERS, lock=True)
    client = must_reach(by, client.pk, Verb.ISSUE_PAPERS, also=("area", "worker", "station"))
    facts = told(by, client, kind, typed, today, about=about)
    return papers.issue(
        by=by,
        client=client,
        office=issuing_office(by, client),
        kind=kind,
        facts=facts,
        base=base,
        today=today,
        form_key=form_key,
        reason=reason,
    )


@transaction.atomic
def add_scans(
    *,
    by: User,
    client: Client,
    files: Iterable[tuple[str, Scan]],
    slot: Paper | None,
    today: date,
) -> list[Document]:
    """Several scans at once: into ``slot``, or each where its name points, the rest among other papers."""
    added = []
    for name, scan in files:
        stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].strip()
        kind = slot or slot_of(name) or Paper.OTHER
        added.append(
            client_actions.add_document(
                by=by,
                client=client,
                kind=kind,
                title=(stem or kind.value)[:100],
                dated_on=today,
                today=today,
                scan=scan,
            )
        )
    return added


@transaction.atomic
def print_whole_file(*, by: User, client: Client, today: date, reason: str = "") -> Opened:
    """Cover, index, issued papers and scans as one PDF. Raises RuleBroken ``papers.file_too_large``."""
    client = must_reach(by, client.pk, Verb.ISSUE_PAPERS, also=("area", "worker", "station"))
    made = whole_file.made(by, client, today)
    audit.record(by, "papers.file_printed", client, client_id=client.pk, reason=reason, pages=made.pages)
    return Opened(made.content, f"{client.file_number}.pdf")
