"""A later change on a telephone and at a desk: asked for, looked at side by side, approved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie
from tests.casework.changes.making import file_with_order, legal_test
from tests.people import Cast, cast, signed_in
from tests.privacy.making import make_pass
from waystation.casework.models import ChangeRequest
from waystation.screening.models import Screening

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: A folder for pictures while somebody looks; nothing is kept in an ordinary run.
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_correction_is_asked_for_and_approved(
    size: dict[str, int], new_page: NewPage, live_server: object, world: Cast
) -> None:
    client = file_with_order(world)
    row = legal_test(world, client, place="永丰派出所", note="本人在场")
    make_pass(world.head, client, "stated")
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(world.worker), live_server)

    def look(name: str) -> None:
        fits(page)
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{size['width']}.png", full_page=True)

    page.goto(reverse("casework:correct_screening", args=[client.pk, row.pk]))
    look("correct")
    page.locator("label[for=id_outcome_negative]").click()
    page.get_by_label("更正原因").fill("把阴性写成了无效")
    page.get_by_label("备注").fill("本人和民警都在场，按报告单改")
    page.get_by_role("button", name="申请更正").press("Enter")
    page.get_by_text("已提出申请，等另一人批准后生效").wait_for()
    look("asked")
    request = ChangeRequest.objects.get()
    page.goto(reverse("casework:test", args=[client.pk, row.pk]))
    look("test")
    page.goto(reverse("casework:withdraw_screening", args=[client.pk, row.pk]))
    look("withdraw")
    page.goto(reverse("casework:change", args=[client.pk, request.pk]))
    look("own")
    page.goto(reverse("casework:changes"))
    look("mine")

    page.context.clear_cookies()
    sign_in_by_cookie(page, signed_in(world.head), live_server)
    page.goto(reverse("casework:office"))
    look("office")
    page.goto(reverse("casework:changes"))
    look("waiting")
    page.get_by_role("link", name="打开陈安的申请").click()
    look("side")
    page.get_by_role("button", name="批准", exact=True).click()
    look("no-words")
    page.get_by_label("意见").fill("与派出所报告单一致")
    page.get_by_role("button", name="批准", exact=True).click()
    page.get_by_text("已批准，记录已按申请改好").wait_for()
    look("empty")
    page.goto(reverse("casework:change", args=[client.pk, request.pk]))
    look("decided")
    assert Screening.objects.get(replaces=row).outcome == "negative"
