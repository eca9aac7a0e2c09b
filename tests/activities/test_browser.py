"""Sessions and the sheet in a real browser, at a desk and on a telephone."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.activities.making import make_attendance, make_certificate, make_session, make_work
from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie, submit
from tests.people import cast, signed_in
from waystation.activities.models import Attendance
from waystation.clients.models import Kin

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def picture(page: Page, name: str) -> None:
    """Kept where ``WAYSTATION_PICTURES`` says, for looking at."""
    if folder := os.environ.get("WAYSTATION_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}.png", full_page=True)


def sound(page: Page, name: str) -> None:
    """The page fits, keeps the rules of access, and is pictured."""
    fits(page)
    picture(page, name)
    assert Axe().run(page).violations_count == 0


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_worker_runs_a_session(transactional_db, new_page: NewPage, live_server, size) -> None:
    world, today = cast(), timezone.localdate()
    for name in ("李平", "周安", "吴远", "郑江"):
        world.client(name)
    client = world.client("陈安")
    Kin.objects.create(client=client, name="魏平", relation="mother")
    make_session(world.centre, world.worker, title="英语角", kind="culture", on=today + dt.timedelta(days=2))
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto(f"{live_server.url}/activities/sessions/new/")
    sound(page, "session-new")
    page.get_by_label("家庭活动").check()
    page.get_by_label("名称").fill("亲子烘焙")
    page.get_by_label("开始").fill("09:00")
    page.get_by_label("结束").fill("11:00")
    page.get_by_label("地点").fill("一楼厨房")
    submit(page.get_by_role("button", name="安排", exact=True))
    expect(page.get_by_text("已安排活动")).to_be_visible()
    page.get_by_role("button", name="周安：到场").click()
    expect(page.get_by_text("周安：到场", exact=True)).to_be_visible()
    page.get_by_role("button", name="陈安 魏平：到场").click()
    expect(page.get_by_text("陈安的母亲：到场", exact=True)).to_be_visible()
    row = page.locator("li", has_text="李平")
    row.get_by_text("请假、没来", exact=True).click()
    sound(page, "session-sheet")
    row.get_by_label("正当理由").select_option(label="生病")
    row.get_by_role("button", name="登记请假").click()
    expect(page.get_by_text("李平：有正当理由", exact=True)).to_be_visible()
    page.get_by_role("link", name="已登记", exact=True).click()
    expect(page.locator("li", has_text="周安")).to_be_visible()
    sound(page, "session-done")
    submit(page.locator("li", has_text="周安").get_by_role("button", name="撤回"))
    assert Attendance.objects.filter(withdrawn_at__isnull=True).count() == 2
    page.goto(f"{live_server.url}/activities/sessions/")
    sound(page, "sessions")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_what_somebody_took_part_in(transactional_db, new_page: NewPage, live_server, size) -> None:
    world, client = (made := cast()), made.client()
    session = make_session(world.centre, world.worker)
    make_attendance(session, client, world.worker)
    make_attendance(
        make_session(world.centre, world.worker, title="周六清洁", kind="volunteer"),
        client,
        world.worker,
        state="excused",
        how="",
        minutes=0,
        excuse="work",
        proof="message",
    )
    make_certificate(client, world.worker)
    make_work(client, world.worker)
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto(f"{live_server.url}/activities/clients/{client.pk}/")
    page.get_by_text("登记一个月的工作").click()
    sound(page, "taken-part")
    page.goto(f"{live_server.url}/activities/sessions/{session.pk}/printed/")
    sound(page, "printed-sheet")
