"""Not too often: one person on dear pages, many accounts from one address, and nobody for what others do."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping

import pytest
from django.contrib.auth.hashers import make_password
from django.http import FileResponse
from django.test import Client as Browser
from django.urls import resolve, reverse

from tests.architecture.test_url_matrix import FIXED, addresses
from tests.make import PASSWORD, make_user
from tests.people import cast, searched, signed_in
from waystation.accounts.middleware import limits
from waystation.audit.models import Entry
from waystation.common.pages import PAGES


@pytest.fixture(autouse=True)
def _counted_from_nothing(settings):
    settings.PAGE_LIMITS = True
    limits.COUNTS.asked.clear()
    limits._told.clear()
    yield
    limits.COUNTS.asked.clear()


@pytest.mark.django_db
def test_a_script_that_searches_is_held_back_and_its_colleague_is_not(monkeypatch):
    monkeypatch.setitem(limits.LIMITS, limits.SEARCH, 3)
    world = cast()
    script, colleague = signed_in(world.worker), signed_in(world.head)
    search = reverse("casework:clients")
    assert [searched(script, search, q="陈").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    answer = searched(script, search, q="陈")
    assert "请稍等一下" in answer.content.decode()
    assert 0 < int(answer["Retry-After"]) <= limits.SPAN
    assert searched(colleague, search, q="陈").status_code == 200
    assert script.get(reverse("casework:clients")).status_code == 200, "the list itself is no search"
    assert script.get(reverse("casework:home")).status_code == 200
    assert Entry.objects.filter(verb="accounts.too_often").count() == 1, "noted once a minute, not each time"


@pytest.mark.django_db
def test_uploads_count_only_when_something_is_sent(monkeypatch):
    monkeypatch.setitem(limits.LIMITS, limits.SEND, 2)
    browser = signed_in(cast().head)
    page = reverse("casework:rosters")
    assert {browser.get(page).status_code for _ in range(5)} == {200}
    assert [browser.post(page, {}).status_code for _ in range(3)] == [200, 200, 429]


def test_a_minute_later_it_goes_on():
    counts = limits._Counts()
    assert [counts.wait(1, limits.SEND, 0.0) for _ in range(limits.LIMITS[limits.SEND])] == [0.0] * 12
    assert counts.wait(1, limits.SEND, 30.0) == 30.0
    assert counts.wait(2, limits.SEND, 30.0) == 0.0
    assert counts.wait(1, limits.SEND, 60.0) == 0.0


def test_what_is_remembered_stays_small(monkeypatch):
    monkeypatch.setattr(limits, "_MOST", 3)
    counts = limits._Counts()
    for user in range(10):
        counts.wait(user, limits.SEARCH, 0.0)
    assert list(counts.asked) == [(7, limits.SEARCH), (8, limits.SEARCH), (9, limits.SEARCH)]


def try_password(username: str, password: str, browser: Browser | None = None, address: str = "192.0.2.7"):
    return (browser or Browser()).post(
        reverse("account_login"), {"login": username, "password": password}, REMOTE_ADDR=address
    )


@pytest.mark.django_db
def test_trying_one_password_on_many_accounts_ends_at_the_address_but_not_for_known_devices(settings):
    settings.SPRAYED_ACCOUNTS = 4
    user = cast().worker
    desk = Browser()
    assert try_password(user.username, PASSWORD, desk).status_code == 302
    desk.post(reverse("account_logout"))
    for number in range(4):
        assert try_password(f"guess{number}", "spring2026").status_code == 200
    refused = try_password("guess9", "spring2026")
    assert refused.status_code == 429
    assert "请稍后再登录" in refused.content.decode()
    assert int(refused["Retry-After"]) == 15 * 60
    assert try_password(user.username, PASSWORD).status_code == 429, (
        "a right password says nothing here either"
    )
    assert try_password(user.username, PASSWORD, desk).status_code == 302, "the office's own desk goes on"
    other = make_user(username="elsewhere")
    assert try_password(other.username, PASSWORD, address="198.51.100.9").status_code == 302
    assert Entry.objects.filter(verb="accounts.spraying_refused").count() == 2


@pytest.mark.django_db
def test_one_person_who_forgot_the_password_shuts_nobody_out(settings):
    settings.SPRAYED_ACCOUNTS = 4
    world = cast()
    world.worker.password = make_password("other-words-entirely")
    world.worker.save(update_fields=["password"])
    for _ in range(6):
        try_password(world.worker.username, PASSWORD)
    assert try_password(world.head.username, PASSWORD).status_code == 302


# --- the table is whole -----------------------------------------------------------------------------------

#: Words in the names of pages that are dear whatever they do.
DEAR_WORDS = (
    "export",
    "download",
    "preview",
    "template",
    "marked",
    "scan",
    "reveal",
    "history",
    "merge",
    "split",
)
#: Pages of such a name that cost nothing.
CHEAP = {
    "papers:templates": "a list",
    "papers:template_back": "one row",
    "accounts:merge_areas": "a few rows of the tree",
    "accounts:split_area": "a few rows of the tree",
    "accounts:undo_merge": "a few rows of the tree",
}
#: What a view that makes a file says.
MAKES_A_FILE = re.compile(r"Content-Disposition|FileResponse|StreamingHttpResponse|as_attachment")


def source_of(view: Callable[..., object]) -> str:
    """A view and the functions of its own module that it calls."""
    view = inspect.unwrap(view)
    if not inspect.isfunction(view):
        return ""
    beside = [view.__globals__.get(name) for name in view.__code__.co_names]
    own = [one for one in beside if inspect.isfunction(one) and one.__module__ == view.__module__]
    return "\n".join(inspect.getsource(one) for one in (view, *own))


def unlimited(views: Mapping[str, Callable[..., object]]) -> list[str]:
    """Pages that are dear by name or by what they make, and stand in no table."""
    dear = [
        name
        for name, view in views.items()
        if any(word in name for word in DEAR_WORDS) or MAKES_A_FILE.search(source_of(view))
    ]
    return sorted(name for name in dear if name not in limits.DEAR and name not in CHEAP)


def views() -> dict[str, Callable[..., object]]:
    """Every page of the role table with its view."""
    found = {}
    for name in PAGES:
        address = next((one for one in addresses() if one.name == name), None)
        if address is not None:
            path = reverse(name, args=[FIXED.get(argument, 1) for argument in address.arguments])
            found[name] = resolve(path).func
    return found


def test_every_dear_page_is_in_the_table_and_nothing_else():
    assert unlimited(views()) == []
    assert sorted(name for name in limits.DEAR if name not in PAGES) == []
    assert set(limits.DEAR.values()) == set(limits.LIMITS)


def _workbook(request: object) -> object:
    return FileResponse(request, as_attachment=True)


def _page(request: object) -> object:
    return _workbook(request)


def test_a_dear_page_that_nobody_named_is_found():
    assert unlimited({"x:sheet": _page, "x:export_all": str, "x:list": addresses}) == [
        "x:export_all",
        "x:sheet",
    ]


@pytest.mark.django_db
def test_looking_for_people_outside_the_own_list_is_slower_than_any_other_search(monkeypatch):
    monkeypatch.setitem(limits.LIMITS, limits.FIND, 2)
    browser = signed_in(cast().worker)
    page = reverse("casework:outside")
    assert {browser.get(page).status_code for _ in range(5)} == {200}
    assert [browser.post(page, {"q": "陈安"}).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.django_db
def test_words_of_every_search_form_count(monkeypatch):
    monkeypatch.setitem(limits.LIMITS, limits.SEARCH, 2)
    world = cast()
    client, browser = world.client(), signed_in(world.worker)
    page = reverse("casework:client", args=[client.pk])
    assert {browser.get(page).status_code for _ in range(4)} == {200}
    assert searched(browser, reverse("casework:home"), person="陈").status_code == 200
    assert [searched(browser, page, keyword="夜校").status_code for _ in range(2)] == [200, 429]
