"""Rows of a shop for one client, written directly: what an address may name."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from tests.make import make_user
from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.common import crypto
from waystation.points.models import (
    DeliveryNote,
    Good,
    Price,
    PriceList,
    Redemption,
    RedemptionLine,
    StockCheck,
    StockMove,
)

TODAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)


def make_redemption(client: Client, by: User, **values: object) -> Redemption:
    """An order of one thing at the office of ``by``, on a list nobody has approved."""
    shop = by.organisation
    made = Good.objects.filter(organisation=shop).first() or Good.objects.create(
        organisation=shop, name="毛巾", unit="条", kind="washing", form_key=uuid4(), made_by=by, made_on=TODAY
    )
    prices = PriceList.objects.create(
        organisation=shop, valid_from=TODAY, set_by=by, set_at=NOW, dropped_at=NOW, form_key=uuid4()
    )
    price = Price.objects.create(price_list=prices, good=made, name=made.name, unit=made.unit, points=40)
    number = Redemption.objects.filter(organisation=shop).count() + 1
    said = {"year": 2026, "sequence": number, "ordered_on": TODAY, "ordered_at": NOW, "ordered_by": by}
    row = Redemption.objects.create(
        **{"client": client, "organisation": shop, "area": client.area, "form_key": uuid4(), **said, **values}
    )
    RedemptionLine.objects.create(redemption=row, good=made, price=price, quantity=1, points=40)
    return row


def shop_rows(client: Client, by: User) -> dict[str, object]:
    """The same with everything else that an address of the shop names."""
    row = make_redemption(client, by)
    line = row.lines.get()
    move = StockMove.objects.create(
        good=line.good, kind="delivery", change=5, on=TODAY, cause=f"delivery:{uuid4()}", by=by
    )
    DeliveryNote.objects.create(
        move=move,
        content=crypto.encrypt_bytes(b"%PDF-", column="points.deliverynote.content"),
        content_type="application/pdf",
        size_bytes=5,
    )
    check = StockCheck.objects.filter(good=line.good).first() or StockCheck.objects.create(
        good=line.good,
        kind="count",
        change=-1,
        stock=5,
        reason="x",
        on=TODAY,
        form_key=uuid4(),
        asked_by=make_user(organisation=by.organisation),
        asked_at=NOW,
    )
    return {
        "shop_id": row.organisation_id,
        "redemption_id": row.pk,
        "good_id": line.good_id,
        "list_id": line.price.price_list_id,
        "stock_move_id": move.pk,
        "check_id": check.pk,
    }
