"""Coming in: codes, passwords, locks, recovery at the centre, browsers; and what the record keeps of it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.people import cast, signed_in
from tests.portal.making import PASSWORD, inside, make_code, make_kin, make_login, make_till
from waystation.audit.models import Entry
from waystation.clients.models import Client
from waystation.common import scope
from waystation.points.models import Merchant, Till
from waystation.portal import access
from waystation.portal.actions import entering, opening
from waystation.portal.models import Login, OneTimeCode, Session
from waystation.rules.portal import Door

pytestmark = pytest.mark.django_db
CODE = "24681357"


def enter(login, secret, browser=None, **more):
    browser = browser or Browser()
    return browser, browser.post("/my/in/", {"login": login.number, "password": secret}, **more)


def verbs(login):
    rows = Entry.objects.filter(verb__startswith="portal.", client_id=login.client_id).order_by("pk")
    return list(rows.values_list("verb", flat=True))


def a_client(**more):
    world = cast()
    return world, make_login(world.client(), world.worker, **more)


def test_a_code_opens_once_and_then_a_password_is_chosen():
    world, login = a_client(password=False)
    make_code(login, world.worker, CODE)
    browser, answer = enter(login, "2468 1357")
    assert (answer.status_code, answer["Location"]) == (302, "/my/")
    assert "请设一个自己的密码" in browser.get("/my/").content.decode()
    _other, again = enter(login, CODE)
    assert (again.status_code, "号码或密码不对" in again.content.decode()) == (200, True)
    sent = {"password": "blue-door-99", "again": "blue-door-99"}
    assert browser.post("/my/me/password/", sent)["Location"] == "/my/"
    _other, with_password = enter(login, "blue-door-99")
    assert with_password.status_code == 302
    assert verbs(login) == [
        "portal.signed_in",
        "portal.sign_in_failed",
        "portal.password_chosen",
        "portal.signed_in",
    ]
    assert set(Entry.objects.filter(verb="portal.password_chosen").values_list("actor", "data__login")) == {
        (None, login.pk)
    }


def test_the_number_may_be_typed_as_it_is_printed():
    _world, login = a_client()
    sent = {"login": f" {login.number[:4]} {login.number[4:]} ", "password": PASSWORD}
    assert Browser().post("/my/in/", sent).status_code == 302


@pytest.mark.parametrize(
    "change",
    [
        {"ends_at": timezone.now() - dt.timedelta(minutes=1)},
        {"voided_at": timezone.now()},
        {"used_at": timezone.now()},
    ],
    ids=["old", "void", "used"],
)
def test_an_old_void_or_used_code_opens_nothing(change):
    world, login = a_client(password=False)
    make_code(login, world.worker, CODE, **change)
    assert enter(login, CODE)[1].status_code == 200


def test_a_code_opens_no_other_way_in():
    world, login = a_client(password=False)
    make_code(login, world.worker, CODE)
    other = make_login(world.other_client(), world.other_worker, password=False)
    assert enter(other, CODE)[1].status_code == 200
    assert OneTimeCode.objects.get().used_at is None


def test_five_wrong_tries_end_the_code_and_lock_the_number_for_a_while():
    world, login = a_client(password=False)
    make_code(login, world.worker, CODE)
    for _time in range(5):
        assert enter(login, "11112222")[1].status_code == 200
    assert OneTimeCode.objects.get().voided_at is not None
    answer = enter(login, CODE)[1]
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "15分钟" in answer.content.decode()
    assert "驿站" not in answer.content.decode()
    other = make_login(world.other_client(), world.other_worker)
    assert enter(other, PASSWORD)[1].status_code == 302
    assert verbs(login)[-1] == "portal.sign_in_failed"
    assert Entry.objects.filter(verb="portal.locked_out").count() == 1


def test_one_address_that_tries_many_numbers_is_held_off(settings):
    settings.SPRAYED_ACCOUNTS = 3
    _world, login = a_client()
    for number in ("11111111", "22222222", "33333333"):
        Browser().post("/my/in/", {"login": number, "password": "x"}, REMOTE_ADDR="10.1.1.9")
    assert enter(login, PASSWORD, REMOTE_ADDR="10.1.1.9")[1].status_code == 429
    assert enter(login, PASSWORD, REMOTE_ADDR="10.1.1.8")[1].status_code == 302


def test_what_was_typed_is_kept_nowhere():
    from axes.models import AccessAttempt

    world, login = a_client(password=False)
    made = make_code(login, world.worker, CODE)
    enter(login, "secret-typed-1")
    attempt = AccessAttempt.objects.get()
    assert "secret-typed-1" not in f"{attempt.post_data}{attempt.get_data}"
    assert CODE.encode() not in bytes(made.code)
    assert all(CODE not in str(entry.data) for entry in Entry.objects.all())


def test_recovery_at_the_centre_ends_the_old_password_code_and_browsers():
    world, login = a_client()
    browser = inside(login)
    make_code(login, world.worker, CODE)
    assert browser.get("/my/").status_code == 200
    made = opening.open_way(by=world.worker, client=login.client, kin_id=None, now=timezone.now())
    assert made.login == login
    assert browser.get("/my/")["Location"].startswith("/my/in/")
    assert enter(login, PASSWORD)[1].status_code == 200
    assert enter(login, CODE)[1].status_code == 200
    assert enter(login, made.code)[1].status_code == 302


@pytest.mark.parametrize(
    "gone", ["closed", "sealed", "merged", "kin_ended", "merchant_ended", "till_revoked"]
)
def test_who_has_no_longer_a_file_place_or_shop_is_out_and_does_not_come_back(gone):
    world = cast()
    client, now = world.client(), timezone.now()
    kin, till = make_kin(client), make_till(world)
    login = {
        "kin_ended": lambda: make_login(client, world.worker, kin=kin),
        "merchant_ended": lambda: make_login(None, world.head, till=till),
        "till_revoked": lambda: make_login(None, world.head, till=till),
    }.get(gone, lambda: make_login(client, world.worker))()
    browser = inside(login)
    assert browser.get("/my/me/").status_code == 200
    ended = timezone.localdate() - dt.timedelta(days=1)
    if gone == "closed":
        opening.close_way(by=world.worker, client=client, login_id=login.pk, now=now)
    elif gone == "kin_ended":
        kin.ends_on = ended
        kin.save()
    elif gone == "merchant_ended":
        Merchant.objects.filter(pk=till.merchant_id).update(ended_on=ended)
    elif gone == "till_revoked":
        Till.objects.filter(pk=till.pk).update(revoked_at=now, revoked_by=world.head)
    else:
        values = {"state": "closed", "closed_on": ended, "worker": None, "without_worker_since": ended}
        more = {"is_sealed": True} if gone == "sealed" else {"merged_into": world.other_client()}
        Client.objects.filter(pk=client.pk).update(**values, **more)
    assert browser.get("/my/me/").status_code == 302
    assert enter(login, PASSWORD)[1].status_code == 200


@pytest.mark.parametrize(
    ("door", "minutes", "status"), [("client", 29, 200), ("client", 31, 302), ("till", 31, 200)]
)
def test_who_is_idle_too_long_is_out(door, minutes, status):
    world = cast()
    if door == Door.TILL:
        login = make_login(None, world.head, till=make_till(world))
    else:
        login = make_login(world.client(), world.worker)
    browser = inside(login)
    Session.objects.update(seen_at=timezone.now() - dt.timedelta(minutes=minutes))
    assert browser.get("/my/me/").status_code == status


@pytest.mark.parametrize(("page", "moved"), [("/my/points/asked/count/", False), ("/my/points/", True)])
def test_a_page_that_asks_by_itself_keeps_nobody_in(page, moved):
    _world, login = a_client()
    browser, before = inside(login), timezone.now() - dt.timedelta(minutes=10)
    Session.objects.update(seen_at=before)
    assert browser.get(page).status_code == 200
    assert (Session.objects.get().seen_at > before) == moved


def test_other_browsers_are_listed_and_ended_and_only_ones_own():
    world, login = a_client()
    other = make_login(world.other_client(), world.other_worker)
    here, there, elsewhere = inside(login), inside(login), inside(other)
    assert here.get("/my/me/").content.decode().count("<b>") >= 2
    theirs = other.sessions.get()
    here.post("/my/me/browsers/", {"browser": theirs.pk})
    assert elsewhere.get("/my/").status_code == 200
    here.post("/my/me/browsers/", {})
    assert (here.get("/my/").status_code, there.get("/my/").status_code) == (200, 302)


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("short1", "short1", "至少8"),
        ("8675309471", "8675309471", "密码只包含数字"),
        ("password1", "password1", "常"),
        ("blue-door-99", "blue-door-98", "不一样"),
        ("x{number}x", "x{number}x", "不要用您的号码"),
    ],
)
def test_a_poor_password_is_refused_in_words(password, again, said):
    _world, login = a_client(password=False)
    sent = {"password": password.format(number=login.number), "again": again.format(number=login.number)}
    page = inside(login).post("/my/me/password/", sent).content.decode()
    assert said in page
    assert 'class="wrong"' in page
    assert Login.objects.get(pk=login.pk).password == ""


def test_after_signing_in_one_goes_on_inside_the_portal_only():
    _world, login = a_client()
    sent = {"login": login.number, "password": PASSWORD}
    assert Browser().post("/my/in/?next=/my/me/", sent)["Location"] == "/my/me/"
    for wanted in ("https://elsewhere.example/my/", "//elsewhere.example", "/clients/1/", "/my/%0d%0aX:1"):
        assert (
            not Browser()
            .post(f"/my/in/?next={wanted}", sent)["Location"]
            .startswith(("http", "//", "/clients"))
        )


@pytest.mark.parametrize(
    ("sent_from", "onward"),
    [("http://testserver/my/points/", "/my/points/"), ("http://testserver/clients/1/", "/my/"), ("", "/my/")],
)
def test_who_was_out_when_sending_goes_on_at_the_page_it_was_sent_from(sent_from, onward):
    _world, login = a_client()
    browser = Browser()
    door = browser.post("/my/points/pay/", headers={"referer": sent_from})["Location"]
    assert browser.post(door, {"login": login.number, "password": PASSWORD})["Location"] == onward


def test_a_number_that_grows_when_it_is_read_is_only_a_wrong_one():
    answer = Browser().post("/my/in/", {"login": "\ufdfa" * 20, "password": "x"})
    assert (answer.status_code, "号码或密码不对" in answer.content.decode()) == (200, True)


def test_the_database_shows_a_portal_page_one_file_and_a_till_none():
    world = cast()
    client, other = world.client(), world.other_client()
    neighbour = world.client("韩邻")
    login = make_login(client, world.worker)
    till = make_login(None, world.head, till=make_till(world))
    make_login(other, world.other_worker)
    for one, seen in ((login, {client.pk}), (till, set())):
        inside(one)
        who = access.Known(one.sessions.get(), one)
        with scope.entered(access.scope_of(who)):
            assert set(Client.objects.values_list("pk", flat=True)) == seen
            assert Client.objects.filter(pk=neighbour.pk).exists() is False
            assert set(Login.objects.values_list("client_id", flat=True)) == seen


def test_a_worker_opens_a_way_in_for_who_stands_there_and_for_nobody_elses_client():
    world = cast()
    client = world.client()
    kin = make_kin(client)
    browser = signed_in(world.worker)
    here = reverse("portal:way_open", args=[client.pk])
    refused = browser.post(here, {}, follow=True)
    assert "请先当面核对" in refused.content.decode()
    page = browser.post(here, {"seen": "1", "kin": kin.pk})
    login = Login.objects.get()
    assert (login.kind, login.kin, page["Cache-Control"]) == ("kin", kin, "private, no-store")
    assert f"{login.number[:4]} {login.number[4:]}" in page.content.decode()
    strange = make_kin(world.other_client())
    assert browser.post(here, {"seen": "1", "kin": strange.pk}).status_code == 404
    for user in (world.other_worker, world.police, world.admin, world.auditor):
        assert signed_in(user).post(here, {"seen": "1"}).status_code == 404
    listed = browser.get(reverse("portal:ways", args=[client.pk])).content.decode()
    assert "一次性密码还没有用" in listed
    close = reverse("portal:way_close", args=[client.pk, login.pk])
    assert browser.post(close).status_code == 302
    assert browser.post(close).status_code == 302
    assert verbs(login) == ["portal.opened", "portal.code_issued", "portal.closed"]


def test_a_page_of_the_portal_asks_who_it_is_in_one_statement():
    _world, login = a_client()
    browser = inside(login)
    with CaptureQueriesContext(connection) as seen:
        assert browser.get("/my/").status_code == 200
    reads = [one["sql"] for one in seen if one["sql"].startswith("SELECT") and "set_config" not in one["sql"]]
    assert len([sql for sql in reads if "portal_session" in sql]) == 1


def test_the_record_says_that_it_was_somebody_in_the_portal():
    from waystation.auditing import wording

    assert wording.nobody({"login": 7}) == "自助入口7号"
    assert wording.nobody({}) == "系统"


def test_a_second_code_for_the_same_person_voids_the_first():
    world = cast()
    client = world.client()
    first = opening.open_way(by=world.worker, client=client, kin_id=None, now=timezone.now())
    second = opening.open_way(by=world.worker, client=client, kin_id=None, now=timezone.now())
    assert first.login == second.login
    assert entering.enter(by=first.login, secret=first.code, device="", now=timezone.now()) == ""
    assert entering.enter(by=first.login, secret=second.code, device="", now=timezone.now()) != ""
