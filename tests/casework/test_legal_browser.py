"""The legal life in a real browser, at a desk and on a telephone: line, clock, isolation, local text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie
from tests.make import make_order
from tests.people import cast, signed_in
from waystation.clients.models import Sex
from waystation.orders import actions
from waystation.orders.models import IsolationSpell, LocalParameter, OrderAct
from waystation.orders.papers import IsolationPaper, OrderData, SpellData
from waystation.rules.calendar import add_days
from waystation.rules.orders import Exemption, Kind, Situation, SpellEnd, State

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def picture(page, name: str) -> None:
    """Kept where ``WAYSTATION_PICTURES`` says, for looking at."""
    if folder := os.environ.get("WAYSTATION_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.fixture
def told(transactional_db: None):
    """A woman in treatment, isolated, changed into treatment on health grounds with her days credited."""
    world = cast()
    today = timezone.localdate()
    client = world.client(sex=Sex.FEMALE)
    began = add_days(today, -500)
    order = make_order(
        client=client, served_on=began, reported_on=add_days(began, 6), agreed_on=add_days(began, 7)
    )
    paper = IsolationPaper(
        Situation.RELAPSE, number="强戒〔2025〕9号", authority="江湾区公安分局", centre="省第一强制隔离戒毒所"
    )
    on = add_days(began, 120)
    actions.isolate(by=world.police, order=order, on=on, note="强制隔离戒毒决定书", paper=paper, today=today)
    spell = IsolationSpell.objects.get()
    told = {"served_on": on, "change_proposed_on": add_days(on, 90), "change_decided_on": add_days(on, 95)}
    names = {"number": spell.number, "authority": spell.authority, "centre": spell.centre}
    data = SpellData(decided_on=on, **told, **names, ended_on=add_days(on, 99), end=SpellEnd.CHANGED)
    actions.save_spell(by=world.worker, client=client, spell=spell, data=data, today=today)
    after = add_days(on, 103)
    data = OrderData(
        kind=Kind.TREATMENT,
        years=3,
        number="社戒〔2026〕18号",
        decided_on=after,
        served_on=after,
        reported_on=after,
        agreed_on=after,
    )
    actions.record_order(by=world.worker, client=client, data=data, today=today)
    actions.note_circumstance(
        by=world.worker, client=client, kind=Exemption.PREGNANT, from_on=add_days(today, -20), today=today
    )
    actions.adopt_local_text(
        by=world.city_office, area=world.city, code="chongqing", since=add_days(today, -600), today=today
    )
    return world, client


@pytest.mark.parametrize(("viewport", "size"), [(PHONE, "phone"), (DESK, "desk")])
def test_a_legal_life_is_read_and_written_on(new_page: NewPage, live_server, told, viewport, size: str):
    world, client = told
    page = new_page(viewport=viewport)
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto(f"/clients/{client.pk}/")
    page.get_by_role("link", name="法律进程与全部期限").click()
    expect(page.get_by_text("由强制隔离戒毒变更而来，已执行的日期折抵")).to_be_visible()
    expect(page.get_by_text("强制隔离戒毒已执行的 100 天已折抵。")).to_be_visible()
    expect(page.get_by_text("没有措施", exact=True)).to_be_visible()
    picture(page, f"legal-{size}")
    fits(page)
    assert Axe().run(page).violations_count == 0
    page.get_by_text("登记日期").first.click()
    page.get_by_label("办理日期").first.fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="保存").first.click()
    page.get_by_text("已登记日期。").wait_for()
    assert OrderAct.objects.get().act == "street_told"
    page.locator("summary", has_text="再次使用（已经核实）").first.click()
    page.locator("details[open]").get_by_text("改作社区戒毒的决定").wait_for()
    page.emulate_media(media="print")
    picture(page, f"legal-print-{size}")
    page.emulate_media(media="screen")
    page.get_by_role("link", name="登记进展或者更正").click()
    picture(page, f"spell-{size}")
    fits(page)
    page.get_by_label("结束方式").select_option(label="（还没有结束）")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("请写明更正或者撤回的原因").first.wait_for()  # the police entered it
    page.get_by_label("更正的原因").fill("结束方式抄错")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("结束日期和结束方式请一并填写。").first.wait_for()
    assert IsolationSpell.objects.get().end == SpellEnd.CHANGED


@pytest.mark.parametrize(("viewport", "size"), [(PHONE, "phone"), (DESK, "desk")])
def test_the_police_are_refused_an_isolation_that_does_not_apply(
    new_page: NewPage, live_server, told, viewport, size: str
):
    world, client = told
    order = client.orders.get(ended_on__isnull=True)
    page = new_page(viewport=viewport)
    sign_in_by_cookie(page, signed_in(world.police), live_server)
    page.goto(f"/clients/{client.pk}/orders/{order.pk}/steps/isolate/")
    page.get_by_label("文书名称").fill("强制隔离戒毒决定书")
    page.get_by_label("决定的依据").select_option(label="再次使用（已经核实）")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("不能登记这一步", exact=False).first.wait_for()
    picture(page, f"isolate-refused-{size}")
    expect(page.get_by_text("怀孕")).to_be_hidden()
    order.refresh_from_db()
    assert order.state == State.RUNNING
    assert Axe().run(page).violations_count == 0


@pytest.mark.parametrize(("viewport", "size"), [(PHONE, "phone"), (DESK, "desk")])
def test_an_office_adopts_a_local_text_with_one_press(
    new_page: NewPage, live_server, told, viewport, size: str
):
    world, _client = told
    page = new_page(viewport=viewport)
    sign_in_by_cookie(page, signed_in(world.district_office), live_server)
    page.goto("/local-rules/")
    page.get_by_text("《上海市禁毒条例》").first.click()
    text = page.locator("#texts details", has_text="《上海市禁毒条例》")
    text.get_by_label("适用区域").select_option(label="楚安市 › 江湾区")
    text.get_by_role("button", name="采用").click()
    page.get_by_text("已采用2项").wait_for()
    picture(page, f"texts-{size}")
    fits(page)
    assert Axe().run(page).violations_count == 0
    page.get_by_role("button", name="撤销采用").first.click()
    page.get_by_text("已撤销采用。").wait_for()
    assert not LocalParameter.objects.filter(area=world.district).exists()
