"""Who is covered by whom and when, who could, and where a file has nobody who reaches it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from waystation.accounts.access import below, in_force, paths
from waystation.accounts.models import Cover, Grant, User
from waystation.accounts.queries import up_to_root
from waystation.casework.queries import office
from waystation.clients.access import visible_to as clients_visible_to
from waystation.clients.models import Client, ProtectedReader, Recusal
from waystation.rules.roles import Role, Verb
from waystation.rules.team.covers import CoverFacts

#: Days of the strip: four weeks.
STRIP = 28
#: Who may look after files: workers, and heads, who reach the street anyway.
CARRIERS = (Role.WORKER, Role.HEAD)


def facts(cover: Cover) -> CoverFacts:
    """A cover as the rules see it; the row comes with worker and deputy."""
    return CoverFacts(
        id=cover.pk or 0,
        worker_id=cover.worker_id,
        deputy_id=cover.deputy_id,
        worker=cover.worker.name,
        deputy=cover.deputy.name if cover.deputy else "",
        starts_on=cover.starts_on,
        ends_on=cover.ends_on,
    )


def living(today: date) -> QuerySet[Cover]:
    """Covers and proposals that are not over, the earliest first."""
    rows = Cover.objects.filter(ended_at__isnull=True, ends_on__gte=today)
    return rows.select_related("worker", "deputy").order_by("starts_on", "worker__name", "pk")


def of_team(user: User, today: date) -> list[Cover]:
    """Those of the workers in the head's areas; one statement."""
    granted = Grant.objects.filter(
        below("area__path", paths(user, Verb.SEE_OVERSIGHT)), role=Role.WORKER
    ).values("user")
    carrying = clients_visible_to(user, Verb.SEE_OVERSIGHT).filter(worker__isnull=False).values("worker")
    return list(living(today).filter(Q(worker__in=granted) | Q(worker__in=carrying)))


def own(user: User, today: date) -> list[Cover]:
    """The own absences and the covers for others that are not over; one statement."""
    return list(living(today).filter(Q(worker=user) | Q(deputy=user, confirmed_at__isnull=False)))


def must_cover(user: User, cover_id: int, today: date) -> Cover:
    """One cover that is not over, of the head's team; 404 if it is out of reach."""
    found = next((cover for cover in of_team(user, today) if cover.pk == cover_id), None)
    if found is None:
        raise Http404
    return found


def must_own(user: User, cover_id: int, today: date) -> Cover:
    """One's own absence that is not over; 404 else."""
    found = living(today).filter(worker=user, pk=cover_id).first()
    if found is None:
        raise Http404
    return found


def candidates(area_paths: Iterable[str]) -> QuerySet[User]:
    """The active workers and heads with a grant in, below or above these areas, by name."""
    places = list(area_paths)
    above = {step for path in places for step in up_to_root(path)}
    held = Grant.objects.filter(
        in_force(), below("area__path", places) | Q(area__path__in=above), role__in=CARRIERS
    )
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name", "pk")


def places_of(worker: User) -> list[str]:
    """The areas a deputy has to reach: those of the open files; without any, those of the grants."""
    files = Client.objects.filter(worker=worker, state=Client.State.OPEN).order_by()
    found: list[str] = list(files.values_list("area__path", flat=True).distinct())
    return found or list(
        Grant.objects.filter(in_force(), user=worker, role=Role.WORKER).values_list("area__path", flat=True)
    )


def out_of_reach(deputy: User, places: Iterable[str], starts_on: date, ends_on: date) -> list[str]:
    """Of ``places``, those that no grant of ``deputy`` covers from the first to the last of these days."""
    held = Grant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=ends_on),
        user=deputy,
        role__in=CARRIERS,
        starts_on__lte=starts_on,
    ).values_list("area__path", flat=True)
    reached = list(held)
    return sorted(place for place in places if not any(place.startswith(path) for path in reached))


# --- gaps ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gap:
    """Files of one worker that nobody reaches who would work on them. ``deputy``: the one who should."""

    worker: User
    files: int
    deputy: User | None = None


