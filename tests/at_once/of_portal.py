"""Ways into the portal: two at once."""

from __future__ import annotations

import itertools

from django.utils import timezone

from tests.at_once import Case, Words
from tests.people import Cast
from tests.portal.making import inside, make_code, make_login, make_till
from waystation.points.models import Till
from waystation.portal.models import Login

NOW = timezone.now()
_n = itertools.count(1)
OPEN, IN = "portal.actions.opening.", "portal.actions.entering."


def _login(world: Cast) -> Login:
    return make_login(world.client(f"学员入{next(_n)}"), world.worker)


def _till(world: Cast) -> Till:
    return make_till(world, f"商户{next(_n)}")


def _open_till(world: Cast) -> Words:
    till = _till(world)
    make_login(None, world.head, till=till)
    return {"by": world.head, "till": till, "now": NOW}


def _closing(world: Cast) -> Words:
    login = _login(world)
    return {"by": world.worker, "client": login.client, "login_id": login.pk, "now": NOW}


def _with_one_code(world: Cast) -> Words:
    login = _login(world)
    make_code(login, world.worker, "13572468")
    return {"by": login, "secret": "1357 2468", "device": "", "now": timezone.now()}


def _choosing(world: Cast) -> Words:
    login = _login(world)
    inside(login)
    return {"by": login, "password": "blue-door-99", "here": login.sessions.get(), "now": NOW}


CASES = {
    OPEN + "open_way": Case(
        lambda w: {"by": w.worker, "client": w.client(f"学员入{next(_n)}"), "kin_id": None, "now": NOW},
        "portal.opened",
    ),
    OPEN + "open_till": Case(lambda w: {"by": w.head, "till": _till(w), "now": NOW}, "portal.opened"),
    OPEN + "close_way": Case(_closing, "portal.closed"),
    OPEN + "close_till": Case(_open_till, "portal.closed"),
    IN + "enter": Case(_with_one_code, "portal.signed_in"),
    IN + "choose_password": Case(_choosing, "portal.password_chosen", frozenset({2})),
}
