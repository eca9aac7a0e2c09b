"""A till asks, the owner of the points says yes, the points move.

Nobody of the staff does any of this: ``by`` is None, and the till stands in the row. What a till may know is
the answer: a code and a value. Locks: till, then merchant, then purchase, then card, then the wallet.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.http import Http404
from django.utils.timezone import localtime

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.common import scope
from waystation.points.access import merchants as access
from waystation.points.actions import ledger
from waystation.points.actions.merchants import tills
from waystation.points.models import Merchant, PaperCard, PayCode, Purchase, Till, Wallet
from waystation.points.queries import purchases as queries
from waystation.points.queries.codes import card_mark, code_mark
from waystation.points.queries.rates import yuan_per_point
from waystation.rules.points import merchants as rules
from waystation.rules.points.postings import AccountKind
from waystation.rules.problems import RuleBroken


@dataclass(frozen=True)
class Wanted:
    """What a till types: the customer's code (8 digits) or card (12), and an amount in yuan or in points."""

    code: str
    goods: str
    yuan: Decimal | None = None
    points: int | None = None


class Asked(NamedTuple):
    """What came of asking. A wrong code is no exception but an outcome: it is counted, and stays counted."""

    purchase: Purchase | None
    refusal: RuleBroken | None = None


class _Owner(NamedTuple):
    """Whose wallet opened, and by which card (None: by a code)."""

    client_id: int
    is_family: bool
    card: PaperCard | None


@transaction.atomic
def ask(*, by: User | None, till: Till, wanted: Wanted, form_key: UUID, now: datetime) -> Asked:
    """A till asks for points. The code is used up by that; the owner still has to say yes.

    The same form sent twice is one purchase. Raises RuleBroken ``merchants.till_revoked``,
    ``merchants.till_rests``, ``merchants.no_contract``, ``merchants.suspended``,
    ``merchants.goods_not_allowed``, ``merchants.amount_…``, ``merchants.…_limit``,
    ``merchants.not_possible``; brings ``merchants.code_unknown`` back as a refusal.
    """
    row = access.must_ask(till, now=now)
    same = Purchase.objects.filter(form_key=form_key, till=row).first()
    if same is not None:
        return Asked(same)
    today = localtime(now).date()
    contract = rules.check_running(queries.contract_of(row.merchant, today), today)
    rules.check_goods(wanted.goods, contract)
    with scope.everything():  # the code names the wallet; the till reaches nothing else of it
        owner = _opened(wanted.code, now)
        if owner is None:
            tills.miss(by=by, till=row, now=now)
            return Asked(None, RuleBroken("merchants.code_unknown"))
        rate = yuan_per_point(owner.client_id, today)
        price = rules.priced(yuan=wanted.yuan, points=wanted.points, rate=rate)
        held = Wallet.objects.filter(client=owner.client_id, is_family=owner.is_family).first()
        if held is None:
            raise RuleBroken("merchants.not_possible")
        spent = queries.spent_on(row.merchant, held.account_id, today)
        rules.check_daily(
            price.points, merchant_spent=spent.merchant, wallet_spent=spent.wallet, contract=contract
        )
        made = Purchase.objects.create(
            merchant=row.merchant,
            till=row,
            account_id=held.account_id,
            card=None if owner.card is None else owner.card.pk,
            points=price.points,
            yuan=price.yuan,
            rest=price.rest,
            goods=wanted.goods,
            form_key=form_key,
            asked_at=now,
            expires_at=now + timedelta(minutes=rules.terms(today).confirm_minutes),
        )
        audit.record(
            by, "points.purchase_asked", made, client_id=owner.client_id, till=row.pk, points=price.points
        )
    return Asked(made)


def _opened(code: str, now: datetime) -> _Owner | None:
    """Whose wallet a code or card opens; a code is used up by that."""
    row = (
        PayCode.objects.select_for_update(of=("self",))
        .filter(mark=code_mark(code), ended_at__isnull=True, expires_at__gt=now)
        .first()
    )
    if row is not None:
        row.is_used, row.ended_at = True, now
        row.save(update_fields=["is_used", "ended_at"])
        return _Owner(row.client_id, row.is_family, None)
    card = PaperCard.objects.filter(mark=card_mark(code), blocked_at__isnull=True).first()
    return None if card is None else _Owner(card.client_id, card.is_family, card)


@transaction.atomic
def confirm(*, by: User | None, client: Client, family: bool, purchase: Purchase, now: datetime) -> Purchase:
    """The owner says yes on their own page. Said twice it is paid once.

    Raises Http404 for another's purchase, RuleBroken ``merchants.lapsed``, ``merchants.declined``,
    ``points.not_enough``, ``merchants.suspended``, ``merchants.…_limit``.
    """
    _must_own(client, family, purchase)
    row = _held(purchase)
    return _pay(by, row, _Owner(client.pk, family, None), rules.ConfirmedHow.PHONE, now)


@transaction.atomic
def decline(*, by: User | None, client: Client, family: bool, purchase: Purchase, now: datetime) -> Purchase:
    """The owner says no. Raises Http404, RuleBroken ``merchants.paid_already``, ``merchants.lapsed``."""
    _must_own(client, family, purchase)
    row = _held(purchase)
    if row.state == rules.PurchaseState.DECLINED:
        return row
    _check_waiting(row, now)
    row.state, row.settled_at = rules.PurchaseState.DECLINED, now
    row.save(update_fields=["state", "settled_at"])
    audit.record(by, "points.purchase_declined", row, client_id=client.pk)
    return row


