"""Dated figures of an area: its size, its people."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction

from waystation.accounts import access, tree
from waystation.accounts.models import Area, AreaFact, User
from waystation.audit import actions as audit
from waystation.rules.problems import RuleBroken


@transaction.atomic
def record_fact(
    *, by: User, area: Area, kind: str, value: Decimal, on: dt.date, source: str, today: dt.date
) -> AreaFact:
    """``value`` as of ``on``. The same kind and day again corrects it; what it was stays on the record."""
    tree.lock()
    area = access.must_area(by, area.pk)
    if on > today:
        raise RuleBroken("accounts.change_in_future")
    if kind not in {AreaFact.Kind.SIZE, AreaFact.Kind.DISTANCE} and value != value.to_integral_value():
        raise RuleBroken("accounts.fact_whole_number")
    held = AreaFact.objects.select_for_update().filter(area=area, kind=kind, on=on).first()
    if held is None:
        held = AreaFact.objects.create(area=area, kind=kind, value=value, on=on, source=source, made_by=by)
        audit.record(by, "accounts.fact_recorded", held, area=area.pk, kind=kind)
        return held
    before = {"value": str(held.value), "source": held.source}
    held.value, held.source = value, source
    held.save(update_fields=["value", "source"])
    audit.record(by, "accounts.fact_corrected", held, area=area.pk, kind=kind, before=before)
    return held
