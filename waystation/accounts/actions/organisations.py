"""Offices, centres, workstations, stations: found, change, end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest

from waystation.accounts import access, tree
from waystation.accounts.models import Area, Organisation, User
from waystation.audit import actions as audit
from waystation.rules.problems import RuleBroken


@transaction.atomic
def create_organisation(
    *,
    by: User,
    kind: str,
    name: str,
    area: Area,
    starts_on: dt.date,
    today: dt.date,
    parent: Organisation | None = None,
) -> Organisation:
    """An organisation at ``area``; ``parent``: the one it belongs to (a workstation's centre)."""
    area = access.must_area(by, area.pk)
    tree.check_in_force(area, today)
    _check_name(kind, name, area)
    if parent is not None:
        _check_parent(by, None, parent, today)
    with _one_of_a_name(name):
        organisation = Organisation.objects.create(
            kind=kind, name=name, area=area, parent=parent, starts_on=starts_on
        )
    audit.record(by, "accounts.organisation_created", organisation, kind=kind, area=area.pk)
    return organisation


@transaction.atomic
def change_organisation(
    *,
    by: User,
    organisation: Organisation,
    kind: str,
    name: str,
    area: Area,
    parent: Organisation | None,
    today: dt.date,
) -> Organisation:
    """Correct or refile an organisation."""
    organisation = access.must_organisation(by, organisation.pk, lock=True)
    area = access.must_area(by, area.pk)
    if area.pk != organisation.area_id:
        tree.check_in_force(area, today)
    if (kind, name, area.pk) != (organisation.kind, organisation.name, organisation.area_id):
        _check_name(kind, name, area)
    if parent is not None:
        _check_parent(by, organisation, parent, today)
    organisation.kind, organisation.name = kind, name
    organisation.area, organisation.parent = area, parent
    with _one_of_a_name(name):
        organisation.save(update_fields=["kind", "name", "area", "parent"])
    audit.record(by, "accounts.organisation_changed", organisation, kind=kind, area=area.pk)
    return organisation


@transaction.atomic
def end_organisation(*, by: User, organisation: Organisation, on: dt.date, today: dt.date) -> Organisation:
    """Its last day is ``on``; refused while people or organisations belong to it."""
    organisation = access.must_organisation(by, organisation.pk, lock=True)
    if organisation.ends_on == on:
        return organisation
    if on > today:
        raise RuleBroken("accounts.change_in_future")
    if on < organisation.starts_on:
        raise RuleBroken("accounts.end_before_start", on=organisation.starts_on)
    people = organisation.users.filter(is_active=True).count()
    below = organisation.children.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)).count()
    if people or below:
        raise RuleBroken("accounts.organisation_in_use", people=people, below=below)
    organisation.ends_on = on
    organisation.save(update_fields=["ends_on"])
    _end_posts(organisation, on)
    audit.record(by, "accounts.organisation_ended", organisation, on=on.isoformat())
    return organisation


def _end_posts(organisation: Organisation, on: dt.date) -> None:
    """Its posts end with it; one that was still to begin lasts its one day."""
    running = organisation.posts.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))
    running.update(ends_on=Greatest(F("starts_on"), Value(on)))


def _check_name(kind: str, name: str, area: Area) -> None:
    if Organisation.objects.filter(kind=kind, name=name, area=area).exists():
        raise RuleBroken("accounts.organisation_name_taken", name=name)


@contextmanager
def _one_of_a_name(name: str) -> Iterator[None]:
    """A savepoint that turns the database's refusal of a second one, made just now, into the rule's."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise RuleBroken("accounts.organisation_name_taken", name=name) from error


def _check_parent(by: User, organisation: Organisation | None, parent: Organisation, today: dt.date) -> None:
    """The parent is in reach, alive, and not below the organisation itself."""
    above: Organisation | None = access.must_organisation(by, parent.pk)
    if above is not None and above.ends_on is not None and above.ends_on < today:
        raise RuleBroken("accounts.organisation_ended", name=above.name)
    while organisation is not None and above is not None:
        if above.pk == organisation.pk:
            raise RuleBroken("accounts.organisation_circle")
        above = above.parent
