"""Papers at a desk and with a phone: choosing what one is about, scans that find their slot or stop."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie
from tests.casework.reading import busy_client, make_matter
from tests.paperwork.test_issuing import TODAY, issue, opened
from tests.paperwork.test_scanned import jpeg, pages_of
from tests.people import Cast, cast, signed_in
from waystation.orders.models import Matter
from waystation.papers import actions
from waystation.rules.people import Paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def picture(page: Page, name: str) -> None:
    """Kept where ``WAYSTATION_PICTURES`` says, for looking at."""
    if folder := os.environ.get("WAYSTATION_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


@pytest.mark.parametrize(("size", "name"), [(DESK, "desk"), (PHONE, "phone")])
def test_one_chooses_the_matter_and_a_scan_of_somebody_else_is_stopped(
    new_page: NewPage, live_server: object, world: Cast, size: dict[str, int], name: str
) -> None:
    client, other = busy_client(world), world.client_with_order("周宁")
    for n in range(2):
        made = make_matter(client, world.worker)
        Matter.objects.filter(pk=made.pk).update(key=f"x:{n}", from_on=made.opened_on)
    theirs = issue(world, other, Paper.LEAVE)
    scan = jpeg(pages_of(opened(world, other, theirs))[-1])
    mine = issue(world, client, Paper.LEAVE)
    own = jpeg(pages_of(opened(world, client, mine))[-1])
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto(reverse("casework:paper", args=[client.pk, Paper.ADMONITION]))
    page.get_by_label("关于哪一件").select_option(index=1)
    page.get_by_role("button", name="选用").click()
    assert "about=" in page.url
    assert page.locator("input[name=about]").get_attribute("value") in page.url
    fits(page)
    picture(page, f"paper-{name}")
    page.goto(reverse("casework:papers", args=[client.pk]))
    files = page.get_by_label("扫描件（可以一次选多个，也可以拖进来）")
    files.set_input_files([{"name": "请假.jpg", "mimeType": "image/jpeg", "buffer": scan}])
    page.get_by_role("button", name="上传").click()
    expect(page.get_by_text("它属于周宁，到那份档案上传")).to_be_visible()
    expect(page.get_by_label("我核对过了，二维码不符的也放在本档案")).to_be_visible()
    fits(page)
    picture(page, f"foreign-{name}")
    files.set_input_files([{"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": own}])
    page.get_by_role("button", name="上传").click()
    expect(page.get_by_text("其中1个按二维码归入")).to_be_visible()
    slot = page.locator("#slot-leave")
    assert "齐全" in slot.inner_text()
    picture(page, f"index-{name}")


@pytest.mark.parametrize(("size", "name"), [(DESK, "desk"), (PHONE, "phone")])
def test_the_register_fits_its_screen(
    new_page: NewPage, live_server: object, world: Cast, size: dict[str, int], name: str
) -> None:
    client = world.client_with_order("陈安")
    for n, kind in enumerate((Paper.AGREEMENT, Paper.LEAVE, Paper.TEST_RECORD)):
        paper = issue(world, client, kind)
        if n == 1:
            actions.cancel(by=world.worker, client=client, paper_id=paper.pk, reason="写错了", today=TODAY)
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(world.district_office), live_server)
    page.goto(reverse("papers:register", args=[world.centre.pk]))
    page.get_by_label("文书", exact=True).select_option("leave")
    page.get_by_role("button", name="筛选").click()
    expect(page.get_by_text("2026年11月2日作废")).to_be_visible()
    page.get_by_role("link", name="清除").click()
    expect(page.locator("tbody tr")).to_have_count(3)
    expect(page.get_by_text("陈安")).to_have_count(0)
    fits(page)
    picture(page, f"register-{name}")
