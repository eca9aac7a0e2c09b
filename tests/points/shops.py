"""Merchants, contracts and tills for tests, written directly."""

from __future__ import annotations

import itertools
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from tests.people import Cast
from tests.points.making import make_points
from waystation.accounts.models import Area, User
from waystation.audit.models import Entry
from waystation.clients.models import Client
from waystation.points.models import Contract, Merchant, PaperCard, PayCode, Till

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
_n = itertools.count(1)


def make_merchant(world: Cast, *, area: Area | None = None, name: str = "", **values: object) -> Merchant:
    """A shop of 永丰街道."""
    return Merchant.objects.create(
        **{
            "name": name or f"便民店{next(_n)}",
            "kind": "supermarket",
            "area": area or world.street,
            "address": "幸福路1号",
            "made_by": world.head,
            **values,
        }
    )


def make_contract(world: Cast, merchant: Merchant, *, signed: bool = True, **values: object) -> Contract:
    """A contract of this year, signed by the district."""
    return Contract.objects.create(
        **{
            "merchant": merchant,
            "starts_on": date(2026, 1, 1),
            "ends_on": date(2030, 12, 31),
            "merchant_daily": 2000,
            "wallet_daily": 400,
            "goods": ["grain", "daily"],
            "form_key": uuid4(),
            "drawn_by": world.head,
            "signed_by": world.district_office if signed else None,
            "signed_at": NOW if signed else None,
            **values,
        }
    )


def make_till(world: Cast, merchant: Merchant | None = None, **values: object) -> Till:
    """A till that works: without a merchant, of a fresh one with a signed contract."""
    if merchant is None:
        merchant = make_merchant(world)
        make_contract(world, merchant)
    return Till.objects.create(
        **{
            "merchant": merchant,
            "name": f"收银{next(_n)}",
            "made_by": world.head,
            **values,
        }
    )


def fill(world: Cast, client: Client, points: int, **values: object) -> None:
    """Points in two lots, so that spending goes over both."""
    for part in (points // 3, points - points // 3):
        make_points(client, world.worker, part, **values)


def make_wallet_rows(client: Client, by: User) -> dict[str, object]:
    """A row of each table of paying that hangs on a client."""
    number = next(_n)
    PayCode.objects.create(
        client=client,
        mark=number.to_bytes(16, "big"),
        made_at=NOW,
        expires_at=NOW,
    )
    card = PaperCard.objects.create(
        client=client, mark=number.to_bytes(16, "big"), tail="0000", pin="!", issued_on=TODAY, issued_by=by
    )
    return {"card_id": card.pk}


def merchant_rows(area: Area, by: User) -> dict[str, object]:
    """A merchant with a contract that nobody signed, and a till."""
    merchant = Merchant.objects.create(name=f"商户{next(_n)}", kind="grain", area=area, made_by=by)
    contract = Contract.objects.create(
        merchant=merchant,
        starts_on=TODAY,
        ends_on=date(2030, 1, 1),
        merchant_daily=10,
        wallet_daily=10,
        goods=["grain"],
        form_key=uuid4(),
        drawn_by=by,
    )
    till = Till.objects.create(merchant=merchant, name="前台", made_by=by)
    return {"merchant_id": merchant.pk, "contract_id": contract.pk, "till_id": till.pk}


def in_the_record(words: str) -> bool:
    """Whether the record holds these words anywhere."""
    return any(words in str(data) for data in Entry.objects.values_list("data", flat=True))
