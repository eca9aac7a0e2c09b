"""Who asks: one statement for session, account, grants and notices, behind Django's own interfaces."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse
from django.utils import timezone

from tests.make import PASSWORD, make_grant, make_user
from tests.people import Cast, cast, signed_in
from waystation.accounts import access
from waystation.accounts.middleware.who import SessionStore
from waystation.accounts.models import Draft, Session, User
from waystation.common import pages
from waystation.common.scope import Scope
from waystation.config.urls import urlpatterns as house
from waystation.notices.models import Notice
from waystation.rules.roles import Role, Verb

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def key_of(browser: Browser) -> str:
    return browser.cookies["sessionid"].value


def brought(user: User) -> User:
    """The account as a session of ``user`` brings it."""
    store = SessionStore(key_of(signed_in(user)))
    store.load()
    assert store.known is not None
    return store.known


def test_the_account_comes_whole_with_its_grants_and_new_notices(world):
    for number in range(3):
        Notice.objects.create(to=world.head, code="x", key=str(number))
    Notice.objects.create(to=world.head, code="x", key="read", read_at=timezone.now())
    Notice.objects.create(to=world.worker, code="x", key="other")
    with CaptureQueriesContext(connection) as seen:
        signed_in(world.head)
    store = SessionStore(Session.objects.get(user=world.head).session_key)
    with CaptureQueriesContext(connection) as seen:
        store.load()
        known = store.known
        held, unread = access.reach(known), known.unread
    assert len(seen) == 1
    assert (known, unread, held) == (world.head, 3, access.reach(User.objects.get(pk=world.head.pk)))
    fields = [field.attname for field in User._meta.concrete_fields]
    fresh = User.objects.get(pk=world.head.pk)
    assert [getattr(known, name) for name in fields] == [getattr(fresh, name) for name in fields]


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [(0, None, True), (0, 0, True), (1, None, False), (-9, -1, False), (-9, 0, True), (-9, 9, True)],
)
def test_only_grants_in_force_today_come_along(world, starts, ends, holds):
    today = timezone.localdate()
    day = lambda n: None if n is None else today + dt.timedelta(days=n)  # noqa: E731
    user = make_user()
    make_grant(user, Role.HEAD, world.street, starts_on=day(starts), ends_on=day(ends))
    assert access.reach(brought(user)) == access.reach(User.objects.get(pk=user.pk))
    assert bool(access.reach(brought(user))) is holds


def test_a_page_asks_once_who_is_there(world):
    browser = signed_in(world.helper)
    browser.get(reverse("accounts:me"))
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(reverse("start")).status_code == 200
    assert ["accounts_session" in query["sql"] for query in seen] == [True, False, False]


@pytest.mark.parametrize("key", ["", "short", "a" * 32, "x" * 500, "with space 12", "é" * 32, "a';--aaaa"])
def test_a_strange_key_is_nobody(world, key):
    browser = Browser()
    browser.cookies["sessionid"] = key
    assert browser.get(reverse("accounts:me"))["Location"].startswith("/accounts/login/")


def test_a_session_that_is_over_is_nobody(world):
    browser = signed_in(world.worker)
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(seconds=1))
    assert browser.get(reverse("accounts:me"))["Location"].startswith("/accounts/login/")


def test_a_closed_account_is_nobody_at_once(world):
    browser = signed_in(world.worker)
    User.objects.filter(pk=world.worker.pk).update(is_active=False)
    assert browser.get(reverse("accounts:me"))["Location"].startswith("/accounts/login/")


def test_a_session_with_another_hash_is_ended(world):
    browser = signed_in(world.worker)
    User.objects.filter(pk=world.worker.pk).update(password="other")
    assert browser.get(reverse("accounts:me")).status_code == 302
    assert not Session.objects.filter(user=world.worker).exists()


def test_signing_in_makes_a_new_key_that_knows_whose_it_is(world):
    browser = Browser()
    browser.get(reverse("account_login"))
    store = browser.session
    store["x"] = 1
    store.save()
    before = store.session_key
    assert Session.objects.get(pk=before).user is None
    browser.post(reverse("account_login"), {"login": "wangmin", "password": PASSWORD})
    assert key_of(browser) != before
    assert Session.objects.get(pk=key_of(browser)).user == world.worker
    assert not Session.objects.filter(pk=before).exists()
    browser.post(reverse("account_logout"))
    assert not Session.objects.filter(user=world.worker).exists()


def test_a_session_that_was_ended_elsewhere_is_not_saved_back(world):
    store = SessionStore(key_of(signed_in(world.worker)))
    store["x"] = 1
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        store.save()


def test_what_the_database_lets_each_role_reach(world):
    make_grant(world.worker, Role.WORKER, world.community)
    make_grant(world.worker, Role.HEAD, world.other_street)
    wanted = {
        Role.WORKER: Scope((world.street.path, world.other_street.path), (), user=world.worker.pk),
        Role.HEAD: Scope((world.street.path,), (), user=world.head.pk),
        Role.POLICE: Scope((), (world.station.pk,), user=world.police.pk),
        # Single files by a stated reason: the first wall opens them, the second knows their areas.
        Role.DISTRICT: Scope((world.district.path,), (), user=world.district_office.pk),
        Role.CITY: Scope((world.city.path,), (), user=world.city_office.pk),
    }
    for role, user in world.by_role().items():
        assert access.scope_of(user) == wanted.get(role, Scope(user=user.pk)), role


def write_and_break(request: HttpRequest) -> HttpResponse:
    Draft.objects.create(user=request.user, form="x")
    raise ZeroDivisionError


urlpatterns = [*house, path("breaks", write_and_break, name="breaks")]


@pytest.mark.urls(__name__)
def test_a_page_that_breaks_has_written_nothing(world, monkeypatch):
    monkeypatch.setitem(pages.PAGES, "breaks", Verb.USE_OWN_ACCOUNT)
    browser = signed_in(world.worker)
    browser.raise_request_exception = False
    assert browser.post("/breaks").status_code == 500
    assert Draft.objects.count() == 0
