"""A person's taps: an ordinary negative test in three, an ordinary visit in five; and without JavaScript."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import PHONE, NewPage, sign_in_by_cookie
from tests.people import Cast, cast, signed_in
from waystation.clients.models import Client
from waystation.contacts.models import Contact
from waystation.rules.calendar import add_days
from waystation.screening.models import Screening

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    today = timezone.localdate()
    return world.client_with_order(
        served_on=add_days(today, -43), reported_on=add_days(today, -40), agreed_on=None
    )


def opened(new_page: NewPage, live_server: object, world: Cast, page: str, client: Client, **words: object):
    phone = new_page(viewport=PHONE, **words)
    sign_in_by_cookie(phone, signed_in(world.worker), live_server)
    phone.goto(reverse(f"casework:{page}", args=[client.pk]))
    return phone


def test_a_negative_test_is_two_taps_on_its_page(
    new_page: NewPage, live_server: object, world: Cast, client: Client
) -> None:
    phone = opened(new_page, live_server, world, "record_screening", client)
    expect(phone.locator("#id_miss")).to_be_hidden()
    phone.locator("#id_outcome").get_by_text("阴性", exact=True).click()
    expect(phone.locator("[data-is=negative]")).to_be_visible()
    expect(phone.locator("[data-is=positive]").first).to_be_hidden()
    phone.get_by_role("button", name="保存", exact=True).click()
    phone.wait_for_url(f"**{reverse('casework:client', args=[client.pk])}")
    assert Screening.objects.get().outcome == "negative"


def test_an_ordinary_visit_is_five_taps_on_its_pages(
    new_page: NewPage, live_server: object, world: Cast, client: Client
) -> None:
    phone = opened(new_page, live_server, world, "record_contact", client)
    phone.get_by_text("家访", exact=True).click()
    phone.get_by_text("见到本人，配合", exact=True).click()
    phone.get_by_text("工作与技能", exact=True).click()
    phone.get_by_role("button", name="下一步：核对").click()
    phone.get_by_role("button", name="保存", exact=True).click()
    phone.wait_for_url(f"**{reverse('casework:client', args=[client.pk])}")
    row = Contact.objects.get()
    assert (row.kind, row.outcome, row.topics) == ("home_visit", "complied", ["work"])
    assert row.next_on is not None


def test_a_missed_test_can_be_recorded_without_javascript(
    new_page: NewPage, live_server: object, world: Cast, client: Client
) -> None:
    phone = opened(new_page, live_server, world, "record_screening", client, javascript=False)
    phone.locator("#id_outcome_missed").check()
    phone.locator("#id_miss_service_fault").check()
    phone.locator("#id_reason_service_fault_no_kit").check()
    phone.get_by_role("button", name="保存", exact=True).click()
    phone.wait_for_url(f"**{reverse('casework:client', args=[client.pk])}")
    row = Screening.objects.get()
    assert (row.outcome, row.miss_kind, row.reason) == ("missed", "service_fault", "no_kit")


def test_nothing_is_wider_than_the_phone(
    new_page: NewPage, live_server: object, world: Cast, client: Client
) -> None:
    for page in ("record_screening", "record_contact", "appointment_new"):
        for javascript in (True, False):
            phone = opened(new_page, live_server, world, page, client, javascript=javascript)
            width = phone.locator("body").bounding_box()["width"]
            wide = phone.locator("fieldset, .card, .btn, input").all()
            assert all(
                (box := part.bounding_box()) is None or box["x"] + box["width"] <= width for part in wide
            )
