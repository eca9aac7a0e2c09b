"""A new person comes in: file, order, responsible worker and everything that falls due, or nothing at all."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from waystation.accounts.models import User
from waystation.clients import actions as clients
from waystation.clients.actions.telling import tell
from waystation.clients.models import Client
from waystation.clients.queries import works_in
from waystation.orders import actions as orders
from waystation.orders.papers import OrderData
from waystation.rules.people import Paper, PersonData, Told, ToldHow

from . import obligations


@transaction.atomic
def register_client(
    *,
    by: User,
    today: date,
    person: PersonData,
    order: OrderData | None = None,
    worker: User | None = None,
    notice_given: bool = False,
    form_key: UUID | None = None,
) -> Client:
    """Open a file, enter the order, compute what is due.

    ``worker``: who answers for the client; left out, it is the registering person where that is a worker of
    the area. ``notice_given``: the client was told what is kept and why (PIPL Arts. 17, 30), which becomes a
    paper of the file. ``form_key``: the same form sent twice makes one file.
    """
    if worker is None and works_in(by, person.area_path):
        worker = by
    client = clients.register(by=by, today=today, data=person, worker=worker, form_key=form_key)
    if (form_key is not None and client.obligations.exists()) or client.orders.exists():
        return client  # the form came a second time
    if notice_given:
        clients.add_document(
            by=by,
            client=client,
            kind=Paper.RIGHTS_NOTICE,
            title=_("个人信息处理告知"),
            dated_on=today,
            today=today,
            form_key=form_key,
        )
        tell(
            by=by,
            client=client,
            what=Told.PRIVACY,
            way=ToldHow.PAPER,
            on=today,
            note="",
            form_key=form_key or uuid4(),
            today=today,
        )
    if order is not None:
        orders.record_order(by=by, client=client, data=order, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return client
