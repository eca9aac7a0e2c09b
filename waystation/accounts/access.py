"""Whom a person may reach: roles × areas, asked once per request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, Model, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject, Now, TruncDate
from django.http import Http404

from waystation.common.scope import Scope
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import OF_AREA, OF_STATION, Role, Verb, roles_for

from . import models
from .models import Area, Grant, Organisation, User

_Row = TypeVar("_Row", bound=Model)


@dataclass(frozen=True)
class Reach:
    """One grant in force today. ``path`` is the area's path: everything that starts with it lies below."""

    role: Role
    path: str
    organisation_id: int | None


def in_force() -> Q:
    """Rows with ``starts_on``/``ends_on`` that hold on the database's today (Asia/Shanghai)."""
    today = TruncDate(Now())
    return Q(starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gte=today))


@dataclass(frozen=True)
class Cover:
    """A colleague of today: one whom ``user`` covers, or the one who covers ``user``; ``until``: last day."""

    user_id: int
    name: str
    until: date


def covers_in_force() -> Q:
    """Confirmed covers, not ended early, that hold on the database's today."""
    return Q(in_force(), confirmed_at__isnull=False, ended_at__isnull=True)


def asked(user: User | OuterRef) -> dict[str, ArraySubquery]:
    """What a statement about ``user`` asks beside the account: grants and covers of today (``remember``)."""
    held = Grant.objects.filter(in_force(), user=user).order_by("role", F("area__path"))
    grants = {"role": "role", "path": "area__path", "organisation": "organisation_id"}
    rows = models.Cover.objects.filter(covers_in_force(), Q(deputy=user) | Q(worker=user))
    covers = {"worker": "worker_id", "deputy": "deputy_id", "until": "ends_on"}
    names = {"worker_name": "worker__name", "deputy_name": "deputy__name"}
    return {
        "held_today": ArraySubquery(held.values(facts=JSONObject(**grants))),
        "covers_today": ArraySubquery(
            rows.order_by("worker__name", "pk").values(facts=JSONObject(**covers, **names))
        ),
    }


def asked_files(column: str) -> Func:
    """The files in which ``user`` answers as a second place (the room of orders lies above): their ids."""
    return Func(column, function="waystation_shared_files", output_field=ArrayField(BigIntegerField()))


def remember(
    user: User,
    held: Iterable[dict[str, Any]],
    covers: Iterable[dict[str, Any]],
    files: Iterable[int] | None = None,
) -> None:
    """Keep on the instance what ``asked`` and ``asked_files`` found; it lives one request."""
    covers = list(covers)
    user._files = tuple(files or ())  # type: ignore[attr-defined]  # see ``forget``
    user._reach = tuple(Reach(Role(one["role"]), one["path"], one["organisation"]) for one in held)  # type: ignore[attr-defined]  # see ``forget``
    user._covered = tuple(  # type: ignore[attr-defined]  # as above
        Cover(one["worker"], one["worker_name"], date.fromisoformat(one["until"]))
        for one in covers
        if one["deputy"] == user.pk
    )
    user._deputies = tuple(  # type: ignore[attr-defined]  # as above
        Cover(one["deputy"], one["deputy_name"], date.fromisoformat(one["until"]))
        for one in covers
        if one["worker"] == user.pk
    )


def _ask(user: User) -> None:
    """Read grants and covers of today; one query per user object.

    The account of a request has brought them along (``middleware.who``).
    """
    found: Any = User.objects.filter(pk=user.pk).annotate(**asked(OuterRef("pk")), files=asked_files("pk"))
    remember(user, *(found.values_list("held_today", "covers_today", "files").first() or ((), ())))


def shared_files(user: User) -> tuple[int, ...]:
    """The clients for whom ``user`` answers as a second place today; the same query as ``reach``."""
    reach(user)
    return cast("tuple[int, ...]", user._files)  # type: ignore[attr-defined]  # set by ``_ask``


def reach(user: User) -> tuple[Reach, ...]:
    """The grants of ``user`` in force today."""
    if not hasattr(user, "_reach"):
        _ask(user)
    return cast("tuple[Reach, ...]", user._reach)  # type: ignore[attr-defined]  # set by ``_ask``


def covered(user: User) -> tuple[Cover, ...]:
    """The colleagues whose files ``user`` looks after today, by name; the same query as ``reach``."""
    reach(user)
    return cast("tuple[Cover, ...]", user._covered)  # type: ignore[attr-defined]  # set by ``_ask``


def deputies(user: User) -> tuple[Cover, ...]:
    """Who looks after the files of ``user`` today (at most one); the same query as ``reach``."""
    reach(user)
    return cast("tuple[Cover, ...]", user._deputies)  # type: ignore[attr-defined]  # set by ``_ask``


def carries_for(user: User) -> tuple[int, ...]:
    """The workers whose files are ``user``'s to work on today: the own ones first, then the covered ones."""
    return (user.pk, *(one.user_id for one in covered(user)))


def roles(user: User) -> frozenset[Role]:
    """The roles ``user`` holds today, anywhere."""
    return frozenset(grant.role for grant in reach(user))


def paths(user: User, verb: Verb) -> tuple[str, ...]:
    """Area paths below which ``user`` may ``verb``; empty = nowhere. Nested paths are folded."""
    return _folded({grant.path for grant in reach(user) if grant.role in roles_for(verb)})


