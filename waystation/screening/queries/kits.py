"""Reading the stock of kits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from waystation.accounts.models import User
from waystation.rules.law import Law
from waystation.rules.specimens.kits import KitWarning, warnings
from waystation.screening import access
from waystation.screening.models import KitLot


@dataclass(frozen=True)
class Stocked:
    """A lot with what is left of it and what the head should know."""

    lot: KitLot
    stock: int
    warnings: tuple[KitWarning, ...]


def lots(user: User) -> Iterable[Any]:
    """Every lot of the sites in reach with its ``stock``, the soonest to expire first."""
    found = access.lots_in_reach(user).select_related("panel", "organisation")
    return found.order_by("organisation__name", "expires_on", "pk")


def stocked(user: User, today: date, law: Law) -> list[Stocked]:
    """The same with what to look at; used up and expired lots come last."""
    rows = [
        Stocked(lot, lot.stock, warnings(stock=lot.stock, expires_on=lot.expires_on, today=today, law=law))
        for lot in lots(user)
    ]
    return sorted(rows, key=lambda row: row.stock == 0 and row.lot.expires_on < today)


def usable(user: User, today: date, last: int | None) -> list[KitLot]:
    """What the form of a test offers: lots of the own site that are not used up, last used first."""
    held = [lot for lot in lots(user) if lot.expires_on >= today and (lot.stock > 0 or lot.pk == last)]
    own = [lot for lot in held if lot.organisation_id == user.organisation_id] or held
    return sorted(own, key=lambda lot: lot.pk != last)
