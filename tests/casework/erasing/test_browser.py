"""From the list to the proof, on a desk and on a telephone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie
from tests.casework.erasing.making import filled, old, proposed, set_years
from tests.people import Cast, cast, signed_in
from waystation.accounts.models import User
from waystation.clients.models import Client, Deletion

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: Where pictures go, if somebody asks for them.
PICTURES = os.environ.get("WAYSTATION_PICTURES")


def look(page: Page, name: str) -> None:
    fits(page)
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}-{page.viewport_size['width']}.png", full_page=True)


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


def opened(new_page: NewPage, live_server: object, user: User, viewport: dict[str, int]) -> Page:
    page = new_page(viewport=viewport)
    sign_in_by_cookie(page, signed_in(user), live_server)
    return page


def test_from_the_list_to_the_proof(new_page: NewPage, live_server: object, world: Cast) -> None:
    for viewport in (DESK, PHONE):
        page = opened(new_page, live_server, world.head, viewport)
        page.goto(reverse("casework:retention"))
        look(page, "unset")
    set_years(world)
    client = old(world, "陈安")
    filled(client, world.worker)
    held = old(world, "林远", over=400)
    proposed(world, old(world, "郭宁", over=90), waited=False)
    for n in range(4):
        old(world, f"学员{n}", over=-20 * n)
    head = opened(new_page, live_server, world.head, PHONE)
    head.goto(reverse("casework:hold", args=[held.pk]))
    look(head, "hold")
    head.get_by_text("复议、诉讼或者国家赔偿未结").click()
    head.locator("#id_words").fill("行政复议还没有结果")
    head.locator("#id_until").fill("2027-06-30")
    head.get_by_role("button", name="登记保留").click()
    head.get_by_text("已登记保留").wait_for()
    look(head, "held")
    for viewport in (DESK, PHONE):
        page = opened(new_page, live_server, world.head, viewport)
        page.goto(reverse("casework:retention"))
        look(page, "list")
        page.goto(reverse("casework:retention_file", args=[client.pk]))
        look(page, "file")
        page.goto(reverse("casework:deletion_propose", args=[client.pk]))
        look(page, "propose")
    page.locator("#id_appraised").check()
    page.locator("#id_words").fill("站务会11月20日鉴定，可以删除")
    page.get_by_role("button", name="提出删除").click()
    page.get_by_text("已提出删除，等待期后").wait_for()
    row = Deletion.objects.get(client=client, state="proposed")
    Deletion.objects.filter(pk=row.pk).update(may_from=row.proposed_on)
    for viewport in (DESK, PHONE):
        page = opened(new_page, live_server, world.district_office, viewport)
        page.goto(reverse("casework:deletion", args=[row.pk]))
        look(page, "proposal")
        page.get_by_role("link", name="去确认").click()
        look(page, "confirm")
    page.locator("#id_file_number").fill(client.file_number)
    page.locator("#id_understood").check()
    page.get_by_role("button", name="确认删除").click()
    page.get_by_text("档案已删除。这是删除证明").wait_for()
    assert not Client.objects.filter(pk=client.pk).exists()
    for viewport in (DESK, PHONE):
        page = opened(new_page, live_server, world.auditor, viewport)
        page.goto(reverse("casework:deletions"))
        look(page, "proofs")
        page.goto(reverse("casework:deletion", args=[row.pk]))
        page.get_by_role("button", name="核验这份证明").click()
        page.get_by_text("核验无误").wait_for()
        look(page, "proof")
