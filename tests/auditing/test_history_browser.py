"""The history of a file at a desk, with a phone and on paper."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.auditing.test_browser import picture
from tests.browser import DESK, PHONE, NewPage, reads, sign_in_by_cookie
from tests.casework.refiling.filled import filled, merged
from tests.look.every_page import WATCH_SHIFTS, faults
from tests.make import make_cover, make_user
from tests.people import cast, signed_in
from waystation.clients import actions
from waystation.clients.models import Client, Kin, Phone
from waystation.orders.models import Order
from waystation.rules.people import PersonData
from waystation.rules.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def changed_file(world) -> Client:
    """A file with a change of every sort: by a deputy, past the program, merged, moved, removed, sealed."""
    client, other = filled(world, "陈安", n=1), filled(world, "陈鞍", order=False, n=2)
    today = timezone.localdate()
    deputy = make_user("he", name="何青", role=Role.WORKER, area=world.street, organisation=world.centre)
    make_cover(world.worker, deputy, starts_on=today, ends_on=today, by=world.head)
    phone = Phone.objects.filter(client=client).get()
    signed_in(deputy).post(f"/clients/{client.pk}/phones/{phone.pk}/end/")
    data = PersonData(
        name="陈安",
        area_path=client.area_id,
        sex="female",
        born_on=dt.date(1990, 3, 7),
        living_address="桂花路12号",
    )
    actions.change_identity(by=world.worker, client=client, data=data, today=today)
    Order.objects.filter(client=client).update(
        expires_on=dt.date(2029, 1, 10), number="永禁戒决字〔2026〕12号"
    )
    name = actions.add_name(by=world.worker, client=client, kind="nickname", text="小安")
    actions.remove_name(by=world.worker, client=client, name_id=name.pk)
    Kin.objects.filter(client=other).update(relation="spouse", note="来过电话")
    merged(world.head, Client.objects.get(pk=client.pk), other, field_sex="target")
    return client


@pytest.mark.parametrize(("viewport", "size"), [(PHONE, "phone"), (DESK, "desk")])
def test_a_worker_reads_who_changed_what(new_page: NewPage, live_server: object, viewport, size: str) -> None:
    world = cast()
    client = changed_file(world)
    page = new_page(viewport=viewport)
    page.add_init_script(WATCH_SHIFTS)
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto(f"/clients/{client.pk}/")
    page.get_by_role("link", name="修改历史").click()
    expect(page.get_by_text("代王敏", exact=True)).to_be_visible()
    expect(page.get_by_text("没有经过系统，直接在数据库里修改").first).to_be_visible()
    expect(page.get_by_text("转到另一份档案").first).to_be_visible()
    picture(page, f"history-{size}")
    assert faults(page) == []
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="筛选")).to_be_hidden()
    picture(page, f"history-print-{size}")
    page.emulate_media(media="screen")
    page.get_by_label("改了什么").select_option(label="电话")
    page.get_by_role("button", name="筛选").click()
    reads(page.get_by_role("heading", level=2), "合并档案", "停用电话")
    page.get_by_label("谁", exact=True).select_option(label="何青")
    page.get_by_role("button", name="筛选").click()
    reads(page.get_by_role("heading", level=2), "停用电话")
    page.get_by_label("改了什么").select_option(label="协议")
    page.get_by_role("button", name="筛选").click()
    picture(page, f"history-none-{size}")
    page.get_by_role("link", name="清除筛选").click()
    expect(page.get_by_role("heading", level=2).nth(5)).to_be_visible()
