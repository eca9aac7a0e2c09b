"""Who has not earned anything for weeks: a list to help by."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.activities.making import make_session
from tests.people import Cast, cast, signed_in
from tests.points.making import make_points

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def page(world: Cast, who: str = "worker") -> str:
    return signed_in(getattr(world, who)).get(reverse("activities:left_out")).content.decode()


def test_it_names_who_never_earned_and_what_is_on(world: Cast) -> None:
    today = timezone.localdate()
    world.client("陈安")
    earner = world.client("周安")
    make_points(earner, world.worker, on=today)
    quiet = world.client("吴远")
    make_points(quiet, world.worker, on=today - dt.timedelta(days=28))
    world.client("新来", registered_on=today)
    world.other_client("林远")
    make_session(world.centre, world.worker, title="周六清洁", on=today + dt.timedelta(days=2))
    make_session(world.centre, world.worker, title="下月讲座", on=today + dt.timedelta(days=20))
    text = page(world)
    assert "陈安" in text
    assert "吴远" in text
    assert "周六清洁" in text
    for name in ("周安", "新来", "林远", "下月讲座"):
        assert name not in text
    assert text.index("陈安") < text.index("吴远")


def test_it_takes_the_same_statements_for_one_row_and_for_thirty(
    world: Cast, django_assert_num_queries
) -> None:
    browser, today = signed_in(world.worker), timezone.localdate()
    browser.get(reverse("activities:left_out"))
    for count in (1, 29):
        for n in range(count):
            world.client(f"学员{n}")
            make_session(world.centre, world.worker, on=today)
        with django_assert_num_queries(6):
            assert browser.get(reverse("activities:left_out")).status_code == 200
