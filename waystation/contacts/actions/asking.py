"""A request from the portal, taking it back, and the answer. What falls due from it: ``casework.actions``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client, Kin
from waystation.contacts import access
from waystation.contacts.models import Ask
from waystation.rules.care import asking as rules
from waystation.rules.care.asking import AskKind
from waystation.rules.problems import RuleBroken


@dataclass(frozen=True)
class Asked:
    """What a person asks for, as they typed it."""

    kind: AskKind
    words: str = field(default="", repr=False)
    about: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = field(default="", repr=False)


@transaction.atomic
def ask(
    *, by: None, client: Client, kin: Kin | None, data: Asked, form_key: UUID, today: date, now: datetime
) -> Ask:
    """Keep a request. ``by`` is None: nobody of the staff asks; the record says whose login it was.

    ``client`` is the file of the portal's page, and all that its scope reaches. The same form twice is one.
    Raises RuleBroken as ``rules.care.asking.check``.
    """
    client = Client.objects.select_for_update().get(pk=client.pk)
    saved: Ask | None = client.asks.filter(form_key=form_key).first()
    if saved is not None:
        return saved
    waiting = client.asks.filter(kin=kin, outcome="", withdrawn_on__isnull=True).count()
    rules.check(
        data.kind,
        words=data.words,
        by_kin=kin is not None,
        starts_on=data.starts_on,
        ends_on=data.ends_on,
        waiting=waiting,
        today=today,
    )
    row = Ask.objects.create(
        client=client,
        kin=kin,
        kind=data.kind,
        about=data.about,
        words=data.words.strip()[: rules.MOST_WORDS],
        starts_on=data.starts_on,
        ends_on=data.ends_on,
        place=data.place.strip(),
        asked_on=today,
        asked_at=now,
        form_key=form_key,
    )
    audit.record(by, "contacts.asked", row, client_id=client.pk, kind=data.kind, about=data.about)
    return row


@transaction.atomic
def take_back(*, by: None, row: Ask, today: date) -> Ask:
    """The person no longer asks for it. Taken back twice is once. RuleBroken ``asks.answered``."""
    row = Ask.objects.select_for_update().get(pk=row.pk)
    if row.outcome:
        raise RuleBroken("asks.answered")
    if row.withdrawn_on is None:
        row.withdrawn_on = today
        row.save(update_fields=["withdrawn_on"])
        audit.record(by, "contacts.ask_taken_back", row, client_id=row.client_id)
    return row


@transaction.atomic
def answer(*, by: User, row: Ask, outcome: str, words: str, today: date) -> Ask:
    """What came of it, in words that the person reads. The same answer twice is one.

    Raises RuleBroken ``asks.answered`` (somebody was faster), ``asks.taken_back``, and as
    ``rules.care.asking.check_answer``.
    """
    access.must_record(by, row.client_id)
    row = Ask.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.outcome:
        if (row.outcome, row.answer, row.answered_by_id) == (outcome, words.strip(), by.pk):
            return row
        raise RuleBroken("asks.answered")
    if row.withdrawn_on is not None:
        raise RuleBroken("asks.taken_back")
    row.outcome = rules.check_answer(outcome, words)
    row.answer, row.answered_on, row.answered_by = words.strip(), today, by
    row.save(update_fields=["outcome", "answer", "answered_on", "answered_by"])
    audit.record(by, "contacts.ask_answered", row, client_id=row.client_id, outcome=row.outcome)
    return row
