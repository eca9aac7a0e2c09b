"""The area tree: its lock, the order of its kinds, and what every change of it must keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q

from waystation.rules.problems import RuleBroken

from .models import Area

#: City first; an area hangs below one of a kind further to the left.
KINDS = tuple(Area.Kind.values)


def rank(kind: str) -> int:
    """0 for a city, more for what lies below."""
    return KINDS.index(kind)


def lock() -> None:
    """One change of the tree at a time; reading and filing go on."""
    list(Area.objects.filter(depth=1).order_by("path").select_for_update(no_key=True).values_list("pk"))


def parent_of(area: Area) -> Area | None:
    """The area above, None for a root; asks the database (paths move)."""
    above = area.path[: -Area.steplen]
    return Area.objects.get(path=above) if above else None


def hang(area: Area, parent: Area) -> None:
    """Move a branch; its paths, and through the foreign key the files', follow."""
    Area.objects.move(area, parent, pos="last-child")


def is_in_force(area: Area, today: dt.date) -> bool:
    """Whether the area exists on that day. One that starts later may be prepared, so it counts."""
    return area.ends_on is None or area.ends_on >= today


def check_in_force(area: Area, today: dt.date) -> None:
    """An ended area takes part in nothing new."""
    if not is_in_force(area, today):
        raise RuleBroken("accounts.area_ended", name=area.name)


def check_day(area: Area, on: dt.date, today: dt.date) -> None:
    """A change of the tree holds at once, so its day is not in the future, and not before the area began."""
    if on > today:
        raise RuleBroken("accounts.change_in_future")
    if on <= area.starts_on:
        raise RuleBroken("accounts.change_before_start", name=area.name, on=area.starts_on)


def check_place(kind: str, parent: Area) -> None:
    """A child's kind stands below its parent's: city › district › street › community › grid."""
    if rank(kind) <= rank(parent.kind):
        raise RuleBroken("accounts.kind_not_below", name=parent.name)


def check_name(name: str, parent: Area | None, today: dt.date, *, besides: Sequence[int] = ()) -> None:
    """No two living siblings share a name."""
    siblings = Area.objects.get_children(parent) if parent else Area.objects.get_root_nodes()
    alive = siblings.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today)).exclude(pk__in=besides)
    if alive.filter(name=name).exists():
        raise RuleBroken("accounts.area_name_taken", name=name)


def check_code(code: str) -> None:
    """A division code belongs to one area for ever."""
    if code and Area.objects.filter(code=code).exists():
        raise RuleBroken("accounts.area_code_taken", division=code)
