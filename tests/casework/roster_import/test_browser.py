"""A head brings a roster in with a real browser, at a desk, on a telephone, and without JavaScript."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser import DESK, PHONE, fits, sign_in_by_cookie
from tests.casework.roster_import.test_story import SAMPLE, street
from tests.people import signed_in
from waystation.casework import jobs
from waystation.casework.models import RosterBatch
from waystation.clients.models import Client

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: Where to leave pictures, for looking at them.
PICTURES = os.environ.get("ROSTER_PICTURES")


def picture(page: object, name: str) -> None:
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


@pytest.mark.parametrize(("viewport", "javascript"), [(DESK, True), (PHONE, True), (DESK, False)])
def test_upload_preview_confirm_done(new_page, live_server, viewport, javascript) -> None:
    world = street()
    page = new_page(viewport=viewport, javascript=javascript)
    size = f"{viewport['width']}"
    sign_in_by_cookie(page, signed_in(world.head), live_server)
    page.goto("/rosters/")
    picture(page, f"{size}-1-list")
    page.get_by_label("名册文件").set_input_files(str(SAMPLE))
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_role("heading", name="核对名册").wait_for()
    picture(page, f"{size}-2-preview")
    page.get_by_role("link", name="有错误 36").click()
    picture(page, f"{size}-3-errors")
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{size}-3-view.png"))
    page.get_by_role("link", name="核对各列的含义").click()
    picture(page, f"{size}-4-columns")
    page.get_by_role("link", name="返回").click()
    page.get_by_role("heading", name="核对名册").wait_for()
    if javascript:  # the tabs scroll by themselves; the page does not
        fits(page)
    page.get_by_role("button", name="确认导入").click()
    page.get_by_text("已写入 0 / 284 行").wait_for()
    picture(page, f"{size}-5-progress")
    jobs.write.func(RosterBatch.objects.get().pk)
    page.get_by_text("已写入 284 行。").wait_for(timeout=15_000)
    picture(page, f"{size}-6-done")
    assert Client.objects.count() == 284
    page.goto("/rosters/")
    picture(page, f"{size}-7-list")
    page.get_by_role("link", name="撤销…").click()
    page.get_by_role("button", name="撤销这一批").click()
    page.get_by_text("正在撤销。").wait_for()
    jobs.undo.func(RosterBatch.objects.get().pk)
    page.get_by_text("整批已撤销").wait_for(timeout=15_000)
    assert Client.objects.count() == 0
