"""Where a client or relative gets e-mail or messenger messages."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.notices.models import Address
from waystation.rules.messages import Channel
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+")
_NAME = re.compile(r"[\w.@+-]{2,100}")


@transaction.atomic
def add_address(
    *, by: User, client: Client, channel: Channel, value: str, now: datetime, kin_id: int | None = None
) -> Address:
    """Keep an address, sealed; the one before for the same person and channel ends.

    Raises Http404, and RuleBroken ``messages.address_bad``, ``clients.kin_of_other_file``.
    """
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    value = value.strip()
    shape = {Channel.EMAIL: _EMAIL, Channel.MESSENGER: _NAME}.get(channel)
    if shape is None or not shape.fullmatch(value):
        raise RuleBroken("messages.address_bad")
    if kin_id is not None and not client.kin.filter(pk=kin_id, ends_on__isnull=True).exists():
        raise RuleBroken("clients.kin_of_other_file")
    rows = Address.objects.filter(client=client, kin=kin_id, channel=channel, ended_at__isnull=True)
    before = rows.first()
    if before is not None and before.value == value:
        return before
    rows.update(ended_at=now)
    row = Address.objects.create(client=client, kin_id=kin_id, channel=channel, value=value, added_by=by)
    audit.record(by, "notices.address_added", row, client_id=client.pk, channel=channel.value)
    return row


@transaction.atomic
def end_address(*, by: User, client: Client, address_id: int, now: datetime) -> None:
    """It is not used any more. Twice is once; raises Http404."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    row = Address.objects.filter(client=client, pk=address_id).first()
    if row is None:
        raise Http404
    if row.ended_at is None:
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        audit.record(by, "notices.address_ended", row, client_id=client.pk)
