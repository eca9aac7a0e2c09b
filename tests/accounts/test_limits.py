"""Not too often: one person on dear pages, many accounts from one address, and nobody for what others do."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client as Browser
from django.urls import reverse

from tests.make import PASSWORD, make_user
from tests.people import cast, searched, signed_in
from waystation.accounts.middleware import limits
from waystation.audit.models import Entry


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
