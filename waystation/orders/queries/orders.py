"""Facts of orders for the rules, the law of a place, deadlines that explain themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext, gettext_lazy

from waystation.accounts.models import Area, User
from waystation.clients.models import Client
from waystation.common.wording.labels import label
from waystation.common.wording.messages import basis, because, sentence
from waystation.orders.access import visible_to
from waystation.orders.models import LocalParameter, Order, OrderStep
from waystation.rules import law as law_rules
from waystation.rules import orders as rules
from waystation.rules.calendar import ONE_DAY
from waystation.rules.law import Law

#: Fewer characters would find half the street.
SHORTEST_NUMBER = 3


def with_facts(orders: QuerySet[Order]) -> QuerySet[Order]:
    """``orders`` with the rows that ``facts`` needs, in two more statements however many orders."""
    return orders.prefetch_related("steps", "agreements")


def facts(order: Order) -> rules.OrderFacts:
    """One order as the rules see it. Uses prefetched steps and agreements where there are any."""
    agreed = sorted(agreement.signed_on for agreement in order.agreements.all())
    return rules.OrderFacts(
        id=order.pk,
        kind=rules.Kind(order.kind),
        state=rules.State(order.state),
        years=order.years,
        served_on=order.served_on,
        family_served_on=order.family_served_on,
        reported_on=order.reported_on,
        agreed_on=agreed[0] if agreed else None,
        printed_from=order.printed_from,
        printed_to=order.printed_to,
        ended_on=order.ended_on,
        decided_on=order.decided_on,
        is_far=order.is_far,
        arrived_by_move=order.arrived_by_move,
        credited_days=order.credited_days,
        after_spell=order.after_spell_id,
        suspensions=suspensions(order.steps.all()),
    )


def standing_steps(order: Order) -> list[OrderStep]:
    """The steps that brought the order where it is, oldest first; without corrections and withdrawn ones."""
    rows = order.steps.filter(withdrawn_at__isnull=True).exclude(step=rules.Step.CORRECT)
    return list(rows.select_related("recorded_by").order_by("pk"))


def suspensions(steps: Iterable[OrderStep]) -> tuple[rules.Suspension, ...]:
    """The days on which the measure rested: from each suspension to the day before its resumption."""
    standing = (step for step in sorted(steps, key=lambda step: step.pk) if step.withdrawn_at is None)
    return rests((step.step, step.on) for step in standing)


def rests(steps: Iterable[tuple[str, date]]) -> tuple[rules.Suspension, ...]:
    """The same from (step, day) in the order in which they were recorded."""
    found: list[rules.Suspension] = []
    began: date | None = None
    for step, on in steps:
        if step == rules.Step.SUSPEND:
            began = on
        elif step == rules.Step.RESUME and began is not None:
            if on > began:
                found.append(rules.Suspension(began, on - ONE_DAY))
            began = None
    if began is not None:
        found.append(rules.Suspension(began))
    return tuple(found)


def current_order(client: Client) -> Order | None:
    """The order that runs; else the one that ended last; None when there never was one."""
    return with_facts(_current_first(Order.objects.filter(client=client))).first()


def _current_first(orders: QuerySet[Order]) -> QuerySet[Order]:
    ended = Case(When(ended_on__isnull=True, then=Value(0)), default=Value(1), output_field=IntegerField())
    return orders.order_by(ended, "-ended_on", "-pk")


def current_orders(client_ids: Iterable[int]) -> dict[int, Order]:
    """``current_order`` for many clients, in three statements: client id → order."""
    found: dict[int, Order] = {}
    for order in with_facts(_current_first(Order.objects.filter(client__in=list(client_ids)))):
        found.setdefault(order.client_id, order)
    return found


def as_rule(row: LocalParameter) -> law_rules.LocalParameter:
    """A stored local rule as the rules see it (needs ``area``)."""
    value = tuple(row.value) if isinstance(row.value, list) else row.value
    return law_rules.LocalParameter(
        row.area.path, row.key, value, row.since, row.until, row.article, row.source
    )


def with_above(area_paths: Iterable[str]) -> list[str]:
    """The paths and those of every area above them."""
    return sorted({path[:n] for path in area_paths for n in range(Area.steplen, len(path) + 1, Area.steplen)})


def laws_for(area_paths: Iterable[str], on: date) -> dict[str, Law]:
    """The law of each place on ``on``, in one statement however many places."""
    wanted = set(area_paths)
    stored = LocalParameter.objects.filter(area__path__in=with_above(wanted)).select_related("area")
    rows = [as_rule(row) for row in stored]
    return {path: law_rules.law_on(on, law_rules.rows_for(path, rows)) for path in wanted}


def law_for(area_path: str, on: date) -> Law:
    """The law of one place on ``on``, with the local rules of it and of the areas above it."""
    return laws_for([area_path], on)[area_path]


@dataclass(frozen=True)
class ShownDeadline:
    """A deadline in words. ``state_code`` is a ``rules.orders.DeadlineState``; ``days_left`` < 0: late."""

    code: str
    title: str
    due_on: date
    days_left: int
    state_code: str
    state: str
    why: str
    done_on: date | None


def deadlines(order: Order, law: Law, today: date) -> list[ShownDeadline]:
    """The dated duties of an order in the order of its life, each with the sentence that explains it."""
    return [
        ShownDeadline(
            code=deadline.code,
            title=sentence(deadline.title),
            due_on=deadline.due_on,
            days_left=deadline.days_left,
            state_code=deadline.state,
            state=str(label(deadline.state)),
            why=because(deadline.why),
            done_on=deadline.done_on,
        )
        for deadline in rules.deadlines(facts(order), law, today)
    ]


def findings(order: Order, law: Law, today: date) -> list[tuple[rules.Severity, str]]:
    """What the dates of an order show to be odd, as severity and sentence."""
    return [
        (finding.severity, sentence(finding.code, finding.params))
        for finding in rules.check_dates(facts(order), law, today)
    ]


def search_numbers(user: User, text: str) -> QuerySet[Order, int]:
    """Ids of the clients with an order whose number holds ``text``; for ``clients.queries.search``."""
    wanted = text.strip()
    orders = visible_to(user) if is_number_part(wanted) else Order.objects.none()
    return orders.filter(number__icontains=wanted).values_list("client_id", flat=True)


def is_number_part(text: str) -> bool:
    """Whether ``text`` is long enough to look for orders by a part of their number."""
    return len(text.strip()) >= SHORTEST_NUMBER


@dataclass(frozen=True)
class Figure:
    """A national figure in words, for the page of local rules."""

    key: str
    title: str
    value: str
    basis: str
    mark: str
    is_local: bool


def shown_value(key: str, value: object) -> str:
    """A figure with its unit as people write it: 15天, 12-6-4, 是."""
    unit = law_rules.DEFINITIONS[key].unit
    if value is None:
        return gettext("没有规定，不计算")
    if isinstance(value, bool):
        return gettext("是") if value else gettext("否")
    if isinstance(value, tuple | list):
        return "-".join(str(number) for number in value)
    if unit is law_rules.Unit.CHOICE:
        return str(_CHOICES[str(value)])
    return gettext("%(value)s%(unit)s") % {"value": value, "unit": sentence(unit)}


_CHOICES = {
    "separate": gettext_lazy("分别计数"),
    "together": gettext_lazy("合并计数"),
    "reporting": gettext_lazy("报到之日"),
    "printed": gettext_lazy("决定书载明的日期"),
    "year": gettext_lazy("按年保证次数"),
    "window": gettext_lazy("按窗口保证次数"),
}


def choice_of(text: str) -> str:
    """The choice that people write in words (分别计数); any other text as it is, for the rule to refuse."""
    return next((code for code, words in _CHOICES.items() if text == str(words)), text)


def national_figures() -> list[Figure]:
    """The nation's table in words."""
    return [
        Figure(
            key=row.key,
            title=sentence(row.title),
            value=shown_value(row.key, row.value),
            basis=basis(row.source, row.article),
            mark=str(label(row.mark)),
            is_local=law_rules.DEFINITIONS[row.key].local,
        )
        for row in law_rules.page()
    ]


@dataclass(frozen=True)
class ShownRule:
    """A local rule in words; ``change`` says what it changes."""

    rule: LocalParameter
    title: str
    value: str
    change: str
    holds: bool


def local_rules(rows: QuerySet[LocalParameter], today: date) -> list[ShownRule]:
    """Local rules in words, those that hold first; one statement."""
    found = []
    for row in rows.select_related("area", "made_by").order_by("area__path", "key", "-since"):
        nation = law_rules.in_force(row.key, max(row.since, law_rules.REGULATION_SINCE)).value
        change = gettext("国家或者系统默认为%(old)s，这里改为%(new)s。") % {
            "old": shown_value(row.key, nation),
            "new": shown_value(row.key, row.value),
        }
        holds = row.since <= today and (row.until is None or row.until >= today)
        found.append(
            ShownRule(
                row,
                sentence(f"law.title.{row.key}"),
                shown_value(row.key, row.value),
                change,
                holds,
            )
        )
    return sorted(found, key=lambda shown: not shown.holds)
