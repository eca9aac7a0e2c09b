"""Rosters in the background: reading big files, writing, marking, undoing, forgetting."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from waystation.accounts.models import User
from waystation.casework.actions import rosters
from waystation.casework.models import RosterBatch
from waystation.casework.queries.rosters import batches, reading
from waystation.casework.roster.marked import marked_workbook
from waystation.casework.roster.sentences import RosterUnreadable
from waystation.common import scope
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken

log = logging.getLogger(__name__)

#: Rows per transaction: a registration elsewhere waits no longer than one of these for its file number.
CHUNK = 500
#: A lost database is no fault of the batch; the job starts again (seconds between).
AGAIN = RetryStrategy(max_attempts=20, wait=15, retry_exceptions=[OperationalError, InterfaceError])


def _batch(batch_id: int) -> RosterBatch:
    rows = RosterBatch.objects.defer("content", "marked")
    return rows.select_related("area", "made_by", "confirmed_by", "undone_by").get(pk=batch_id)


@app.task(queue="rosters", retry=AGAIN, pass_context=False)
@scope.everything()
def read(batch_id: int) -> None:
    """Read a big file for its preview."""
    batch = _batch(batch_id)
    try:
        rosters.read_batch(by=batch.made_by, batch=batch)
    except RosterUnreadable as problem:
        rosters.fail_batch(by=batch.made_by, batch=batch, error=str(problem))
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("roster %s: could not be read", batch.pk)
        rosters.fail_batch(by=batch.made_by, batch=batch, error=_("程序出错，已记入日志。"))


@app.task(queue="rosters", retry=AGAIN, pass_context=False)
@scope.everything()
def write(batch_id: int) -> None:
    """Write a confirmed batch."""
    write_batch(_batch(batch_id))


def write_batch(
    batch: RosterBatch, *, chunk: int = CHUNK, told: Callable[[RosterBatch], None] | None = None
) -> None:
    """Write until nothing is left, a chunk to a transaction; ``told`` after each.

    A chunk that breaks is gone through row by row; the row that breaks it stops the import, and the batch
    says which row it was. A lost database is raised: no row is to blame, and the job starts again.
    """
    by = batch.confirmed_by or batch.made_by
    one_by_one = 0
    while True:
        now = timezone.now()
        try:
            finished = rosters.write_chunk(
                by=by,
                batch=batch,
                size=1 if one_by_one else chunk,
                today=timezone.localdate(now),
                now=now,
            )
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            if not one_by_one and chunk > 1:
                log.warning("roster %s: a chunk broke, going row by row", batch.pk)
                one_by_one = chunk
                continue
            log.exception("roster %s: a row could not be written", batch.pk)
            _stopped(by, batch, error)
            return
        one_by_one = max(0, one_by_one - 1)
        if told is not None:
            told(batch)
        if finished:
            return


def _stopped(by: User, batch: RosterBatch, error: Exception) -> None:
    rows = batch.entries.filter(done=False, choice__in=[batches.Choice.NEW, batches.Choice.SAME])
    row = rows.exclude(choice=batches.Choice.SAME, takes=[]).order_by("row").first()
    said = (
        sentence(error.code, error.params) if isinstance(error, RuleBroken) else _("程序出错，已记入日志。")
    )
    if row is not None:
        read_row = batches.row_data(row)
        place = {"sheet": read_row.sheet, "row": read_row.excel_row, "said": said}
        said = _("工作表“%(sheet)s”第%(row)s行没有写入：%(said)s") % place
    rosters.fail_batch(by=by, batch=batch, error=said)


@app.task(queue="rosters", retry=AGAIN, pass_context=False)
@scope.everything()
def mark(batch_id: int) -> None:
    """Make the marked workbook of a big file."""
    batch = _batch(batch_id)
    if batches.content(batch):
        rosters.set_marked(by=batch.made_by, batch=batch, content=marked(batch))


def marked(batch: RosterBatch) -> bytes:
    """The batch's workbook with its problems marked."""
    data = batches.content(batch)
    roster, _mapping = reading.read(batch, data)
    out = io.BytesIO()
    marked_workbook(data, roster, out)
    return out.getvalue()


@app.task(queue="rosters", retry=AGAIN, pass_context=False)
@scope.everything()
def undo(batch_id: int) -> None:
    """Take a batch back."""
    batch = _batch(batch_id)
    by, now = batch.undone_by or batch.made_by, timezone.now()
    try:
        rosters.undo_now(by=by, batch=batch, today=timezone.localdate(now), now=now)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("roster %s: could not be undone", batch.pk)
        rosters.fail_batch(by=by, batch=batch, error=_("没有撤销：程序出错，已记入日志。档案保持不变。"))


@app.periodic(cron="20 * * * *", periodic_id="forget_rosters")
@app.task(queue="rosters", queueing_lock="forget_rosters", pass_context=False)
@scope.everything()
def forget(timestamp: int) -> None:
    """Hourly: files and rows that nobody needs any more go."""
    now = timezone.now()
    for batch in batches.forgettable(now):
        rosters.forget_batch(by=None, batch=batch, now=now)
