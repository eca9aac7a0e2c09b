"""Writing a message down in the transaction of what it tells of. Nothing is sent here (``jobs``)."""

from __future__ import annotations

import json
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client, Kin
from waystation.common.reading import statements
from waystation.notices.models import Message
from waystation.rules.messages import (
    Language,
    MessageCode,
    MessageState,
    Reason,
    check_params,
    open_from,
)

#: A key withdrawn before it went anywhere may be used again (an appointment moved there and back): the log
#: knows of no channel that took the message, or may have.
_ENQUEUE = """
INSERT INTO notices_message (client_id, kin_id, account_id, code, params, language, key, not_before,
                             not_after, state, channel, tries, last_code, made_by_id, made_at)
VALUES (%s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s, 'waiting', '', 0, '', %s, now())
ON CONFLICT (key) DO UPDATE SET state = 'waiting', params = excluded.params, last_code = '',
                                tries = 0, settled_at = NULL,
                                not_before = excluded.not_before, not_after = excluded.not_after
      WHERE notices_message.state = 'withdrawn'
        AND NOT EXISTS (SELECT FROM notices_delivery d WHERE d.message_id = notices_message.id
                           AND d.answer IN ('accepted', 'no_answer', 'printed'))
RETURNING id
"""


@transaction.atomic(savepoint=False)
def enqueue(
    *,
    by: User | None,
    code: MessageCode,
    key: str,
    not_before: datetime,
    client: Client | None = None,
    kin: Kin | None = None,
    account: User | None = None,
    not_after: datetime | None = None,
    language: Language = Language.CHINESE,
    **params: object,
) -> bool:
    """Put a message into the outbox, in the caller's transaction: whether it is new. A ``key`` goes once.

    To ``client``, to a relative ``kin`` of that file, or to a colleague's ``account``. ``not_before`` is
    moved to the next hour at which messages go; ``not_after``: then it is of no use any more. ``params``:
    days, times and numbers for the places of ``code`` (``rules.messages.PLACES``), never text.

    The caller has reached the client. Whether it goes, and by which way, is decided when it goes: by what
    the person agreed to then. Raises RuleBroken ``messages.param``.
    """
    kept = check_params(code, params)
    values = [
        client.pk if client else None,
        kin.pk if kin else None,
        account.pk if account else None,
        code.value,
        json.dumps(kept),
        language.value,
        key,
        open_from(timezone.localtime(not_before)),
        not_after,
        by.pk if by else None,
    ]
    found = statements.rows(_ENQUEUE, values)
    if not found:
        return False
    row = Message(pk=found[0][0])
    audit.record(by, "notices.message_waits", row, client_id=client.pk if client else None, code=code.value)
    return True


@transaction.atomic(savepoint=False)
def withdraw(*, by: User | None, client: Client, prefix: str) -> int:
    """What it told of does not hold any more: messages whose key begins so do not go. How many there were.

    What is just being sent goes, but is not tried again; what went stays, and the caller may send word that
    it is off.
    """
    standing = [MessageState.WAITING, MessageState.TO_PRINT, MessageState.FAILED, MessageState.CLAIMED]
    mine = Message.objects.filter(Q(key=prefix) | Q(key__startswith=f"{prefix}:"), client=client)
    rows = list(mine.filter(state__in=standing).order_by("pk").select_for_update(of=("self",)))
    for row in rows:
        row.last_code = Reason.CANCELLED.value
        if row.state != MessageState.CLAIMED:
            row.state = MessageState.WITHDRAWN.value
    Message.objects.bulk_update(rows, ["state", "last_code"])
    count = sum(row.state == MessageState.WITHDRAWN for row in rows)
    if count:
        audit.record(by, "notices.messages_withdrawn", client, client_id=client.pk, count=count)
    return count
