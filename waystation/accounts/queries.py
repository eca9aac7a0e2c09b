"""Shared reads: choosers, names of places, who works where, and what still hangs on an ended area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Func, Q, QuerySet
from django.db.models.functions import Length, Now, TruncDate

from waystation.common import scope
from waystation.common.wording.labels import label
from waystation.rules.posts import COUNTED, Staff, staff_of
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role, Verb

from . import access, tree
from .models import Area, AreaChange, AreaFact, Cover, Grant, Organisation, Post, User


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


def officers_of(station_id: int | None) -> QuerySet[User]:
    """The active police officers of a station."""
    return _holders(Role.POLICE, Q(organisation=station_id) if station_id else Q(pk__isnull=True))


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
    posts: int = 0

    @property
    def anything(self) -> bool:
        return bool(self.clients or self.organisations or self.grants or self.areas or self.posts)


def left_at(area: Area) -> Left:
    """Open files, organisations in force, open grants and living areas right below ``area``."""
    # The clients' room lies above this one, and its files are out of an administrator's reach.
    clients = Area.objects.filter(pk=area.pk).values_list(
        Func("path", function="waystation_open_files_at"), flat=True
    )[0]
    children = Area.objects.get_children(area).filter(alive()).count()
    return Left(
        clients=clients,
        organisations=area.organisations.filter(alive()).count(),
        grants=area.grants.filter(alive()).count(),
        areas=children,
        posts=area.posts.filter(alive()).count(),
    )


@dataclass(frozen=True)
class Hanging:
    """What hangs on somebody who leaves: counts, for those who may not see the files themselves.

    ``covers``: of colleagues whom the person looks after, today or later. ``is_covered``: a colleague looks
    after the own files beyond today.
    """

    files: int = 0
    appointments: int = 0
    matters: int = 0
    covers: int = 0
    is_covered: bool = False

    @property
    def undecided(self) -> bool:
        """Whether somebody still has to choose: hand over, let cover, or leave to nobody for now."""
        return bool(self.covers or (self.files and not self.is_covered))


def hanging(account: User, today: dt.date, *, at: str = "") -> Hanging:
    """What hangs on ``account`` today, in and below ``at`` (a path; empty: everywhere); two statements.

    The clients' rooms lie above this one: their rows are counted through the reverse names, whoever asks.
    """
    with scope.everything():
        files = Q(clients__state="open", clients__area__path__startswith=at)
        waiting = files & Q(clients__matters__state="open")
        ahead = files & Q(clients__appointments__state="planned", clients__appointments__on__gte=today)
        counted = User.objects.filter(pk=account.pk).aggregate(
            files=Count("clients", filter=files, distinct=True),
            appointments=Count("clients__appointments", filter=ahead, distinct=True),
            matters=Count("clients__matters", filter=waiting, distinct=True),
        )
        living = Cover.objects.filter(confirmed_at__isnull=False, ended_at__isnull=True, ends_on__gte=today)
        covers = living.aggregate(
            covers=Count("pk", filter=Q(deputy=account)),
            own=Count("pk", filter=Q(worker=account, starts_on__lte=today, ends_on__gt=today)),
        )
    return Hanging(**counted, covers=covers["covers"], is_covered=bool(covers["own"]))


def check_decided(left: Hanging) -> None:
    """Refuse to let somebody go on whom files or covers hang that nobody has decided about."""
    if left.files and not left.is_covered:
        raise RuleBroken("accounts.account_has_clients", count=left.files)
    if left.covers:
        raise RuleBroken("accounts.account_covers", count=left.covers)


def history(area: Area) -> list[AreaChange]:
    """The changes that this area took part in, the latest first."""
    took_part = Q(sources=area) | Q(results=area)
    rows = AreaChange.objects.filter(pk__in=AreaChange.objects.filter(took_part).values("pk"))
    return list(rows.prefetch_related("sources", "results").select_related("made_by").order_by("-on", "-pk"))


def newest_facts(area: Area) -> list[AreaFact]:
    """The latest figure of each kind, in the order of the kinds."""
    latest = AreaFact.objects.filter(area=area).order_by("kind", "-on").distinct("kind")
    order = AreaFact.Kind.values
    return sorted(latest, key=lambda fact: order.index(fact.kind))


def communities_below(area: Area) -> dict[str, int]:
    """How many resident committees and villages in force lie in or below ``area``, counted from the tree."""
    below = Area.objects.filter(alive(), path__startswith=area.path, kind=Area.Kind.COMMUNITY)
    counted = below.aggregate(all=Count("pk"), villages=Count("pk", filter=Q(is_village=True)))
    return {"committees": counted["all"] - counted["villages"], "villages": counted["villages"]}


def posts_at(area: Area) -> list[Post]:
    """The posts held today right at ``area``, apart from the many that are only counted."""
    counted = [title for titles in COUNTED.values() for title in titles]
    rows = Post.objects.filter(access.in_force(), area=area).exclude(title__in=counted)
    return list(rows.select_related("organisation", "holder").order_by("organisation__kind", "pk"))


@dataclass(frozen=True)
class Work:
    """One place of somebody: as what, where (area path), for whom, since when."""

    title: str
    path: str
    organisation: str
    since: dt.date


@dataclass
class Member:
    """Somebody who is counted once, with all the places they hold."""

    name: str
    user: User | None
    works: list[Work] = field(default_factory=list)


def staff(area: Area) -> dict[Staff, list[Member]]:
    """Who works in or below ``area`` today: full-time workers, volunteers, grid managers; two queries.

    Full-time workers are those with a worker's grant and those with such a post; the same account counts
    once, and so does a name without account within one organisation.
    """
    found: dict[Staff, dict[object, Member]] = {kind: {} for kind in Staff}
    below = Q(area__path__startswith=area.path)
    grants = Grant.objects.filter(access.in_force(), below, role=Role.WORKER, user__is_active=True)
    for one in grants.select_related("user", "area", "organisation").order_by("area__path"):
        member = found[Staff.FULL_TIME].setdefault(one.user_id, Member(one.user.name, one.user))
        office = one.organisation.name if one.organisation else ""
        member.works.append(Work(label(Role.WORKER), one.area.path, office, one.starts_on))
    posts = Post.objects.filter(
        access.in_force(), below, title__in=[t for ts in COUNTED.values() for t in ts]
    )
    for post in posts.select_related("holder", "area", "organisation").order_by("area__path", "name"):
        kind = staff_of(post.title)
        key = post.holder_id or (post.name, post.organisation_id)
        if kind is not None:
            member = found[kind].setdefault(key, Member(post.name, post.holder))
            member.works.append(Work(post.title, post.area.path, post.organisation.name, post.starts_on))
    return {kind: sorted(members.values(), key=lambda one: one.name) for kind, members in found.items()}


def can_be_undone(change: AreaChange, today: dt.date) -> bool:
    """A merger entered today, after which none of its areas changed again."""
    fresh = AreaChange.objects.filter(pk=change.pk, kind=AreaChange.Kind.MERGE, made_at__date=today)
    if change.kind != AreaChange.Kind.MERGE or not fresh.exists():
        return False
    areas = [area.pk for area in (*change.sources.all(), *change.results.all())]
    touched = Q(sources__in=areas) | Q(results__in=areas)
    return bool(change.parents) and not AreaChange.objects.filter(touched, pk__gt=change.pk).exists()


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
