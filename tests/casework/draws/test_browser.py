"""A worker tells a client who was drawn this morning, on a telephone; heads and auditors look at the day."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie
from tests.casework.draws.street import draw_day, make_call, people, rule
from tests.people import Cast, cast, signed_in
from waystation.accounts.models import User
from waystation.casework.actions import obligations
from waystation.screening.models import DrawDay, Drawn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: Where pictures go, if somebody asks for them.
PICTURES = os.environ.get("WAYSTATION_PICTURES")


def look(page: Page, name: str) -> None:
    fits(page)
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}-{page.viewport_size['width']}.png", full_page=True)


@pytest.fixture
def world(transactional_db: None) -> Cast:
    made = cast()
    rule(made, "test_draw", True, since=timezone.localdate().replace(day=1))
    return made


def opened(new_page: NewPage, live_server: object, user: User, viewport: dict[str, int]) -> Page:
    page = new_page(viewport=viewport)
    sign_in_by_cookie(page, signed_in(user), live_server)
    return page


def test_told_in_one_tap_and_on_its_page(new_page: NewPage, live_server: object, world: Cast) -> None:
    today = timezone.localdate()
    for client in people(world, 2):
        make_call(client, today, world.street)
        obligations.refresh(by=None, client=client, today=today)
    for viewport in (DESK, PHONE):
        page = opened(new_page, live_server, world.worker, viewport)
        page.goto(reverse("casework:home"))
        look(page, "home")
    page.get_by_role("button", name="已通知").first.click()
    page.get_by_text("已记下：电话通知了").wait_for()
    assert Drawn.objects.filter(told_how="phone").count() == 1
    waiting = Drawn.objects.get(told_on=None)
    page.goto(reverse("casework:drawn", args=[waiting.client_id, waiting.pk]))
    look(page, "call")
    page.get_by_text("短信或者微信").click()
    page.locator("#id_slot_from").fill("17:30")
    page.get_by_role("button", name="已通知本人").click()
    page.get_by_text("已记下通知").wait_for()
    page.goto(reverse("casework:drawn", args=[waiting.client_id, waiting.pk]))
    look(page, "told")
    assert Drawn.objects.filter(told_how="message").count() == 1


def test_the_pages_of_the_day(new_page: NewPage, live_server: object, world: Cast) -> None:
    people(world, 40)
    for viewport in (DESK, PHONE):
        head = opened(new_page, live_server, world.head, viewport)
        head.goto(reverse("casework:draw_load"))
        look(head, "missing")
    head.get_by_role("button", name="现在抽签").click()
    head.get_by_text("已抽签，今天抽中").wait_for()
    draw_day(timezone.localdate())
    day = DrawDay.objects.get(site=world.street)
    for viewport in (DESK, PHONE):
        head = opened(new_page, live_server, world.head, viewport)
        head.goto(reverse("casework:draw_load"))
        look(head, "load")
        head.goto(reverse("casework:detection"))
        look(head, "detection")
        auditor = opened(new_page, live_server, world.auditor, viewport)
        auditor.goto(reverse("auditing:draws"))
        look(auditor, "draws")
        auditor.goto(reverse("auditing:draw", args=[day.pk]))
        auditor.get_by_text("结果相同").wait_for()
        look(auditor, "replay")
