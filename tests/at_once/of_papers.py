"""Papers: numbers, cancelling, templates, slots."""

from __future__ import annotations

from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under
from tests.make_papers import make_paper
from tests.people import Cast
from waystation.clients.models import Document
from waystation.papers.models import Form, PaperTemplate
from waystation.rules.papers import KINDS
from waystation.rules.people import Paper

TODAY = timezone.localdate()
KIND, OTHER = KINDS[Paper.LEAVE], KINDS[Paper.REPORTS]
TWICE = frozenset({1, 2})
ISSUE = "casework.actions.papers.one_file.issue_paper"


def _issued(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    """Two papers of one office about two people: two numbers."""
    words = {"by": world.worker, "kind": KIND, "typed": {}, "base": "https://x/TOKEN/", "today": TODAY}
    return (
        {**words, "client": world.client("陈安"), "form_key": uuid4()},
        {**words, "client": world.client("林夏"), "form_key": uuid4()},
    )


def _cancelled(world: Cast) -> dict[str, object]:
    client = world.client()
    paper = make_paper(client, world.worker)
    return {"by": world.worker, "client": client, "paper_id": paper.pk, "reason": "写错", "today": TODAY}


def _set(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.head, "office": world.centre, "kind": KIND, **words}


def _kept(world: Cast) -> dict[str, object]:
    return _set(world, form=Form.TYPST, content=b"#para[#val(d.name)]", file_name="x.typ", today=TODAY)


def _ended(world: Cast) -> dict[str, object]:
    PaperTemplate.objects.create(
        organisation=world.centre,
        kind=OTHER.paper,
        form="typ",
        content=b"x",
        digest="0",
        file_name="x",
        since=TODAY,
        made_by=world.head,
    )
    return {**_set(world, form=Form.TYPST, today=TODAY), "kind": OTHER}


def _refiled(world: Cast) -> dict[str, object]:
    client = world.client()
    document = Document.objects.create(
        client=client, kind="other", title="x", dated_on=TODAY, added_by=world.worker
    )
    return {"by": world.worker, "client": client, "document_id": document.pk, "kind": Paper.LEAVE}


CASES: dict[str, Case | Under] = {
    ISSUE: Case(_issued, "papers.issued", frozenset({2})),
    "papers.actions.issuing.issue": Under(ISSUE),
    "papers.actions.issuing.cancel": Under("casework.actions.papers.one_file.cancel_paper"),
    "casework.actions.papers.one_file.cancel_paper": Case(_cancelled, "papers.cancelled"),
    "papers.actions.templates.keep_template": Case(_kept, "papers.template_kept"),
    "papers.actions.templates.back_to_shipped": Case(_ended, "papers.template_ended"),
    "papers.actions.templates.set_pattern": Case(
        lambda world: _set(world, pattern="{year}-{n}"), "papers.numbering_set", TWICE
    ),
    "clients.actions.papers.refile_document": Case(_refiled, "clients.document_refiled"),
}
