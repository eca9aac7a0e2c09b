"""Reading merchants for the pages of whoever deals with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from waystation.accounts import queries as areas
from waystation.points.models import Contract, Merchant, Purchase, Refund
from waystation.rules.points.merchants import Contracted, standing


@dataclass(frozen=True)
class Listed:
    """A merchant in a list: where it lies, what its contract allows today, what it sold this month (yuan)."""

    merchant: Merchant
    area: str
    contracted: Contracted
    sold: Decimal


def in_state(merchants: QuerySet[Merchant], state: str, today: date) -> QuerySet[Merchant]:
    """Those that run today, that wait for a signature, that are suspended, or that have no contract today.

    Whoever left is found without a state alone."""
    now = Contract.objects.filter(starts_on__lte=today, ends_on__gte=today)
    here = merchants.filter(ended_on__isnull=True)
    running = now.filter(signed_at__isnull=False, suspended_at__isnull=True).values("merchant")
    if state == Contracted.RUNNING:
        return here.filter(pk__in=running)
    if state == Contracted.SUSPENDED:
        return here.filter(pk__in=now.filter(suspended_at__isnull=False).values("merchant"))
    if state == Contracted.UNSIGNED:
        return here.filter(pk__in=Contract.objects.filter(signed_at__isnull=True).values("merchant"))
    if state == Contracted.NONE:
        return here.exclude(pk__in=now.filter(signed_at__isnull=False).values("merchant"))
    return merchants


def listed(rows: Iterable[Merchant], today: date) -> list[Listed]:
    """What a list shows of these merchants; four statements, however many they are."""
    found = list(rows)
    keys = [row.pk for row in found]
    contracts: dict[int, Contract] = {}
    for contract in Contract.objects.filter(merchant__in=keys).order_by("starts_on"):
        before = contracts.get(contract.merchant_id)
        if before is None or standing(before.facts, today) is not Contracted.RUNNING:
            contracts[contract.merchant_id] = contract
    since = today.replace(day=1)
    sold = dict(
        Purchase.objects.filter(merchant__in=keys, paid_on__gte=since)
        .values_list("merchant")
        .annotate(all=Sum("yuan"))
        .order_by()
    )
    back = dict(
        Refund.objects.filter(purchase__merchant__in=keys, refunded_on__gte=since)
        .values_list("purchase__merchant")
        .annotate(all=Sum("yuan"))
        .order_by()
    )
    names = areas.area_names([row.area.path for row in found])
    return [
        Listed(
            row,
            names.get(row.area.path, row.area.name),
            Contracted.OVER
            if row.ended_on is not None
            else standing(contracts[row.pk].facts if row.pk in contracts else None, today),
            sold.get(row.pk, Decimal(0)) - back.get(row.pk, Decimal(0)),
        )
        for row in found
    ]


def contracts_of(merchant: Merchant) -> list[Contract]:
    """All contracts, the newest first, with who drew up, signed and suspended each."""
    found = merchant.contracts.select_related("drawn_by", "signed_by", "suspended_by")
    return list(found.order_by("-starts_on", "-pk"))
