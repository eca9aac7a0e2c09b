"""The whole way of a positive by hand: record, seal, tell, object, laboratory, not confirmed."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, NewPage, sign_in_by_cookie, submit
from tests.people import Cast, cast, signed_in
from tests.screening import making as m
from waystation.accounts.models import User
from waystation.clients.models import Client, TeamMember
from waystation.screening import actions
from waystation.screening.models import DetectionWindow, Screening

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: Where to leave pictures of the pages; nowhere if it is not said.
PICTURES = os.environ.get("WAYSTATION_PICTURES", "")


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    began = m.TODAY - dt.timedelta(days=40)
    return world.client_with_order(served_on=began, reported_on=began, agreed_on=began)


def opened(new_page: NewPage, live_server: object, by: User, size: dict[str, int]) -> Page:
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(by), live_server)
    return page


def picture(page: Page, name: str) -> None:
    if PICTURES:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)


def test_a_positive_goes_its_whole_way_by_hand(
    new_page: NewPage, live_server: object, world: Cast, client: Client
) -> None:
    m.lot(world, lot="20261101A")
    phone = opened(new_page, live_server, world.worker, PHONE)
    phone.goto(reverse("casework:record_screening", args=[client.pk]))
    picture(phone, "record-before")
    phone.locator("#id_outcome").get_by_text("阳性（初筛）", exact=True).click()
    phone.locator("#id_positive_for").get_by_text("吗啡类", exact=True).click()
    picture(phone, "record")
    phone.get_by_role("button", name="保存", exact=True).click()
    phone.wait_for_url("**/seal/")
    row = Screening.objects.get()
    assert (row.kit_lot, row.panel.name) == ("20261101A", "三联尿检板")
    phone.get_by_label("采样人员二").fill("赵站长")
    phone.get_by_label("A样本封签编号").fill("WH-0001-A")
    phone.get_by_label("B样本封签编号").fill("WH-0001-B")
    phone.locator("#id_signed").get_by_text("已签名", exact=True).click()
    phone.get_by_label("存放在哪里").fill("冷藏柜二层")
    picture(phone, "seal")
    phone.get_by_role("button", name="保存", exact=True).click()
    phone.wait_for_url(f"**/screenings/{row.pk}/")
    assert "保存到" in phone.content()
    phone.get_by_text("已签名", exact=True).last.click()
    phone.locator("form[action$='/told/'] button[type=submit]").click()
    phone.get_by_text("提出异议，申请实验室检测").click()
    phone.locator("#id_words").fill("最近在吃感冒药")
    picture(phone, "test")
    submit(phone.locator("form[action$='/ask/'] button[type=submit]"))
    row.refresh_from_db()
    assert row.standing == "under_objection"

    desk = opened(new_page, live_server, world.police, DESK)
    asked = row.objections.get()
    desk.goto(reverse("casework:objection", args=[client.pk, asked.pk]))
    desk.get_by_text("同意", exact=True).click()
    picture(desk, "objection-decide")
    desk.get_by_role("button", name="保存", exact=True).click()
    desk.get_by_label("实验室", exact=True).fill("市司法鉴定中心")
    desk.get_by_role("button", name="保存", exact=True).click()
    desk.get_by_text("未证实", exact=True).click()
    desk.get_by_role("button", name="保存", exact=True).click()
    desk.get_by_role("heading", name="登记告知本人").wait_for()
    desk.get_by_role("button", name="保存", exact=True).click()
    desk.get_by_text("已登记。").wait_for()
    picture(desk, "objection")
    row.refresh_from_db()
    assert row.standing == "not_confirmed"
    phone.goto(reverse("casework:client", args=[client.pk]))
    assert "实验室未证实，按阴性" in phone.locator("#timeline").inner_text()
    picture(phone, "client")
    desk.goto(reverse("casework:test", args=[client.pk, row.pk]))
    picture(desk, "test")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_kits_samples_panels_and_medicines(
    new_page: NewPage, live_server: object, world: Cast, client: Client, size: dict[str, int]
) -> None:
    m.lot(world, lot="20261101A", stock=4)
    m.lot(world, lot="20260301B", expires_on=m.TODAY + dt.timedelta(days=9))
    DetectionWindow.objects.get_or_create(
        analyte="morphine",
        material="urine",
        since=dt.date(2024, 1, 1),
        defaults={"said": "2–4天", "source": "试剂说明书", "mark": "P"},
    )
    m.kept_long(world)
    row = m.sealed(world, m.positive(world, client))
    TeamMember.objects.create(client=client, duty="medic", user=world.medic, starts_on=m.TODAY)
    actions.declare_medicine(by=world.worker, screening=row, declared=True, medicine="复方甘草片")
    page = opened(new_page, live_server, world.head, size)
    for name in ("kits", "stored", "panels"):
        page.goto(reverse(f"screening:{name}"))
        picture(page, name)
    page.goto(reverse("casework:office"))
    assert "快到期" in page.locator("[aria-labelledby=q-tests]").inner_text()
    picture(page, "office")
    page = opened(new_page, live_server, world.worker, size)
    page.goto(reverse("casework:test", args=[client.pk, row.pk]))
    assert "声明用药：有" in page.content()
    assert "甘草" not in page.content()
    medic = opened(new_page, live_server, world.medic, size)
    medic.goto(reverse("screening:medicines"))
    picture(medic, "medicines")
    medic.get_by_role("link", name="查看").click()
    medic.get_by_text("可能是药物引起").click()
    expect(medic.locator("body")).to_contain_text("复方甘草片")
    picture(medic, "medicine")
    medic.get_by_role("button", name="保存", exact=True).click()
    page.reload()
    assert "可能是药物引起" in page.content()
    admin = opened(new_page, live_server, world.admin, size)
    admin.goto(reverse("screening:manage_panels"))
    picture(admin, "manage-panels")
