"""Paying on two telephones: a till asks, the buyer says yes, both have the receipt; pages of the staff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, fits, sign_in_by_cookie, submit
from tests.people import cast, signed_in
from tests.points.shops import fill, make_contract, make_merchant, make_till
from tests.portal.making import PASSWORD, make_login
from waystation.points.models import Contract
from waystation.points.queries.wallets import wallet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def look(page: Page, name: str) -> None:
    """It fits; a picture is kept when ``WAYSTATION_SHOTS`` names a folder."""
    fits(page)
    if folder := os.environ.get("WAYSTATION_SHOTS"):
        page.screenshot(path=Path(folder) / f"till-{name}-{page.viewport_size['width']}.png", full_page=True)


def enter(page: Page, number: str) -> None:
    page.goto("/my/")
    page.get_by_label("号码", exact=True).fill(number)
    page.get_by_label("密码或一次性密码").fill(PASSWORD)
    submit(page.get_by_role("button", name="登录"))


def test_two_telephones_pay_and_give_back(new_page):
    world = cast()
    client, till = world.client(), make_till(world)
    fill(world, client, 300)
    buyer, counter = new_page(viewport=PHONE), new_page(viewport=PHONE)
    enter(buyer, make_login(client, world.worker).number)
    enter(counter, make_login(None, world.head, till=till).number)
    look(counter, "till")
    buyer.goto("/my/points/")
    submit(buyer.get_by_role("button", name="在商户付积分"))
    expect(buyer.locator(".pay .big")).to_be_visible()
    look(buyer, "code")
    counter.get_by_label("顾客的码或者卡号").fill(buyer.locator(".pay .big").inner_text())
    counter.get_by_label("金额（元）").fill("12.05")
    submit(counter.get_by_role("button", name="请顾客确认"))
    expect(counter.get_by_role("heading", level=1)).to_have_text("等待顾客确认")
    look(counter, "waiting")
    # The page with the code goes on by itself once the till has asked.
    expect(buyer.get_by_role("button", name="同意，付120分")).to_be_visible()
    look(buyer, "asked")
    submit(buyer.get_by_role("button", name="同意，付120分"))
    expect(buyer.get_by_role("status").first).to_contain_text("已付120分")
    look(buyer, "paid")
    expect(counter.get_by_role("heading", level=1)).to_have_text("已兑换")
    look(counter, "receipt")
    assert wallet(client).balance == 180


def test_the_pages_of_whoever_deals_with_shops(new_page, live_server):
    world = cast()
    shop = make_merchant(world, name="惠民粮油店", kind="grain")
    make_till(world, shop)
    make_contract(world, shop, signed=False)
    make_contract(world, make_merchant(world, name="大众超市"))
    for size in (PHONE, DESK):
        page = new_page(viewport=size)
        sign_in_by_cookie(page, signed_in(world.district_office), live_server)
        page.goto("/points/merchants/")
        expect(page.get_by_role("heading", name="合作商户", level=1)).to_be_visible()
        look(page, "list")
        page.get_by_role("link", name="惠民粮油店").click()
        expect(page.get_by_role("heading", name="惠民粮油店", level=1)).to_be_visible()
        look(page, "one")
    submit(page.get_by_role("button", name="第二人签署"))
    expect(page.get_by_text("合作中")).to_be_visible()
    assert Contract.objects.get(merchant=shop).signed_by == world.district_office
    page.get_by_role("link", name="拟定协议").click()
    expect(page.get_by_label("开始日期")).to_be_visible()
    look(page, "contract")
