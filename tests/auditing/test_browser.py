"""The auditor at a desk and with a phone: filter, sums, the month's page."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie
from tests.people import cast, signed_in
from waystation.audit import actions as audit
from waystation.audit import jobs

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def picture(page, name: str) -> None:
    """Kept where ``WAYSTATION_PICTURES`` says, for looking at."""
    if folder := os.environ.get("WAYSTATION_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.fixture
def world(transactional_db: None, settings, tmp_path):
    settings.SEALS_FILE = tmp_path / "seals.jsonl"
    world = cast()
    clients = [world.client("陈安"), world.client("周平"), world.other_client("吴越")]
    token = audit.source.set("10.0.0.7")
    audit.record(world.worker, "accounts.signed_in", world.worker)
    for number, client in enumerate(clients):
        audit.record(world.worker, "clients.opened", client, client_id=client.pk)
        audit.record(world.head, "clients.opened", client, client_id=client.pk, reason="reception")
        audit.record(
            world.worker, "screening.recorded", client, client_id=client.pk, on_behalf_of=world.other_worker
        )
        audit.record(world.admin, "accounts.granted", world.helper, n=number)
    audit.source.reset(token)
    jobs.seal_news()
    return world


@pytest.mark.parametrize(("viewport", "size"), [(PHONE, "phone"), (DESK, "desk")])
def test_the_auditor_filters_sums_up_and_reads_the_month(
    new_page: NewPage, live_server: object, world, viewport, size: str
) -> None:
    page = new_page(viewport=viewport)
    sign_in_by_cookie(page, signed_in(world.auditor), live_server)
    page.goto("/audit/")
    picture(page, f"record-{size}")
    page.get_by_label("查看事由").select_option(label="所有非本职查看")
    page.get_by_role("button", name="筛选").click()
    expect(page.get_by_text("打开档案", exact=True)).to_have_count(3)
    fits(page)
    page.get_by_role("link", name="按人员").click()
    picture(page, f"people-{size}")
    page.get_by_role("link", name="赵站长").click()
    expect(page.get_by_label("人员（姓名或用户名）")).to_have_value("zhao")
    assert Axe().run(page).violations_count == 0
    before = timezone.localdate().replace(day=1) - dt.timedelta(days=1)
    page.goto("/audit/months/")
    picture(page, f"months-{size}")
    page.goto(f"/audit/months/{before.year}/{before.month}/")
    expect(page.get_by_text("封存摘要", exact=False).first).to_be_visible()
    picture(page, f"month-{size}")
    fits(page)
    assert Axe().run(page).violations_count == 0
