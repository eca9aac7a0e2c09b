"""Prints of many in the background: one client a transaction, so that a kill loses no number and no paper."""

from __future__ import annotations

import json
import logging

from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from waystation.casework.actions.papers import many as printing
from waystation.common import scope
from waystation.papers.actions import batches
from waystation.papers.models import BatchLine, PaperBatch
from waystation.rules.calendar import add_days
from waystation.rules.law import in_force
from waystation.rules.papers import KINDS
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken

log = logging.getLogger(__name__)

#: A lost database is no fault of the print; the job starts again (seconds between).
AGAIN = RetryStrategy(max_attempts=20, wait=15, retry_exceptions=[OperationalError, InterfaceError])


@app.task(queue="prints", retry=AGAIN, pass_context=False)
@scope.everything()
def print_batch(batch_id: int) -> None:
    """Print what was ordered."""
    print_all(PaperBatch.objects.select_related("made_by__organisation").get(pk=batch_id))


def print_all(batch: PaperBatch) -> None:
    """Go on until nothing is left; what one client lacks leaves out that client alone."""
    if batch.state in {PaperBatch.State.DONE, PaperBatch.State.STOPPED}:
        return
    PaperBatch.objects.filter(pk=batch.pk).update(state=PaperBatch.State.RUNNING)
    base = str(json.loads(batch.values)["base"])
    try:
        for line in BatchLine.objects.filter(batch=batch, done=False).order_by("place"):
            _print_one(batch, line, base)
        batches.put_together(by=batch.made_by, batch=batch)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("print %s: stopped", batch.pk)
        batches.stop_batch(
            by=batch.made_by, batch=batch, error=_("程序出错，已记入日志。已出具的文书在各人的档案里。")
        )


def _print_one(batch: PaperBatch, line: BatchLine, base: str) -> None:
    by = batch.made_by
    line.batch = batch
    kind = KINDS[Paper(batch.kind)]
    try:
        printing.print_line(by=by, line=line, kind=kind, base=base, today=timezone.localdate())
    except RuleBroken as refusal:
        batches.line_printed(by=by, line=line, left_out=refusal.code)
    except Http404:
        batches.line_printed(by=by, line=line, left_out="papers.out_of_reach")


@app.periodic(cron="35 1 * * *", periodic_id="forget_prints")
@app.task(queue="prints", queueing_lock="forget_prints", pass_context=False)
@scope.everything()
def forget_prints(timestamp: int) -> None:
    """Nightly: PDFs of many that have lain long enough go."""
    today = timezone.localdate()
    kept = in_force("prints_kept_days", today).value
    assert isinstance(kept, int)  # noqa: S101 - a number of days
    batches.forget_batches(by=None, before=add_days(today, -kept))
