"""One kind printed for many: ordered, printed one by one, put together, taken, and gone after some days."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.common import crypto
from waystation.papers.access import must_batch
from waystation.papers.actions.issuing import Opened
from waystation.papers.models import BatchLine, IssuedPaper, PaperBatch
from waystation.papers.rendering import pages
from waystation.rules.papers import PaperKind

#: The additional data under which the PDFs of a batch, and of one line of it, are sealed.
WHOLE, LINE = "papers.paperbatch.content", "papers.batchline.content"
_ISSUED = "papers.issuedpaper.content"


@transaction.atomic
def order_batch(
    *,
    by: User,
    kind: PaperKind,
    clients: Iterable[Client],
    issues: bool,
    base: str,
    today: date,
    form_key: UUID,
) -> PaperBatch:
    """Write down what is to be printed for whom; the same form twice is one order."""
    held = PaperBatch.objects.filter(form_key=form_key, made_by=by).first()
    if held is not None:
        return held
    batch = PaperBatch.objects.create(
        kind=kind.paper,
        issues=issues,
        values=json.dumps({"base": base}),
        made_by=by,
        made_on=today,
        form_key=form_key,
    )
    lines = [BatchLine(batch=batch, client=client, place=place) for place, client in enumerate(clients, 1)]
    BatchLine.objects.bulk_create(lines)
    audit.record(by, "papers.batch_ordered", batch, kind=kind.paper, n=len(lines), issues=issues)
    return batch


@transaction.atomic
def line_printed(
    *, by: User, line: BatchLine, content: bytes = b"", paper: IssuedPaper | None = None, left_out: str = ""
) -> None:
    """One client of the batch has been dealt with; what was printed and for whom stands in its own entry."""
    line.done, line.paper, line.left_out = True, paper, left_out
    line.content = crypto.encrypt_bytes(content, column=LINE) if content else None
    line.save(update_fields=["done", "paper", "left_out", "content"])
    if left_out:
        audit.record(by, "papers.left_out", line, client_id=line.client_id, why=left_out)


@transaction.atomic
def put_together(*, by: User, batch: PaperBatch) -> None:
    """Everything is dealt with: one PDF of all, in their order."""
    lines = BatchLine.objects.filter(batch=batch, left_out="").select_related("paper").order_by("place")
    parts = [_opened(line) for line in lines]
    content = pages.joined(parts) if parts else b""
    batch.content = crypto.encrypt_bytes(content, column=WHOLE) if content else None
    batch.size_bytes, batch.state = len(content), PaperBatch.State.DONE
    batch.save(update_fields=["content", "size_bytes", "state"])
    BatchLine.objects.filter(batch=batch).update(content=None)
    audit.record(by, "papers.batch_done", batch, n=len(parts))


def _opened(line: BatchLine) -> bytes:
    if line.paper is not None:
        return crypto.decrypt_bytes(bytes(line.paper.content), column=_ISSUED)
    return crypto.decrypt_bytes(bytes(line.content or b""), column=LINE)


@transaction.atomic
def stop_batch(*, by: User, batch: PaperBatch, error: str) -> None:
    """It cannot go on; the sentence says why. What was issued stays issued."""
    batch.state, batch.error = PaperBatch.State.STOPPED, error[:100]
    batch.save(update_fields=["state", "error"])
    audit.record(by, "papers.batch_stopped", batch)


@transaction.atomic
def take_batch(*, by: User, batch_id: int) -> Opened | None:
    """The PDF of all, for who ordered it; None while there is none. The record keeps that it was taken."""
    batch = must_batch(by, batch_id)
    if not batch.size_bytes:
        return None
    audit.record(by, "papers.batch_taken", batch, kind=batch.kind)
    return Opened(
        crypto.decrypt_bytes(bytes(batch.content or b""), column=WHOLE), f"{batch.kind}-{batch.pk}.pdf"
    )


@transaction.atomic
def forget_batches(*, by: User | None, before: date) -> None:
    """PDFs of many that were ordered before this day go; the issued papers in them stay in their files."""
    gone = list(PaperBatch.objects.filter(made_on__lt=before, size_bytes__gt=0).defer("content"))
    for batch in gone:
        batch.content, batch.size_bytes = None, 0
        batch.save(update_fields=["content", "size_bytes"])
        audit.record(by, "papers.batch_forgotten", batch)
