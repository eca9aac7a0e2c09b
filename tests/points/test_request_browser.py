"""The points of a client, what is asked for and what stands out, in a real browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie
from tests.people import cast, signed_in
from tests.points.making import make_points, make_request

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def picture(page: Page, name: str) -> None:
    """Kept where ``WAYSTATION_PICTURES`` says, for looking at."""
    if folder := os.environ.get("WAYSTATION_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}.png", full_page=True)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_of_points_fit_and_read(transactional_db, new_page: NewPage, live_server, size) -> None:
    world, today = cast(), timezone.localdate()
    client = world.client()
    for points in (20, 50):
        make_points(client, world.worker, points, on=today)
    make_request(client, world.worker, asked_at=timezone.now(), points=50)
    world.client("吴远")
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(world.head), live_server)
    for name, address in (
        ("points-requests", "/points/requests/"),
        ("points-checks", "/points/checks/"),
        ("points-left-out", "/activities/without-points/"),
    ):
        page.goto(f"{live_server.url}{address}")
        fits(page)
        picture(page, name)
        assert Axe().run(page).violations_count == 0
    other = new_page(viewport=size)
    sign_in_by_cookie(other, signed_in(world.worker), live_server)
    other.goto(f"{live_server.url}/points/clients/{client.pk}/")
    fits(other)
    picture(other, "points-client")
    assert Axe().run(other).violations_count == 0
