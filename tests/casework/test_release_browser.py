"""Release on a telephone and at a desk: no sideways scrolling, and told with a few taps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie
from tests.casework.reading import make_screening
from tests.casework.test_release import finished
from tests.people import Cast, cast, signed_in
from waystation.clients.models import Kin
from waystation.orders.models import Aftercare, ReleaseRecord
from waystation.rules.calendar import add_days

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: A folder for pictures while somebody looks; nothing is kept in an ordinary run.
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_everything_after_a_release_is_done_page_by_page(
    size: dict[str, int], new_page: NewPage, live_server: object, world: Cast
) -> None:
    client, order, today = finished(world)
    Kin.objects.create(client=client, name="陈母", relation=Kin.Relation.MOTHER)
    for n in (400, 200, 30):
        make_screening(client, world.worker, taken_on=add_days(today, -n), order=order, material="urine")
    page = new_page(viewport=size)
    sign_in_by_cookie(page, signed_in(world.worker), live_server)

    def look(name: str) -> None:
        fits(page)
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{size['width']}.png", full_page=True)

    page.goto(reverse("casework:release", args=[client.pk, order.pk]))
    look("release")
    page.get_by_role("link", name="登记", exact=True).nth(1).click()
    look("release-form")
    page.get_by_label("文号").fill("解字〔2026〕1号")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("已登记：解除通知书送达本人").wait_for()
    look("release-done")
    page.get_by_role("link", name="离站材料").click()
    look("exit-pack")
    page.goto(reverse("casework:aftercare", args=[client.pk]))
    look("aftercare")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("button", name="本人不再需要，结束").wait_for()
    look("aftercare-running")
    assert [row.deed for row in ReleaseRecord.objects.all()] == ["client_told"]
    assert Aftercare.objects.count() == 1
