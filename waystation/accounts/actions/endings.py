"""An area that ends without a successor, and a merger that is taken back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError

from waystation.accounts import access, queries, tree
from waystation.accounts.models import Area, AreaChange, User
from waystation.audit import actions as audit
from waystation.rules.problems import RuleBroken


@transaction.atomic
def end_area(*, by: User, area: Area, on: dt.date, today: dt.date, note: str = "") -> Area:
    """``area`` ends the day before ``on``; refused while anything living hangs on it."""
    tree.lock()
    area = access.must_area(by, area.pk)
    if tree.parent_of(area) is None:
        raise RuleBroken("accounts.root_stays")
    tree.check_in_force(area, today)
    tree.check_day(area, on, today)
    left = queries.left_at(area)
    if left.anything:
        raise RuleBroken("accounts.area_in_use", **vars(left))
    area.ends_on = on - dt.timedelta(days=1)
    area.save(update_fields=["ends_on"])
    change = AreaChange.objects.create(kind=AreaChange.Kind.END, on=on, note=note, made_by=by)
    change.sources.set([area])
    audit.record(by, "accounts.area_ended", area, on=on.isoformat())
    return area


@transaction.atomic
def undo_merge(*, by: User, change: AreaChange, today: dt.date) -> Area:
    """Take a merger back on the day it was entered; returns the area above, where the old ones stand again.

    A successor that was founded by the merger goes, which the database refuses as soon as a file, a grant,
    an organisation, anything names it. That the merger was there stays on the record.
    """
    tree.lock()
    held = AreaChange.objects.select_for_update().filter(pk=change.pk).first()
    if held is None:  # somebody else has just taken it back
        raise RuleBroken("accounts.undo_too_late")
    result = access.must_area(by, held.results.get().pk)
    sources = [access.must_area(by, area.pk) for area in held.sources.order_by("path")]
    if not queries.can_be_undone(held, today):
        raise RuleBroken("accounts.undo_too_late")
    for old in sources:
        parent = access.must_area(by, held.parents[str(old.pk)])
        tree.check_in_force(parent, today)
        tree.check_name(old.name, parent, today, besides=[old.pk, result.pk])
        old.ends_on = None
        old.save(update_fields=["ends_on"])
        tree.hang(old, parent)
    founded = bool(held.parents["founded"])
    above = tree.parent_of(result) if founded else result
    audit.record(by, "accounts.merge_undone", result, sources=[old.pk for old in sources], name=result.name)
    held.delete()
    if founded:
        _remove(result)
    access.forget(by)
    return above or result


def _remove(area: Area) -> None:
    """Delete an area that nothing names."""
    fresh = Area.objects.get(pk=area.pk)
    if Area.objects.get_children(fresh).exists():
        raise RuleBroken("accounts.undo_in_use", name=area.name)
    try:
        Area.objects.filter(pk=area.pk).delete()
    except (ProtectedError, RestrictedError) as error:
        raise RuleBroken("accounts.undo_in_use", name=area.name) from error