def _folded(wanted: Iterable[str]) -> tuple[str, ...]:
    """The paths in their order, without those that lie below another."""
    kept: list[str] = []
    for path in sorted(wanted):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return tuple(kept)


def scope_of(user: User) -> Scope:
    """What the database lets ``user`` reach: the second wall, by area, whatever the page asks for.

    Workers and heads reach the files of their areas, the police those of their own station, other roles none.
    """
    grants = reach(user)
    areas = {grant.path for grant in grants if grant.role in OF_AREA}
    stations = {grant.organisation_id for grant in grants if grant.role in OF_STATION}
    return Scope(
        areas=_folded(areas),
        stations=tuple(sorted(pk for pk in stations if pk is not None)),
        files=shared_files(user),
        user=user.pk,
    )


def below(field: str, wanted: tuple[str, ...] | list[str]) -> Q:
    """A condition: the path in ``field`` lies in or below one of ``wanted`` (none: no row)."""
    condition = Q(pk__in=[])
    for path in wanted:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


def forget(user: User) -> None:
    """Drop the cached reach: the tree or the grants have just changed."""
    for name in ("_reach", "_covered", "_deputies", "_files"):
        if hasattr(user, name):
            delattr(user, name)


def areas_visible_to(user: User, verb: Verb = Verb.MANAGE_AREAS) -> QuerySet[Area]:
    """The areas in and below those where ``user`` may ``verb``; ended ones too."""
    return QuerySet(Area).filter(below("path", paths(user, verb)))


def organisations_visible_to(user: User, verb: Verb = Verb.MANAGE_AREAS) -> QuerySet[Organisation]:
    """The organisations that sit there."""
    return Organisation.objects.filter(below("area__path", paths(user, verb)))


def visible_to(user: User, verb: Verb = Verb.MANAGE_ACCOUNTS) -> QuerySet[User]:
    """The accounts whose organisation, or one of whose grants, lies where ``user`` may ``verb``."""
    wanted = paths(user, verb)
    granted = Grant.objects.filter(below("area__path", wanted)).values("user")
    return User.objects.filter(below("organisation__area__path", wanted) | Q(pk__in=granted))


def must_area(user: User, area_id: int, verb: Verb = Verb.MANAGE_AREAS) -> Area:
    """The area; 404 if ``user`` may not ``verb`` there, or if there is none."""
    return _one(areas_visible_to(user, verb), area_id)


def must_organisation(
    user: User, organisation_id: int, verb: Verb = Verb.MANAGE_AREAS, *, lock: bool = False
) -> Organisation:
    """The organisation, locked on demand; 404 if it is out of reach."""
    query = organisations_visible_to(user, verb).select_related("area", "parent")
    return _one(query.select_for_update(of=("self",)) if lock else query, organisation_id)


def must_account(user: User, account_id: int, *, lock: bool = False) -> User:
    """The account, locked on demand; 404 if it is out of reach."""
    query = visible_to(user).select_related("organisation__area")
    return _one(query.select_for_update(of=("self",)) if lock else query, account_id)


def lock_account(user: User) -> bool:
    """Hold the account of ``user`` until the end of the transaction; whether it is in use.

    Whoever gives somebody files takes this first, and closing an account takes it too: so no file goes to
    an account that is just being closed.
    """
    return (
        User.objects.select_for_update(no_key=True)
        .filter(pk=user.pk)
        .values_list("is_active", flat=True)
        .get()
    )


def lock_accounts(user_ids: Iterable[int]) -> None:
    """The same for several at once, in one order."""
    rows = User.objects.filter(pk__in=set(user_ids)).order_by("pk").select_for_update(no_key=True)
    list(rows.values_list("pk"))


def manages_whole(user: User, account: User) -> bool:
    """Whether nothing of ``account`` lies outside the areas that ``user`` administers.

    Only then may the password be reset or the account closed: a district's administrator must not become
    the city's by resetting a password.
    """
    wanted = paths(user, Verb.MANAGE_ACCOUNTS)
    today = TruncDate(Now())
    open_grants = Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), user=account)
    if open_grants.exclude(below("area__path", wanted)).exists():
        return False
    home = account.organisation.area.path if account.organisation else None
    return home is None or any(home.startswith(path) for path in wanted)


def _open_admins() -> Q:
    return Q(role=Role.ADMIN, ends_on__isnull=True)


def lock_admins() -> None:
    """Two administrators who remove each other at once go one after the other."""
    rows = Grant.objects.filter(_open_admins()).order_by("pk").select_for_update(of=("self",), no_key=True)
    list(rows.values_list("pk"))


def check_an_admin_remains(*, without_grant: Grant | None = None, without_user: User | None = None) -> None:
    """Somebody active must keep an unlimited grant as administrator of each whole tree that loses one."""
    losing = Grant.objects.filter(_open_admins())
    if without_user is not None:
        losing = losing.filter(user=without_user)
    if without_grant is not None:
        losing = losing.filter(pk=without_grant.pk)
    gone = list(losing.values_list("pk", "area__path"))
    staying = Grant.objects.filter(in_force(), _open_admins(), user__is_active=True, area__depth=1)
    kept = set(staying.exclude(pk__in=[pk for pk, _path in gone]).values_list("area__path", flat=True))
    if any(path[: Area.steplen] not in kept for _pk, path in gone):
        raise RuleBroken("accounts.last_admin")


def _one(query: QuerySet[_Row], pk: int) -> _Row:
    row = query.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
