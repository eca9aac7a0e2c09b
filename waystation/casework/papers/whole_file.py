"""The whole file as one PDF: cover, index with page numbers, issued papers, scans, in the order of the
slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import override

from waystation.accounts.models import User
from waystation.casework.papers import index as index_queries
from waystation.clients.models import Client, Document
from waystation.clients.rows import SCAN_COLUMN
from waystation.common import crypto
from waystation.papers.access import issuing_office
from waystation.papers.actions.issuing import COLUMN
from waystation.papers.models import IssuedPaper
from waystation.papers.queries import PRINTED
from waystation.papers.rendering import pages, typeset
from waystation.rules.problems import RuleBroken

from .common import Teller, common, day

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Made:
    """The PDF and how many pages it has."""

    content: bytes
    pages: int


@dataclass(frozen=True)
class _Part:
    """One paper of the file: the line of the index, and its pages; none where only the original exists."""

    place: str
    slot: str
    title: str
    on: str
    state: str
    content: bytes = b""


def made(user: User, client: Client, today: date) -> Made:
    """Every paper that holds. Raises RuleBroken ``papers.file_too_large``, ``papers.no_office``."""
    with override(PRINTED):
        parts = list(_parts(client))
        if sum(len(part.content) for part in parts) > settings.UPLOAD_MAX_BYTES:
            raise RuleBroken("papers.file_too_large", most=settings.UPLOAD_MAX_BYTES // _MEGABYTE)
        facts = {**common(Teller(user, client, today)), "office": issuing_office(user, client).name}
        counted = [pages.count(part.content) if part.content else 0 for part in parts]
        front = _front(facts, parts, counted, 0)
        front = _front(facts, parts, counted, pages.count(front))
    content = pages.joined([front, *(part.content for part in parts if part.content)])
    return Made(content, pages.count(front) + sum(counted))


def _parts(client: Client) -> Iterator[_Part]:
    for slot in index_queries.index(client):
        if not slot.issued and not slot.kept:
            yield _Part(str(slot.place), slot.title, "", "", slot.state_words)
        for paper in reversed(slot.issued):
            yield _Part(
                str(slot.place),
                slot.title,
                paper.number,
                day(paper.issued_on),
                slot.state_words,
                _issued(paper),
            )
        for document in reversed(slot.kept):
            yield _kept(str(slot.place), slot.title, slot.state_words, document)
    for document in index_queries.loose(client):
        yield _kept("附", "其他材料", "", document)


def _issued(paper: IssuedPaper) -> bytes:
    return crypto.decrypt_bytes(bytes(paper.content), column=COLUMN)


def _kept(place: str, slot: str, state: str, document: Document) -> _Part:
    scan = b""
    if document.size_bytes:
        scan = crypto.decrypt_bytes(bytes(document.content or b""), column=SCAN_COLUMN)
        if document.content_type != "application/pdf":
            scan = pages.of_picture(scan)
    place_of_original = f"（原件：{document.paper_place}）" if document.paper_place else ""
    return _Part(place, slot, document.title + place_of_original, day(document.dated_on), state, scan)


def _front(facts: Mapping[str, object], parts: list[_Part], counted: list[int], before: int) -> bytes:
    """Cover and index; ``before``: how many pages they take themselves."""
    at, rows = before + 1, []
    for part, count in zip(parts, counted, strict=True):
        rows.append(
            {
                "place": part.place,
                "slot": part.slot,
                "title": part.title,
                "on": part.on,
                "state": part.state,
                "page": str(at) if count else "",
            }
        )
        at += count
    return typeset.pdf(typeset.shipped("whole_file"), {**facts, "rows": rows, **_PLAIN})


_PLAIN = {"title": "学员档案", "number": "", "mark": "", "foot": "", "glyphs": "", "qr": ""}
