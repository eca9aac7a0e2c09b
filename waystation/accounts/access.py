"""Whom a person may reach: roles × areas, asked once per request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.db.models import F, Q
from django.db.models.functions import Now, TruncDate

from waystation.rules.roles import Role, Verb, roles_for

from .models import Grant, User


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


def reach(user: User) -> tuple[Reach, ...]:
    """The grants of ``user`` in force today; one query per user object (that is: per request)."""
    held = cast("tuple[Reach, ...] | None", getattr(user, "_reach", None))
    if held is None:
        rows = (
            Grant.objects.filter(in_force(), user=user)
            .values_list("role", "area__path", "organisation_id")
            .order_by("role", F("area__path"))
        )
        held = tuple(Reach(Role(role), path, organisation) for role, path, organisation in rows)
        user._reach = held  # type: ignore[attr-defined]  # cache on the instance; it lives one request
    return held


def roles(user: User) -> frozenset[Role]:
    """The roles ``user`` holds today, anywhere."""
    return frozenset(grant.role for grant in reach(user))


def paths(user: User, verb: Verb) -> tuple[str, ...]:
    """Area paths below which ``user`` may ``verb``; empty = nowhere. Nested paths are folded."""
    wanted = sorted({grant.path for grant in reach(user) if grant.role in roles_for(verb)})
    return tuple(path for i, path in enumerate(wanted) if not any(path.startswith(p) for p in wanted[:i]))


def below(field: str, wanted: tuple[str, ...] | list[str]) -> Q:
    """A condition: the path in ``field`` lies in or below one of ``wanted`` (none: no row)."""
    condition = Q(pk__in=[])
    for path in wanted:
        condition |= Q(**{f"{field}__startswith": path})
    return condition
