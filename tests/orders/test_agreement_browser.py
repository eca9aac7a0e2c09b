"""Signing with finger and mouse, and without any script."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import PHONE, NewPage, sign_in_by_cookie
from tests.make import make_order
from tests.orders.making import make_sheet, national_text
from tests.people import Cast, cast, signed_in
from waystation.orders.models import Agreement, AgreementSheet
from waystation.orders.queries import agreement as papers
from waystation.rules.calendar import add_days

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


@pytest.fixture
def sheet(world: Cast) -> AgreementSheet:
    national_text("treatment")
    today = timezone.localdate()
    days = {"served_on": add_days(today, -9), "reported_on": add_days(today, -2), "agreed_on": None}
    made = make_sheet(make_order(client=world.client(), **days), world.worker)
    made.signatures.all().delete()
    return made


def opened(
    new_page: NewPage, live_server: object, world: Cast, sheet: AgreementSheet, **words: object
) -> Page:
    page = new_page(**words)
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto(reverse("casework:agreement_sign", args=[sheet.order.client_id, sheet.pk]))
    return page


def draw(page: Page, place: int) -> None:
    box = page.locator("canvas").nth(place)
    box.scroll_into_view_if_needed()
    at = box.bounding_box()
    assert at is not None
    page.mouse.move(at["x"] + 20, at["y"] + 20)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(at["x"] + 20 + 12 * step, at["y"] + 20 + (step % 3) * 20)
    page.mouse.up()


def test_both_sign_on_a_telephone(
    new_page: NewPage, live_server: object, world: Cast, sheet: AgreementSheet
) -> None:
    phone = opened(new_page, live_server, world, sheet, viewport=PHONE)
    expect(phone.locator("canvas").first).to_be_hidden()
    phone.get_by_text("在屏幕上签", exact=True).click()
    expect(phone.get_by_label("签好的协议")).to_be_hidden()
    phone.get_by_text("已经逐条读给本人听").click()
    draw(phone, 0)
    phone.get_by_role("button", name="双方已签字，保存").click()
    expect(phone.get_by_text("街道（乡镇）代表还没有签名，请签好再保存。").first).to_be_visible()
    draw(phone, 1)
    phone.get_by_role("button", name="双方已签字，保存").click()
    phone.wait_for_url(f"**{reverse('casework:agreement_sheet', args=[sheet.order.client_id, sheet.pk])}")
    expect(phone.locator(".signer svg path")).to_have_count(2)
    signed = papers.as_signed(Agreement.objects.get())
    assert signed is not None
    assert [len(signer.strokes[0]) > 5 for signer in signed.signers] == [True, True]


def test_a_signature_can_be_written_again(
    new_page: NewPage, live_server: object, world: Cast, sheet: AgreementSheet
) -> None:
    desk = opened(new_page, live_server, world, sheet)
    desk.get_by_text("在屏幕上签", exact=True).click()
    draw(desk, 0)
    hidden = desk.locator("#id_strokes_client")
    assert hidden.input_value() != ""
    desk.get_by_role("button", name="重写").first.click()
    assert hidden.input_value() == ""


def test_without_script_the_paper_is_signed(
    new_page: NewPage, live_server: object, world: Cast, sheet: AgreementSheet
) -> None:
    desk = opened(new_page, live_server, world, sheet, javascript=False)
    desk.get_by_text("已经逐条读给本人听").click()
    desk.get_by_text("签在打印的纸上", exact=True).click()
    desk.get_by_label("原件存放处").fill("档案柜二层")
    desk.get_by_role("button", name="双方已签字，保存").click()
    expect(desk.get_by_text("协议已签订").first).to_be_visible()
    assert Agreement.objects.get().paper is not None
