"""Issued papers for tests that need one to exist; what it says is nobody's."""

from __future__ import annotations

import datetime as dt
import io
import itertools
from uuid import uuid4

import pikepdf

from tests.make import make_organisation
from waystation.accounts.models import Organisation, User
from waystation.clients.models import Client
from waystation.common import crypto
from waystation.papers.actions.issuing import COLUMN
from waystation.papers.models import IssuedPaper
from waystation.rules.people import Paper

_numbers = itertools.count(1)


def empty_pdf() -> bytes:
    """One white page."""
    pdf, kept = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(kept)
    return kept.getvalue()


EMPTY = empty_pdf()


def make_paper(
    client: Client,
    by: User,
    *,
    kind: Paper = Paper.AGREEMENT,
    office: Organisation | None = None,
    content: bytes = EMPTY,
    issued_on: dt.date = dt.date(2026, 10, 12),
    **values: object,
) -> IssuedPaper:
    """A row alone, without the bytes of a real paper unless they are given."""
    n = next(_numbers)
    return IssuedPaper.objects.create(
        **{
            "client": client,
            "organisation": office or by.organisation or make_organisation(area=client.area),
            "kind": kind,
            "year": issued_on.year,
            "sequence": n,
            "number": f"协议书〔{issued_on.year}〕第{n}号",
            "issued_on": issued_on,
            "issued_by": by,
            "facts": '{"name": "x"}',
            "digest": "0" * 64,
            "content": crypto.encrypt_bytes(content, column=COLUMN),
            "size_bytes": len(content),
            "pages": 1,
            "check_id": uuid4(),
            "form_key": uuid4(),
            **values,
        }
    )
