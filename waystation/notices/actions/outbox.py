"""What a person makes of a message that did not go by itself, or of which nobody knows whether it went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.notices import access
from waystation.notices.models import Delivery, Message
from waystation.notices.queries import ways
from waystation.rules.messages import BY_PERSON, Answer, Channel, MessageState, Reason, open_from
from waystation.rules.problems import RuleBroken


@transaction.atomic
def settle(*, by: User, message: Message, to: MessageState, now: datetime) -> Message:
    """Send again, say that it went, print, or take back. The same twice is once.

    Raises Http404, and RuleBroken ``messages.settled`` (no longer possible), ``messages.moment`` (it is just
    being sent), ``messages.over`` (the day it speaks of is past), ``messages.kin_not_agreed`` (paper for a
    relative whom the client does not agree to contact).
    """
    row = access.must_message(by, message.pk, lock=True)
    if row.state == to:
        return row
    if to not in BY_PERSON[MessageState(row.state)]:
        raise RuleBroken("messages.settled")
    if row.claimed_until is not None and row.claimed_until > now:
        raise RuleBroken("messages.moment")
    if to is MessageState.TO_PRINT and not ways.may_be_told(row):
        raise RuleBroken("messages.kin_not_agreed")
    if to is MessageState.WAITING:
        _again(row, now)
    else:
        _settled(row, to, now)
    audit.record(by, "notices.message_settled", row, client_id=row.client_id, state=to.value)
    return row


def _again(row: Message, now: datetime) -> None:
    """From the beginning, with all its tries."""
    if row.not_after is not None and row.not_after <= now:
        raise RuleBroken("messages.over")
    row.state, row.tries, row.claimed_until = MessageState.WAITING.value, 0, None
    row.not_before, row.last_code, row.settled_at = open_from(timezone.localtime(now)), "", None
    row.save(update_fields=["state", "tries", "claimed_until", "not_before", "last_code", "settled_at"])


def _settled(row: Message, to: MessageState, now: datetime) -> None:
    row.state, row.claimed_until, row.settled_at = to.value, None, now
    if to is not MessageState.PRINTED:
        row.last_code = Reason.BY_PERSON.value
    if to in {MessageState.TO_PRINT, MessageState.PRINTED}:
        row.channel = Channel.LETTER.value
    row.save(update_fields=["state", "claimed_until", "settled_at", "last_code", "channel"])
    if to is MessageState.PRINTED:
        Delivery.objects.create(
            message=row, at=now, channel=Channel.LETTER.value, answer=Answer.PRINTED.value
        )


@transaction.atomic
def printed(*, by: User, ids: Iterable[int], now: datetime) -> int:
    """These were printed and are on their way: how many. What was settled meanwhile stays as it is."""
    visible = access.messages_visible_to(by).filter(ways.on_paper(), pk__in=sorted(ids))
    rows = list(visible.order_by("pk").select_for_update(of=("self",)))
    for row in rows:
        _settled(row, MessageState.PRINTED, now)
        audit.record(
            by, "notices.message_settled", row, client_id=row.client_id, state=MessageState.PRINTED.value
        )
    return len(rows)
