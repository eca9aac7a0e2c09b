"""Goods for points at a centre: ordered and paid at once, prepared by one, handed over by another.

Locks: the client, the goods by number, the centre's counter, then the ledger's own. So of two who ask for the
last piece or the last points exactly one gets them, and no receipt number is lost or given twice.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import Organisation, User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.points.access import shop as access
from waystation.points.actions import ledger
from waystation.points.models import (
    Good,
    Posting,
    Price,
    ReceiptCounter,
    Redemption,
    RedemptionLine,
    StockMove,
)
from waystation.points.queries import redemptions, stock
from waystation.rules.points.postings import AccountKind
from waystation.rules.points.spending import redemptions as rules
from waystation.rules.points.spending.goods import MoveKind, check_second, check_stock_after
from waystation.rules.points.spending.redemptions import CancelReason, ConfirmedHow
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@dataclass(frozen=True)
class Receipt:
    """An order with its number. ``existed``: the same form came before, and nothing was done again."""

    redemption: Redemption
    points: int
    existed: bool


@transaction.atomic
def order(
    *,
    by: User | None,
    client: Client,
    lines: Mapping[int, int],
    key: UUID,
    on: dt.date,
    at: dt.datetime,
    family: bool = False,
) -> Receipt:
    """Goods (id → units) are promised and their points spent, all or nothing. The same ``key`` is one order.

    ``by`` None: the client or a relative alone, from their own pages; then only the centre of the file's own
    area gives. ``family``: from the family's share.

    Raises Http404, RuleBroken ``points.nothing_chosen``, ``points.too_many``, ``points.not_on_offer``,
    ``points.one_shop``, ``points.sold_out``, ``points.not_enough``.
    """
    client = _locked(by, client)
    if held := Redemption.objects.filter(form_key=key).first():
        if held.client_id != client.pk:
            raise Http404
        return Receipt(held, redemptions.points_of(held), existed=True)
    rules.check_lines(lines)
    goods = list(Good.objects.filter(pk__in=lines).defer("picture").order_by("pk").select_for_update())
    shop = _shop_of(by, client, goods, len(lines))
    prices = _prices(shop, goods, on)
    shelves = stock.of_goods(lines, on)
    for good in goods:
        rules.check_free(shelves[good.pk].free, lines[good.pk], good=good.name)
    points = rules.total((lines[good.pk], prices[good.pk].points) for good in goods)
    row = Redemption.objects.create(
        client=client,
        organisation=shop,
        area=shop.area,
        is_family=family,
        year=on.year,
        sequence=_next_number(shop, on.year),
        form_key=key,
        ordered_on=on,
        ordered_at=at,
        ordered_by=by,
    )
    RedemptionLine.objects.bulk_create(
        RedemptionLine(
            redemption=row,
            good=good,
            price=prices[good.pk],
            quantity=lines[good.pk],
            points=prices[good.pk].points,
        )
        for good in goods
    )
    account = ledger.open_account(by=by, kind=AccountKind.CENTRE, area=shop.area)
    cause = redemptions.cause(row)
    ledger.spend(
        by=by, client=client, cause=cause, points=points, on=on, at=at, to=account, family=family, why="shop"
    )
    audit.record(by, "points.ordered", row, client_id=client.pk, points=points, family=family)
    return Receipt(row, points, existed=False)


def _locked(by: User | None, client: Client) -> Client:
    """The client behind the lock; who is signed in as the client was reached by signing in."""
    if by is not None:
        return must_reach(by, client.pk, Verb.KEEP_SHOP, lock=True)
    found = Client.objects.select_for_update(of=("self",)).filter(pk=client.pk, merged_into=None).first()
    if found is None:
        raise Http404
    return found


def _shop_of(by: User | None, client: Client, goods: list[Good], wanted: int) -> Organisation:
    """The one centre on whose shelf all of them stand, and that this person may use."""
    shops = {good.organisation_id for good in goods}
    if len(goods) != wanted or any(good.ended_on is not None for good in goods):
        raise RuleBroken("points.not_on_offer")
    if len(shops) != 1:
        raise RuleBroken("points.one_shop")
    (pk,) = shops
    if by is not None:
        return access.must_shop(by, pk, Verb.KEEP_SHOP)
    own = redemptions.shop_for(client)
    if own is None or own.pk != pk:
        raise RuleBroken("points.not_on_offer")
    return own


def _prices(shop: Organisation, goods: list[Good], on: dt.date) -> dict[int, Price]:
    """What one unit of each costs by the list in force."""
    in_force = stock.list_in_force(shop, on)
    rows = Price.objects.filter(price_list=in_force, good__in=goods) if in_force else []
    found = {row.good_id: row for row in rows}
    if len(found) != len(goods):
        raise RuleBroken("points.not_on_offer")
    return found


def _next_number(shop: Organisation, year: int) -> int:
    """The next receipt; whoever asks at the same time waits here until this one is kept or given up."""
    ReceiptCounter.objects.bulk_create([ReceiptCounter(organisation=shop, year=year)], ignore_conflicts=True)
    counter = ReceiptCounter.objects.select_for_update().get(organisation=shop, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


@transaction.atomic
def prepare(*, by: User, redemption: Redemption, at: dt.datetime) -> Redemption:
    """The goods are taken from the shelf and laid ready. Done twice is done once.

    Raises Http404, RuleBroken ``points.cancelled_before``.
    """
    row = access.must_redemption(by, redemption.pk, lock=True)
    if row.cancelled_at is not None:
        raise RuleBroken("points.cancelled_before")
    if row.prepared_at is None:
        row.prepared_by, row.prepared_at = by, at
        row.save(update_fields=["prepared_by", "prepared_at"])
        audit.record(by, "points.prepared", row, client_id=row.client_id)
    return row


@transaction.atomic
def hand_out(
    *,
    by: User,
    redemption: Redemption,
    how: ConfirmedHow,
    on: dt.date,
    at: dt.datetime,
    code: str = "",
    strokes: object = None,
) -> Redemption:
    """Another person hands over; whoever takes the goods signs or says the code. Done twice is done once.

    A wrong code changes nothing but the count of wrong ones: the row comes back without ``handed_at``.

    Raises Http404, RuleBroken ``points.cancelled_before``, ``points.not_prepared``, ``points.second_person``,
    ``points.signature_needed``, ``points.code_locked``, ``points.more_than_there``.
    """
    row = access.must_redemption(by, redemption.pk, lock=True)
    if row.cancelled_at is not None:
        raise RuleBroken("points.cancelled_before")
    if row.handed_at is not None:
        return row
    if row.prepared_by_id is None:
        raise RuleBroken("points.not_prepared")
    check_second(row.prepared_by_id, by.pk)
    if how is ConfirmedHow.CODE:
        expected = redemptions.pickup_code(row)
        if not rules.code_fits(expected, code, wrong_before=row.wrong_codes):
            row.wrong_codes += 1
            row.save(update_fields=["wrong_codes"])
            audit.record(by, "points.wrong_code", row, client_id=row.client_id)
            return row
    if how is ConfirmedHow.SCREEN:
        row.strokes = json.dumps(rules.check_drawn(strokes))
    _off_the_shelf(row, by, on)
    row.handed_by, row.handed_at, row.confirmed_how = by, at, how
    row.save(update_fields=["handed_by", "handed_at", "confirmed_how", "strokes"])
    audit.record(by, "points.handed_out", row, client_id=row.client_id, how=how.value)
    return row


def _off_the_shelf(row: Redemption, by: User, on: dt.date) -> None:
    """What is handed over leaves the stock, in both names."""
    lines = list(row.lines.order_by("good_id"))
    held = Good.objects.filter(pk__in=[line.good_id for line in lines]).order_by("pk")
    goods = list(held.select_for_update(no_key=True).values_list("pk", flat=True))
    shelves = stock.of_goods(goods, on)
    for line in lines:
        left = shelves[line.good_id].stock
        check_stock_after(left - line.quantity, stock=left)
        StockMove.objects.create(
            good_id=line.good_id,
            kind=MoveKind.HAND_OUT,
            change=-line.quantity,
            on=on,
            cause=f"line:{line.pk}",
            by=row.prepared_by,
            second=by,
        )


@transaction.atomic
def cancel(
    *, by: User | None, redemption: Redemption, reason: CancelReason, on: dt.date, at: dt.datetime
) -> Redemption:
    """What was not handed out is not given: the points go back to where they came from. Twice is once.

    ``by`` None: the client, from their own pages, as long as nobody has prepared it. Raises Http404,
    RuleBroken ``points.handed_before``, ``points.prepared_before``.
    """
    row = _mine_or_reached(by, redemption)
    if row.cancelled_at is not None:
        return row
    if row.handed_at is not None:
        raise RuleBroken("points.handed_before")
    if by is None and row.prepared_at is not None:
        raise RuleBroken("points.prepared_before")
    _give_back(by, row, reason, on, at)
    return row


def _mine_or_reached(by: User | None, redemption: Redemption) -> Redemption:
    if by is not None:
        return access.must_redemption(by, redemption.pk, lock=True)
    Client.objects.select_for_update(of=("self",)).get(pk=redemption.client_id)
    return Redemption.objects.select_for_update(of=("self",)).get(pk=redemption.pk)


def _give_back(by: User | None, row: Redemption, reason: CancelReason, on: dt.date, at: dt.datetime) -> None:
    paid = Posting.objects.get(cause=redemptions.cause(row))
    back = redemptions.refund_cause(row)
    ledger.refund(by=by, posting=paid, cause=back, points=paid.points, on=on, at=at, why=reason.value)
    row.cancelled_by, row.cancelled_at, row.cancelled_reason = by, at, reason.value
    row.save(update_fields=["cancelled_by", "cancelled_at", "cancelled_reason"])
    audit.record(by, "points.order_cancelled", row, client_id=row.client_id, why=reason.value)


@transaction.atomic
def ask_return(*, by: User, redemption: Redemption, at: dt.datetime) -> Redemption:
    """What was handed out is brought back (damaged, wrong); a second person takes it in. Twice is once.

    Raises Http404, RuleBroken ``points.not_handed``.
    """
    row = access.must_redemption(by, redemption.pk, lock=True)
    if row.handed_at is None:
        raise RuleBroken("points.not_handed")
    if row.cancelled_at is None and row.cancel_asked_at is None:
        row.cancel_asked_by, row.cancel_asked_at = by, at
        row.save(update_fields=["cancel_asked_by", "cancel_asked_at"])
        audit.record(by, "points.return_asked", row, client_id=row.client_id)
    return row


@transaction.atomic
def drop_return(*, by: User, redemption: Redemption) -> Redemption:
    """Nothing is brought back after all. Raises Http404."""
    row = access.must_redemption(by, redemption.pk, lock=True)
    if row.cancelled_at is None and row.cancel_asked_at is not None:
        row.cancel_asked_by = row.cancel_asked_at = None
        row.save(update_fields=["cancel_asked_by", "cancel_asked_at"])
        audit.record(by, "points.return_dropped", row, client_id=row.client_id)
    return row


@transaction.atomic
def take_back(
    *, by: User, redemption: Redemption, reason: CancelReason, on: dt.date, at: dt.datetime
) -> Redemption:
    """A second person takes the goods in: stock and points go back. Twice is once.

    Raises Http404, RuleBroken ``points.not_asked_back``, ``points.second_person``.
    """
    row = access.must_redemption(by, redemption.pk, lock=True)
    if row.cancelled_at is not None:
        return row
    if row.handed_at is None or row.cancel_asked_by_id is None:
        raise RuleBroken("points.not_asked_back")
    check_second(row.cancel_asked_by_id, by.pk)
    for line in row.lines.order_by("good_id"):
        StockMove.objects.create(
            good_id=line.good_id,
            kind=MoveKind.RETURN,
            change=line.quantity,
            on=on,
            cause=f"return:{line.pk}",
            by=row.cancel_asked_by,
            second=by,
        )
    _give_back(by, row, reason, on, at)
    return row
