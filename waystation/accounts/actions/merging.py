"""Several areas become one, or one becomes several. Old areas end, nothing is lost (S1-09)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from waystation.accounts import access, tree
from waystation.accounts.models import Area, AreaChange, User
from waystation.audit import actions as audit
from waystation.rules.problems import RuleBroken

_DAY = dt.timedelta(days=1)


@transaction.atomic
def merge_areas(
    *,
    by: User,
    sources: Sequence[Area],
    on: dt.date,
    today: dt.date,
    into: Area | None = None,
    parent: Area | None = None,
    kind: str = "",
    name: str = "",
    code: str = "",
    note: str = "",
) -> Area:
    """End ``sources`` the day before ``on`` and hang them below their successor, which is returned.

    The successor is ``into``, or a new area (``parent``, ``kind``, ``name``, ``code``). Files, organisations
    and grants stay at the old areas and are thereby reached by whoever is granted the successor.
    """
    tree.lock()
    olds = [access.must_area(by, area_id) for area_id in dict.fromkeys(area.pk for area in sources)]
    if len(olds) + (into is not None) < 2:
        raise RuleBroken("accounts.merge_needs_two")
    if into is not None:
        result = access.must_area(by, into.pk)
        tree.check_in_force(result, today)
        _check_sources(olds, result.kind, result.path, on=on, today=today)
    else:
        if parent is None:
            raise RuleBroken("accounts.merge_needs_successor")
        parent = access.must_area(by, parent.pk)
        tree.check_in_force(parent, today)
        _check_sources(olds, kind, parent.path, on=on, today=today)
        tree.check_place(kind, parent)
        tree.check_name(name, parent, today, besides=[old.pk for old in olds])
        tree.check_code(code)
        is_village = kind == Area.Kind.COMMUNITY and all(old.is_village for old in olds)
        values = {"kind": kind, "name": name, "code": code, "starts_on": on, "is_village": is_village}
        result = Area.objects.add_child(parent, values)
    change = AreaChange.objects.create(
        kind=AreaChange.Kind.MERGE,
        on=on,
        note=note,
        made_by=by,
        parents=_parents(olds) | {"founded": int(into is None)},
    )
    change.sources.set(olds)
    change.results.set([result])
    for old in olds:
        old.ends_on = on - _DAY
        old.save(update_fields=["ends_on"])
        tree.hang(old, result)
    access.forget(by)
    audit.record(by, "accounts.areas_merged", result, sources=[old.pk for old in olds], on=on.isoformat())
    return result


def _parents(olds: Sequence[Area]) -> dict[str, int]:
    """Where each hangs now, for ``undo_merge``."""
    return {str(old.pk): above.pk for old in olds if (above := tree.parent_of(old)) is not None}


def _check_sources(
    olds: Sequence[Area], kind: str, successor_path: str, *, on: dt.date, today: dt.date
) -> None:
    """Each may end on that day and may hang below the successor."""
    for old in olds:
        tree.check_in_force(old, today)
        tree.check_day(old, on, today)
        if tree.parent_of(old) is None:
            raise RuleBroken("accounts.root_stays")
        if successor_path.startswith(old.path):
            raise RuleBroken("accounts.merge_nested", name=old.name)
        if any(old is not other and old.path.startswith(other.path) for other in olds):
            raise RuleBroken("accounts.merge_nested", name=old.name)
        if tree.rank(old.kind) < tree.rank(kind):
            raise RuleBroken("accounts.merge_into_smaller", name=old.name)


@transaction.atomic
def split_area(
    *, by: User, area: Area, names: Sequence[str], on: dt.date, today: dt.date, note: str = ""
) -> list[Area]:
    """End ``area`` the day before ``on`` and found its successors beside it.

    What hangs on the old area stays there until somebody files it anew (``queries.left_at``): nobody but a
    person knows which client lives in which half.
    """
    tree.lock()
    area = access.must_area(by, area.pk)
    parent = tree.parent_of(area)
    if parent is None:
        raise RuleBroken("accounts.root_stays")
    if len(set(names)) < 2 or len(set(names)) != len(names):
        raise RuleBroken("accounts.split_needs_two")
    tree.check_in_force(area, today)
    tree.check_day(area, on, today)
    for name in names:
        tree.check_name(name, parent, today, besides=[area.pk])
    area.ends_on = on - _DAY
    area.save(update_fields=["ends_on"])
    results: list[Area] = [
        Area.objects.add_child(
            parent, {"kind": area.kind, "is_village": area.is_village, "name": name, "starts_on": on}
        )
        for name in names
    ]
    change = AreaChange.objects.create(kind=AreaChange.Kind.SPLIT, on=on, note=note, made_by=by)
    change.sources.set([area])
    change.results.set(results)
    audit.record(by, "accounts.area_split", area, results=[new.pk for new in results], on=on.isoformat())
    return results
