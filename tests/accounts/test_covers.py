"""Whose files a person reaches while covering a colleague: the dates, the areas, the statements."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.make import make_cover, make_user
from tests.people import Cast, cast
from waystation.accounts.access import covered, deputies, forget, reach
from waystation.accounts.models import User
from waystation.clients.access import visible_to
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db


def today() -> dt.date:
    return timezone.localdate()


def day(n: int) -> dt.date:
    """``n`` days from today."""
    return today() + dt.timedelta(days=n)


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def deputy(world: Cast) -> User:
    return make_user("zhouli", name="周力", role=Role.WORKER, area=world.street, organisation=world.centre)


def names(user: User) -> list[str]:
    return sorted(visible_to(User.objects.get(pk=user.pk)).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("days", "values", "sees"),
    [
        ((0, 0), {}, True),
        ((-9, 9), {}, True),
        ((-9, -1), {}, False),
        ((1, 9), {}, False),
        ((-9, 9), {"ended_at": dt.datetime(2026, 1, 2, tzinfo=dt.UTC)}, False),
    ],
    ids=["one day", "in the middle", "over at midnight", "not begun", "ended early"],
)
def test_the_deputy_reaches_the_files_on_its_days_alone(world, deputy, days, values, sees):
    world.client("陈安")
    world.client("方远", worker=deputy)
    first, last = days
    ended = values | ({"ended_by": world.head} if values else {})
    make_cover(world.worker, deputy, starts_on=day(first), ends_on=day(last), by=world.head, **ended)
    assert names(deputy) == (["方远", "陈安"] if sees else ["方远"])
    assert names(world.worker) == ["陈安"]


def test_a_proposal_opens_nothing(world, deputy):
    world.client("陈安")
    make_cover(world.worker, deputy, starts_on=day(0), ends_on=day(3), by=None)
    assert names(deputy) == []


def test_a_cover_widens_whose_files_never_the_areas(world, deputy):
    world.client("陈安")
    world.client("远处", area=world.other_community)
    make_cover(world.worker, deputy, starts_on=day(0), ends_on=day(3), by=world.head)
    assert names(deputy) == ["陈安"]


def test_a_cover_is_not_handed_on(world, deputy):
    """What 周力 covers for 王敏 does not reach the one who covers 周力 (a chain that got into the rows)."""
    third = make_user(name="第三位", role=Role.WORKER, area=world.street)
    world.client("陈安")
    make_cover(world.worker, deputy, starts_on=day(0), ends_on=day(3), by=world.head)
    make_cover(deputy, third, starts_on=day(0), ends_on=day(3), by=world.head)
    assert names(third) == []


def test_without_a_grant_of_the_own_a_cover_opens_nothing(world, deputy):
    world.client("陈安")
    make_cover(world.worker, deputy, starts_on=day(0), ends_on=day(3), by=world.head)
    deputy.grants.update(ends_on=day(-1))
    assert names(deputy) == []


def test_grants_and_covers_are_one_statement(world, deputy, django_assert_num_queries):
    make_cover(world.worker, deputy, starts_on=day(0), ends_on=day(3), by=world.head)
    for user, one, other in ((deputy, ["王敏"], []), (world.worker, [], ["周力"])):
        with django_assert_num_queries(1):
            assert [grant.role for grant in reach(user)] == [Role.WORKER]
            assert [cover.name for cover in covered(user)] == one
            assert [cover.name for cover in deputies(user)] == other
    assert covered(deputy)[0].until == day(3)
    forget(deputy)
    with django_assert_num_queries(1):
        assert covered(deputy) != ()
