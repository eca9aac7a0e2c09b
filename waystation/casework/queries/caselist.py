"""The list of clients: one search box, a few filters, and for each row what is due next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waystation.accounts.models import Area, User
from waystation.casework.queries import office, timeline
from waystation.casework.queries.person import age
from waystation.clients import queries as people
from waystation.clients.access import asker, visible_to
from waystation.clients.models import SEALED, Client
from waystation.common.reading import kept, statements
from waystation.common.wording.labels import label
from waystation.orders import queries as order_queries
from waystation.orders.models import Order
from waystation.rules import orders
from waystation.rules.calendar import add_days
from waystation.rules.obligations import UPCOMING_DAYS, ObligationState

#: Rows of a page.
PAGE = 30

#: What the filter "stage" offers; each is a condition on the client's order.
STAGES: dict[str, Promise] = {
    "no_order": _("尚无措施"),
    "awaiting": _("等待报到"),
    "treatment": _("社区戒毒中"),
    "recovery": _("社区康复中"),
    "paused": _("暂停"),
    "ended": _("已结束"),
}


@dataclass(frozen=True)
class Asked:
    """What the reader narrowed the list to."""

    q: str = ""
    area_id: int | None = None
    stage: str = ""
    worker_id: int | None = None
    nobody: bool = False
    not_seen_days: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anybody is left out."""
        return self != Asked()


def _stage(stage: str) -> Q:
    current = Order.objects.filter(client=OuterRef("pk"), ended_on__isnull=True)
    running = current.filter(state=orders.State.RUNNING)
    waiting = [orders.State.REGISTERED, orders.State.AWAITING_SIGN_IN]
    return {
        "no_order": Q(~Exists(Order.objects.filter(client=OuterRef("pk")))),
        "awaiting": Q(Exists(current.filter(state__in=waiting))),
        "treatment": Q(Exists(running.filter(kind=orders.Kind.TREATMENT))),
        "recovery": Q(Exists(running.filter(kind=orders.Kind.RECOVERY))),
        "paused": Q(Exists(current.filter(state=orders.State.SUSPENDED))),
        "ended": Q(Exists(Order.objects.filter(client=OuterRef("pk")))) & ~Q(Exists(current)),
    }[stage]


def _below(area_id: int) -> QuerySet[Area, str]:
    """The paths of an area and everything under it (clients carry paths)."""
    place = Area.objects.filter(pk=area_id).first()
    below: QuerySet[Area] = Area.objects.filter(path__startswith=place.path if place else " ")
    return below.values_list("path", flat=True)


def clients(user: User, today: date, asked: Asked) -> kept.Rows[Client] | QuerySet[Client]:
    """``matching``, to be paged. Of what somebody typed only its shape is kept, never the words."""
    if asked.area_id is not None or asked.not_seen_days is not None:
        return matching(user, today, asked)
    key = ("clients", asker(user), asked.stage, asked.worker_id, asked.nobody)
    if not asked.q:
        return kept.Rows(key, lambda: matching(user, today, asked))
    name = people.typed(asked.q)
    if name is None:
        return matching(user, today, asked)
    areas, number = people.areas_named(name), order_queries.is_number_part(asked.q)

    def build() -> QuerySet[Client]:
        part = kept.WORDS[3] if number else ""
        also = order_queries.search_numbers(user, part)
        return _narrowed(people.search_name(user, name.marked(), areas, also=also), today, asked)

    words = name.words() | {kept.WORDS[3]: asked.q.strip()}
    return kept.Rows((*key, name.is_latin, name.is_long, tuple(areas), number), build, words)


def matching(user: User, today: date, asked: Asked) -> QuerySet[Client]:
    """The visible clients asked for; with a search, closed files too. Somebody not visible is absent."""
    if asked.q:
        found = people.search(user, asked.q, also=order_queries.search_numbers(user, asked.q))
    else:
        found = visible_to(user).filter(state=Client.State.OPEN)
    return _narrowed(found, today, asked)


def _narrowed(found: QuerySet[Client], today: date, asked: Asked) -> QuerySet[Client]:
    if asked.area_id is not None:
        found = found.filter(area__in=_below(asked.area_id))
    if asked.stage:
        found = found.filter(_stage(asked.stage))
    if asked.worker_id is not None:
        found = found.filter(worker=asked.worker_id)
    if asked.nobody:
        found = found.filter(worker__isnull=True)
    if asked.not_seen_days is not None:
        return office.not_seen(found, today, asked.not_seen_days)
    found = found.select_related("area", "worker").defer(*SEALED)
    return found if asked.q else found.order_by("pinyin", "pk")


@dataclass(frozen=True)
class Row:
    """One client of the list."""

    client: Client
    age: int
    stage: str
    next_title: str
    next_due_on: date | None
    late: bool
    seen_on: date | None


_SQL = Path(__file__).with_name("caselist.sql").read_text(encoding="utf-8")


def rows(found: Sequence[Client], today: date) -> list[Row]:
    """Stage and next due item of the clients of one page, whom the reader sees: one statement."""
    horizon = add_days(today, UPCOMING_DAYS)
    given = {"clients": [client.pk for client in found], "today": today, "horizon": horizon}
    said = {row[0]: row[1:] for row in statements.rows(_SQL, given)}
    return [_row(client, today, *said[client.pk]) for client in found]


def _row(client: Client, today: date, *said: Any) -> Row:
    kind, state, rule, why, due_on, now = said
    return Row(
        client,
        age(client.born_on, today),
        f"{label(orders.Kind(kind))} · {label(orders.State(state))}" if kind else str(STAGES["no_order"]),
        timeline.obligation_title(rule, json.loads(why)) if rule else "",
        due_on,
        now == ObligationState.OVERDUE,
        getattr(client, "seen_on", None),
    )


def options(user: User, *, oversees: bool) -> dict[str, Any]:
    """What the filters offer."""

    def areas() -> QuerySet[Any, Any]:
        rows: QuerySet[Area] = Area.objects.filter(pk__in=visible_to(user).values("area__id"))
        return rows.order_by("path").values_list("pk", "name")

    workers = office.workers(user) if oversees else []
    return {
        "areas": kept.tuples(("areas", asker(user)), areas),
        "stages": list(STAGES.items()),
        "workers": [(worker.pk, worker.name) for worker in workers],
    }
