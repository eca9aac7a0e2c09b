"""One kind of paper for many clients."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.casework.actions.papers import one_file as file_papers
from waystation.casework.background import defer_print
from waystation.casework.papers.index import MOST_AT_ONCE
from waystation.clients.access import visible_to
from waystation.papers.actions import batches
from waystation.papers.models import BatchLine, Form, PaperBatch
from waystation.rules.papers import PaperKind
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def order_prints(
    *,
    by: User,
    kind: PaperKind,
    client_ids: Sequence[int],
    issues: bool,
    base: str,
    today: date,
    form_key: UUID,
) -> PaperBatch:
    """Order the print; it runs in the background. Files out of reach are left out without a word.

    Raises RuleBroken ``papers.nobody``, ``papers.too_many``.
    """
    if len(client_ids) > MOST_AT_ONCE:
        raise RuleBroken("papers.too_many", most=MOST_AT_ONCE)
    clients = list(visible_to(by, Verb.ISSUE_PAPERS).filter(pk__in=client_ids).order_by("pinyin", "pk"))
    if not clients:
        raise RuleBroken("papers.nobody")
    batch = batches.order_batch(
        by=by, kind=kind, clients=clients, issues=issues, base=base, today=today, form_key=form_key
    )
    if batch.state == PaperBatch.State.WAITING:
        defer_print(batch)
    return batch


@transaction.atomic
def print_line(*, by: User, line: BatchLine, kind: PaperKind, base: str, today: date) -> None:
    """Print for one client of the batch. Done again after a kill, it is the same paper with the same number.

    Raises RuleBroken or Http404: the caller writes down that the client was left out.
    """
    if line.batch.issues:
        paper = file_papers.issue_paper(
            by=by,
            client=line.client,
            kind=kind,
            typed={},
            base=base,
            today=today,
            form_key=uuid.uuid5(line.batch.form_key, str(line.client_id)),
        )
        batches.line_printed(by=by, line=line, paper=paper)
        return
    opened = file_papers.print_draft(
        by=by, client=line.client, kind=kind, typed={}, form=Form.TYPST, today=today
    )
    batches.line_printed(by=by, line=line, content=opened.content)
