"""Requests from the portal, over several rooms: the duty they make, and who hears of them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from waystation.accounts.models import User
from waystation.casework.actions import obligations
from waystation.clients.models import Client, Kin
from waystation.contacts import access
from waystation.contacts.actions import asking
from waystation.contacts.models import Ask
from waystation.notices.actions import notify
from waystation.rules.care.asking import AskOutcome


@transaction.atomic
def ask(
    *,
    by: None,
    client: Client,
    kin: Kin | None,
    data: asking.Asked,
    form_key: UUID,
    today: date,
    now: datetime,
) -> Ask:
    """See ``contacts.actions.asking.ask``; the responsible worker has it on the list and hears of it."""
    client = Client.objects.select_for_update(of=("self",)).select_related("worker").get(pk=client.pk)
    row = asking.ask(by=by, client=client, kin=kin, data=data, form_key=form_key, today=today, now=now)
    if client.worker is not None:
        notify(by=by, to=[client.worker], code="notices.asked", client=client, key=f"asked:{row.pk}")
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def take_back(*, by: None, row: Ask, today: date) -> Ask:
    """See ``contacts.actions.asking.take_back``."""
    client = Client.objects.select_for_update().get(pk=row.client_id)
    row = asking.take_back(by=by, row=row, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def answer(*, by: User, row: Ask, outcome: str, words: str, today: date) -> Ask:
    """See ``contacts.actions.asking.answer``."""
    client = access.must_record(by, row.client_id)
    row = asking.answer(by=by, row=row, outcome=outcome, words=words, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def leave_recorded(*, by: User, row: Ask, today: date) -> Ask:
    """The leave that was asked for is written down: the request is answered by that."""
    words = _("已登记请假，等负责人答复，结果会显示在“请假”里。")
    return answer(by=by, row=row, outcome=AskOutcome.DONE, words=words, today=today)
