"""Which shelf a page is about."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import Organisation
from waystation.points.access import shop as access
from waystation.rules.roles import Verb


def today() -> dt.date:
    """The day of this request."""
    return timezone.localdate()


def number(text: str) -> int | None:
    """A whole number of an address; anything else asks for nothing."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None


def chosen(request: UserRequest, verb: Verb = Verb.SEE_SHOP) -> Organisation | None:
    """The shelf that the address names, else the own one. Raises Http404 for one out of reach."""
    wanted = number(request.GET.get("shop", ""))
    return access.must_shop(request.user, wanted, verb) if wanted else access.own_shop(request.user, verb)


def keeps(request: UserRequest, shop: Organisation, verb: Verb = Verb.KEEP_SHOP) -> bool:
    """Whether this person may ``verb`` that shelf: for showing a door; the door itself asks again."""
    return access.shops(request.user, verb).filter(pk=shop.pk).exists()


def others(request: UserRequest, shop: Organisation) -> list[Organisation]:
    """Further shelves in reach, for the chooser of whoever looks after several."""
    rows = list(access.shops(request.user).order_by("name", "pk")[:200])
    return rows if len(rows) > 1 else []


def yuan(fen: int | None) -> str:
    """Fen as yuan; nothing known: a dash."""
    return "—" if fen is None else f"{fen // 100}.{fen % 100:02d}"