@transaction.atomic
def take_back(*, by: User | None, till: Till, purchase: Purchase, now: datetime) -> Purchase:
    """The till asked for the wrong amount: the question goes, nothing moves.

    Raises Http404, RuleBroken ``merchants.paid_already``, ``merchants.lapsed``, ``merchants.declined``.
    """
    if purchase.merchant_id != till.merchant_id:
        raise Http404
    row = _held(purchase)
    _check_waiting(row, now)
    row.state, row.settled_at = rules.PurchaseState.CANCELLED, now
    row.save(update_fields=["state", "settled_at"])
    audit.record(by, "points.purchase_taken_back", row, till=till.pk)
    return row


@transaction.atomic
def confirm_with_pin(*, by: User | None, till: Till, purchase: Purchase, pin: str, now: datetime) -> Asked:
    """The owner of a card types the PIN into the till's page. Wrong ones are counted and block the card.

    Raises as :func:`confirm`; brings ``merchants.pin_wrong`` and ``merchants.card_blocked`` back as refusals.
    """
    if purchase.merchant_id != till.merchant_id or purchase.card is None:
        raise Http404
    card_id = purchase.card
    access.must_ask(till, now=now)
    row = _held(purchase)
    if row.state == rules.PurchaseState.PAID:
        return Asked(row)
    with scope.everything():
        card = PaperCard.objects.select_for_update(of=("self",)).filter(pk=card_id).first()
        if card is None or card.blocked_at is not None:
            return Asked(row, RuleBroken("merchants.card_blocked"))
        _check_waiting(row, now)
        if not check_password(pin, card.pin):
            return Asked(row, _wrong_pin(by, card, now))
        if card.pin_misses:
            card.pin_misses = 0
            card.save(update_fields=["pin_misses"])
        owner = _Owner(card.client_id, card.is_family, card)
        return Asked(_pay(by, row, owner, rules.ConfirmedHow.PIN, now))


def _wrong_pin(by: User | None, card: PaperCard, now: datetime) -> RuleBroken:
    most = rules.terms(localtime(now).date()).pin_misses
    card.pin_misses += 1
    left = max(0, most - card.pin_misses)
    if not left:
        card.blocked_at, card.blocked_reason = now, rules.CardBlocked.WRONG_PIN
    card.save(update_fields=["pin_misses", "blocked_at", "blocked_reason"])
    audit.record(by, "points.pin_missed", card, client_id=card.client_id, left=left)
    return RuleBroken("merchants.pin_wrong", left=left) if left else RuleBroken("merchants.card_blocked")


def _must_own(client: Client, family: bool, purchase: Purchase) -> None:
    owned = Wallet.objects.filter(client=client, is_family=family, account=purchase.account_id)
    if not owned.exists():
        raise Http404


def _held(purchase: Purchase) -> Purchase:
    """The purchase behind the locks of its merchant and its own."""
    Merchant.objects.select_for_update(no_key=True).get(pk=purchase.merchant_id)
    return Purchase.objects.select_related("merchant").select_for_update(of=("self",)).get(pk=purchase.pk)


def _check_waiting(row: Purchase, now: datetime) -> None:
    refusals = {
        rules.PurchaseState.PAID: "merchants.paid_already",
        rules.PurchaseState.DECLINED: "merchants.declined",
        rules.PurchaseState.CANCELLED: "merchants.taken_back",
        rules.PurchaseState.LAPSED: "merchants.lapsed",
    }
    found = queries.state_now(row, now)
    if found in refusals:
        raise RuleBroken(refusals[found])


def _pay(by: User | None, row: Purchase, owner: _Owner, how: rules.ConfirmedHow, now: datetime) -> Purchase:
    """Move the points and give the receipt its number, the merchant and the purchase held."""
    if row.state == rules.PurchaseState.PAID:
        return row
    _check_waiting(row, now)
    today, merchant = localtime(now).date(), row.merchant
    contract = rules.check_running(queries.contract_of(merchant, today), today)
    spent = queries.spent_on(merchant, row.account_id, today)
    rules.check_daily(row.points, merchant_spent=spent.merchant, wallet_spent=spent.wallet, contract=contract)
    to = ledger.open_account(by=by, kind=AccountKind.MERCHANT, merchant=merchant.pk)
    posted = ledger.spend(
        by=by,
        client=owner.client_id,
        cause=f"purchase:{row.pk}",
        points=row.points,
        on=today,
        at=now,
        to=to,
        family=owner.is_family,
    )
    merchant.receipts += 1
    merchant.save(update_fields=["receipts"])
    row.state, row.settled_at, row.paid_on, row.confirmed_how = rules.PurchaseState.PAID, now, today, how
    row.receipt, row.posting_id = merchant.receipts, posted.posting
    row.check_code = f"{secrets.randbelow(10**4):04d}"
    row.save(
        update_fields=["state", "settled_at", "paid_on", "confirmed_how", "receipt", "posting", "check_code"]
    )
    audit.record(by, "points.purchase_paid", row, client_id=owner.client_id, points=row.points, how=how.value)
    return row
