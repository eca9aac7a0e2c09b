"""Papers of one file: drafts, issuing, scans into their slots, the whole file as one PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.casework.models import ChangeRequest
from waystation.casework.papers import for_medic, told, whole_file
from waystation.casework.queries.law import changes
from waystation.clients import actions as client_actions
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Document
from waystation.clients.scans import Scan
from waystation.papers import actions as papers
from waystation.papers import queries as paper_queries
from waystation.papers.access import issuing_office, must_paper
from waystation.papers.actions.issuing import Opened
from waystation.papers.models import Form, IssuedPaper
from waystation.papers.rendering import apart
from waystation.papers.rendering.values import DRAFT, MEDICAL, whole
from waystation.rules.changes import Subject
from waystation.rules.papers import KINDS, CodeFound, PaperKind, Placed, is_foreign, placed
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb
from waystation.screening import actions as screening
from waystation.screening.models import Sampling


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
def print_for_medic(*, by: User, sheet: Sampling, today: date) -> Opened:
    """The report of one test with what the client says to take, for the medic of the help team; without a
    number, marked for medical use, and the look is on the record. By the shipped template, which has a place
    for it. Raises Http404 for anybody else, RuleBroken ``papers.no_office``."""
    medicine = screening.read_medicine(by=by, sheet=sheet)
    client, kind = sheet.screening.client, KINDS[Paper.TEST_RECORD]
    facts = for_medic(by, client, sheet.screening_id, medicine, today)
    facts["office"] = issuing_office(by, client).name
    content = paper_queries.pdf(None, kind, whole(kind, facts, mark=MEDICAL))
    audit.record(by, "papers.drafted", client, client_id=client.pk, kind=kind.paper, form=Form.TYPST.value)
    return Opened(content, f"{client.file_number}-{kind.paper}-{sheet.screening_id}.pdf")


@dataclass(frozen=True)
class Scanned:
    """A scan as it came: the name of its file, and our papers whose codes are on it."""

    name: str
    scan: Scan
    found: tuple[CodeFound, ...] = ()

    @property
    def stem(self) -> str:
        """Its name without folder and ending."""
        return self.name.rsplit("/", 1)[-1].rsplit(".", 1)[0].strip()


@transaction.atomic
def add_scans(
    *,
    by: User,
    client: Client,
    files: Iterable[Scanned],
    slot: Paper | None,
    today: date,
    keeps_foreign: bool = False,
) -> list[tuple[Document, Placed]]:
    """Several scans at once: into ``slot``, or each where its code or its name points, the rest among other
    papers. Nothing is kept where a code belongs to another file, unless ``keeps_foreign``: a person looked.

    Raises RuleBroken ``papers.scan_of_other_file``.
    """
    given = list(files)
    if not keeps_foreign and any(is_foreign(one.found) for one in given):
        raise RuleBroken("papers.scan_of_other_file")
    added = []
    for one in given:
        where = placed(one.found, slot, one.name)
        document = client_actions.add_document(
            by=by,
            client=client,
            kind=where.slot,
            title=(where.number or one.stem or where.slot.value)[:100],
            dated_on=today,
            today=today,
            scan=one.scan,
        )
        if is_foreign(one.found):
            audit.record(by, "papers.scan_of_other_kept", document, client_id=client.pk, kind=where.slot)
        added.append((document, where))
    return added


@transaction.atomic
def print_whole_file(*, by: User, client: Client, today: date, reason: str = "") -> Opened:
    """Cover, index, issued papers and scans as one PDF. Raises RuleBroken ``papers.file_too_large``."""
    client = must_reach(by, client.pk, Verb.ISSUE_PAPERS, also=("area", "worker", "station"))
    made = whole_file.made(by, client, today)
    audit.record(by, "papers.file_printed", client, client_id=client.pk, reason=reason, pages=made.pages)
    return Opened(made.content, f"{client.file_number}.pdf")


@transaction.atomic
def cancel_paper(
    *,
    by: User,
    client: Client,
    paper_id: int,
    reason: str,
    today: date,
    approved: ChangeRequest | None = None,
) -> IssuedPaper:
    """The paper no longer holds; see ``papers.cancel``. Raises also as ``changes.check``."""
    client = must_reach(by, client.pk, Verb.ISSUE_PAPERS, lock=True)
    paper = must_paper(by, client, paper_id, lock=True)
    changes.check(by=by, subject=Subject.PAPER, row=paper, today=today, approved=approved)
    return papers.cancel(by=by, client=client, paper_id=paper_id, reason=reason, today=today)
