"""Cards of paper for whoever has no phone: a number and a PIN."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.points.models import PaperCard
from waystation.points.queries.codes import card_mark
from waystation.rules.points.merchants import CardBlocked
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

#: Twelve digits, so that a till without a camera can type them.
DIGITS, PIN_DIGITS, _TAIL = 12, 6, 4


class NewCard(NamedTuple):
    """A card with number and PIN, which are shown this once."""

    card: PaperCard
    number: str
    pin: str


def _digits(count: int) -> str:
    return f"{secrets.randbelow(10**count):0{count}d}"


@transaction.atomic
def issue_card(*, by: User, client: Client, family: bool, today: date, now: datetime) -> NewCard:
    """Hand out a card. One that is open is blocked and replaced, so that a wallet has one card.

    Raises Http404.
    """
    row = must_reach(by, client.pk, Verb.ISSUE_PAY_CARD, lock=True)
    before = PaperCard.objects.filter(client=row, is_family=family, blocked_at__isnull=True).first()
    if before is not None:
        _block(by, before, CardBlocked.REPLACED, now)
    number, pin = _digits(DIGITS), _digits(PIN_DIGITS)
    card = PaperCard.objects.create(
        client=row,
        is_family=family,
        mark=card_mark(number),
        tail=number[-_TAIL:],
        pin=make_password(pin),
        replaces=before,
        issued_on=today,
        issued_by=by,
    )
    audit.record(by, "points.card_issued", card, client_id=row.pk, family=family)
    return NewCard(card, number, pin)


@transaction.atomic
def block_card(*, by: User, client: Client, card: PaperCard, reason: CardBlocked, now: datetime) -> PaperCard:
    """A lost or stolen card pays nothing from this moment on.

    Raises Http404, RuleBroken ``merchants.card_blocked_already``.
    """
    must_reach(by, client.pk, Verb.ISSUE_PAY_CARD, lock=True)
    row = PaperCard.objects.select_for_update(of=("self",)).get(pk=card.pk, client_id=client.pk)
    if row.blocked_at is not None:
        raise RuleBroken("merchants.card_blocked_already")
    return _block(by, row, reason, now)


def _block(by: User, card: PaperCard, reason: CardBlocked, now: datetime) -> PaperCard:
    card.blocked_at, card.blocked_by, card.blocked_reason = now, by, reason
    card.save(update_fields=["blocked_at", "blocked_by", "blocked_reason"])
    audit.record(by, "points.card_blocked", card, client_id=card.client_id, reason=reason.value)
    return card
