"""The round in a real browser, at a desk and on a telephone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie
from tests.casework.reading import make_screening
from tests.make import make_order
from tests.people import cast, signed_in
from waystation.contacts.actions import rounds as actions
from waystation.rules.care.rounds import KnownBy, Whereabouts, round_of
from waystation.rules.law import Law

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def picture(page, name: str) -> None:
    """Kept where ``WAYSTATION_PICTURES`` says, for looking at."""
    if folder := os.environ.get("WAYSTATION_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}.png", full_page=True)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_worker_goes_through_everybody(transactional_db, new_page: NewPage, live_server, size) -> None:
    world, today = cast(), timezone.localdate()
    current = round_of(today, Law(today))
    for name, mark in (
        ("李平", Whereabouts.UNKNOWN),
        ("周安", Whereabouts.KNOWN),
        ("吴远", None),
        ("郑江", None),
    ):
        client = world.client(name)
        if mark:
            actions.mark(
                by=world.worker, client=client, round_=current, mark=mark, how=KnownBy.FAMILY, today=today
            )
    seen = world.client("陈安")
    make_order(client=seen)
    make_screening(seen, world.worker, taken_on=today)
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto(f"{live_server.url}/rounds/")
    picture(page, "rounds-open")
    assert page.locator("li", has_text="吴远").count() == 1
    page.get_by_role("button", name="吴远：知道去向").click()
    page.get_by_text("吴远：知道去向", exact=True).wait_for()
    fits(page)
    page.get_by_role("link", name="全部", exact=True).click()
    picture(page, "rounds-all")
    assert page.get_by_role("link", name="开始查找").count() == 1
    assert Axe().run(page).violations_count == 0
