"""Grants: a role, in an area, from a day to a day."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from waystation.accounts import access, queries, tree
from waystation.accounts.models import Area, Grant, Organisation, User
from waystation.audit import actions as audit
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role, Verb


@transaction.atomic
def grant(
    *,
    by: User,
    account: User,
    role: Role,
    area: Area,
    starts_on: dt.date,
    today: dt.date,
    ends_on: dt.date | None = None,
    organisation: Organisation | None = None,
) -> Grant:
    """Give ``account`` a role in ``area``. The police need their station: it decides which files they see."""
    account = access.must_account(by, account.pk, lock=True)
    area = access.must_area(by, area.pk, Verb.MANAGE_ACCOUNTS)
    if organisation is not None:
        organisation = access.must_organisation(by, organisation.pk, Verb.MANAGE_ACCOUNTS)
    if account.pk == by.pk:
        raise RuleBroken("accounts.own_grant")
    if not account.is_active:
        raise RuleBroken("accounts.account_closed")
    tree.check_in_force(area, today)
    if ends_on is not None and ends_on < starts_on:
        raise RuleBroken("accounts.end_before_start", on=starts_on)
    _check_station(role, organisation)
    overlapping = Grant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on),
        user=account,
        role=role,
        area=area,
        organisation=organisation,
    )
    if ends_on is not None:
        overlapping = overlapping.filter(starts_on__lte=ends_on)
    if overlapping.exists():
        raise RuleBroken("accounts.grant_twice", name=area.name)
    row = Grant.objects.create(
        user=account,
        role=role,
        area=area,
        organisation=organisation,
        starts_on=starts_on,
        ends_on=ends_on,
        made_by=by,
    )
    access.forget(account)
    audit.record(by, "accounts.granted", row, user=account.pk, role=role, area=area.pk)
    return row


def _check_station(role: Role, organisation: Organisation | None) -> None:
    is_station = organisation is not None and organisation.kind == Organisation.Kind.POLICE_STATION
    if role is Role.POLICE and not is_station:
        raise RuleBroken("accounts.police_need_station")


@transaction.atomic
def end_grant(*, by: User, grant: Grant, last_day: dt.date, today: dt.date) -> Grant:
    """The grant holds up to and including ``last_day``. The same again does nothing.

    A worker's last grant over files does not end at once while nobody has chosen what becomes of them
    (``accounts.account_has_clients``); a day ahead may be set, and the heads are warned in time.

    A limited grant may be lengthened so, by anybody but its holder.
    """
    access.lock_admins()
    held = Grant.objects.select_for_update(of=("self",)).select_related("area", "user").get(pk=grant.pk)
    access.must_area(by, held.area_id, Verb.MANAGE_ACCOUNTS)
    if held.ends_on == last_day:
        return held
    if held.ends_on is not None and held.ends_on < today:
        raise RuleBroken("accounts.grant_over", on=held.ends_on)
    if last_day < held.starts_on:
        raise RuleBroken("accounts.end_before_start", on=held.starts_on)
    if last_day < today - dt.timedelta(days=1):
        raise RuleBroken("accounts.end_in_past")
    if held.user_id == by.pk and held.ends_on is not None and last_day > held.ends_on:
        raise RuleBroken("accounts.own_grant")
    if held.role == Role.WORKER and last_day < today:
        access.lock_account(held.user)
        _check_files(held, today)
    if held.role == Role.ADMIN and held.ends_on is None:
        access.check_an_admin_remains(without_grant=held)
    held.ends_on = last_day
    held.save(update_fields=["ends_on"])
    audit.record(by, "accounts.grant_ended", held, user=held.user_id, on=last_day.isoformat())
    return held


def _check_files(held: Grant, today: dt.date) -> None:
    """Files that only this grant reaches must have been decided about before it ends."""
    others = Grant.objects.filter(access.in_force(), user=held.user_id, role=Role.WORKER).exclude(pk=held.pk)
    if any(held.area.path.startswith(path) for path in others.values_list("area__path", flat=True)):
        return
    queries.check_decided(queries.hanging(held.user, today, at=held.area.path))
