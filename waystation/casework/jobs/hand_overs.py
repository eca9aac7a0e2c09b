"""Hand-overs in the background: a chunk to a transaction, so that a kill loses nothing and blocks nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from waystation.accounts.models import User
from waystation.casework.actions.team import hand_over as actions
from waystation.casework.models import HandOver
from waystation.common import scope

log = logging.getLogger(__name__)

#: Files per transaction.
CHUNK = 50
#: A lost database is no fault of the hand-over; the job starts again (seconds between).
AGAIN = RetryStrategy(max_attempts=20, wait=15, retry_exceptions=[OperationalError, InterfaceError])


def _held(hand_over_id: int) -> HandOver:
    return HandOver.objects.select_related("made_by", "undone_by", "worker").get(pk=hand_over_id)


@app.task(queue="hand_overs", retry=AGAIN, pass_context=False)
@scope.everything()
def move(hand_over_id: int) -> None:
    """Carry an ordered hand-over out."""
    move_all(_held(hand_over_id))


def move_all(held: HandOver, *, chunk: int = CHUNK) -> None:
    """Move until nothing is left; what breaks stops it with a sentence, and it can be taken up again."""
    by = held.made_by
    _until_done(
        held,
        by,
        lambda: actions.move_chunk(
            by=by, hand_over=held, size=chunk, today=timezone.localdate(), now=timezone.now()
        ),
    )


@app.task(queue="hand_overs", retry=AGAIN, pass_context=False)
@scope.everything()
def undo(hand_over_id: int) -> None:
    """Take a hand-over back."""
    held = _held(hand_over_id)
    by = held.undone_by or held.made_by
    _until_done(
        held,
        by,
        lambda: actions.undo_part(by=by, hand_over=held, today=timezone.localdate(), now=timezone.now()),
    )


def _until_done(held: HandOver, by: User, step: Callable[[], bool]) -> None:
    try:
        while not step():
            pass
    except (OperationalError, InterfaceError):
        raise
    except Http404:
        log.warning("hand-over %s: its head no longer reaches the files", held.pk)
        _stop(held, _("办理人已经没有这些档案的权限，请另一位站长接着办理。"))
    except Exception:
        log.exception("hand-over %s: stopped", held.pk)
        _stop(held, _("程序出错，已记入日志。已移交的都是完整的，可以继续。"))


def _stop(held: HandOver, error: str) -> None:
    actions.fail_hand_over(by=None, hand_over=held, error=error)
