"""The auditor's pages of the draws: drawn again, equal or not; χ²; the table; own areas only, no names."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.casework.draws.street import DAY, draw_day, other_people, people, rule
from tests.make import make_user
from tests.people import Cast, cast, signed_in
from waystation.audit.models import Entry
from waystation.auditing import access, draws
from waystation.rules.roles import Role
from waystation.screening.models import DrawDay, Drawn

ONE = dt.timedelta(days=1)


@pytest.fixture
def world(db: None) -> Cast:
    made = cast()
    rule(made, "test_draw", True)
    return made


def own_day(world: Cast) -> DrawDay:
    return DrawDay.objects.filter(site=world.street).latest("on")


def page(world: Cast, day: DrawDay) -> str:
    return signed_in(world.auditor).get(reverse("auditing:draw", args=[day.pk])).content.decode()


def test_a_morning_drawn_again_is_equal_and_names_nobody(world: Cast) -> None:
    clients = people(world, 40)
    draw_day()
    day = own_day(world)
    shown = page(world, day)
    assert f"抽中的是同样的{day.drawn}人" in shown
    assert day.fingerprint in shown
    assert not any(client.name in shown or client.file_number in shown for client in clients)


def test_a_call_that_was_taken_away_or_put_in_is_found(world: Cast) -> None:
    people(world, 60)
    draw_day()
    day = own_day(world)
    gone = day.calls.order_by("pk")[0]
    order = gone.order_id
    gone.delete()
    shown = page(world, day)
    assert "重新抽的结果不同" in shown
    assert f"却没有记录：措施编号{order}" in shown
    added = other_people(world, 1)[0]
    Drawn.objects.create(day=day, client=added, order=added.orders.get(), on=DAY, part="chance")
    assert f"重新抽却没有抽中：措施编号{added.orders.get().pk}" in page(world, day)


def test_a_list_that_does_not_fit_its_fingerprint_is_found(world: Cast) -> None:
    people(world, 5)
    draw_day()
    DrawDay.objects.filter(site=world.street).update(fingerprint="0" * 64)
    assert "名单和当时的指纹对不上" in page(world, own_day(world))


def test_a_key_that_is_gone_is_said(world: Cast) -> None:
    people(world, 5)
    draw_day()
    DrawDay.objects.filter(site=world.street).update(key_id=99)
    assert "不能重新抽" in page(world, own_day(world))


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_same_however_many_mornings(world: Cast, count: int) -> None:
    people(world, 2)
    for n in range(count):
        draw_day(DAY + n * ONE)
    browser = signed_in(world.auditor)
    browser.get(reverse("auditing:draws"))
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(reverse("auditing:draws")).status_code == 200
    assert len(asked) == 7


def test_the_week_and_the_workers_are_compared(world: Cast) -> None:
    people(world, 60)
    for n in range(21):
        draw_day(DAY + n * ONE)
    with access.reading():
        week = draws.even_over_week(draws.days(world.auditor))
        workers = draws.even_over_workers(world.auditor, own_day(world))
    assert week.found is not None
    assert week.found.freedom == 6
    assert not week.rare
    assert (workers.groups, workers.found) == (1, None)


def test_the_table_leaves_the_house_and_the_record_says_so(world: Cast) -> None:
    people(world, 5)
    draw_day()
    answer = signed_in(world.auditor).get(reverse("auditing:draw_export"))
    lines = answer.content.decode().splitlines()
    assert len(lines) == 1 + DrawDay.objects.count()
    assert own_day(world).fingerprint in answer.content.decode()
    assert Entry.objects.filter(verb="auditing.draws_exported", actor=world.auditor.pk).count() == 1


def test_an_auditor_of_another_street_sees_none_of_it(world: Cast) -> None:
    people(world, 5)
    draw_day()
    other = make_user(name="外审计", role=Role.AUDITOR, area=world.other_street)
    browser = signed_in(other)
    assert browser.get(reverse("auditing:draw", args=[own_day(world).pk])).status_code == 404
    assert "永丰街道" not in browser.get(reverse("auditing:draws")).content.decode()
