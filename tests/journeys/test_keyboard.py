"""The main day without a mouse, and as a screen reader tells it."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser import sign_in_by_cookie
from tests.casework.reading import busy_client
from tests.make import PASSWORD
from tests.people import Cast, cast, signed_in
from waystation.contacts.models import Contact
from waystation.screening.models import Screening

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: What has the focus: its name as it is read out, whether it is in sight, and whether the focus is drawn.
FOCUSED = """() => {
  const e = document.activeElement;
  const label = e.labels && e.labels[0];
  const name = e.getAttribute("aria-label") || (label && label.innerText) || e.innerText || e.value || "";
  const box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  return {
    name: name.trim().replace(/\\s+/g, " "),
    tag: e.tagName.toLowerCase(),
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    drawn: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""
FARTHEST = 120  # presses of Tab; farther away nobody looks


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until this has the focus; all on the way is in sight and drawn as focused."""
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here["tag"] == "body":
            continue
        assert here["seen"], f"the focus is out of sight on {here}"
        assert here["drawn"], f"the focus cannot be seen on {here}"
        if re.fullmatch(name, here["name"]):
            return
    pytest.fail(f"{name} is not reached with Tab on {page.url}")


def press(page: Page, name: str, key: str = "Enter") -> None:
    tab_to(page, name)
    page.keyboard.press(key)


def choose(page: Page, group: str, wanted: str) -> None:
    """Move within a group of buttons with the arrow, from its first, until ``wanted`` is chosen."""
    tab_to(page, group)
    page.keyboard.press("Space")
    for _ in range(20):
        if page.evaluate(FOCUSED)["name"] == wanted:
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{wanted} is not among the choices")


def test_a_day_without_a_mouse(page: Page, world: Cast) -> None:
    client = busy_client(world, "陈安")
    page.goto("/accounts/login/")
    expect(page.get_by_label("用户名")).to_be_focused()  # the browser gives it when it first draws the page
    page.keyboard.type("wangmin")
    tab_to(page, "密码")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["name"] == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    page.keyboard.press("/")
    page.keyboard.type("陈安")
    page.keyboard.press("Enter")
    page.wait_for_url("**/clients/**")
    press(page, "陈安")
    page.wait_for_url(f"**/clients/{client.pk}/")
    press(page, "记检测")
    expect(page.locator("h1", has_text="登记检测")).to_be_visible()
    choose(page, "阴性", "阴性")
    press(page, "保存")
    expect(page.get_by_text("检测已登记。")).to_be_visible()
    assert Screening.objects.get(client=client, taken_on=page_day(page)).outcome == "negative"

    press(page, "记走访谈话")
    expect(page.locator("h1", has_text="登记联系")).to_be_visible()
    choose(page, "见到本人，配合", "见到本人，配合")
    press(page, "下一步：核对")
    expect(page.locator("h1", has_text="核对后保存")).to_be_visible()
    press(page, "保存")
    expect(page.get_by_text("联系已登记。")).to_be_visible()
    assert Contact.objects.filter(client=client).count() == 1
    press(page, "退出登录")
    page.wait_for_url("**/accounts/login/**")


def page_day(page: Page) -> str:
    """The house's today, as the page's own clock has it."""
    day: str = page.evaluate("new Date().toLocaleDateString('sv-SE')")
    return day


def test_the_notes_of_the_keyboard_open_and_close_by_key(
    page: Page, live_server: object, world: Cast
) -> None:
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto("/today/")
    notes = page.get_by_role("dialog", name="键盘操作")
    expect(notes).to_be_hidden()
    page.keyboard.press("?")
    expect(notes).to_be_visible()
    page.keyboard.press("Escape")
    expect(notes).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("?")
    expect(notes).to_be_hidden()
    assert page.locator("#top-search").input_value() == "?"


def test_searching_by_key_goes_on_pages_comes_back_and_leaves_no_name_in_the_address(
    page: Page, live_server: object, world: Cast
) -> None:
    for n in range(31):
        world.client(f"陈{n}")
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto("/today/")
    page.keyboard.press("/")
    page.keyboard.type("陈")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="查找“陈”")).to_be_visible()
    assert "/clients/?q=" in page.url
    assert "陈" not in unquote(page.url)
    page.get_by_role("link", name="下一页").click()
    expect(page.get_by_text("第 2 页，共 2 页")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("第 1 页，共 2 页")).to_be_visible()
    assert page.locator("#top-search").input_value() == "陈"
    page.keyboard.press("/")
    page.locator("#top-search").fill("30")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="查找“30”")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("今日工作")


def test_as_a_screen_reader_tells_it(page: Page, live_server: object, world: Cast) -> None:
    client = busy_client(world, "陈安")
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    for path in ("/today/", "/clients/", f"/clients/{client.pk}/", f"/clients/{client.pk}/contacts/new/"):
        page.goto(path)
        told = page.locator("body").aria_snapshot()
        marks = re.findall(r"^- (banner|main|contentinfo)\b", told, re.MULTILINE)
        assert marks == ["banner", "main", "contentinfo"], path
        assert 'navigation "主导航"' in told
        assert "searchbox" in told
        levels = [int(level) for level in re.findall(r"heading .*\[level=(\d)\]", told)]
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in pairwise(levels)), (
            path,
            levels,
        )
        unnamed = re.findall(r"^\s*- (?:link|button|textbox|checkbox|radio|combobox):?$", told, re.MULTILINE)
        assert unnamed == [], path


def test_what_is_wrong_is_said_at_once_and_where(page: Page, live_server: object, world: Cast) -> None:
    client = busy_client(world, "陈安")
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto(f"/clients/{client.pk}/contacts/new/")
    press(page, "下一步：核对")
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    expect(alert).to_contain_text("还没有保存")
    press(page, "结果")  # the first link of the alert leads to the field
    assert page.url.endswith("#id_outcome")


def test_who_wants_no_movement_gets_none(new_page, live_server: object, world: Cast) -> None:
    page = new_page(reduced_motion="reduce")
    sign_in_by_cookie(page, signed_in(world.worker), live_server)
    page.goto("/today/")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => {"
        "  const s = getComputedStyle(e);"
        "  return (parseFloat(s.transitionDuration) || 0) > 0 || s.animationName !== 'none'"
        "    || s.scrollBehavior === 'smooth';"
        "}).length"
    )
    assert moving == 0
