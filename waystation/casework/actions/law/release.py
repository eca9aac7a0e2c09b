"""Release and after, with everything that is due or done by it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from waystation.accounts.models import User
from waystation.casework.actions import obligations
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.orders import actions as orders
from waystation.orders.models import Aftercare, Order, ReleaseRecord
from waystation.rules.release import ReleaseDeed
from waystation.rules.roles import Verb


@transaction.atomic
def record(
    *, by: User, order: Order, deed: ReleaseDeed, on: date, today: date, **given: Any
) -> ReleaseRecord:
    """See ``orders.actions.record_release``."""
    client = must_reach(by, order.client_id, Verb.RECORD_ORDER_STEP, lock=True)
    row = orders.record_release(by=by, order=order, deed=deed, on=on, today=today, **given)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def withdraw(
    *, by: User, order: Order, record_id: int, reason: str, today: date, now: datetime
) -> ReleaseRecord:
    """See ``orders.actions.withdraw_release``."""
    client = must_reach(by, order.client_id, Verb.RECORD_ORDER_STEP, lock=True)
    row = orders.withdraw_release(by=by, order=order, record_id=record_id, reason=reason, now=now)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def start_aftercare(*, by: User, client: Client, today: date, **given: Any) -> Aftercare:
    """See ``orders.actions.start_aftercare``."""
    client = must_reach(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    row = orders.start_aftercare(by=by, client=client, today=today, **given)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def end_aftercare(*, by: User, client: Client, today: date) -> Aftercare:
    """See ``orders.actions.end_aftercare``."""
    client = must_reach(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    row = orders.end_aftercare(by=by, client=client, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row
