"""Whom a person may reach: roles × areas, asked once per request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar, cast

from django.db.models import F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Now, TruncDate
from django.http import Http404

from waystation.common.scope import Scope
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import OF_AREA, OF_STATION, Role, Verb, roles_for

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


def held(user: User | OuterRef) -> QuerySet[Grant]:
    """The grants of ``user`` in force today."""
    return Grant.objects.filter(in_force(), user=user).order_by("role", F("area__path"))


def reach(user: User) -> tuple[Reach, ...]:
    """The grants of ``user`` in force today; one query per user object.

    The account of a request has brought them along (``middleware.who``).
    """
    known = cast("tuple[Reach, ...] | None", getattr(user, "_reach", None))
    if known is None:
        rows = held(user).values_list("role", "area__path", "organisation_id")
        known = remember(
            user, (Reach(Role(role), path, organisation) for role, path, organisation in rows)
        )
    return known


def remember(user: User, grants: Iterable[Reach]) -> tuple[Reach, ...]:
    """Keep the reach on the instance; it lives one request."""
    known = tuple(grants)
    user._reach = known  # type: ignore[attr-defined]  # see ``forget``
    return known


def scope_of(user: User) -> Scope:
    """What the database lets ``user`` reach: the second wall, by area, whatever the page asks for.

    Workers and heads reach the files of their areas, the police those of their own station, other roles none.
    """
    grants = reach(user)
    areas = sorted({grant.path for grant in grants if grant.role in OF_AREA})
    stations = {grant.organisation_id for grant in grants if grant.role in OF_STATION}
    return Scope(
        areas=_folded(areas),
        stations=tuple(sorted(pk for pk in stations if pk is not None)),
        user=user.pk,
    )


def roles(user: User) -> frozenset[Role]:
    """The roles ``user`` holds today, anywhere."""
    return frozenset(grant.role for grant in reach(user))


def paths(user: User, verb: Verb) -> tuple[str, ...]:
    """Area paths below which ``user`` may ``verb``; empty = nowhere. Nested paths are folded."""
    return _folded(sorted({grant.path for grant in reach(user) if grant.role in roles_for(verb)}))


def _folded(wanted: list[str]) -> tuple[str, ...]:
    """Sorted paths without those that lie below another."""
    return tuple(path for i, path in enumerate(wanted) if not any(path.startswith(p) for p in wanted[:i]))


def below(field: str, wanted: tuple[str, ...] | list[str]) -> Q:
    """A condition: the path in ``field`` lies in or below one of ``wanted`` (none: no row)."""
    condition = Q(pk__in=[])
    for path in wanted:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


def forget(user: User) -> None:
    """Drop the cached reach: the tree or the grants have just changed."""
    if hasattr(user, "_reach"):
        del user._reach


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
