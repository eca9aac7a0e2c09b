"""A centre's shelf with goods, prices and stock, made by the actions themselves."""

from __future__ import annotations

import io
import itertools
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from PIL import Image

from tests.make import make_user
from tests.people import Cast
from waystation.accounts.models import Organisation, User
from waystation.clients.models import Client
from waystation.points.actions import goods, ledger, stock
from waystation.points.actions import shop as shop_actions
from waystation.points.models import Good, PriceList, Redemption, StockCheck, StockMove
from waystation.rules.points.postings import PostingKind
from waystation.rules.points.spending.goods import GoodKind
from waystation.rules.points.spending.redemptions import ConfirmedHow
from waystation.rules.roles import Role

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)
#: Every list needs a day of its own; past lists cannot be made by an action, so they lie ahead.
_days = itertools.count(0)


def second_worker(world: Cast) -> User:
    """A colleague of 王敏 in the same centre."""
    return make_user(name="刘芳", role=Role.WORKER, area=world.street, organisation=world.centre)


def picture(side: int = 900) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side // 2), "seagreen").save(out, "JPEG", exif=b"Exif\0\0")
    return out.getvalue()


def good(
    world: Cast,
    name: str = "",
    *,
    left: int = 0,
    unit: str = "桶",
    low_at: int = 2,
    shop: Organisation | None = None,
) -> Good:
    """A good of the centre with ``left`` on the shelf."""
    made = goods.add_good(
        by=world.head if shop is None else world.other_head,
        organisation=shop or world.centre,
        name=name or f"菜籽油{next(_n)}",
        unit=unit,
        kind=GoodKind.OIL,
        low_at=low_at,
        form_key=uuid4(),
        today=TODAY,
    )
    if left:
        delivered(world, made, left)
    return made


def delivered(world: Cast, made: Good, pieces: int, *, cost_fen: int = 5200) -> StockMove:
    return stock.deliver(
        by=world.worker,
        good=made,
        count=pieces,
        cost_fen=cost_fen,
        supplier="永丰粮油店",
        paper_number=f"S{next(_n)}",
        form_key=uuid4(),
        today=TODAY,
    )


def waiting_list(world: Cast, points: dict[int, int], *, valid_from=None) -> PriceList:
    return goods.set_prices(
        by=world.worker,
        organisation=world.centre,
        valid_from=valid_from or TODAY,
        points=points,
        form_key=uuid4(),
        today=TODAY,
        at=NOW,
    )


def priced(world: Cast, points: dict[int, int], *, valid_from=None) -> PriceList:
    """Today's prices, approved by the head."""
    made = waiting_list(world, points, valid_from=valid_from)
    return goods.approve_prices(by=world.head, price_list=made, today=TODAY, at=NOW)


def next_free_day():
    """A day that no list of any test has yet."""
    return TODAY + timedelta(days=1 + next(_days))


def check(world: Cast, made: Good, *, counted: int = 1) -> StockCheck:
    """A count that differs, waiting."""
    found = stock.count(
        by=world.worker, good=made, counted=counted, reason="少了", form_key=uuid4(), today=TODAY, at=NOW
    )
    assert isinstance(found, StockCheck)
    return found


#: A signature as a browser sends it.
DRAWN = [[[100, 200], [150, 260], [210, 300], [300, 280], [380, 250], [450, 300], [520, 310]]]


def on_offer(world: Cast, *, left: int, points: int = 100, day: int = 0) -> Good:
    """A good with stock on the list that is in force ``day`` days from now."""
    made = good(world, left=left)
    priced(world, {made.pk: points}, valid_from=TODAY + timedelta(days=day))
    return made


def grant(world: Cast, client: Client, points: int, *, family: bool = False, by: User | None = None) -> None:
    ledger.grant(
        by=by or world.worker,
        client=client,
        cause=f"test:{next(_n)}",
        points=points,
        on=TODAY,
        at=NOW,
        kind=PostingKind.EARNED,
        family=family,
    )


def rich(world: Cast, points: int) -> Client:
    """A client of 王敏 with so many points."""
    client = world.client(f"学员{next(_n)}")
    grant(world, client, points)
    return client


def ordered(
    world: Cast, client: Client, lines: dict[int, int], *, key=None, family: bool = False, day: int = 0
) -> shop_actions.Receipt:
    return shop_actions.order(
        by=world.worker,
        client=client,
        lines=lines,
        key=key or uuid4(),
        on=TODAY + timedelta(days=day),
        at=NOW,
        family=family,
    )


def prepared(world: Cast, made: Good, *, day: int = 0) -> Redemption:
    row = ordered(world, rich(world, 500), {made.pk: 1}, day=day).redemption
    return shop_actions.prepare(by=world.worker, redemption=row, at=NOW)


def handed(world: Cast, made: Good) -> Redemption:
    return shop_actions.hand_out(
        by=world.head, redemption=prepared(world, made), how=ConfirmedHow.PAPER, on=TODAY, at=NOW
    )
