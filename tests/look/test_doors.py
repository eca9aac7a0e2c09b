"""The doors of the house: few enough to stand side by side, the rarer ones under "More"."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.architecture.rows import _world
from tests.browser import reads, sign_in_by_cookie
from tests.look.every_page import faults
from tests.people import signed_in
from waystation.common import navigation
from waystation.rules.roles import MAY, Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("role", [Role.HEAD, Role.WORKER], ids=str)
@pytest.mark.parametrize("width", [390, 768, 1280])
def test_all_doors_fit_and_every_one_can_be_reached(new_page, live_server, role, width):
    page = new_page(viewport={"width": width, "height": 900})
    sign_in_by_cookie(page, signed_in(_world()[0].by_role()[role]), live_server)
    page.goto("/", wait_until="load")
    nav = page.get_by_role("navigation", name="主导航")
    if folder := os.environ.get("WAYSTATION_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"doors-{role}-{width}.png"))
    beside = nav.locator(":scope > a, :scope > details > summary")
    boxes = [one.bounding_box() for one in beside.all()]
    assert 1 < len(boxes) <= navigation.ROOM
    assert len({round(box["y"]) for box in boxes}) == 1
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    menu = nav.locator("summary")
    rare = {Role.HEAD: "名册导入", Role.WORKER: "更正审批"}[role]
    assert menu.count() == 1
    menu.click()
    if folder:
        page.screenshot(path=str(Path(folder) / f"doors-{role}-{width}-open.png"))
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(nav.get_by_role("link", name=rare)).to_be_hidden()
    menu.click()
    page.locator("h1").click()
    expect(nav.get_by_role("link", name=rare)).to_be_hidden()
    menu.click()
    nav.get_by_role("link", name=rare).click()
    expect(nav.locator("summary.here")).to_be_visible()
    expected = [str(title) for _page, title, verb in navigation.PLACES if role in MAY[verb]]
    reads(nav.locator("a"), *expected)
    assert faults(page) == []
