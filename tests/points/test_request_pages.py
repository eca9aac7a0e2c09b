"""The pages of a client's points and of what is asked for outside the scheme."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.people import Cast, cast, signed_in
from tests.points.making import make_points, make_request
from waystation.clients.models import Client
from waystation.points.models import PointRequest
from waystation.points.queries.wallets import wallet

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    return world.client()


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]  # an answer of the test client


def test_the_story_of_a_credit(world: Cast, client: Client) -> None:
    worker, head = signed_in(world.worker), signed_in(world.head)
    page = reverse("points:client", args=[client.pk])
    assert "还没有积分" in text(worker.get(page))
    given = {
        "points": "20",
        "happened_on": timezone.localdate().isoformat(),
        "reason": "no_power",
        "words": "",
        "form_key": uuid.uuid4(),
    }
    address = reverse("points:credit", args=[client.pk])
    assert "请写明情况" in text(worker.post(address, given))
    assert worker.post(address, {**given, "words": "停电"}).status_code == 302
    row = PointRequest.objects.get()
    waiting = text(head.get(reverse("points:requests")))
    assert "停电" in waiting
    assert "+20" in waiting
    decide = reverse("points:request_decide", args=[row.pk])
    assert worker.post(decide, {"granted": "yes"}).status_code == 404
    assert "请写明原因" in text(head.post(decide, {"granted": "no", "answer": ""}, follow=True))
    assert "余额20分" in text(head.post(decide, {"granted": "yes"}, follow=True))
    assert "已经办结" in text(head.post(decide, {"granted": "yes"}, follow=True))
    shown = text(worker.get(page))
    assert "补记，停电、断网没能登记" in shown
    assert wallet(client).balance == 20


def test_a_posting_is_asked_back_on_the_file(world: Cast, client: Client) -> None:
    posting = make_points(client, world.worker, 15).posting
    worker, head = signed_in(world.worker), signed_in(world.head)
    address = reverse("points:undo", args=[client.pk, posting])
    given = {"reason": "wrong_person", "words": "点错了", "form_key": uuid.uuid4()}
    assert worker.post(address, given).status_code == 302
    assert "冲正待复核" in text(worker.get(reverse("points:client", args=[client.pk])))
    row = PointRequest.objects.get()
    head.post(reverse("points:request_decide", args=[row.pk]), {"granted": "yes"})
    assert wallet(client).balance == 0
    assert "已冲正" in text(worker.get(reverse("points:client", args=[client.pk])))


@pytest.mark.parametrize("who", ["other_worker", "other_head", "police", "district_office"])
def test_out_of_reach_is_not_there(world: Cast, client: Client, who: str) -> None:
    browser, row = signed_in(getattr(world, who)), make_request(client, world.worker)
    for name in ("client", "credit"):
        assert browser.get(reverse(f"points:{name}", args=[client.pk])).status_code == 404
    answer = browser.post(reverse("points:request_decide", args=[row.pk]), {"granted": "yes"})
    assert answer.status_code == 404


def test_the_pages_take_the_same_statements_for_one_row_and_for_thirty(
    world: Cast, client: Client, django_assert_num_queries
) -> None:
    browser = signed_in(world.worker)
    pages = {reverse("points:client", args=[client.pk]): FILE, reverse("points:requests"): LIST}
    for page in pages:
        browser.get(page)
    for count in (1, 34):
        for _ in range(count):
            make_points(client, world.worker)
            make_request(client, world.worker)
        for page, statements in pages.items():
            with django_assert_num_queries(statements):
                assert browser.get(page).status_code == 200
    assert "更早的" in text(browser.get(reverse("points:client", args=[client.pk])))


#: Who asks, unread notices; client, look, two wallets, movements; rows and their count.
FILE, LIST = 15, 5
