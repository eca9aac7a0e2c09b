"""How heavy the caseloads of a head's workers are: one statement reads the files, the rules weigh them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, FilteredRelation, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from waystation.accounts.models import Area, AreaFact, User
from waystation.clients.access import visible_to
from waystation.clients.models import Client
from waystation.orders.models import Matter
from waystation.rules.law import Law
from waystation.rules.orders import Kind, State
from waystation.rules.roles import Verb
from waystation.rules.team import caseload as rules
from waystation.rules.team.caseload import FileFacts, Load

#: Levels of the tree below a street: an office there still belongs to the street.
_BELOW_STREET = {Area.Kind.COMMUNITY.value: 1, Area.Kind.GRID.value: 2}


def street_of(worker: User | None) -> str:
    """The path of the street whose office the worker belongs to; empty without one (everywhere is home)."""
    if worker is None or worker.organisation is None:
        return ""
    area = worker.organisation.area
    return _street(area.path, area.kind)


def _street(path: str, kind: str) -> str:
    steps = _BELOW_STREET.get(kind, 0)
    return path[: len(path) - steps * Area.steplen]


@dataclass(frozen=True)
class Weighed:
    """One open file: who carries it, where it lies, and what weighs in it."""

    client_id: int
    worker_id: int | None
    path: str
    kilometres: int | None
    home: str
    kind: str | None
    state: str | None
    years: int | None
    starts_on: date | None
    registered_on: date
    matters: int

    def weight(self, law: Law, today: date, *, home: str | None = None) -> int:
        """Its weight for its worker, or for one whose street is ``home``."""
        street = self.home if home is None else home
        facts = FileFacts(
            client_id=self.client_id,
            travel=rules.travel_of(self.kilometres, same_street=self.path.startswith(street), law=law),
            registered_on=self.registered_on,
            kind=Kind(self.kind) if self.kind else None,
            state=State(self.state) if self.state else None,
            years=self.years or 0,
            starts_on=self.starts_on,
            open_matters=self.matters,
        )
        return rules.weight_of(facts, law, today)


def weighed(clients: QuerySet[Client]) -> list[Weighed]:
    """The open ones of ``clients`` with everything that weighs; one statement."""
    waiting = Matter.objects.filter(client=OuterRef("pk"), state=Matter.State.OPEN).order_by()
    count = waiting.values("client").annotate(n=Count("pk")).values("n")
    way = AreaFact.objects.filter(area=OuterRef("area__id"), kind=AreaFact.Kind.DISTANCE).order_by("-on")
    rows = (
        clients.filter(state=Client.State.OPEN)
        .order_by()
        .annotate(
            current=FilteredRelation("orders", condition=Q(orders__ended_on__isnull=True)),
            waiting=Coalesce(Subquery(count, output_field=IntegerField()), 0),
            way=Subquery(way.values("value")[:1]),
            office=F("worker__organisation__area__path"),
            office_kind=F("worker__organisation__area__kind"),
        )
        .values_list(
            "pk",
            "worker",
            "area__path",
            "way",
            "office",
            "office_kind",
            "current__kind",
            "current__state",
            "current__years",
            "current__starts_on",
            "registered_on",
            "waiting",
        )
    )
    return [
        Weighed(pk, worker, path, _whole(way), _street(office or "", office_kind or ""), *rest)
        for pk, worker, path, way, office, office_kind, *rest in rows
    ]


def _whole(kilometres: Decimal | None) -> int | None:
    return None if kilometres is None else int(kilometres)


def by_worker(rows: Iterable[Weighed], law: Law, today: date) -> dict[int | None, Load]:
    """Files and weight of each worker (None: files that nobody carries); no statement."""
    held: dict[int | None, list[int]] = {}
    for row in rows:
        held.setdefault(row.worker_id, []).append(row.weight(law, today))
    return {worker: rules.load(weights, law) for worker, weights in held.items()}


def caseloads(user: User, law: Law, today: date) -> dict[int | None, Load]:
    """The caseloads below the head's areas; one statement."""
    return by_worker(weighed(visible_to(user, Verb.SEE_OVERSIGHT)), law, today)
