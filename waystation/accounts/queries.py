"""Shared reads: choosers, names of places, who works where, and what still hangs on an ended area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length, Now, TruncDate

from waystation.rules.roles import Role, Verb

from . import access, tree
from .models import Area, AreaChange, Grant, Organisation, User


def alive() -> Q:
    """Rows without an end, or whose end is not over on the database's today."""
    return Q(ends_on__isnull=True) | Q(ends_on__gte=TruncDate(Now()))


def areas_below(user: User, verb: Verb) -> QuerySet[Area]:
    """For choosers: the areas in force where ``user`` may ``verb``, in the order of the tree."""
    return access.areas_visible_to(user, verb).filter(access.in_force()).order_by("path")


def organisations_below(user: User, verb: Verb, *kinds: str) -> QuerySet[Organisation]:
    """For choosers: the organisations in force there, of ``kinds`` (none named: all)."""
    rows = access.organisations_visible_to(user, verb).filter(access.in_force())
    return (rows.filter(kind__in=kinds) if kinds else rows).order_by("area__path", "kind", "name")


def organisations_at(path: str, *kinds: str) -> QuerySet[Organisation]:
    """The organisations in force that serve the area ``path``: in it, below it, or above it."""
    rows = Organisation.objects.filter(
        access.in_force(), Q(area__path__startswith=path) | Q(area__path__in=up_to_root(path))
    )
    return (rows.filter(kind__in=kinds) if kinds else rows).order_by("area__path", "kind", "name")


def up_to_root(path: str) -> list[str]:
    """``path`` and every path above it, from the root down."""
    return [path[:end] for end in range(Area.steplen, len(path) + 1, Area.steplen)]


def area_names(paths: Iterable[str]) -> dict[str, str]:
    """Path → "永丰街道 › 桂花社区": the names from the district down; one query for any number of paths."""
    wanted = set(paths)
    rows = Area.objects.filter(path__in={above for path in wanted for above in up_to_root(path)})
    names = dict(rows.values_list("path", "name"))
    return {path: " › ".join(names[above] for above in _without_city(path)) for path in wanted}


def _without_city(path: str) -> list[str]:
    chain = up_to_root(path)
    return chain[1:] if len(chain) > 2 else chain


def workers_in(path: str) -> QuerySet[User]:
    """The active people with a worker's grant in or below ``path``, or one from above that covers it."""
    return _holders(Role.WORKER, Q(area__path__startswith=path) | Q(area__path__in=up_to_root(path)))


def workers_covering(path: str) -> QuerySet[User]:
    """The active workers whose grant reaches a file at ``path``: the candidates when it is handed out."""
    return _holders(Role.WORKER, Q(area__path__in=up_to_root(path)))


def heads_of(path: str) -> QuerySet[User]:
    """The active heads whose grant covers ``path``."""
    return _holders(Role.HEAD, Q(area__path__in=up_to_root(path)))


def _holders(role: Role, where: Q) -> QuerySet[User]:
    held = Grant.objects.filter(access.in_force(), where, role=role).values("user")
    return User.objects.filter(pk__in=held, is_active=True).order_by("name", "pk")


@dataclass
class Branch:
    """An area with what the tree page says of it. ``organisations``: how many in force sit right there."""

    area: Area
    organisations: int
    is_alive: bool
    children: list[Branch] = field(default_factory=list)

    @property
    def living(self) -> list[Branch]:
        return [branch for branch in self.children if branch.is_alive]

    @property
    def ended(self) -> list[Branch]:
        return [branch for branch in self.children if not branch.is_alive]


def branches(areas: QuerySet[Area], today: dt.date) -> list[Branch]:
    """``areas`` as a forest, children within parents; one query."""
    rows = areas.annotate(
        organisation_count=Count("organisations", filter=_alive_at("organisations"), distinct=True)
    ).order_by("path")
    found: dict[str, Branch] = {}
    roots: list[Branch] = []
    for area in rows:
        branch = Branch(area, area.organisation_count, tree.is_in_force(area, today))
        found[area.path] = branch
        above = found.get(area.path[: -Area.steplen])
        (above.children if above else roots).append(branch)
    return roots


def _alive_at(relation: str) -> Q:
    """As ``alive``, seen through ``relation``; a missing row is not alive."""
    return Q(**{f"{relation}__isnull": False}) & (
        Q(**{f"{relation}__ends_on__isnull": True}) | Q(**{f"{relation}__ends_on__gte": TruncDate(Now())})
    )


@dataclass(frozen=True)
class Left:
    """What hangs right at an area: counts for people who may not see the files themselves."""

    clients: int
    organisations: int
    grants: int
    areas: int

    @property
    def anything(self) -> bool:
        return bool(self.clients or self.organisations or self.grants or self.areas)


def left_at(area: Area) -> Left:
    """Open files, organisations in force, open grants and living areas right below ``area``."""
    # The clients' room lies above this one; its rows are counted through the reverse name.
    clients = Area.objects.filter(pk=area.pk, clients__state="open").aggregate(n=Count("clients"))["n"]
    children = Area.objects.get_children(area).filter(alive()).count()
    return Left(
        clients=clients,
        organisations=area.organisations.filter(alive()).count(),
        grants=area.grants.filter(alive()).count(),
        areas=children,
    )


def history(area: Area) -> list[AreaChange]:
    """The changes that this area took part in, the latest first."""
    took_part = Q(sources=area) | Q(results=area)
    rows = AreaChange.objects.filter(pk__in=AreaChange.objects.filter(took_part).values("pk"))
    return list(rows.prefetch_related("sources", "results").select_related("made_by").order_by("-on", "-pk"))


def open_grants(user: User) -> QuerySet[Grant]:
    """The grants of ``user`` that hold today or will, widest area first."""
    return (
        Grant.objects.filter(alive(), user=user)
        .select_related("area", "organisation")
        .order_by(Length("area__path"), "area__path", "role")
    )


def matching(
    rows: QuerySet[User], *, word: str = "", role: str = "", area: Area | None = None
) -> QuerySet[User]:
    """``rows`` narrowed to a name, a role held now or later, an area (by grant or organisation)."""
    if word:
        rows = rows.filter(Q(name__icontains=word) | Q(username__icontains=word))
    if role:
        rows = rows.filter(pk__in=Grant.objects.filter(alive(), role=role).values("user"))
    if area is not None:
        granted = Grant.objects.filter(alive(), area__path__startswith=area.path).values("user")
        rows = rows.filter(Q(pk__in=granted) | Q(organisation__area__path__startswith=area.path))
    return rows
