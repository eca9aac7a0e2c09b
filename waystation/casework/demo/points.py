"""Points of the demo street: a pilot in two communities, sessions and who came, a shelf, shops; all invented.

Everything goes through the same actions as on a page, on the days on which it would have been done.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from django.utils import timezone

from waystation.accounts.models import Area, Organisation, User
from waystation.activities.actions import attendance, sessions
from waystation.clients.models import Client
from waystation.points.actions import goods as shelf
from waystation.points.actions import schemes, shop, stock
from waystation.points.actions.merchants import registry
from waystation.points.models import Good
from waystation.points.queries import wallets
from waystation.rules.activities import AttendanceState, SessionKind, SignedHow
from waystation.rules.calendar import add_days, add_months
from waystation.rules.points.merchants import Goods, MerchantKind
from waystation.rules.points.schemes.templates import TEMPLATES, TemplateCode
from waystation.rules.points.spending.goods import GoodKind

#: Weeks that the pilot has run.
WEEKS = 10
_PEOPLE = 8
#: What is put on each week: kind, title, weekday (Monday 0), hours.
_WEEKLY = (
    (SessionKind.VOLUNTEER, "社区环境整理", 1, (9, 11)),
    (SessionKind.COUNSELLING, "心理小组", 3, (14, 15)),
    (SessionKind.TRAINING, "家电维修入门", 4, (15, 17)),
    (SessionKind.FAMILY, "家属交流会", 5, (10, 11)),
)
#: Name, unit, sort, points for one, cost in fen, how many came.
_GOODS = (
    ("花生油", "桶（5升）", GoodKind.OIL, 600, 6_500, 20),
    ("大米", "袋（5公斤）", GoodKind.GRAIN, 300, 3_200, 30),
    ("毛巾", "条", GoodKind.WASHING, 80, 800, 60),
    ("洗手液", "瓶", GoodKind.WASHING, 120, 1_200, 40),
    ("空调被", "条", GoodKind.BEDDING, 900, 9_800, 6),
    ("电热水壶", "个", GoodKind.KITCHEN, 1_000, 10_900, 4),
)
_SHOPS = (
    ("望湖惠民超市", MerchantKind.SUPERMARKET, (Goods.GRAIN, Goods.FOOD, Goods.DAILY)),
    ("柳荫粮油店", MerchantKind.GRAIN, (Goods.GRAIN, Goods.FOOD)),
    ("石桥早餐铺", MerchantKind.CANTEEN, (Goods.MEALS,)),
    ("东篱书店", MerchantKind.BOOKS, (Goods.BOOKS,)),
    ("梧桐理发室", MerchantKind.BARBER, (Goods.SERVICES,)),
)


def fill(users: Mapping[str, User], communities: Iterable[Area], today: dt.date) -> None:
    """The pilot, its sessions, the shelf of the centre and five shops."""
    people = {name: User.objects.get(pk=user.pk) for name, user in users.items()}
    centre = Organisation.objects.get(kind=Organisation.Kind.CENTRE, users=people["head1"])
    pilot = list(communities)[:2]
    began_on = add_days(today, -7 * WEEKS - today.weekday())
    for area in pilot:
        _scheme(people, area, began_on)
    clients = Client.objects.filter(
        area__in=pilot, worker=people["worker1"], state=Client.State.OPEN, orders__state="running"
    )
    _sessions(people, centre, list(clients.order_by("pk")[:_PEOPLE]), began_on, today)
    _shelf(people, centre, began_on)
    _shops(people, centre.area, began_on)
    _redemptions(people, list(clients.order_by("pk")[:2]), today)


def _scheme(people: Mapping[str, User], area: Area, on: dt.date) -> None:
    """The climbing scheme, drafted by the street and approved by the district."""
    version = schemes.draft(
        by=people["head1"],
        area=area,
        name="出勤递增（试点）",
        config=TEMPLATES[TemplateCode.ATTENDANCE].config,
        valid_from=on,
        form_key=_key("scheme", area.pk),
        today=on,
        at=_at(on, 9),
        template=TemplateCode.ATTENDANCE,
    )
    schemes.approve(by=people["district1"], version=version, today=on, at=_at(on, 15))


def _sessions(
    people: Mapping[str, User], centre: Organisation, clients: list[Client], began_on: dt.date, today: dt.date
) -> None:
    """Every week the same four; the more regular somebody is, the more often they came."""
    for week in range(WEEKS + 2):
        for number, (kind, title, weekday, (start, end)) in enumerate(_WEEKLY):
            on = add_days(began_on, 7 * week + weekday)
            made = sessions.add_session(
                by=people["worker1"],
                organisation=centre,
                data=sessions.SessionData(
                    kind=kind, title=title, on=on, starts_at=dt.time(start), ends_at=dt.time(end),
                    place="一楼活动室", leader="顾晓岚", capacity=15,
                ),
                form_key=_key("session", on.toordinal() * 10 + number),
            )  # fmt: skip
            if on >= today:
                continue
            for place, client in enumerate(clients):
                if (week * 3 + number + place * 5) % (place + 2) == 0 or place == 0:
                    kin = client.kin.first() if kind is SessionKind.FAMILY else None
                    attendance.mark(
                        by=people["worker1"],
                        session=made,
                        client=client,
                        kin=kin,
                        said=attendance.Said(AttendanceState.CAME, SignedHow.LIST),
                        today=on,
                        now=_at(on, end),
                    )


def _shelf(people: Mapping[str, User], centre: Organisation, on: dt.date) -> None:
    """Six goods, their prices sealed by two, one delivery each."""
    prices = {}
    for number, (name, unit, kind, points, cost_fen, count) in enumerate(_GOODS):
        good = shelf.add_good(
            by=people["worker2"], organisation=centre, name=name, unit=unit, kind=kind, low_at=3,
            form_key=_key("good", number), today=on,
        )  # fmt: skip
        prices[good.pk] = points
        stock.deliver(
            by=people["worker2"], good=good, count=count, cost_fen=cost_fen, supplier="望湖惠民超市",
            paper_number=f"送货单{number + 1:03d}", form_key=_key("delivery", number), today=on,
        )  # fmt: skip
    price_list = shelf.set_prices(
        by=people["worker2"], organisation=centre, valid_from=on, points=prices, form_key=_key("prices", 1),
        today=on, at=_at(on, 10),
    )  # fmt: skip
    shelf.approve_prices(by=people["head1"], price_list=price_list, today=on, at=_at(on, 16))


def _shops(people: Mapping[str, User], area: Area, on: dt.date) -> None:
    """Shops with a contract of a year each, drawn up by the street and signed by the district."""
    for number, (name, kind, allowed) in enumerate(_SHOPS):
        merchant = registry.add_merchant(
            by=people["head1"],
            data=registry.MerchantData(name=name, kind=kind, area=area, address=f"望湖路{number * 6 + 2}号"),
        )
        contract = registry.draw_up(
            by=people["head1"],
            merchant=merchant,
            data=registry.ContractData(
                starts_on=on, ends_on=add_months(on, 12), merchant_daily=5_000, wallet_daily=500,
                goods=tuple(str(one) for one in allowed), number=f"望商〔{on:%Y}〕{number + 1}号",
            ),
            form_key=_key("contract", number),
        )  # fmt: skip
        registry.sign(by=people["district1"], contract=contract, now=_at(on, 17))


def _redemptions(people: Mapping[str, User], clients: list[Client], today: dt.date) -> None:
    """One order laid ready, one that waits: what the counter shows in the morning."""
    towel = Good.objects.defer("picture").get(name="毛巾")
    for number, client in enumerate(clients):
        on = add_days(today, -1)
        if wallets.wallet(client).balance < 80:
            continue
        receipt = shop.order(
            by=people["worker1"], client=client, lines={towel.pk: 1}, key=_key("order", number), on=on,
            at=_at(on, 16),
        )  # fmt: skip
        if number == 0:
            shop.prepare(by=people["worker2"], redemption=receipt.redemption, at=_at(on, 17))


def _at(on: dt.date, hour: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(on, dt.time(hour)))


def _key(what: str, number: int) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"demo/points/{what}/{number}")
