"""The list of clients: one search box, a few filters, and for each row what is due next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waystation.accounts.models import Area, User
from waystation.casework.models import Obligation
from waystation.casework.queries import obligations, office, timeline
from waystation.casework.queries.person import age
from waystation.clients import queries as people
from waystation.clients.access import visible_to
from waystation.clients.models import SEALED, Client
from waystation.common.wording.labels import label
from waystation.orders import queries as order_queries
from waystation.orders.models import Order
from waystation.rules import orders
from waystation.rules.obligations import ObligationState

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


def clients(user: User, today: date, asked: Asked) -> QuerySet[Client]:
    """The visible clients asked for; with a search, closed files too. Somebody not visible is absent."""
    if asked.q:
        found = people.search(user, asked.q, also=order_queries.search_numbers(user, asked.q))
    else:
        found = visible_to(user).filter(state=Client.State.OPEN)
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


def rows(user: User, found: Sequence[Client], today: date) -> list[Row]:
    """Stage and next due item of the clients of one page: two statements."""
    ids = [client.pk for client in found]
    standing: dict[int, str] = {}
    columns = ("client_id", "kind", "state", "ended_on")
    for client_id, kind, state, ended_on in (
        Order.objects.filter(client__in=ids).order_by("pk").values_list(*columns)
    ):
        if ended_on is None or client_id not in standing:
            standing[client_id] = f"{label(orders.Kind(kind))} · {label(orders.State(state))}"
    due: dict[int, Obligation] = {}
    for row in _next(user, ids, today):
        due.setdefault(row.client_id, row)

    def made(client: Client) -> Row:
        item = due.get(client.pk)
        return Row(
            client,
            age(client.born_on, today),
            standing.get(client.pk, str(STAGES["no_order"])),
            timeline.obligation_title(item.rule, item.why) if item else "",
            item.due_on if item else None,
            bool(item and item.now == ObligationState.OVERDUE),  # type: ignore[attr-defined]  # annotated by ``listed``
            getattr(client, "seen_on", None),
        )

    return [made(client) for client in found]


def _next(user: User, ids: Sequence[int], today: date) -> QuerySet[Obligation]:
    """What is live for these clients, the next to do first."""
    late = ObligationState.OVERDUE.value
    first = Case(When(now=late, then=Value(0)), When(opens_on__lte=today, then=Value(1)), default=Value(2))
    return (
        obligations.listed(user, today).filter(client__in=ids).order_by(first, "-priority", "due_on", "key")
    )


def options(user: User, *, oversees: bool) -> dict[str, Any]:
    """What the filters offer."""
    areas = Area.objects.filter(pk__in=visible_to(user).values("area__id")).order_by("path")
    workers = office.workers(user) if oversees else []
    return {
        "areas": [(area.pk, area.name) for area in areas],
        "stages": list(STAGES.items()),
        "workers": [(worker.pk, worker.name) for worker in workers],
    }
