"""Handing messages to their channels: claim, send outside any transaction, write down what came of it."""

from __future__ import annotations

import logging

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate.contrib.django import app

from waystation.common import scope
from waystation.notices import channels
from waystation.notices.actions import sending
from waystation.rules.messages import Answer

log = logging.getLogger(__name__)

#: Messages of one run; the next minute goes on.
MOST = 500


def send_due(most: int = MOST) -> int:
    """Send what is due, at most so many: how many were handed to a channel.

    A kill between handing over and writing down leaves the message claimed: it is not sent again by itself,
    except where the gateway drops a second one with the same key.
    """
    handed = 0
    for _each in range(most):
        claimed = sending.claim(by=None, now=timezone.now())
        if claimed is None:
            break
        if claimed.outgoing is not None:
            answer, detail = _handed_over(claimed.outgoing)
            sending.record_answer(
                by=None, outgoing=claimed.outgoing, answer=answer, detail=detail, now=timezone.now()
            )
            handed += 1
    return handed


def _handed_over(outgoing: sending.Outgoing) -> tuple[Answer, str]:
    try:
        return channels.hand_over(outgoing)
    except (OperationalError, InterfaceError):
        raise
    except Exception as trouble:  # noqa: BLE001 - a library of many channels; its words may hold an address
        log.error("message %s: %s", outgoing.message_id, type(trouble).__name__)  # noqa: TRY400
        return Answer.NO_ANSWER, type(trouble).__name__[:30]


@app.periodic(cron="* * * * *", periodic_id="messages")
@app.task(queue="messages", queueing_lock="messages", pass_context=False)
@scope.everything()
def send_messages(timestamp: int) -> None:
    """Every minute; outside the hours at which messages go nothing is sent."""
    send_due()
