"""What was searched for never stands in an address, and the list is searched, paged and reloaded as ever."""

from __future__ import annotations

import logging
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.urls import reverse

from tests.people import Cast, cast, searched, signed_in
from waystation.audit.models import Entry

LIST = "casework:clients"
LOST = "这个地址里的查找内容已失效"


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.mark.parametrize(
    ("page", "field", "text"),
    [
        (LIST, "q", "陈安"),
        (LIST, "q", "13912345678"),
        (LIST, "q", "2026-00001"),
        ("casework:home", "person", "陈安"),
        ("accounts:accounts", "q", "王敏"),
        ("auditing:record", "person", "王敏"),
        ("auditing:record", "file", "2026-00001"),
    ],
)
def test_the_address_holds_no_word_and_the_page_repeats_it(world: Cast, page: str, field: str, text: str):
    world.client("陈安", phone="13912345678")
    readers = {"accounts:accounts": world.admin, "auditing:record": world.auditor}
    browser = signed_in(readers.get(page, world.worker))
    address = browser.post(reverse(page), {field: text})["Location"]
    assert urlsplit(address).path == reverse(page)
    assert text not in address
    assert quote(text) not in address
    shown = browser.get(address).content.decode()
    assert f'value="{text}"' in shown
    assert LOST not in shown


def test_a_clients_history_is_searched_without_the_word_in_the_address(world: Cast):
    address = reverse("casework:client", args=[world.client().pk])
    sent = {"keyword": "夜校", "kind": "contact", "page": "3", "csrfmiddlewaretoken": "x"}
    query = parse_qs(urlsplit(signed_in(world.worker).post(address, sent)["Location"]).query)
    assert query.keys() == {"keyword", "kind"}
    assert query["kind"] == ["contact"]
    assert Entry.objects.filter(verb="clients.opened").count() == 0, "sending is not looking"


def test_pages_and_filters_keep_the_search(world: Cast):
    for n in range(31):
        world.client(f"陈{n}")
    world.client("周平")
    browser = signed_in(world.worker)
    first = searched(browser, reverse(LIST), q="陈", stage="no_order")
    assert "31 人" in first.content.decode()
    onward = first.content.decode().split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = browser.get(reverse(LIST) + onward).content.decode()
    assert second.count('class="who-cell"') == 1
    assert "周平" not in second


def test_an_address_of_another_session_or_in_the_clear_finds_nothing_and_says_so(world: Cast):
    world.client("陈安")
    world.client("周平")
    mine, later = signed_in(world.worker), signed_in(world.worker)
    address = mine.post(reverse(LIST), {"q": "陈安"})["Location"]
    assert "周平" not in mine.get(address).content.decode()
    for strange in (address, address[:-9], reverse(LIST) + "?q=陈安", reverse(LIST) + "?q=%00%ff"):
        shown = later.get(strange).content.decode()
        assert LOST in shown
        assert "周平" in shown
        assert 'value="陈安"' not in shown


def test_no_search_leaves_a_bare_address_and_a_long_one_a_short_one(world: Cast):
    browser = signed_in(world.worker)
    assert browser.post(reverse(LIST), {"q": "  ", "area": ""})["Location"] == reverse(LIST)
    long = browser.post(reverse(LIST), {"q": "陈\0" * 5000, "area": "9" * 5000})["Location"]
    assert len(long) < 500
    assert browser.get(long).status_code == 200


def test_somebody_without_the_list_is_refused_before_anything_is_sealed(world: Cast):
    assert signed_in(world.auditor).post(reverse(LIST), {"q": "陈安"}).status_code == 404


def test_the_log_of_a_refused_search_holds_no_word(world: Cast, caplog: pytest.LogCaptureFixture):
    browser = signed_in(world.worker)
    browser.handler.enforce_csrf_checks = True
    with caplog.at_level(logging.DEBUG):
        assert browser.post(reverse(LIST), {"q": "陈安"}).status_code == 403
    assert "陈安" not in caplog.text