def gaps(user: User, team: Sequence[Cover], today: date) -> list[Gap]:
    """Open files whose worker cannot work on them (closed account, no grant there) or is covered by somebody
    who does not reach them; by name. Two statements."""
    rows = list(
        clients_visible_to(user, Verb.SEE_OVERSIGHT)
        .filter(state=Client.State.OPEN, worker__isnull=False)
        .order_by()
        .values_list("worker", "area")
        .annotate(n=Count("pk"))
    )
    now = {c.worker_id: c for c in team if c.confirmed_at is not None and c.starts_on <= today}
    people = {worker for worker, _path, _n in rows} | {c.deputy_id for c in now.values()}
    held = Grant.objects.filter(in_force(), user__in=people, user__is_active=True, role__in=CARRIERS)
    reached: dict[int, list[tuple[str, str]]] = {}
    for person, role, path in held.values_list("user", "role", "area__path"):
        reached.setdefault(person, []).append((role, path))

    def reaches(person: int | None, path: str) -> bool:
        return person is not None and any(path.startswith(place) for _r, place in reached.get(person, []))

    missing: dict[int, int] = {}
    for worker, path, count in rows:
        carrier = now[worker].deputy_id if worker in now else worker
        if not reaches(carrier, path):
            missing[worker] = missing.get(worker, 0) + count
    named = {one.pk: one for one in User.objects.filter(pk__in=missing)} if missing else {}
    found = [Gap(named[pk], n, now[pk].deputy if pk in now else None) for pk, n in missing.items()]
    return sorted(found, key=lambda gap: gap.worker.name)


def closed_to_deputies(
    covers: Iterable[Cover], places: Sequence[str] | None = None
) -> list[tuple[Cover, int]]:
    """Covers with the number of the worker's open files that stay closed to the deputy: specially protected
    ones that do not name the deputy, and those to which the deputy declared a tie. One statement.

    ``places``: only files below these areas. A number, never which: these files must be dealt with otherwise.
    """
    by_id = {cover.pk: cover for cover in covers}
    deputy, here = OuterRef(OuterRef("deputy")), OuterRef("pk")
    named = ProtectedReader.objects.filter(
        protection__client=here, protection__lifted_at__isnull=True, user=deputy, ended_at__isnull=True
    )
    tied = Recusal.objects.filter(client=here, user=deputy, ended_at__isnull=True)
    files = Client.objects.filter(
        Q(Q(is_protected=True) & ~Exists(named)) | Q(Q(has_recusals=True) & Exists(tied)),
        worker=OuterRef("worker"),
        state=Client.State.OPEN,
        merged_into__isnull=True,
    )
    if places is not None:
        files = files.filter(below("area__path", list(places)))
    number = files.order_by().values("worker").annotate(n=Count("pk")).values("n")
    rows = Cover.objects.filter(pk__in=by_id).annotate(closed=Subquery(number)).filter(closed__gt=0)
    return [(by_id[pk], n) for pk, n in rows.order_by("starts_on", "pk").values_list("pk", "closed")]


def ending(user: User, today: date) -> list[Grant]:
    """Workers' grants in the head's areas that end within four weeks, of people who carry files; by day."""
    rows = Grant.objects.filter(
        below("area__path", paths(user, Verb.SEE_OVERSIGHT)),
        role=Role.WORKER,
        ends_on__range=(today, today + timedelta(days=STRIP)),
        user__in=clients_visible_to(user, Verb.SEE_OVERSIGHT)
        .filter(state=Client.State.OPEN, worker__isnull=False)
        .values("worker"),
    )
    return list(rows.select_related("user", "area").order_by("ends_on", "pk"))


# --- the strip ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """One worker of the strip: for each day the cover of that day, or None."""

    worker: User
    days: tuple[Cover | None, ...]


def days(today: date) -> list[date]:
    """The days of the strip."""
    return [today + timedelta(days=n) for n in range(STRIP)]


def strip(workers: Iterable[User], team: Sequence[Cover], today: date) -> list[Line]:
    """Who is away on which of the coming days, by name; no statement."""
    shown = days(today)
    by_worker: dict[int, list[Cover]] = {}
    for cover in team:
        by_worker.setdefault(cover.worker_id, []).append(cover)

    def on(worker: User, day: date) -> Cover | None:
        held = by_worker.get(worker.pk, [])
        return next((cover for cover in held if cover.starts_on <= day <= cover.ends_on), None)

    return [Line(worker, tuple(on(worker, day) for day in shown)) for worker in workers]


def waiting_for(user: User) -> int:
    """Open files that nobody carries: a gap of its own, handed out on its own page."""
    return office.without_worker(user).count()
