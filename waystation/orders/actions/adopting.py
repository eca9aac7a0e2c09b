"""Adopting the known figures of a local text at once, and undoing it on the same day."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.orders.access import must_rule
from waystation.orders.models import LocalParameter
from waystation.rules.law import CATALOGUE
from waystation.rules.problems import RuleBroken

from .local_rules import add_local_rule, refresh_terms


@transaction.atomic
def adopt_local_text(*, by: User, area: Area, code: str, since: date, today: date) -> list[LocalParameter]:
    """Set every figure of a local text for an area and all below it, from ``since``; what is set already
    stays.

    Raises RuleBroken ``orders.text_unknown``, ``orders.text_adopted``, and those of ``add_local_rule``.
    """
    must_rule(by, area)
    if code not in CATALOGUE:
        raise RuleBroken("orders.text_unknown")
    area = Area.objects.select_for_update().get(pk=area.pk)
    text = CATALOGUE[code]
    there = set(
        LocalParameter.objects.filter(area=area, since__lte=since, until__isnull=True).values_list(
            "key", flat=True
        )
    )
    wanted = [variant for variant in text.variants if variant.key not in there]
    if not wanted:
        raise RuleBroken("orders.text_adopted")
    return [
        add_local_rule(
            by=by,
            area=area,
            key=variant.key,
            value=variant.value,
            since=since,
            until=None,
            source=text.source,
            article=variant.article,
            today=today,
            text=code,
        )
        for variant in wanted
    ]


@transaction.atomic
def undo_adoption(*, by: User, area: Area, code: str, today: date) -> int:
    """Take away what was adopted today, as if it had not been; later a rule is ended with its last day.

    How many figures went; none, where it was undone before. Raises RuleBroken ``orders.area_not_yours``,
    ``orders.adopted_before``.
    """
    must_rule(by, area)
    area = Area.objects.select_for_update().get(pk=area.pk)
    rows = list(LocalParameter.objects.filter(area=area, text=code, until__isnull=True))
    young = [row for row in rows if timezone.localtime(row.made_at).date() == today]
    if rows and not young:
        raise RuleBroken("orders.adopted_before")
    for row in young:
        audit.record(by, "orders.local_rule_undone", row, key=row.key, area=area.pk)
        key = row.key
        row.delete()
        refresh_terms(by, key, area, today)
    return len(young)
