"""Phone and desk: the outbox, the slips, a client's messages, the channels; nothing wider than its screen."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, NewPage, fits, reads, sign_in_by_cookie, submit
from tests.notices.making import agree, make_message, make_route, reachable_client
from tests.people import Cast, cast, signed_in
from waystation.clients.models import Kin
from waystation.common import scope
from waystation.notices.models import Address, Delivery, Message
from waystation.rules.messages import MessageCode

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: With this set, pictures of the pages are kept there.
PICTURES = os.environ.get("WAYSTATION_PICTURES", "")


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


def filled(world: Cast) -> Message:
    """A message of every kind of state; the one of which nobody knows whether it went."""
    now = timezone.now()
    with scope.everything():
        client = reachable_client(world.worker, world.community)
        kin = Kin.objects.create(client=client, name="魏平", relation="mother", phone="13900000001")
        agree(client, world.worker, "message_sms", "family_contact", kin=kin)
        Address.objects.create(client=client, channel="email", value="an@example.org", added_by=world.worker)
        day = timezone.localdate() + dt.timedelta(days=1)
        rows = [
            make_message(client, world.worker, code=MessageCode.APPOINTMENT, on=day, at=dt.time(15)),
            make_message(client, world.worker, kin=kin),
            make_message(client, world.worker, code=MessageCode.PAPER_READY),
            make_message(client, world.worker, code=MessageCode.POINTS_EXPIRING, on=day, points=120),
            make_message(client, world.worker, code=MessageCode.LEAVE_DECIDED),
        ]
        held = {"claimed_until": now - dt.timedelta(minutes=5), "channel": "sms", "last_code": "no_answer"}
        Message.objects.filter(pk=rows[1].pk).update(state="claimed", **held)
        for row, state, code in (
            (2, "to_print", "no_address"),
            (3, "to_print", "no_consent"),
            (4, "failed", "refused"),
        ):
            Message.objects.filter(pk=rows[row].pk).update(state=state, last_code=code)
        Delivery.objects.create(message=rows[1], at=now, channel="sms", answer="no_answer")
        Delivery.objects.create(message=rows[4], at=now, channel="sms", answer="refused", detail="error_500")
        return rows[1]


def entered(new_page: NewPage, who: object, live_server: object, viewport: dict[str, int]) -> Page:
    page = new_page(viewport=viewport)
    sign_in_by_cookie(page, signed_in(who), live_server)
    return page


def picture(page: Page, name: str) -> None:
    if PICTURES:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_a_worker_sees_what_is_not_known_and_settles_it(world, new_page, live_server, viewport):
    row = filled(world)
    page = entered(new_page, world.worker, live_server, viewport)
    page.goto("/messages/")
    reads(page.locator("h1"), "对外消息")
    fits(page)
    picture(page, "outbox")
    page.get_by_role("link", name="查看").first.click()
    line = page.locator("tbody tr")
    expect(line).to_have_count(1)
    expect(line).to_contain_text("不知道发出去没有")
    submit(line.get_by_role("button", name="已经收到了"))
    expect(page.get_by_text("已处理。")).to_be_visible()
    expect(page.get_by_text("没有符合条件的消息")).to_be_visible()
    row.refresh_from_db()
    assert row.state == "sent"
    page.goto(f"/clients/{row.client_id}/messages/")
    reads(page.locator("h1"), "发给本人的消息")
    fits(page)
    picture(page, "client")
    page.goto("/messages/print/")
    expect(page.locator(".slip")).to_have_count(2)
    fits(page)
    picture(page, "slips")
    page.emulate_media(media="print")
    expect(page.locator(".slip label").first).to_be_hidden()
    expect(page.locator(".slip-text").first).to_be_visible()
    picture(page, "slips-printed")
    page.emulate_media(media="screen")
    submit(page.get_by_role("button", name="勾选的都已打印"))
    expect(page.get_by_text("已登记打印了2张。")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_an_administrator_sets_a_channel_up(world, new_page, live_server, viewport):
    with scope.everything():
        make_route(world.street, world.admin, "json://gateway.example/?:to={to}", channel="email")
    page = entered(new_page, world.admin, live_server, viewport)
    page.goto("/messages/channels/")
    page.get_by_label("通道地址").fill("no such address")
    submit(page.get_by_role("button", name="保存"))
    expect(page.get_by_role("alert")).to_contain_text("看不懂这个通道地址")
    fits(page)
    page.get_by_label("通道地址").fill("json://gateway.example/sms?:mobile={to}")
    submit(page.get_by_role("button", name="保存"))
    expect(page.get_by_text("通道已保存，请先试发一条。")).to_be_visible()
    fits(page)
    picture(page, "channels")
    expect(page.get_by_label("通道地址")).to_have_value("")
    page.get_by_role("link", name="试发一条").first.click()
    page.get_by_label("发到您自己的号码或者地址").fill("13700000000")
    fits(page)
    submit(page.get_by_role("button", name="试发"))
    expect(page.get_by_text("正在试发")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_a_head_words_a_text(world, new_page, live_server, viewport):
    page = entered(new_page, world.head, live_server, viewport)
    page.goto("/messages/texts/")
    fits(page)
    picture(page, "texts")
    page.get_by_label("哪种消息").select_option("call_us")
    page.get_by_label("内容").fill("请来做尿检")
    submit(page.get_by_role("button", name="保存"))
    expect(page.get_by_role("alert")).to_contain_text("消息里不能出现“尿”")
    page.get_by_label("内容").fill("有空请来电。")
    submit(page.get_by_role("button", name="保存"))
    expect(page.get_by_text("以后的消息按这个说法发")).to_be_visible()
