"""Every page of the house in a real browser: axe finds nothing, a thumb hits everything, nothing moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client as Browser
from playwright.sync_api import Page

from tests.architecture.rows import _world
from tests.architecture.test_url_matrix import addresses
from tests.browser import DESK, PHONE, sign_in_by_cookie
from tests.look.every_page import WATCH_SHIFTS, Opened, faults, pages, roles_of
from tests.people import signed_in
from waystation.common.pages import PAGES
from waystation.rules.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def is_page(browser: Browser, path: str) -> bool:
    """Whether an address answers with a page of its own: no file, no redirect, no form's target."""
    answer = browser.get(path)
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


def walk(page: Page, browser: Browser, asked: list[Opened]) -> dict[str, list[str]]:
    """Address → what is wrong there."""
    wrong: dict[str, list[str]] = {}
    shown = [one for one in asked if is_page(browser, one.path)]
    assert shown
    for one in shown:
        page.goto(one.path, wait_until="load")
        if found := faults(page):
            wrong[f"{one.name} {one.path}"] = found
    return wrong


#: Everybody who opens some page before the others do.
WHO = sorted({roles_of(address)[0] for address in addresses() if address.name in PAGES}, key=str)


@pytest.mark.parametrize("role", WHO)
@pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "light"), pytest.param(DESK, "dark", marks=pytest.mark.slow)],
    ids=["phone", "desk-dark"],
)
def test_every_page_of_a_role(new_page, live_server, role, size, scheme):
    world, own, _other = _world()
    asked = [one for one in pages(own) if one.role is role]
    page = new_page(viewport=size, color_scheme=scheme)
    page.add_init_script(WATCH_SHIFTS)
    browser = Browser() if role is None else signed_in(world.by_role()[role])
    if role is not None:
        sign_in_by_cookie(page, browser, live_server)
    assert walk(page, browser, asked) == {}


def test_what_is_searched_for_can_be_read_on_a_tablet_beside_many_doors(new_page, live_server):
    page = new_page(viewport={"width": 768, "height": 1024})
    sign_in_by_cookie(page, signed_in(_world()[0].by_role()[Role.HEAD]), live_server)
    page.goto("/office/", wait_until="load")
    box = page.get_by_role("searchbox").bounding_box()
    assert box is not None
    assert box["width"] > 200
    assert faults(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("role", list(Role))
def test_every_page_as_every_role_in_both_languages(new_page, live_server, role, language):
    world, own, _other = _world()
    asked = [replace(one, role=role) for one in pages(own) if role in roles_of(one.address)]
    page = new_page(viewport=PHONE)
    page.add_init_script(WATCH_SHIFTS)
    browser = signed_in(world.by_role()[role])
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    sign_in_by_cookie(page, browser, live_server)
    page.context.add_cookies(
        [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": str(live_server)}]
    )
    assert walk(page, browser, asked) == {}
