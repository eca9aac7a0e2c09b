"""A place's own figures: dated, with the text they stand in."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import JSONField, Q, Value
from django.utils import timezone

from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.orders import queries
from waystation.orders.access import must_rule
from waystation.orders.models import LocalParameter, Order
from waystation.rules import law as law_rules
from waystation.rules.orders import Kind, Step
from waystation.rules.problems import RuleBroken

from .steps import refresh_term

#: Figures that the stored last day of an order depends on.
TERM_KEYS = frozenset({"suspension_extends_term", "recovery_term_start"})


@transaction.atomic
def add_local_rule(
    *,
    by: User,
    area: Area,
    key: str,
    value: law_rules.Value,
    since: date,
    until: date | None,
    source: str,
    article: str,
    today: date,
    text: str = "",
) -> LocalParameter:
    """Set a figure for an area and everything below it, from ``since`` to ``until`` (None: lasts).

    ``text``: the local text of the catalogue from which it was adopted. A value of None says that nothing is
    counted here, whatever an area above sets. Raises RuleBroken ``orders.area_not_yours``,
    ``orders.local_rule_exists`` and those of ``rules.law.check_local``. The terms that depend on it are
    computed again at once.
    """
    must_rule(by, area)
    law_rules.check_local(law_rules.LocalParameter(area.path, key, value, since, until, article, source))
    Area.objects.select_for_update().get(pk=area.pk)
    same = LocalParameter.objects.filter(area=area, key=key, since=since).first()
    if same is not None:
        if queries.as_rule(same).value == value and same.made_by_id == by.pk:
            return same
        raise RuleBroken("orders.local_rule_exists", since=since)
    row = LocalParameter.objects.create(
        area=area,
        key=key,
        value=_kept(value),
        since=since,
        until=until,
        source=source.strip(),
        article=article.strip(),
        text=text,
        made_by=by,
    )
    audit.record(by, "orders.local_rule_added", row, key=key, area=area.pk, since=since.isoformat())
    _refresh_terms(by, key, area, today)
    return row


def _kept(value: law_rules.Value) -> object:
    """As the column keeps it; "nothing" is a value of its own, not an empty column."""
    if value is None:
        return Value(None, JSONField())
    return list(value) if isinstance(value, tuple) else value


@transaction.atomic
def end_local_rule(*, by: User, rule: LocalParameter, until: date, today: date) -> LocalParameter:
    """Say on which last day a local rule holds; decisions of before keep it.

    Raises RuleBroken ``orders.area_not_yours``, ``law.ends_before_start``.
    """
    rule = LocalParameter.objects.select_for_update(of=("self",)).select_related("area").get(pk=rule.pk)
    must_rule(by, rule.area)
    if until < rule.since:
        raise RuleBroken("law.ends_before_start", since=rule.since, until=until)
    rule.until = until
    rule.save(update_fields=["until"])
    audit.record(by, "orders.local_rule_ended", rule, key=rule.key, until=until.isoformat())
    _refresh_terms(by, rule.key, rule.area, today)
    return rule


@transaction.atomic
def adopt_local_text(*, by: User, area: Area, code: str, since: date, today: date) -> list[LocalParameter]:
    """Set every figure of a local text for an area and all below it, from ``since``; what is set already
    stays.

    Raises RuleBroken ``orders.text_unknown``, ``orders.text_adopted``, and those of ``add_local_rule``.
    """
    must_rule(by, area)
    if code not in law_rules.CATALOGUE:
        raise RuleBroken("orders.text_unknown")
    area = Area.objects.select_for_update().get(pk=area.pk)
    text = law_rules.CATALOGUE[code]
    there = set(
        LocalParameter.objects.filter(area=area, since__lte=since, until__isnull=True).values_list(
            "key", flat=True
        )
    )
    wanted = [variant for variant in text.variants if variant.key not in there]
    if not wanted:
        raise RuleBroken("orders.text_adopted")
    audit.record(by, "orders.local_text_adopted", area, text=code, since=since.isoformat())
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
        _refresh_terms(by, key, area, today)
    return len(young)


def _refresh_terms(by: User, key: str, area: Area, today: date) -> None:
    if key not in TERM_KEYS:
        return
    concerned = Q(steps__step=Step.SUSPEND)
    if key == "recovery_term_start":
        concerned = Q(kind=Kind.RECOVERY, printed_from__isnull=False)
    held = Order.objects.filter(concerned, client__area__path__startswith=area.path, ended_on__isnull=True)
    for order in held.distinct().order_by("pk"):
        refresh_term(by=by, order=order, today=today)
