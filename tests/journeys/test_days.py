"""Whole days in a real browser: a worker on the way, a new person, the head at the desk."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie, submit
from tests.casework.reading import busy_client, make_matter, today
from tests.make import make_client, make_user
from tests.people import Cast, cast, signed_in
from waystation.accounts.models import User
from waystation.casework.models import Obligation
from waystation.clients.models import Client
from waystation.contacts.models import Appointment, Contact
from waystation.orders.models import Matter, Order
from waystation.rules.calendar import add_days
from waystation.rules.roles import Role
from waystation.screening.models import Screening

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


def opened(page: Page, live_server: object, user: User, address: str) -> Page:
    sign_in_by_cookie(page, signed_in(user), live_server)
    page.goto(address)
    return page


def fine(page: Page, title: str = "") -> None:
    """The page of this title has come; nothing sticks out to the right, and axe finds nothing."""
    if title:
        expect(page.locator("h1", has_text=title)).to_be_visible()
    page.wait_for_load_state("load")
    fits(page)
    found = Axe().run(page).response["violations"]
    assert [(page.url, each["id"], each["nodes"][0]["html"]) for each in found] == []


def due(page: Page) -> int:
    return int(page.locator(".counts .count b").first.inner_text())


def test_a_workers_day_on_the_phone(phone: Page, live_server: object, world: Cast) -> None:
    calm, worried = busy_client(world, "陈安"), busy_client(world, "林夏")
    opened(phone, live_server, world.worker, "/today/")
    fine(phone)
    before = due(phone)
    row = phone.locator("#now ~ .rows > li", has_text="陈安").filter(has_text="次检测")
    row.get_by_role("link", name="办理", exact=True).click()
    fine(phone, "登记检测")
    phone.locator("#id_outcome").get_by_text("阴性", exact=True).click()
    phone.get_by_role("button", name="保存", exact=True).click()
    expect(phone.get_by_text("检测已登记。")).to_be_visible()
    phone.get_by_role("link", name="今日", exact=True).click()
    # The test of the plan is done, and who was met need not be looked for any more.
    assert due(phone) == before - 2

    row = phone.locator("#now ~ .rows > li", has_text="林夏").filter(has_text="次检测")
    row.get_by_role("link", name="办理", exact=True).click()
    phone.locator("#id_outcome").get_by_text("阳性（初筛）", exact=True).click()
    phone.get_by_text("甲基苯丙胺（冰毒）", exact=True).click()
    phone.get_by_role("button", name="保存", exact=True).click()
    expect(phone.get_by_text("请接着分装封存样本")).to_be_visible()
    fine(phone, "分装封存样本")  # at once, while the client is there; or later
    phone.get_by_role("link", name="以后再填").click()
    fine(phone)
    phone.get_by_role("link", name="林夏").first.click()
    expect(phone.locator(".attention").get_by_text("不改变任何法律状态")).to_be_visible()
    assert Matter.objects.get().client == worried
    assert worried.orders.get().state == "running"
    fine(phone)

    phone.goto(reverse("casework:client", args=[calm.pk]))
    phone.get_by_role("link", name="记走访谈话").click()
    fine(phone, "登记联系")
    phone.get_by_text("家访", exact=True).click()
    phone.get_by_text("见到本人，配合", exact=True).click()
    phone.get_by_text("一周后").click()
    phone.get_by_role("button", name="下一步：核对").click()
    fine(phone, "核对后保存")
    phone.get_by_role("button", name="保存", exact=True).click()
    expect(phone.get_by_text("联系已登记。")).to_be_visible()
    assert Contact.objects.get().client == calm
    assert Appointment.objects.get().on == add_days(today(), 7)
    phone.goto("/today/")
    # One meeting is done; with the positive test the client's own account is to be heard.
    left = Obligation.objects.filter(state__in=("open", "overdue")).values_list("client__name", "rule")
    assert sorted(left) == [("林夏", "contact.monthly"), ("林夏", "matter.hear")]
    assert due(phone) == len(left)


def test_from_the_door_to_the_agreement(phone: Page, live_server: object, world: Cast) -> None:
    namesake = make_client("周远", area=world.community, worker=world.worker, station=world.station)
    opened(phone, live_server, world.worker, "/clients/new/")
    fine(phone)
    phone.get_by_label("姓名", exact=True).first.fill("周远")
    phone.get_by_text("男", exact=True).click()
    phone.get_by_label("出生日期").fill(namesake.born_on.isoformat())
    phone.get_by_label("社区", exact=True).select_option(value=str(world.community.pk))
    phone.get_by_text("社区戒毒", exact=True).click()
    phone.get_by_label("送达日期").fill(add_days(today(), -30).isoformat())
    phone.get_by_label("已向本人说明").check()
    phone.get_by_role("button", name="建档").click()
    expect(phone.get_by_role("heading", name="可能是同一个人")).to_be_visible()
    fine(phone)
    assert Client.objects.count() == 1
    assert phone.get_by_label("姓名", exact=True).first.input_value() == "周远"
    phone.get_by_label("不是同一个人").check()
    phone.get_by_role("button", name="建档").click()
    expect(phone.get_by_text("已建档")).to_be_visible()

    phone.get_by_role("link", name="办报到").click()
    fine(phone, "登记：报到")
    phone.get_by_role("button", name="保存", exact=True).click()
    expect(phone.get_by_role("alert")).to_contain_text("原因")
    phone.get_by_label("迟到的原因").fill("住院")
    phone.get_by_role("button", name="保存", exact=True).click()
    phone.get_by_role("link", name="签协议").click()
    fine(phone, "协议")
    phone.get_by_role("link", name="准备协议").click()
    fine(phone, "准备协议")
    phone.get_by_role("button", name="保存草稿并查看全文").click()
    expect(phone.get_by_text("协议草稿已保存")).to_be_visible()
    fine(phone)
    phone.get_by_role("link", name="读完了，签字").click()
    fine(phone, "签订协议")
    phone.get_by_label("已经逐条读给本人听").check()
    phone.get_by_label("签在打印的纸上").check()
    phone.get_by_role("button", name="双方已签字，保存").click()
    expect(phone.get_by_text("或者写明原件存放处").first).to_be_visible()
    phone.get_by_label("原件存放处").fill("档案柜二层")
    for name in phone.get_by_label("姓名", exact=True).all():
        if not name.input_value():
            name.fill("李主任")
    phone.get_by_role("button", name="双方已签字，保存").click()
    expect(phone.get_by_text("协议已签订")).to_be_visible()
    phone.get_by_role("link", name="周远").first.click()
    order = Order.objects.get()
    assert (order.state, order.reported_on, order.late_reason) == ("running", today(), "住院")
    assert order.agreements.get().signed_on == today()
    fine(phone)

    phone.locator(".timeline li", has_text="签订协议").get_by_role("link", name="撤回").click()
    fine(phone, "撤回“签订协议”")
    phone.get_by_label("撤回原因").fill("登记错人")
    phone.get_by_role("button", name="撤回").click()
    expect(phone.locator(".timeline .struck", has_text="签订协议")).to_be_visible()
    assert order.agreements.count() == 0
    expect(phone.get_by_role("link", name="签协议")).to_be_visible()


def test_the_heads_day_at_the_desk(page: Page, live_server: object, world: Cast) -> None:
    busy = busy_client(world)
    matter = make_matter(busy, world.worker)
    waiting = [world.client(name, worker=None) for name in ("何田", "何青")]
    opened(page, live_server, world.head, "/office/")
    fine(page)
    page.get_by_role("link", name="打开", exact=True).click()
    fine(page, "初筛阳性待了解")
    page.get_by_role("link", name="直接办结").click()
    fine(page)
    page.locator("input[name=code]").first.check()
    page.locator("[name=words]").fill("本人已说明")
    page.get_by_role("button", name="直接办结").click()
    expect(page.get_by_text("没有改变任何法律状态").first).to_be_visible()
    matter.refresh_from_db()
    assert matter.state == "closed"

    page.goto("/office/")
    page.get_by_role("link", name="分配学员").click()
    fine(page, "分配学员")
    page.get_by_role("button", name="全选").click()
    page.locator("label.choice", has_text="王敏").click()
    page.get_by_role("button", name="下一步：核对").click()
    fine(page, "分配给王敏")
    submit(page.get_by_role("button", name="确认分配"))
    assert set(Client.objects.filter(worker=world.worker)) == {busy, *waiting}
    page.goto("/office/hand-out/")
    submit(page.get_by_role("button", name="撤销本次分配"))
    assert Client.objects.filter(worker=None).count() == 2

    page.goto("/office/")
    total = page.locator("tr", has_text="王敏").locator("td").nth(2).inner_text()  # 今日应办
    page.get_by_role("link", name="王敏", exact=True).click()
    fine(page, "王敏的工作")
    assert int(total) == due(page) > 0


def test_a_file_moves_rests_and_is_taken_up_again(page: Page, live_server: object, world: Cast) -> None:
    client = world.client()
    opened(page, live_server, world.head, reverse("casework:client", args=[client.pk]))
    fine(page, "为什么查阅这份档案？")
    page.get_by_role("button", name="档案核对").click()
    page.get_by_role("link", name="转到其他社区").click()
    fine(page, "转到其他社区")
    page.get_by_label("转到哪个社区").select_option(value=str(world.community.pk))
    page.get_by_role("button", name="转过去").click()
    expect(page.get_by_role("alert")).to_contain_text("现在就在这个区域")
    page.get_by_role("link", name="取消").click()
    page.get_by_role("link", name="结案", exact=True).click()
    fine(page, "结案")
    page.get_by_role("button", name="结案", exact=True).click()
    expect(page.get_by_text("不再安排工作")).to_be_visible()
    page.get_by_role("link", name="重新启用").click()
    fine(page, "重新启用档案")
    submit(page.get_by_role("button", name="重新启用"))
    client.refresh_from_db()
    assert (client.state, client.closed_on) == ("open", None)


def test_double_clicks_the_back_button_and_an_ended_session(
    new_page: NewPage, live_server: object, world: Cast
) -> None:
    client = busy_client(world)
    address = reverse("casework:record_screening", args=[client.pk])
    page = opened(new_page(viewport=PHONE), live_server, world.worker, address)
    page.locator("#id_outcome").get_by_text("阴性", exact=True).click()
    page.get_by_role("button", name="保存", exact=True).dblclick()
    expect(page.get_by_text("检测已登记。")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("再次保存不会重复登记")).to_be_visible()
    page.locator("#id_outcome").get_by_text("阴性", exact=True).click()
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url(f"**{reverse('casework:client', args=[client.pk])}")
    assert Screening.objects.count() == 1

    desk = opened(new_page(viewport=DESK), live_server, world.worker, "/today/")
    desk.goto(reverse("casework:record_contact", args=[client.pk]))
    desk.get_by_text("家访", exact=True).click()
    desk.get_by_text("见到本人，配合", exact=True).click()
    desk.get_by_label("经过").fill("说了半个小时，<b>都在</b>😀")
    desk.context.clear_cookies(name="sessionid")
    desk.get_by_role("button", name="下一步：核对").click()
    expect(desk.get_by_text("请在另一个标签页重新登录")).to_be_visible()
    sign_in_by_cookie(desk, signed_in(world.worker), live_server)
    desk.get_by_role("button", name="下一步：核对").click()
    desk.get_by_role("button", name="保存", exact=True).click()
    expect(desk.get_by_text("说了半个小时，<b>都在</b>😀")).to_be_visible()
    assert Contact.objects.count() == 1


def test_two_workers_and_one_test_of_the_plan(new_page: NewPage, live_server: object, world: Cast) -> None:
    client = busy_client(world)
    address = reverse("casework:record_screening", args=[client.pk])
    colleague = make_user("gao", name="高站长", role=Role.HEAD, area=world.street, organisation=world.centre)
    pages = [
        opened(new_page(viewport=DESK), live_server, user, address) for user in (world.worker, colleague)
    ]
    for page in pages:
        page.locator("#id_outcome").get_by_text("阴性", exact=True).click()
        page.get_by_role("button", name="保存", exact=True).click()
    expect(pages[0].get_by_text("检测已登记。")).to_be_visible()
    expect(pages[1].get_by_role("alert")).to_contain_text("王敏")
    assert Screening.objects.count() == 1
