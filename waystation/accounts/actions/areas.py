"""One area at a time: new, another name, another place in the tree."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from waystation.accounts import access, tree
from waystation.accounts.models import Area, AreaChange, User
from waystation.audit import actions as audit
from waystation.rules.problems import RuleBroken


@transaction.atomic
def create_area(
    *,
    by: User,
    parent: Area,
    kind: str,
    name: str,
    starts_on: dt.date,
    today: dt.date,
    code: str = "",
    is_village: bool = False,
) -> Area:
    """A new area below ``parent``. ``code``: the official division code, or empty."""
    tree.lock()
    parent = access.must_area(by, parent.pk)
    tree.check_in_force(parent, today)
    tree.check_place(kind, parent)
    tree.check_name(name, parent, today)
    tree.check_code(code)
    is_village = is_village and kind == Area.Kind.COMMUNITY
    values = {"kind": kind, "name": name, "code": code, "starts_on": starts_on, "is_village": is_village}
    area: Area = Area.objects.add_child(parent, values)
    audit.record(by, "accounts.area_created", area, kind=kind, parent=parent.pk)
    return area


@transaction.atomic
def rename_area(
    *,
    by: User,
    area: Area,
    name: str,
    on: dt.date,
    today: dt.date,
    code: str | None = None,
    is_village: bool | None = None,
    note: str = "",
) -> Area:
    """Another name (or code, or kind of community) from ``on``; the former name stays in the history."""
    tree.lock()
    area = access.must_area(by, area.pk)
    code = area.code if code is None else code
    if is_village is None or area.kind != Area.Kind.COMMUNITY:
        is_village = area.is_village
    if (area.name, area.code, area.is_village) == (name, code, is_village):
        return area
    tree.check_in_force(area, today)
    tree.check_day(area, on, today)
    if name != area.name:
        tree.check_name(name, tree.parent_of(area), today, besides=[area.pk])
        change = AreaChange.objects.create(
            kind=AreaChange.Kind.RENAME, on=on, old_name=area.name, note=note, made_by=by
        )
        change.sources.set([area])
        change.results.set([area])
    if code != area.code:
        tree.check_code(code)
    area.name, area.code, area.is_village = name, code, is_village
    area.save(update_fields=["name", "code", "is_village"])
    audit.record(by, "accounts.area_renamed", area, on=on.isoformat())
    return area


@transaction.atomic
def move_area(*, by: User, area: Area, parent: Area, on: dt.date, today: dt.date, note: str = "") -> Area:
    """Hang ``area`` with everything below it under ``parent``; files, grants and organisations go along."""
    tree.lock()
    area, parent = access.must_area(by, area.pk), access.must_area(by, parent.pk)
    old = tree.parent_of(area)
    if old is None:
        raise RuleBroken("accounts.root_stays")
    if old.pk == parent.pk:
        return area
    tree.check_in_force(area, today)
    tree.check_in_force(parent, today)
    tree.check_day(area, on, today)
    if parent.path.startswith(area.path):
        raise RuleBroken("accounts.move_below_itself")
    tree.check_place(area.kind, parent)
    tree.check_name(area.name, parent, today)
    change = AreaChange.objects.create(
        kind=AreaChange.Kind.MOVE, on=on, old_name=old.name, note=note, made_by=by
    )
    change.sources.set([area])
    change.results.set([parent])
    tree.hang(area, parent)
    access.forget(by)
    audit.record(by, "accounts.area_moved", area, on=on.isoformat(), old=old.pk, new=parent.pk)
    return area
