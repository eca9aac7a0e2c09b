"""Every case of every room, each with files of its own; and files that go to somebody who is just leaving."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.at_once import (
    Case,
    at_once,
    of_accounts,
    of_activities,
    of_asks,
    of_care,
    of_changes,
    of_draws,
    of_files,
    of_guards,
    of_law,
    of_matters,
    of_merchants,
    of_papers,
    of_places,
    of_points,
    of_portal,
    of_release,
    of_retention,
    of_rights,
    of_rosters,
    of_schemes,
    of_sealing,
    of_shop,
    of_specimens,
    of_team,
    of_work,
    trouble,
)
from tests.casework.roster_import.test_story import street
from tests.make import make_cover, make_user
from tests.people import cast
from waystation.accounts import actions as accounts
from waystation.accounts.models import User
from waystation.casework.actions.hand_out import hand_out
from waystation.casework.actions.team import covers
from waystation.clients import actions as clients
from waystation.clients.models import Client
from waystation.rules.roles import Role
from waystation.rules.team.covers import CoverReason

pytestmark = pytest.mark.django_db(transaction=True)
ROOMS = {
    "accounts": (cast, of_accounts.CASES),
    "changes": (cast, of_changes.CASES),
    "draws": (cast, of_draws.CASES),
    "files": (cast, of_files.CASES),
    "guards": (cast, of_guards.CASES),
    "places": (cast, of_places.CASES),
    "points": (cast, of_points.CASES),
    "papers": (cast, of_papers.CASES),
    "portal": (cast, of_portal.CASES | of_asks.CASES | of_rights.CASES),
    "law": (cast, of_law.CASES),
    "matters": (cast, of_matters.CASES),
    "merchants": (cast, of_merchants.CASES),
    "release": (cast, of_release.CASES),
    "schemes": (cast, of_schemes.CASES),
    "sealing": (cast, of_sealing.CASES),
    "retention": (cast, of_retention.CASES),
    "work": (cast, of_work.CASES),
    "activities": (cast, of_activities.CASES),
    "care": (cast, of_care.CASES),
    "specimens": (cast, of_specimens.CASES),
    "team": (cast, of_team.CASES),
    "shop": (cast, of_shop.CASES),
    "rosters": (street, of_rosters.CASES),
}


@pytest.mark.parametrize("room", ROOMS)
def test_of_two_at_once_nobody_is_lost_and_nothing_happens_twice(room):
    make, cases = ROOMS[room]
    world = make()
    wrong = [trouble(name, case, world) for name, case in cases.items() if isinstance(case, Case)]
    assert [line for line in wrong if line] == []


def test_no_file_goes_to_an_account_that_is_closed_at_the_same_moment():
    world, today = cast(), timezone.localdate()
    for _round in range(5):
        leaver = make_user(role=Role.WORKER, area=world.street, organisation=world.centre)
        file = world.client(worker=None)
        results = at_once(
            lambda who=leaver, what=file: hand_out(by=world.head, seen={what.pk: 0}, worker=who, today=today),
            lambda who=leaver: accounts.close_account(by=world.admin, account=who, today=today),
        )
        held = Client.objects.filter(pk=file.pk, worker=leaver).exists()
        active = User.objects.get(pk=leaver.pk).is_active
        assert sorted(results) in (
            ["done", "refused: accounts.account_has_clients"],
            ["done", "refused: casework.worker_not_here"],
        )
        assert held == active


def test_no_file_is_reopened_for_an_account_that_is_closed_at_the_same_moment():
    world, today = cast(), timezone.localdate()
    leaver = make_user(role=Role.WORKER, area=world.street, organisation=world.centre)
    file = world.client(worker=leaver, state="closed", closed_on=today)
    at_once(
        lambda: clients.reopen_file(by=world.head, client=file, today=today),
        lambda: accounts.close_account(by=world.admin, account=leaver, today=today),
    )
    file.refresh_from_db()
    leaver.refresh_from_db()
    assert (file.worker == leaver) == leaver.is_active


def test_nobody_becomes_a_deputy_and_leaves_at_the_same_moment():
    world, now = cast(), timezone.localtime()
    today = now.date()
    deputy = make_user(role=Role.WORKER, area=world.street, organisation=world.centre)
    results = at_once(
        lambda: covers.name_cover(
            by=world.head,
            worker=world.worker,
            deputy=deputy,
            reason=CoverReason.LEAVE,
            starts_on=today,
            ends_on=today,
            today=today,
            now=now,
        ),
        lambda: accounts.close_account(by=world.admin, account=deputy, today=today),
    )
    assert sorted(results) in (
        ["done", "refused: accounts.account_covers"],
        ["done", "refused: covers.deputy_closed"],
    )


def test_a_cover_ended_and_lengthened_at_the_same_moment_is_over():
    world, now = cast(), timezone.localtime()
    today = now.date()
    deputy = make_user(role=Role.WORKER, area=world.street)
    cover = make_cover(world.worker, deputy, starts_on=today, ends_on=today, by=world.head)
    at_once(
        lambda: covers.end_cover(by=world.worker, cover=cover, now=now),
        lambda: covers.move_end(
            by=world.head, cover=cover, last_day=today + timezone.timedelta(days=1), today=today
        ),
    )
    cover.refresh_from_db()
    assert cover.ended_by == world.worker
