"""The pages of the shop: as many statements for one row as for thirty, empty, out of reach, malformed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.people import Cast, cast, signed_in
from tests.points.shop import making as m
from tests.points.shop.rows import make_redemption
from waystation.points.queries import redemptions

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.mark.parametrize("page", ["shop", "redemptions", "handed_out", "counter"])
def test_a_shop_without_anything_says_what_to_do(world, page):
    answer = signed_in(world.worker).get(reverse(f"points:{page}"))
    assert answer.status_code == 200
    assert 'class="empty"' in answer.content.decode()


def _asked(browser, address: str, django_assert_max_num_queries) -> int:
    browser.get(address)  # what is kept for later is made now
    with django_assert_max_num_queries(60) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(("page", "statements"), [("shop", 10), ("redemptions", 10)])
def test_a_list_asks_as_much_for_one_as_for_thirty(world, page, statements, django_assert_max_num_queries):
    browser, client = signed_in(world.head), world.client()
    address = reverse(f"points:{page}")
    found = []
    for more in (1, 29):
        for _n in range(more):
            m.good(world, left=1)
            make_redemption(client, world.worker)
        found.append(_asked(browser, address, django_assert_max_num_queries))
    assert found == [statements, statements]


def test_the_list_is_narrowed_and_nonsense_asks_for_nothing(world):
    row = m.prepared(world, m.on_offer(world, left=3))
    browser, address = signed_in(world.head), reverse("points:redemptions")
    for query, there in (
        ("state=prepared", True),
        ("state=ordered", False),
        (f"number={redemptions.number(row)}", True),
        ("number=9", False),
        ("on=2020-01-01", False),
        ("state=x&on=2026-13-99&number=%00&page=zz", True),
    ):
        said = browser.get(f"{address}?{query}").content.decode()
        assert (reverse("points:redemption", args=[row.pk]) in said) is there, query


def test_a_colleague_at_the_counter_sees_the_number_and_not_whose_it_is(world):
    row = m.prepared(world, m.on_offer(world, left=3))
    said = signed_in(m.second_worker(world)).get(reverse("points:redemption", args=[row.pk])).content.decode()
    assert redemptions.number(row) in said
    assert row.client.name not in said


def test_a_price_list_is_not_approved_by_its_setter_on_the_page(world):
    made = m.waiting_list(world, {m.good(world).pk: 5})
    listed = reverse("points:shop_prices", args=[world.centre.pk])
    assert "确认并封存" not in signed_in(world.worker).get(listed).content.decode()
    approve = reverse("points:shop_prices_approve", args=[made.pk])
    assert signed_in(world.worker).post(approve).status_code == 404
    assert signed_in(world.head).post(approve).status_code == 302
    made.refresh_from_db()
    assert made.approved_by == world.head


def test_the_city_looks_and_does_nothing(world):
    made = m.waiting_list(world, {m.good(world).pk: 5})
    browser = signed_in(world.city_office)
    assert browser.get(reverse("points:shop") + f"?shop={world.centre.pk}").status_code == 200
    assert browser.post(reverse("points:shop_prices_drop", args=[made.pk])).status_code == 404
    assert browser.get(reverse("points:counter")).status_code == 404


def test_a_picture_is_answered_as_a_picture_alone(world):
    made = m.good(world)
    m.goods.set_picture(by=world.worker, good=made, picture=m.picture())
    made.refresh_from_db()
    address = reverse("points:shop_picture", args=[made.pk, made.picture_digest])
    answer = signed_in(world.worker).get(address)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert signed_in(world.other_worker).get(address).status_code == 404
    assert signed_in(world.worker).get(reverse("points:shop_picture", args=[made.pk, "x"])).status_code == 404


@pytest.mark.parametrize("strokes", ["", "null", "[[1]]", "[" * 5000, '{"a":1}', "[[[0,0],[1,1]]]"])
def test_a_malformed_signature_is_refused_in_words(world, strokes):
    row = m.prepared(world, m.on_offer(world, left=3))
    address = reverse("points:redemption_step", args=[row.pk, "hand_out"])
    answer = signed_in(world.head).post(address, {"way": "screen", "strokes": strokes})
    assert answer.status_code == 200
    assert "请领取人在框内签名" in answer.content.decode()
    row.refresh_from_db()
    assert row.handed_at is None


def test_a_wrong_code_is_counted_and_told(world):
    row = m.prepared(world, m.on_offer(world, left=3))
    address = reverse("points:redemption_step", args=[row.pk, "hand_out"])
    answer = signed_in(world.head).post(address, {"way": "code", "code": "x"})
    assert "领取码不对" in answer.content.decode()
    row.refresh_from_db()
    assert (row.wrong_codes, row.handed_at) == (1, None)
