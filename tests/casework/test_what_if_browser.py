"""What if, on a phone: an order is made up, a missed test is added, and what differs stands at the top."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import PHONE, NewPage, fits, sign_in_by_cookie
from tests.casework.reading import busy_client
from tests.people import cast, signed_in
from waystation.rules.calendar import add_days

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_worker_tries_a_test_that_was_done_today(new_page: NewPage, live_server: object) -> None:
    world, today = cast(), timezone.localdate()
    client = busy_client(world)
    phone = new_page(viewport=PHONE)
    sign_in_by_cookie(phone, signed_in(world.worker), live_server)
    phone.goto(reverse("casework:client", args=[client.pk]))
    phone.get_by_role("link", name="如果……会怎样？").click()
    expect(phone.get_by_text("只是试算，不保存。")).to_be_visible()
    phone.get_by_text("加一次检测", exact=True).click()
    phone.locator("#id_test-taken_on").fill(add_days(today, -1).isoformat())
    phone.locator("#id_test-outcome").select_option("negative")
    phone.locator("button[value=test]").click()
    expect(phone.get_by_role("heading", name="和现在相比")).to_be_visible()
    fits(phone)
    phone.get_by_role("button", name="撤去").click()
    expect(phone.get_by_text("还没有假设。")).to_be_visible()
