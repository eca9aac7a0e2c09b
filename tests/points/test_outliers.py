"""What a person should look at once a week."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.make import make_user
from tests.people import Cast, cast, signed_in
from tests.points.making import make_points, make_request
from waystation.points.models import Event
from waystation.rules.points import outliers
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db


def test_only_who_is_far_above_the_others_stands_out() -> None:
    peers = {1: 10.0, 2: 12.0, 3: 11.0, 4: 9.0, 5: 10.0}
    assert outliers.high(peers) == []
    found = outliers.high({**peers, 6: 40.0})
    assert [one.key for one in found] == [6]
    assert found[0].sds > outliers.MOST_SDS
    assert outliers.high({1: 10.0, 2: 500.0}) == []
    assert outliers.high({1: 5.0, 2: 5.0, 3: 5.0, 4: 900.0}) == []


@pytest.mark.parametrize(("hour", "out"), [(6, True), (7, False), (20, False), (21, True)])
def test_the_hours_of_a_centre(hour: int, out: bool) -> None:
    assert outliers.is_out_of_hours(dt.datetime(2026, 11, 2, hour, 30, tzinfo=dt.UTC)) is out


def test_the_head_sees_what_stands_out_in_the_own_street() -> None:
    world: Cast = cast()
    today, now = timezone.localdate(), timezone.now()
    for n in range(5):
        worker = make_user(name=f"同事{n}", role=Role.WORKER, area=world.street, organisation=world.centre)
        make_points(world.client(f"学员{n}"), worker, 10 + n, on=today)
    make_points(world.client("陈安"), world.worker, 900, on=today)
    make_request(world.client("周安"), world.worker, points=200, asked_at=now)
    make_request(world.client("吴远"), world.worker, points=33, asked_at=now)
    make_request(world.other_client("林远"), world.other_worker, points=500, asked_at=now)
    page = signed_in(world.head).get(reverse("points:checks")).content.decode()
    assert "王敏" in page
    assert "每位学员平均 900 分" in page
    assert "周安" in page
    for name in ("吴远", "林远", "同事1"):
        assert name not in page
    assert signed_in(world.worker).get(reverse("points:checks")).status_code == 404


def test_what_was_told_at_night_is_listed_the_latest_first() -> None:
    world: Cast = cast()
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    for name, hour in (("周早", 6), ("吴昼", 10), ("郑夜", 22)):
        client = world.client(name)
        at = timezone.make_aware(dt.datetime.combine(yesterday, dt.time(hour)))
        said = {"event_id": f"taught:{client.pk}", "kind": "taught", "happened": "kept", "at": at}
        Event.objects.create(client=client, told_by=world.worker, told_at=at, **said)
    page = signed_in(world.head).get(reverse("points:checks")).content.decode()
    assert "吴昼" not in page
    assert 0 < page.index("郑夜") < page.index("周早")
