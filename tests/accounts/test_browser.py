"""A few ways through a real browser: signing in, a second factor, idleness, a merger."""

import os
import time
from pathlib import Path

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, fits, sign_in_by_cookie
from tests.make import PASSWORD, make_area
from tests.people import cast, signed_in
from waystation.accounts.models import Area, Session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


def shoot(page: Page, name: str) -> None:
    """Keep a picture when ``WAYSTATION_SHOTS`` names a folder."""
    if folder := os.environ.get("WAYSTATION_SHOTS"):
        width = page.viewport_size["width"]
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def sign_in(page: Page, username: str, password: str = PASSWORD) -> None:
    page.goto("/accounts/login/?next=/me/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


def confirm(page: Page) -> None:
    """The password once more, before the safety of the account is changed."""
    page.get_by_role("heading", name="请再次确认身份").wait_for()
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="确认").click()


@SIZES
def test_signing_in_and_a_second_factor(new_page, size):
    cast()
    page = new_page(viewport=size)
    page.goto("/accounts/login/")
    shoot(page, "login")
    fits(page)
    sign_in(page, "wangmin", "wrong-password")
    shoot(page, "login-wrong")
    sign_in(page, "wangmin")
    page.wait_for_url("**/me/")
    shoot(page, "me")
    fits(page)
    page.get_by_role("link", name="两步验证和通行密钥").click()
    page.get_by_role("link", name="启用验证器").click()
    confirm(page)
    page.get_by_text("不能扫码").click()
    shoot(page, "totp")
    fits(page)
    secret = page.locator(".once code").inner_text()
    code = totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    page.get_by_label("6位动态验证码").fill(totp.format_hotp_value(code))
    page.get_by_role("button", name="启用", exact=True).click()
    page.get_by_role("heading", name="备用码").wait_for()
    shoot(page, "codes")
    page.goto("/accounts/2fa/")
    shoot(page, "mfa")
    page.get_by_role("button", name="退出登录").click()
    sign_in(page, "wangmin")
    page.get_by_role("heading", name="两步验证").wait_for()
    shoot(page, "second-factor")
    page.get_by_label("动态验证码或备用码").fill("000000")
    page.get_by_role("button", name="登录").click()
    expect(page.locator(".errorlist, .banner.danger:visible").first).to_be_attached()


def test_a_passkey_is_added_and_opens_the_door_without_a_password(browser, live_server, page_trouble):
    cast()
    context = browser.new_context(base_url=str(live_server), locale="zh-CN")
    page = context.new_page()
    page_trouble.watch(page)
    tool = context.new_cdp_session(page)
    tool.send("WebAuthn.enable")
    authenticator = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    tool.send("WebAuthn.addVirtualAuthenticator", {"options": authenticator})
    sign_in(page, "wangmin")
    page.wait_for_url("**/me/")
    page.goto("/accounts/2fa/webauthn/add/")
    confirm(page)
    page.get_by_label("名称").fill("办公室电脑")
    page.get_by_label("用作通行密钥").check()
    page.get_by_role("button", name="添加").click()
    page.get_by_role("heading", name="备用码").wait_for()
    page.get_by_role("button", name="退出登录").click()
    page.goto("/accounts/login/?next=/me/")
    page.get_by_role("button", name="用通行密钥登录").click()
    page.wait_for_url("**/me/")
    context.close()
    assert page_trouble.unexpected() == []


def test_an_idle_person_signs_in_again_and_is_back(page, live_server):
    world = cast()
    browser = signed_in(world.worker)
    browser.get("/me/")
    sign_in_by_cookie(page, browser, live_server)
    page.goto("/me/?here=1")
    session = browser.session
    session["seen_at"] = time.time() - 31 * 60
    session.save()
    page.reload()
    page.get_by_text("已退出登录").wait_for()
    shoot(page, "idle")
    page.get_by_label("用户名").fill("wangmin")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url("**/me/?here=1")
    assert Session.objects.count() >= 1


@SIZES
def test_two_communities_are_merged(new_page, live_server, size):
    world = cast()
    make_area("梅园社区", parent=world.street)
    world.client()
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(world.admin), live_server)
    page.goto("/admin/areas/")
    shoot(page, "areas")
    fits(page)
    page.goto(f"/admin/areas/{world.street.pk}/")
    shoot(page, "area")
    page.get_by_role("link", name="合并下级区域").click()
    for name in ("桂花社区", "梅园社区"):
        page.get_by_label(f"永丰街道 › {name}").check()
    page.get_by_label("新区域名称").fill("桂梅社区")
    shoot(page, "merge")
    fits(page)
    page.get_by_role("button", name="下一步").click()
    page.get_by_text("还没有办理").wait_for()
    shoot(page, "merge-preview")
    page.get_by_role("button", name="确认办理").click()
    page.get_by_role("heading", name="桂梅社区").wait_for()
    shoot(page, "merged")
    fits(page)
    made = Area.objects.get(name="桂梅社区")
    assert [area.name for area in Area.objects.get_children(made)] == ["桂花社区", "梅园社区"]
    for place, name in (
        ("organisations/", "organisations"),
        ("accounts/", "accounts"),
        (f"accounts/{world.worker.pk}/", "account"),
        ("import/", "import"),
        ("organisations/new/", "organisation"),
    ):
        page.goto(f"/admin/{place}")
        shoot(page, name)
        fits(page)
