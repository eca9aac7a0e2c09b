"""A matter on a telephone and on a desk: heard, found, confirmed, with every page seen once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie, submit
from tests.casework.matters import HEARD, address, confirmed, door, record, send
from tests.casework.reading import busy_client
from tests.people import Cast, cast, signed_in
from waystation.accounts.models import User
from waystation.orders.models import Matter
from waystation.rules.matters import Step
from waystation.rules.screening import Outcome

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


def _open(new_page: NewPage, server: object, user: User, path: str, **words: object) -> Page:
    page = new_page(**words)
    sign_in_by_cookie(page, signed_in(user), server)
    page.goto(path)
    return page


def _fits(page: Page, name: str) -> None:
    """No page is wider than its screen; a picture is kept where WAYSTATION_PICTURES says."""
    fits(page)
    if folder := os.environ.get("WAYSTATION_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def test_a_worker_hears_and_finds_on_the_phone_and_the_head_confirms(
    new_page: NewPage, live_server: object, world: Cast
) -> None:
    record(world, busy_client(world), Outcome.MISSED)
    matter = Matter.objects.get()
    phone = _open(new_page, live_server, world.worker, reverse("casework:matters"), viewport=PHONE)
    phone.get_by_role("link", name="打开陈安的事项").click()
    phone.get_by_role("link", name="听取本人说明").click()
    phone.get_by_label("在哪里听取").fill("街道中心")
    phone.get_by_label("有谁在场").fill("本人、王敏")
    phone.get_by_label("本人怎么说").fill("那天发烧，在家里。")
    phone.get_by_role("button", name="听取本人说明").click()
    phone.get_by_role("link", name="作出认定").click()
    phone.get_by_text("有正当理由", exact=True).click()
    phone.get_by_label("为什么这样认定").fill("有病历。")
    phone.get_by_role("button", name="作出认定").click()
    expect(phone.get_by_text("等另一个人（站长或者社区民警）复核")).to_be_visible()
    desk = _open(new_page, live_server, world.head, address(matter), viewport=DESK)
    desk.get_by_role("link", name="复核同意").click()
    submit(desk.get_by_role("button", name="复核同意"))
    matter.refresh_from_db()
    assert (matter.state, matter.outcome) == ("closed", "nothing_follows")


@pytest.mark.parametrize(("name", "size"), [("390", PHONE), ("1280", DESK)])
def test_every_page_of_a_matter_fits_its_screen(
    new_page: NewPage, live_server: object, world: Cast, name: str, size: dict[str, int]
) -> None:
    client = busy_client(world)
    record(world, client, Outcome.REFUSED)
    refused = confirmed(world, Matter.objects.get(), "refused")
    send(world.worker, refused, Step.ADMONISH, code="in_person")
    record(world, client, Outcome.POSITIVE, positive_for=["ketamine"])
    positive = Matter.objects.get(kind="positive_test")
    record(world, client, Outcome.MISSED)
    missed = Matter.objects.get(kind="missed_test")
    send(world.worker, missed, Step.HEAR, **HEARD)
    page = _open(new_page, live_server, world.worker, reverse("casework:matters"), viewport=size)
    for what, path in {
        "list": reverse("casework:matters"),
        "refused": address(refused),
        "positive": address(positive),
        "missed": address(missed),
        "hear": door(positive, Step.HEAR),
        "qualify": door(missed, Step.QUALIFY),
        "object": address(refused, "matter_object"),
        "offer": address(positive, "matter_offer"),
        "told": address(refused, "matter_told"),
        "counts": reverse("casework:breach_counts", args=[client.pk]),
        "new": reverse("casework:matter_new", args=[client.pk]),
        "call": reverse("casework:family_call", args=[client.pk]),
        "client": reverse("casework:client", args=[client.pk]),
    }.items():
        page.goto(path)
        _fits(page, f"{what}-{name}")
