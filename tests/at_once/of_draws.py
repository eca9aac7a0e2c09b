"""Unforeseen tests: the morning of a site, telling who was drawn."""

from __future__ import annotations

from django.utils import timezone

from tests.at_once import Case
from tests.casework.draws.street import make_call, people, rule
from tests.people import Cast
from waystation.casework.queries.draws import listing
from waystation.rules.screening.calls import ToldHow

TODAY, NOW = timezone.localdate(), timezone.now()
D = "casework.actions.draws."


def _morning(world: Cast) -> dict[str, object]:
    rule(world, "test_draw", True)
    people(world, 8)
    site = next(one for one in listing.sites(TODAY) if one.area == world.street)
    return {"by": None, "site": site, "today": TODAY}


def _told(world: Cast) -> dict[str, object]:
    told = {"told_on": TODAY, "told_at": NOW, "told_how": "phone", "told_by": world.worker}
    return {"by": world.worker, "call": make_call(people(world, 1)[0], TODAY, **told), "today": TODAY}


CASES = {
    f"{D}drawing.draw_site": Case(_morning, "screening.day_drawn"),
    f"{D}telling.tell": Case(
        lambda world: {
            "by": world.worker,
            "call": make_call(people(world, 1)[0], TODAY),
            "how": ToldHow.PHONE,
            "now": NOW,
            "today": TODAY,
        },
        "screening.drawn_told",
    ),
    f"{D}telling.take_back_told": Case(_told, "screening.drawn_told_taken_back"),
}
