"""The shop by hand: a good comes on the shelf, is priced by two, chosen by picture, given by another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie, submit
from tests.people import Cast, cast, signed_in
from tests.points.shop import making as m
from waystation.accounts.models import User
from waystation.points.models import Redemption
from waystation.points.queries import redemptions, wallets

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: Where to leave pictures of the pages; nowhere if it is not said.
PICTURES = os.environ.get("WAYSTATION_PICTURES", "")


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


def opened(new_page: NewPage, live_server: object, by: User, size: dict[str, int]) -> Page:
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(by), live_server)
    return page


def seen(page: Page, name: str) -> None:
    """It fits its screen; a picture is left where one is wanted."""
    fits(page)
    if PICTURES:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)


def _signs(page: Page) -> None:
    canvas = page.locator(".pad canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(box["x"] + 40 + 15 * step, box["y"] + 40 + (step % 3) * 25)
    page.mouse.up()


def test_oil_from_the_delivery_to_the_hand(new_page: NewPage, live_server: object, world: Cast) -> None:
    client = m.rich(world, 300)
    phone = opened(new_page, live_server, world.worker, PHONE)
    phone.goto(reverse("points:shop"))
    seen(phone, "shop-empty")
    phone.get_by_role("link", name="上架第一件物品").click()
    phone.get_by_label("名称").fill("菜籽油5升")
    phone.get_by_label("单位").fill("桶")
    phone.get_by_label("类别").select_option("oil")
    phone.locator("#id_picture").set_input_files(
        {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": m.picture()}
    )
    seen(phone, "shop-new-good")
    submit(phone.get_by_role("button", name="上架"))
    phone.get_by_role("link", name="菜籽油5升").click()
    phone.get_by_text("到货", exact=True).click()
    phone.get_by_label("到货数量").fill("6")
    phone.get_by_label("每件进价（元）").fill("52.5")
    phone.get_by_label("供货单位").fill("永丰粮油店")
    phone.get_by_label("送货单编号").fill("S-1")
    submit(phone.get_by_role("button", name="登记到货"))
    expect(phone.get_by_role("cell", name="+6")).to_be_visible()
    seen(phone, "shop-good")
    phone.goto(reverse("points:shop_prices_set", args=[world.centre.pk]))
    phone.get_by_label("菜籽油5升").fill("120")
    seen(phone, "shop-set-prices")
    submit(phone.get_by_role("button", name="提交"))
    desk = opened(new_page, live_server, world.head, DESK)
    desk.goto(reverse("points:shop_prices", args=[world.centre.pk]))
    seen(desk, "shop-prices-waiting")
    submit(desk.get_by_role("button", name="确认并封存"))
    expect(desk.get_by_text("现在执行")).to_be_visible()

    phone.goto(reverse("points:counter"))
    seen(phone, "shop-counter-empty")
    phone.get_by_label("谁来兑换").fill(client.name)
    phone.get_by_text("查找", exact=True).click()
    phone.get_by_role("link", name="选物品").click()
    phone.get_by_role("button", name="多一件").click()
    phone.get_by_role("button", name="多一件").click()
    expect(phone.locator("[data-left]")).to_have_text("60")
    seen(phone, "shop-choose")
    submit(phone.get_by_role("button", name="确认兑换"))
    expect(phone.get_by_text("请另一位同事登录后发放")).to_be_visible()
    seen(phone, "shop-order")
    row = Redemption.objects.get()
    assert wallets.wallet(client).balance == 60

    other = opened(new_page, live_server, world.head, PHONE)
    other.goto(reverse("points:redemptions"))
    seen(other, "shop-orders")
    other.get_by_role("link", name=redemptions.number(row)).click()
    _signs(other)
    seen(other, "shop-hand-out")
    submit(other.get_by_role("button", name="已当面交给领取人"))
    expect(other.get_by_text("已发放", exact=True)).to_be_visible()
    seen(other, "shop-handed")
    row.refresh_from_db()
    assert (row.handed_by, row.confirmed_how) == (world.head, "screen")
    desk.goto(reverse("points:shop"))
    seen(desk, "shop-board")
    desk.goto(reverse("points:handed_out"))
    expect(desk.get_by_text("屏幕签名")).to_be_visible()
    seen(desk, "shop-handed-out")
    desk.goto(reverse("points:receipt", args=[row.pk]))
    expect(desk.get_by_role("heading", name="领取单")).to_be_visible()
    for hidden in (client.name, world.centre.name, "戒毒"):
        expect(desk.locator(".receipt")).not_to_contain_text(hidden)
    seen(desk, "shop-receipt")


def test_a_wrong_press_is_taken_back_and_the_points_return(
    new_page: NewPage, live_server: object, world: Cast
) -> None:
    row = m.prepared(world, m.on_offer(world, left=3))
    phone = opened(new_page, live_server, world.worker, PHONE)
    phone.goto(reverse("points:redemption", args=[row.pk]))
    phone.get_by_text("取消这次兑换").click()
    phone.get_by_label("原因").select_option("wrong_entry")
    submit(phone.get_by_role("button", name="取消，退回积分"))
    expect(phone.get_by_text("积分已退回")).to_be_visible()
    assert wallets.wallet(row.client).balance == 500
    seen(phone, "shop-cancelled")


def test_too_few_points_are_told_while_choosing_and_nothing_typed_is_lost(
    new_page: NewPage, live_server: object, world: Cast
) -> None:
    m.on_offer(world, left=3, points=100)
    client = m.rich(world, 150)
    phone = opened(new_page, live_server, world.worker, PHONE)
    phone.goto(reverse("points:choose", args=[client.pk]))
    phone.get_by_role("spinbutton").fill("2")
    expect(phone.get_by_text("积分不够，请减少几件。")).to_be_visible()
    submit(phone.get_by_role("button", name="确认兑换"))
    expect(phone.get_by_role("alert")).to_be_visible()
    expect(phone.get_by_role("spinbutton")).to_have_value("2")
    seen(phone, "shop-too-few")
    assert not Redemption.objects.exists()
