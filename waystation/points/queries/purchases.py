"""Reading purchases: what waits for a yes, what a till sold, what a day came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from waystation.clients.models import Client
from waystation.points.models import Account, Contract, Merchant, Purchase, Refund, Till
from waystation.rules.points.merchants import ContractFacts, PurchaseState, is_waiting


@dataclass(frozen=True)
class Back:
    """What of a purchase was given back so far."""

    points: int
    yuan: Decimal


@dataclass(frozen=True)
class Spent:
    """Points of one day: of all wallets at a merchant, and of one of them there; refunds taken off."""

    merchant: int
    wallet: int


def contract_of(merchant: Merchant, today: date) -> ContractFacts | None:
    """The contract of today; else the nearest to come or the last one, to say what is the matter."""
    signed = Contract.objects.filter(merchant=merchant, signed_at__isnull=False)
    running = signed.filter(starts_on__lte=today, ends_on__gte=today).first()
    row = running or signed.order_by("-ends_on").first()
    return None if row is None else row.facts


def spent_on(merchant: Merchant, account: Account | int, day: date) -> Spent:
    """What was paid on a day, less what of it was given back; two statements."""
    pk = account if isinstance(account, int) else account.pk
    own, own_back = Q(account=pk), Q(purchase__account=pk)
    paid = Purchase.objects.filter(merchant=merchant, paid_on=day).aggregate(
        all=Sum("points", default=0), own=Sum("points", filter=own, default=0)
    )
    back = Refund.objects.filter(purchase__merchant=merchant, purchase__paid_on=day).aggregate(
        all=Sum("points", default=0), own=Sum("points", filter=own_back, default=0)
    )
    return Spent(paid["all"] - back["all"], paid["own"] - back["own"])


def given_back(purchase: Purchase) -> Back:
    """What of a purchase was given back; one statement."""
    found = purchase.refunds.aggregate(points=Sum("points", default=0), yuan=Sum("yuan", default=Decimal(0)))
    return Back(found["points"], found["yuan"])


def pending(client: Client, *, family: bool, now: datetime) -> list[Purchase]:
    """What tills ask of this wallet at the moment, for its owner to say yes or no; one statement."""
    return list(
        Purchase.objects.filter(
            account__wallet__client=client,
            account__wallet__is_family=family,
            state=PurchaseState.ASKED,
            expires_at__gt=now,
        )
        .select_related("merchant")
        .order_by("asked_at")
    )


def bought(client: Client, *, family: bool, most: int = 30) -> list[Purchase]:
    """The last purchases of a wallet, the newest first."""
    return list(
        Purchase.objects.filter(
            account__wallet__client=client, account__wallet__is_family=family, state=PurchaseState.PAID
        )
        .select_related("merchant")
        .order_by("-settled_at")[:most]
    )


def of_till(till: Till, day: date) -> QuerySet[Purchase]:
    """What the merchant of a till sold on a day, by whichever till, the newest first."""
    return Purchase.objects.filter(merchant=till.merchant_id, paid_on=day).order_by("-receipt")


def state_now(purchase: Purchase, now: datetime) -> PurchaseState:
    """Where a purchase stands at this moment: a question nobody answered in time has lapsed."""
    found = PurchaseState(purchase.state)
    if found is PurchaseState.ASKED and not is_waiting(found, expires_at=purchase.expires_at, now=now):
        return PurchaseState.LAPSED
    return found
