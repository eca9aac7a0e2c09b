"""The nightly pass: every file's obligations brought up to the day, restartable."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate.contrib.django import app

from waystation.casework.actions import obligations
from waystation.casework.actions.team import covers, leaving
from waystation.casework.jobs.sealing import seal_due
from waystation.casework.models import NightlyPass
from waystation.clients.actions import passes
from waystation.common import scope
from waystation.points.jobs.batches import expire_all
from waystation.points.jobs.releasing import release_due

log = logging.getLogger(__name__)

#: Files per transaction: few enough that nobody waits long for a locked file.
BATCH = 200


@dataclass(frozen=True, slots=True)
class NightlyResult:
    """What the pass of a day has done so far. ``failed``: ids of the files that could not be computed."""

    clients: int
    changed: int
    failed: tuple[int, ...]


def refresh_all(*, today: date, now: datetime, batch_size: int = BATCH) -> NightlyResult:
    """Bring every file's obligations up to ``today``, a batch to a transaction.

    Restartable: files done today are not done again (``actions.obligations.refresh_batch``). A batch that
    breaks is gone through file by file; a file that breaks is set aside, logged and reported, and the others
    go on. A lost database ends the pass with its error: it is no file's fault, and the next start goes on.
    """
    one_by_one = 0
    finished = False
    while not finished:
        try:
            finished = obligations.refresh_batch(
                by=None, today=today, now=now, size=1 if one_by_one else batch_size
            )
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            if not one_by_one:
                log.warning("nightly: a batch broke, going file by file")
                one_by_one = batch_size
                continue
            client_id = obligations.set_aside_next(by=None, today=today)
            log.exception("nightly: file %s could not be computed", client_id)
        one_by_one = max(0, one_by_one - 1)
    passes.forget_ended_passes(by=None, now=now)
    held = NightlyPass.objects.get(on=today)
    return NightlyResult(held.clients, held.changed, tuple(held.failed))


@app.periodic(cron="5 0 * * *", periodic_id="nightly")
@app.task(queue="nightly", queueing_lock="nightly", pass_context=False)
@scope.everything()
def nightly(timestamp: int) -> None:
    """Shortly after midnight; ``timestamp`` is the planned moment, the day is the clock's when it runs."""
    now = timezone.now()
    today = timezone.localdate(now)
    covers.tell_over(by=None, today=today)
    leaving.tell_ending(by=None, today=today)
    refresh_all(today=today, now=now)
    expire_all(today=today, now=now)
    release_due(today=today, now=now)
    seal_due(by=None, today=today)
