"""Claiming a message, and writing down what came of it; in between ``jobs`` sends it, in no transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.notices.models import Delivery, Message, Route
from waystation.notices.queries import ways
from waystation.rules.messages import (
    AFTER_ANSWER,
    Answer,
    Channel,
    MessageCode,
    MessageState,
    Reason,
    goes_on_paper,
    next_try,
)

#: How long a claim holds (seconds): longer than any channel may take to answer.
CLAIM = 120


@dataclass(frozen=True)
class Outgoing:
    """What is handed to a channel, outside the database. ``target`` empty: the test channel."""

    message_id: int
    key: str
    channel: Channel
    to: str = field(repr=False)
    text: str
    target: str = field(repr=False)
    route_id: int | None


@dataclass(frozen=True)
class Claimed:
    """One message looked at. ``outgoing`` None: it does not go by itself, or not now."""

    outgoing: Outgoing | None


@transaction.atomic
def claim(*, by: User | None, now: datetime) -> Claimed | None:
    """Take the next message that is due; None when nothing is left. Of two workers each gets another one.

    A claim that ran out is taken again only where the gateway drops a second message with the same key, after
    the same waits as any other try.
    """
    ours = Q(state=MessageState.WAITING) | Q(
        state=MessageState.CLAIMED, claimed_until__lt=now, route__takes_key=True, route__is_on=True
    )
    rows = Message.objects.select_related("client", "kin", "account").order_by("not_before", "pk")
    due = rows.filter(ours, not_before__lte=now).exclude(
        state=MessageState.CLAIMED, last_code=Reason.CANCELLED
    )
    row = due.select_for_update(of=("self",), skip_locked=True).first()
    if row is None:
        return None
    if row.state == MessageState.CLAIMED:
        return _claim_again(by, row, now)
    if row.not_after is not None and row.not_after <= now:
        return _settled(by, row, MessageState.WITHDRAWN, Reason.TOO_LATE, now)
    way = ways.way_of(row, timezone.localtime(now))
    if isinstance(way, Reason):
        return _without_way(by, row, way, now)
    if isinstance(way, datetime):
        row.not_before = way
        row.save(update_fields=["not_before"])
        audit.record(by, "notices.message_put_off", row, client_id=row.client_id)
        return Claimed(None)
    return _claimed(by, row, way, now)


def _claim_again(by: User | None, row: Message, now: datetime) -> Claimed:
    """Through the same gateway only, which knows the key; where that is not open, or after as many tries as
    any message has, a person must look."""
    way = ways.way_of(row, timezone.localtime(now))
    too_late = row.not_after is not None and row.not_after <= now
    if isinstance(way, datetime) and not too_late:
        row.claimed_until = way
        row.save(update_fields=["claimed_until"])
        audit.record(by, "notices.message_put_off", row, client_id=row.client_id)
        return Claimed(None)
    given_up = next_try(row.tries, now) is None
    if too_late or given_up or not isinstance(way, ways.Way) or way.route != row.route:
        row.route = None
        row.save(update_fields=["route"])
        audit.record(by, "notices.message_not_known", row, client_id=row.client_id)
        return Claimed(None)
    return _claimed(by, row, way, now)


def _claimed(by: User | None, row: Message, way: ways.Way, now: datetime) -> Claimed:
    row.state = MessageState.CLAIMED.value
    row.claimed_until, row.tries = now + timedelta(seconds=CLAIM), row.tries + 1
    row.channel, row.route, row.last_code = way.channel.value, way.route, ""
    row.save(update_fields=["state", "claimed_until", "tries", "channel", "route", "last_code"])
    audit.record(by, "notices.message_claimed", row, client_id=row.client_id, channel=row.channel)
    return Claimed(
        Outgoing(
            message_id=row.pk,
            key=row.key,
            channel=way.channel,
            to=way.to,
            text=ways.text_of(row, way.route),
            target=way.route.target if way.route else "",
            route_id=way.route.pk if way.route else None,
        )
    )


def _without_way(by: User | None, row: Message, reason: Reason, now: datetime) -> Claimed:
    """Nobody may or can be written to: onto paper where that is of use and allowed, else withdrawn."""
    to_paper = goes_on_paper(MessageCode(row.code)) or ways.wants_letters(row)
    lawful = reason in {Reason.NO_CONSENT, Reason.NO_ADDRESS} and row.account_id is None
    if lawful and to_paper and ways.may_be_told(row):
        return _settled(by, row, MessageState.TO_PRINT, reason, now)
    return _settled(by, row, MessageState.WITHDRAWN, reason, now)


def _settled(by: User | None, row: Message, state: MessageState, reason: Reason, now: datetime) -> Claimed:
    row.state, row.last_code, row.settled_at, row.claimed_until = state.value, reason.value, now, None
    row.channel = Channel.LETTER.value if state is MessageState.TO_PRINT else row.channel
    row.save(update_fields=["state", "last_code", "settled_at", "claimed_until", "channel"])
    audit.record(by, "notices.message_kept", row, client_id=row.client_id, state=row.state, why=reason.value)
    return Claimed(None)


@transaction.atomic
def record_answer(
    *, by: User | None, outgoing: Outgoing, answer: Answer, detail: str, now: datetime
) -> Message:
    """What a channel answered: one line of the log, and what the message is from now on.

    A message that a person settled meanwhile stays as the person said; the line is added all the same.
    """
    row = Message.objects.select_for_update(of=("self",)).get(pk=outgoing.message_id)
    Delivery.objects.create(
        message=row,
        at=now,
        channel=outgoing.channel.value,
        route_id=outgoing.route_id,
        answer=answer.value,
        detail=detail[:30],
    )
    if row.state == MessageState.CLAIMED:
        _move_on(row, answer, now)
    audit.record(
        by, "notices.message_answered", row, client_id=row.client_id, answer=answer.value, state=row.state
    )
    return row


def _move_on(row: Message, answer: Answer, now: datetime) -> None:
    state = AFTER_ANSWER[answer]
    was_cancelled, row.last_code = row.last_code == Reason.CANCELLED, answer.value
    if state is MessageState.CLAIMED:
        row.claimed_until = now  # nothing to wait for: from now on it is not known
        row.not_before = next_try(row.tries, now) or row.not_before
        row.last_code = Reason.CANCELLED.value if was_cancelled else row.last_code
    elif state is MessageState.WAITING and was_cancelled:
        state, row.last_code = MessageState.WITHDRAWN, Reason.CANCELLED.value
        row.claimed_until, row.settled_at = None, now
    elif state is MessageState.WAITING:
        later = next_try(row.tries, now)
        row.claimed_until = None
        if later is not None:
            row.not_before = later
        elif goes_on_paper(MessageCode(row.code)) and row.client_id is not None:
            state, row.channel = MessageState.TO_PRINT, Channel.LETTER.value
        else:
            state = MessageState.FAILED
    else:
        row.claimed_until, row.settled_at = None, now
    row.state = state.value
    row.save(update_fields=["state", "last_code", "claimed_until", "not_before", "settled_at", "channel"])


@transaction.atomic
def record_route_test(*, by: User, route: Route, answer: Answer, now: datetime) -> Route:
    """What came of a test message of a channel to the administrator's own address."""
    row = Route.objects.select_for_update(of=("self",)).get(pk=route.pk)
    row.tested_at, row.tested_answer = now, answer.value
    row.save(update_fields=["tested_at", "tested_answer"])
    audit.record(by, "notices.route_tested", row, answer=answer.value)
    return row
