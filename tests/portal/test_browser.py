"""The portal on a telephone: from the slip in the centre to a request, as client and relative; with axe."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, fits, sign_in_by_cookie, submit
from tests.casework.draws.street import make_call
from tests.people import cast, signed_in
from tests.portal.making import PASSWORD, make_kin, make_login
from waystation.clients.models import Consent
from waystation.contacts.models import Appointment, Ask
from waystation.points.actions import ledger
from waystation.rules.points.postings import PostingKind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = timezone.localdate()


def look(page: Page, name: str) -> None:
    """It fits, axe finds nothing, and a picture is kept when ``WAYSTATION_SHOTS`` names a folder."""
    fits(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    if folder := os.environ.get("WAYSTATION_SHOTS"):
        width = page.viewport_size["width"]
        page.screenshot(path=Path(folder) / f"my-{name}-{width}.png", full_page=True)


def filled(world):
    """A client with a day, points and a relative who was told that they may see the days."""
    client = world.client_with_order()
    kin = make_kin(client)
    Appointment.objects.create(
        client=client, what="talk", on=TODAY + dt.timedelta(days=3), place="二楼接待室", made_by=world.worker
    )
    Consent.objects.create(
        client=client, scope="family_contact", kin=kin, given_on=TODAY, recorded_by=world.worker
    )
    make_call(client, TODAY)
    for number, (points, cause) in enumerate([(20, "attendance:1"), (10, "contact:2"), (15, "workrecord:3")]):
        ledger.grant(
            by=world.worker,
            client=client,
            cause=cause,
            points=points,
            on=TODAY - dt.timedelta(days=number),
            at=timezone.now(),
            kind=PostingKind.EARNED,
        )
    return client, kin


def enter(page: Page, number: str, secret: str) -> None:
    page.goto("/my/")
    page.get_by_label("号码", exact=True).fill(number)
    page.get_by_label("密码或一次性密码").fill(secret)
    submit(page.get_by_role("button", name="登录"))


def test_from_the_slip_in_the_centre_to_a_request_that_is_answered(new_page, live_server):
    world = cast()
    client, _kin = filled(world)
    desk = new_page(viewport=DESK)
    sign_in_by_cookie(desk, signed_in(world.worker), live_server)
    desk.goto(f"/clients/{client.pk}/")
    desk.get_by_role("link", name="自助入口").click()
    look(desk, "ways")
    desk.get_by_label(f"已当面核对是{client.name}").check()
    submit(desk.get_by_role("button", name="开通，发一次性密码").first)
    look(desk, "slip")
    number, code = (desk.locator(".slip b").nth(n).inner_text() for n in (0, 1))

    phone = new_page(viewport=PHONE)
    phone.goto("/my/")
    look(phone, "sign-in")
    enter(phone, number, "11112222")
    expect(phone.get_by_role("alert")).to_contain_text("号码或密码不对")
    look(phone, "wrong")
    enter(phone, number, code)
    expect(phone.get_by_text("请设一个自己的密码")).to_be_visible()
    look(phone, "home-first")
    phone.get_by_role("link", name="设密码").click()
    look(phone, "password")
    phone.get_by_label("新密码").fill("blue-door-99")
    phone.get_by_label("再输入一次").fill("blue-door-99")
    submit(phone.get_by_role("button", name="保存"))
    look(phone, "home")
    for door, name in (("积分", "points"), ("办事", "things"), ("我的", "me")):
        phone.get_by_role("navigation").get_by_role("link", name=door).click()
        expect(phone.get_by_role("heading", level=1)).to_have_text(door)
        look(phone, name)
    phone.goto("/my/points/")
    submit(phone.get_by_role("button", name="在商户付积分"))
    look(phone, "pay")
    phone.goto("/my/things/ask/leave/")
    look(phone, "leave")
    phone.goto("/my/things/ask/help/")
    phone.get_by_label("要说的话").fill("想找一份夜里不上班的工作")
    submit(phone.get_by_role("button", name="提交"))
    look(phone, "asked")

    desk.goto(f"/clients/{client.pk}/asked/{Ask.objects.get().pk}/")
    look(desk, "asked-office")
    desk.get_by_label("已办理").check()
    desk.get_by_label("答复").fill("周三上午九点有招聘会，一起去")
    submit(desk.get_by_role("button", name="保存"))
    phone.goto("/my/things/")
    expect(phone.get_by_text("周三上午九点有招聘会")).to_be_visible()
    look(phone, "answered")


def test_a_relative_on_a_telephone(new_page):
    world = cast()
    client, kin = filled(world)
    login = make_login(client, world.worker, kin=kin)
    phone = new_page(viewport=PHONE)
    enter(phone, login.number, PASSWORD)
    expect(phone.get_by_text("二楼接待室")).to_be_visible()
    look(phone, "kin-home")
    phone.get_by_role("navigation").get_by_role("link", name="积分").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("家庭积分")
    look(phone, "kin-points")
