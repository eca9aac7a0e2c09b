"""Handing messages to their channels: claim, send outside any transaction, write down what came of it."""

from __future__ import annotations

import base64
import logging
from time import monotonic

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate.contrib.django import app

from waystation.accounts.models import User
from waystation.common import crypto, scope
from waystation.notices import background, channels
from waystation.notices.actions import sending
from waystation.notices.models import Route
from waystation.rules.messages import Answer, Channel, Language, MessageCode, compose

log = logging.getLogger(__name__)

#: Messages of one run; the next minute goes on.
MOST = 500
#: Seconds after which a run begins no other message: behind a gateway that keeps silent the one worker would
#: do nothing else for hours.
LONGEST = 50


def send_due(most: int = MOST) -> int:
    """Send what is due, at most so many: how many were handed to a channel.

    A kill between handing over and writing down leaves the message claimed: it is not sent again by itself,
    except where the gateway drops a second one with the same key.
    """
    handed, ends = 0, monotonic() + LONGEST
    for _each in range(most):
        if monotonic() > ends:
            break
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


@app.task(queue="messages", pass_context=False)
@scope.everything()
def try_route(route_id: int, by_id: int, to: str) -> None:
    """A test message of a channel to the administrator who asked, and what came of it."""
    route = Route.objects.select_related("area").get(pk=route_id)
    by = User.objects.get(pk=by_id)
    outgoing = sending.Outgoing(
        message_id=0,
        key=f"test:{route_id}:{timezone.now().timestamp():.0f}",
        channel=Channel(route.channel),
        to=crypto.decrypt(base64.b64decode(to), column=background.TO),
        text=compose(MessageCode.CALL_US, {}, Language.CHINESE, sender=route.sender),
        target=route.target,
        route_id=route.pk,
    )
    answer, _detail = _handed_over(outgoing)
    sending.record_route_test(by=by, route=route, answer=answer, now=timezone.now())
