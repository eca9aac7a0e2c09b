"""A street that draws."""

from __future__ import annotations

import datetime as dt

from tests.make import make_order
from tests.people import Cast
from waystation.accounts.models import Area
from waystation.casework.actions.draws import draw_site
from waystation.casework.queries.draws import listing
from waystation.clients.models import Client
from waystation.orders.models import LocalParameter
from waystation.rules.screening.draw import proof
from waystation.screening.models import DrawDay, Drawn
from waystation.screening.queries import draws as proofs

SINCE = dt.date(2026, 2, 1)
DAY = dt.date(2026, 3, 20)
REGISTERED = dt.date(2026, 1, 4)


def rule(world: Cast, key: str, value: object, area: Area | None = None, since: dt.date = SINCE) -> None:
    """A local rule of the district."""
    LocalParameter.objects.create(
        area=area or world.district,
        key=key,
        value=value,
        since=since,
        source="江湾区禁毒办〔2026〕3号",
        made_by=world.district_office,
    )


def people(world: Cast, count: int) -> list[Client]:
    """Clients of 王敏 whose orders run."""
    return [world.client_with_order(f"学员{n}") for n in range(count)]


def other_people(world: Cast, count: int) -> list[Client]:
    found = [world.other_client(f"外街{n}") for n in range(count)]
    for client in found:
        make_order(client=client)
    return found


def draw_day(day: dt.date = DAY) -> list[DrawDay]:
    """The morning of a day at every site that has not drawn."""
    made = [draw_site(by=None, site=site, today=day) for site in listing.undrawn(day)]
    return [one for one in made if one is not None]


def first_drawn(day: dt.date = DAY) -> Drawn:
    """Draw day after day until somebody of 王敏 is drawn."""
    while True:
        draw_day(day)
        found = Drawn.objects.filter(on=day).order_by("pk").first()
        if found is not None:
            return found
        day += dt.timedelta(days=1)


def make_call(client: Client, on: dt.date, site: Area | None = None, **values: object) -> Drawn:
    """A call of a day, as the morning leaves it behind."""
    place = site or Area.objects.get(path=client.area_id)
    day, _new = DrawDay.objects.get_or_create(
        site=place,
        on=on,
        defaults={
            "rule": "waystation/draw/1", "key_id": 1, "eligible": 1, "fingerprint": proof.digest(""),
            "listed": proofs.sealed(""), "expected": 0.1, "drawn": 1,
        },
    )  # fmt: skip
    order = client.orders.order_by("pk").first()
    return Drawn.objects.create(
        **{
            "day": day,
            "client": client,
            "order": order,
            "worker": client.worker,
            "on": on,
            "part": "chance",
            **values,
        }
    )
