"""What every paper says: the person, the order, the figures of the law."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol, TypeVar

from django.http import Http404
from django.utils import timezone

from waystation.accounts.models import Area, User
from waystation.accounts.queries import up_to_root
from waystation.casework.queries import cases
from waystation.casework.queries.cases import Case
from waystation.clients import access
from waystation.clients.models import Client, TeamMember
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.orders import queries as order_queries
from waystation.orders.models import Order
from waystation.papers.rendering.values import Value
from waystation.rules import orders
from waystation.rules.law import Law
from waystation.rules.privacy import COLUMNS, Sight
from waystation.rules.problems import RuleBroken


class Row(Protocol):
    """What can be chosen by its number."""

    pk: Any


_R = TypeVar("_R", bound=Row)


class Teller:
    """One file as one person may print it. Rows are read when a paper asks for them, each once.

    ``about``: which of several agreements, matters, leaves, moves or tests the paper is about; None: the
    usual one.
    """

    def __init__(self, user: User, client: Client, today: date, about: int | None = None) -> None:
        self.user, self.client, self.today, self.about = user, client, today, about
        self.viewer = access.viewer(user, client)

    def chosen(self, rows: Sequence[_R]) -> _R | None:
        """The one the paper is about, else the first; None where there is none. 404 for one that is not
        there."""
        if self.about is None:
            return rows[0] if rows else None
        found = next((row for row in rows if row.pk == self.about), None)
        if found is None:
            raise Http404
        return found

    def show(self, column: str, value: str) -> str:
        """A value of a person's own as they may print it: whole where they may ask for it (the print is
        kept in
        the record), masked or nothing where their role sees no more."""
        if self.viewer.sight(COLUMNS[column]) >= Sight.ON_ASKING:
            return value
        return self.viewer.show(COLUMNS[column], value)

    @cached_property
    def order(self) -> Order | None:
        """The order that runs, else the last one."""
        return order_queries.current_order(self.client)

    @cached_property
    def case(self) -> Case:
        """The facts as the rules see them."""
        return cases.load_one(self.client, self.today, to_write=False)

    @property
    def law(self) -> Law:
        """The law of the place today."""
        return self.case.law

    @property
    def is_recovery(self) -> bool:
        """Whether the order is one of community recovery."""
        return self.order is not None and self.order.kind == orders.Kind.RECOVERY

    def number(self, key: str) -> str:
        """A figure of the law; nothing where it was not in force."""
        try:
            return str(self.law.number(key))
        except RuleBroken:
            return ""

    @cached_property
    def team(self) -> list[TeamMember]:
        """Who helps today."""
        rows = self.client.team.filter(ends_on__isnull=True).select_related("user", "kin")
        return list(rows.order_by("starts_on", "pk"))


def day(on: date | None) -> str:
    """2026年11月2日; nothing for no day."""
    return words.day(on) if on else ""


def short(on: date | None) -> str:
    """2026-11-02, for tables."""
    return on.isoformat() if on else ""


def moment(at: datetime | None) -> str:
    """2026-10-15 09:40."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""


def told(*parts: str) -> str:
    """Parts of one entry, empty ones left out: 赵站长，2026年10月17日."""
    return words.joined(parts)


def common(teller: Teller) -> dict[str, Value]:
    """Person, order, figures."""
    return {**_person(teller), **_order(teller), **_figures(teller), "issued_on": day(teller.today)}


def _person(teller: Teller) -> dict[str, Value]:
    client, show = teller.client, teller.show
    areas = {
        area.kind: area.name
        for area in Area.objects.filter(path__in=up_to_root(client.area_id)).only("kind", "name")
    }
    phone = client.phones.filter(ends_on__isnull=True).order_by("-pk").first()
    return {
        "file_number": client.file_number,
        "name": show("clients.client.name", client.name),
        "sex": str(client.get_sex_display()),
        "born_on": day(client.born_on) if teller.viewer.whole(COLUMNS["clients.client.born_on"]) else "",
        "id_number": show("clients.client.id_number", client.id_number),
        "phone": show("clients.phone.number", phone.number) if phone else "",
        "home_address": show("clients.client.home_address", client.home_address),
        "living_address": show("clients.client.living_address", client.living_address),
        "area": areas.get(Area.Kind.COMMUNITY, ""),
        "street": areas.get(Area.Kind.STREET, ""),
        "station": client.station.name if client.station else "",
        "worker": client.worker.name if client.worker else "",
    }


def _order(teller: Teller) -> dict[str, Value]:
    order = teller.order
    if order is None:
        return {}
    return {
        "measure": str(label(orders.Kind(order.kind))),
        "order_number": order.number,
        "authority": order.authority,
        "served_on": day(order.served_on),
        "reported_on": day(order.reported_on),
        "term_from": day(order.starts_on or order.printed_from),
        "term_to": day(order.expires_on or order.printed_to),
        "years": str(order.years),
    }


def _figures(teller: Teller) -> dict[str, Value]:
    facts = teller.case.current() or (teller.case.facts.orders[-1] if teller.case.facts.orders else None)
    report_by = orders.sign_in_due_on(facts, teller.law) if facts else None
    return {
        "report_days": teller.number("report_deadline_days"),
        "report_by": day(report_by),
        "absence_days": teller.number("absence_report_threshold_days"),
        "move_days": teller.number("move_report_days"),
        "breach_tests": teller.number("severe_test_refusals"),
        "breach_times": teller.number("severe_absence_times"),
        "breach_days": teller.number("severe_absence_days_gt"),
        "notify_days": teller.number("release_notify_street_days"),
        "review_days": teller.number("review_window_days"),
        "lawsuit_months": teller.number("lawsuit_months"),
        "contacts_per_month": teller.number("contact_min_per_month"),
        "tests_by_year": _tests_by_year(teller),
    }


def _tests_by_year(teller: Teller) -> str:
    """第1年12次，第2年6次，第3年4次."""
    order = teller.order
    if order is None:
        return ""
    key = f"test_plan_recovery_{order.years}y" if teller.is_recovery else "test_plan_treatment"
    try:
        plan = teller.law.plan(key)
    except RuleBroken:
        return ""
    return "，".join(f"第{year}年{times}次" for year, times in enumerate(plan, 1))
