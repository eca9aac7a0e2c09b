"""What a withdrawn fact had brought: a second person takes it back with a reason, or leaves it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.points.access import schemes as access
from waystation.points.actions import ledger
from waystation.points.models import Correction, Posting
from waystation.rules.problems import RuleBroken


@transaction.atomic
def decide(*, by: User, correction: Correction, takes_back: bool, words: str, at: datetime) -> Correction:
    """Take the points back by a counter-entry, or leave them with the client. Decided once.

    Raises Http404, RuleBroken ``points.correction_second``, and those of ``ledger.undo`` (no reason; spent
    meanwhile: then they are left).
    """
    rows = access.corrections(by).select_for_update(of=("self",)).select_related("proposed_by")
    row = rows.filter(pk=correction.pk).first()
    if row is None:
        raise Http404
    if row.decided_at is not None:
        return row
    if row.proposed_by_id == by.pk:
        raise RuleBroken("points.correction_second")
    if takes_back:
        counter = ledger.undo(
            by=by, posting=row.posting_id, second=row.proposed_by, reason=words,
            on=timezone.localdate(at), at=at,
        )  # fmt: skip
        row.counter = Posting.objects.get(pk=counter.posting)
    row.decided_by, row.decided_at = by, at
    row.save(update_fields=["decided_by", "decided_at", "counter"])
    audit.record(by, "points.correction_decided", row, client_id=row.client_id, back=takes_back)
    return row
