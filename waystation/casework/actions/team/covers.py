"""Covers: named by a head, or asked for by the worker and confirmed; moved, ended early, over by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import Cover, Grant, User
from waystation.accounts.queries import area_names, heads_of
from waystation.audit import actions as audit
from waystation.casework.queries import office
from waystation.casework.queries.team import covers as queries
from waystation.notices import actions as notices
from waystation.notices.models import Notice
from waystation.rules.calendar import add_days
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role
from waystation.rules.team.covers import CoverReason, check_cover

#: A night that did not run is made up for within this many days.
TOLD_FOR = 7
_OVER = "notices.cover_over"


def _lock(*people: User | None) -> None:
    """The accounts of a cover, in one order: two covers that would cross go one after the other."""
    ids = {person.pk for person in people if person is not None}
    list(User.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True).values_list("pk"))


def _check(cover: Cover, today: date) -> None:
    """What the rules refuse, and a deputy who does not reach the files: ``covers.deputy_closed``,
    ``covers.deputy_not_here`` (says where). Accounts are locked."""
    pair = [pk for pk in (cover.worker_id, cover.deputy_id) if pk is not None]
    others = queries.living(today)
    near = [*others.filter(worker__in=pair), *others.filter(deputy__in=pair)]
    check_cover(queries.facts(cover), [queries.facts(other) for other in near], today=today)
    if cover.deputy is None:
        return
    if not User.objects.filter(pk=cover.deputy.pk, is_active=True).exists():
        raise RuleBroken("covers.deputy_closed", deputy=cover.deputy.name)
    first = max(cover.starts_on, today)
    outside = queries.out_of_reach(cover.deputy, queries.places_of(cover.worker), first, cover.ends_on)
    if outside:
        where = area_names(outside[:1])[outside[0]]
        raise RuleBroken("covers.deputy_not_here", deputy=cover.deputy.name, where=where)


def _not_begun(starts_on: date, today: date) -> None:
    if starts_on < today:
        raise RuleBroken("covers.starts_in_past")


def _must_be_of_team(by: User, worker: User) -> None:
    if worker.pk not in {one.pk for one in office.workers(by)}:
        raise Http404


def _heads(worker: User) -> list[User]:
    """The heads of the areas the worker works in."""
    places = Grant.objects.filter(user=worker, role=Role.WORKER).values_list("area__path", flat=True)
    found = {head.pk: head for path in set(places) for head in heads_of(path)}
    return list(found.values())


def _tell(by: User | None, cover: Cover, code: str, event: str, to: Iterable[User | None]) -> None:
    """One notice each; names of colleagues and days, nothing about a client."""
    notices.notify(
        by=by,
        to={person.pk: person for person in to if person is not None}.values(),
        code=code,
        client=None,
        key=f"cover:{cover.pk}:{event}",
        worker=cover.worker.name,
        deputy=cover.deputy.name if cover.deputy else "",
        starts_on=cover.starts_on.isoformat(),
        ends_on=cover.ends_on.isoformat(),
    )


def _everybody(cover: Cover) -> list[User | None]:
    return [cover.worker, cover.deputy, *_heads(cover.worker)]


@transaction.atomic
def name_cover(
    *,
    by: User,
    worker: User,
    deputy: User,
    reason: CoverReason,
    starts_on: date,
    ends_on: date,
    today: date,
    now: datetime,
) -> Cover:
    """A head lets ``deputy`` look after the files of ``worker`` from day to day; both are told.

    The same once more gives the one that stands. Raises RuleBroken as ``rules.team.covers.check_cover``, and
    ``covers.starts_in_past``, ``covers.deputy_closed``, ``covers.deputy_not_here``.
    404: not a worker of this head.
    """
    _must_be_of_team(by, worker)
    _not_begun(starts_on, today)
    _lock(worker, deputy)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    same = (
        queries.living(today).filter(worker=worker, deputy=deputy, confirmed_at__isnull=False, **days).first()
    )
    if same is not None:
        return same
    cover = Cover(worker=worker, deputy=deputy, reason=reason.value, made_by=by, **days)
    cover.confirmed_by, cover.confirmed_at = by, now
    _check(cover, today)
    cover.save(force_insert=True)
    audit.record(
        by, "casework.cover_named", cover, worker=worker.pk, deputy=deputy.pk, until=ends_on.isoformat()
    )
    _tell(by, cover, "notices.cover_set", "set", _everybody(cover))
    return cover


@transaction.atomic
def ask_cover(
    *, by: User, deputy: User | None, reason: CoverReason, starts_on: date, ends_on: date, today: date
) -> Cover:
    """A worker says when they are away and who could look after the files; the heads are asked.

    Nothing opens before a head has confirmed. Raises RuleBroken as ``name_cover``.
    """
    _not_begun(starts_on, today)
    _lock(by, deputy)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    same = queries.living(today).filter(worker=by, deputy=deputy, **days).first()
    if same is not None:
        return same
    cover = Cover(worker=by, deputy=deputy, reason=reason.value, made_by=by, **days)
    _check(cover, today)
    cover.save(force_insert=True)
    audit.record(by, "casework.cover_asked", cover, worker=by.pk, until=ends_on.isoformat())
    code = "notices.cover_asked" if deputy else "notices.absence_told"
    _tell(by, cover, code, "asked", _heads(by))
    return cover


def _held(cover: Cover, deputy: User | None = None) -> Cover:
    """The cover as it is now, its people locked before it."""
    _lock(cover.worker, cover.deputy, deputy)
    row = Cover.objects.select_for_update(of=("self",)).select_related("worker", "deputy").get(pk=cover.pk)
    if row.ended_at is not None:
        raise RuleBroken("covers.over")
    return row


@transaction.atomic
def confirm_cover(*, by: User, cover: Cover, deputy: User | None, today: date, now: datetime) -> Cover:
    """A head agrees, with the deputy proposed or another one. Agreed twice it stays as the first time.

    Raises RuleBroken ``covers.over``, ``covers.deputy_needed``, ``covers.confirmed_meanwhile``, and as
    ``name_cover``.
    """
    _must_be_of_team(by, cover.worker)
    row = _held(cover, deputy)
    if row.confirmed_at is not None:
        if deputy is not None and deputy.pk != row.deputy_id:
            raise RuleBroken("covers.confirmed_meanwhile", deputy=row.deputy.name if row.deputy else "")
        return row
    row.deputy = deputy or row.deputy
    if row.deputy is None:
        raise RuleBroken("covers.deputy_needed")
    _check(row, today)
    row.confirmed_by, row.confirmed_at = by, now
    row.save(update_fields=["deputy", "confirmed_by", "confirmed_at"])
    audit.record(by, "casework.cover_confirmed", row, worker=row.worker_id, deputy=row.deputy_id)
    _tell(by, row, "notices.cover_set", "set", _everybody(row))
    return row


@transaction.atomic
def move_end(*, by: User, cover: Cover, last_day: date, today: date) -> Cover:
    """A head lengthens or shortens a cover. Raises RuleBroken ``covers.over`` and as ``name_cover``."""
    _must_be_of_team(by, cover.worker)
    row = _held(cover)
    if row.ends_on == last_day:
        return row
    row.ends_on = last_day
    _check(row, today)
    row.save(update_fields=["ends_on"])
    audit.record(by, "casework.cover_moved", row, worker=row.worker_id, until=last_day.isoformat())
    if row.confirmed_at is not None:
        _tell(by, row, "notices.cover_moved", f"until:{last_day.isoformat()}", _everybody(row))
    return row


@transaction.atomic
def end_cover(*, by: User, cover: Cover, now: datetime) -> Cover:
    """It ends at once: the worker is back, or a proposal is declined or taken back. Twice is once.

    A head ends those of the team, a worker the own; 404 for anybody else, the deputy included.
    """
    if by.pk != cover.worker_id:
        _must_be_of_team(by, cover.worker)
    _lock(cover.worker, cover.deputy)
    row = Cover.objects.select_for_update(of=("self",)).select_related("worker", "deputy").get(pk=cover.pk)
    if row.ended_at is not None:
        return row
    row.ended_by, row.ended_at = by, now
    row.save(update_fields=["ended_by", "ended_at"])
    audit.record(by, "casework.cover_ended", row, worker=row.worker_id, deputy=row.deputy_id)
    if row.confirmed_at is None:
        _tell(by, row, "notices.cover_declined", "ended", [row.worker, *_heads(row.worker)])
    else:
        _tell(by, row, "notices.cover_ended", "ended", _everybody(row))
    return row


@transaction.atomic
def tell_over(*, by: None, today: date) -> int:
    """In the night: say once of each cover whose last day has passed that it is over; how many."""
    over = Cover.objects.filter(
        confirmed_at__isnull=False,
        ended_at__isnull=True,
        ends_on__range=(add_days(today, -TOLD_FOR), add_days(today, -1)),
    )
    told = set(Notice.objects.filter(code=_OVER).values_list("key", flat=True))
    rows = [
        row
        for row in over.select_related("worker", "deputy").order_by("pk")
        if f"cover:{row.pk}:over" not in told
    ]
    for row in rows:
        _tell(by, row, _OVER, "over", _everybody(row))
        audit.record(by, "casework.cover_over", row, worker=row.worker_id, deputy=row.deputy_id)
    return len(rows)
