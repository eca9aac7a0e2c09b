"""A sign of use: what the client says, what the family calls about, what a worker sees. Care comes first."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.casework.actions import matters, obligations, recording
from waystation.casework.queries import cases
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Kin
from waystation.contacts.actions import Data
from waystation.contacts.models import Contact
from waystation.orders.models import Matter, Order
from waystation.orders.queries import cause_key
from waystation.rules import contacts
from waystation.rules.matters import MatterKind, check_by_hand
from waystation.rules.roles import Verb


@transaction.atomic
def open_by_hand(
    *,
    by: User,
    client: Client,
    kind: MatterKind,
    on: date,
    words: str,
    form_key: UUID,
    today: date,
    now: datetime,
) -> Matter:
    """Open a matter that no other record opens: not signed in, or a sign of use that was told or seen.

    A sign of use is kept as a talk with the client, so that the words rest where words rest; it costs no
    more than a positive test and opens help first. Raises Http404 and RuleBroken ``matters.opened_by_hand``,
    ``matters.not_overdue``, and as ``recording.record_contact``.
    """
    client = must_reach(by, client.pk, Verb.PREPARE_MATTER, lock=True)
    case = cases.load_one(client, today)
    check_by_hand(kind, case.current(), on, case.law, today)
    if kind is MatterKind.NOT_SIGNED_IN:
        order = Order.objects.get(pk=case.current().id)  # type: ignore[union-attr]  # checked above
        key = cause_key(order, "not_signed_in")
        matter = matters.open_matter(
            by=by, client=client, order=order, kind=kind, key=key, today=today, from_on=on
        )
        obligations.refresh(by=by, client=client, today=today)
        return matter
    data = Data(
        held_on=on,
        kind=contacts.Kind.TALK,
        met=contacts.Met.CLIENT,
        outcome=contacts.Outcome.COMPLIED,
        observations={contacts.Observation.SIGNS_OF_USE.value: ""},
        topics=[contacts.Topic.RELAPSE_PREVENTION.value],
        note=words,
    )
    row = recording.record_contact(by=by, client=client, data=data, form_key=form_key, today=today, now=now)
    return Matter.objects.get(key=cause_key(row, "relapse"))


@transaction.atomic
def family_call(
    *,
    by: User,
    client: Client,
    kin: Kin | None,
    caller: str,
    on: date,
    at: time,
    words: str,
    worried: bool,
    form_key: UUID,
    today: date,
    now: datetime,
) -> tuple[Contact, Matter | None]:
    """Write down a call from the family; a worry about use opens the path of care, and tells nobody outside.

    What the family says is listened to whoever calls; what may be told back follows from the consents. Raises
    Http404 and RuleBroken as ``recording.record_contact``.
    """
    client = must_reach(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    data = Data(
        held_on=on,
        held_at=at,
        kind=contacts.Kind.PHONE,
        met=contacts.Met.FAMILY,
        met_whom=kin.name if kin is not None and kin.client_id == client.pk else caller.strip(),
        outcome=contacts.Outcome.COMPLIED,
        observations={contacts.Observation.SIGNS_OF_USE.value: ""} if worried else {},
        note=words,
    )
    row = recording.record_contact(by=by, client=client, data=data, form_key=form_key, today=today, now=now)
    return row, Matter.objects.filter(key=cause_key(row, "relapse")).first()
