"""Signing in: passwords, the lock, one-time passwords, idleness, drafts, the record."""

import time
from urllib.parse import urlencode

import pytest
from django.test import Client as Browser
from django.urls import reverse

from tests.make import PASSWORD, make_user
from tests.people import cast, signed_in
from waystation.accounts import actions, drafts
from waystation.accounts.models import Draft
from waystation.audit.models import Entry

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def sign_in(browser: Browser, username: str, password: str = PASSWORD, **more: str):
    return browser.post(LOGIN, {"login": username, "password": password, **more})


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_the_right_password_opens_the_page_that_was_asked_for(client):
    world = cast()
    asked = client.get(reverse("accounts:me"))
    assert (asked.status_code, asked["Location"]) == (302, f"{LOGIN}?next=/me/")
    answer = sign_in(client, "wangmin", next="/me/")
    assert (answer.status_code, answer["Location"]) == (302, "/me/")
    assert client.get("/me/").status_code == 200
    client.post(reverse("account_logout"))
    assert client.get("/me/").status_code == 302
    assert verbs() == ["accounts.signed_in", "accounts.signed_out"]
    assert set(Entry.objects.values_list("actor", "subject_id")) == {(world.worker.pk, world.worker.pk)}


def test_the_login_page_leads_nowhere_else(client):
    make_user("lina")
    assert sign_in(client, "lina", next="https://example.com/")["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_look_the_same_and_are_on_the_record(client):
    user = make_user("lina")
    wrong, unknown = sign_in(client, "lina", "no"), sign_in(client, "nobody", "no")
    assert (wrong.status_code, unknown.status_code) == (200, 200)
    sentences = (
        [answer.context["form"].non_field_errors() for answer in (wrong, unknown)] if wrong.context else []
    )
    assert not sentences or sentences[0] == sentences[1]
    assert [(entry.verb, entry.subject_id, entry.data) for entry in Entry.objects.order_by("pk")] == [
        ("accounts.sign_in_failed", user.pk, {}),
        ("accounts.sign_in_failed", None, {}),
    ]


def test_five_wrong_passwords_lock_the_account_in_every_spelling_until_somebody_helps(client):
    world = cast()
    for spelling in ("wangmin", "WANGMIN", " wangmin", "Wangmin"):
        assert sign_in(client, spelling, "wrong").status_code == 200
    locked = sign_in(client, "wangmin", "wrong")
    assert (locked.status_code, locked["Retry-After"]) == (429, "900")
    assert "请在15分钟后再试" in locked.content.decode()
    assert sign_in(client, "wangmin").status_code == 429
    assert sign_in(client, "liqiang").status_code == 302
    page = signed_in(world.admin).get(reverse("accounts:accounts")).content.decode()
    assert page.count("已锁定") == 1
    actions.unlock(by=world.admin, account=world.worker)
    assert sign_in(Browser(), "wangmin").status_code == 302
    assert verbs().count("accounts.locked_out") == 2


def test_a_closed_account_is_told_so_only_with_the_right_password(client):
    make_user("lina", is_active=False)
    assert sign_in(client, "lina", "wrong").status_code == 200
    answer = sign_in(client, "lina")
    assert answer["Location"] == "/accounts/inactive/"
    assert "账号已停用" in client.get(answer["Location"]).content.decode()
    assert client.get("/me/").status_code == 302


def test_a_one_time_password_opens_nothing_but_the_change_of_password(client):
    user = make_user("lina", must_change_password=True)
    sign_in(client, "lina")
    change = reverse("account_change_password")
    for name in ("start", "accounts:me", "mfa_index"):
        assert client.get(reverse(name))["Location"] == change
    same = {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
    assert "请不要继续使用一次性密码" in client.post(change, same).content.decode()
    own = {"oldpassword": PASSWORD, "password1": "gui-hua-2026-ok", "password2": "gui-hua-2026-ok"}
    assert client.post(change, own).status_code == 302
    assert client.get(reverse("accounts:me")).status_code == 200
    user.refresh_from_db()
    assert (user.must_change_password, user.check_password("gui-hua-2026-ok")) == (False, True)


def test_somebody_without_a_role_sees_the_own_account_only(client):
    make_user("lina")
    sign_in(client, "lina")
    assert client.get("/", follow=True).request["PATH_INFO"] == "/me/"
    assert client.get(reverse("accounts:areas")).status_code == 404


def idle(browser: Browser, minutes: int) -> None:
    session = browser.session
    session["seen_at"] = time.time() - minutes * 60
    session.save()


def test_an_idle_person_is_signed_out_and_comes_back_to_the_page():
    world = cast()
    browser = signed_in(world.worker)
    browser.get("/me/")
    idle(browser, 29)
    assert browser.get("/me/").status_code == 200
    idle(browser, 31)
    answer = browser.get("/me/?tab=1")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{LOGIN}?{urlencode({'next': '/me/?tab=1'}, safe='/')}",
    )
    assert "已退出登录" in browser.get(answer["Location"]).content.decode()
    assert verbs() == ["accounts.signed_out_idle"]


def test_a_form_sent_too_late_leads_back_to_the_form_where_its_draft_waits():
    world = cast()
    browser = signed_in(world.worker)
    draft = reverse("accounts:draft", args=["contact", 7])
    came_from = {"Referer": "http://testserver/clients/7/contacts/new/"}
    assert browser.post(draft, {"data": "topic=job&note=谈了工作"}, headers=came_from).status_code == 200
    idle(browser, 31)
    late = browser.post(reverse("accounts:draft", args=["contact", 7]), {"data": "x=1"}, headers=came_from)
    assert late["Location"] == f"{LOGIN}?{urlencode({'next': '/clients/7/contacts/new/'}, safe='/')}"
    sign_in(browser, "wangmin")
    page = browser.get("/me/").content.decode()
    assert "/clients/7/contacts/new/" in page
    assert "您有1份没有填完的表单" in page
    kept = drafts.load(world.worker, "contact", 7)
    assert kept is not None
    assert kept.dict() == {"topic": "job", "note": "谈了工作"}


def test_a_draft_is_encrypted_ones_own_and_thrown_away_on_demand():
    world = cast()
    browser = signed_in(world.worker)
    address = reverse("accounts:draft", args=["contact", 7])
    for text in ("note=一", "note=二&csrfmiddlewaretoken=x&form_key=k"):
        browser.post(address, {"data": text})
    (draft,) = Draft.objects.all()
    assert draft.data == "note=%E4%BA%8C"
    assert drafts.load(world.other_worker, "contact", 7) is None
    signed_in(world.other_worker).post(address, {"discard": "1"})
    assert Draft.objects.count() == 1
    assert browser.delete(address).status_code == 204
    assert Draft.objects.count() == 0


def test_a_draft_that_is_too_large_is_refused():
    world = cast()
    answer = signed_in(world.worker).post(
        reverse("accounts:draft", args=["contact", 7]), {"data": "x=" + "a" * drafts.MAX_BYTES}
    )
    assert (answer.status_code, Draft.objects.count()) == (413, 0)


def test_the_language_is_kept_in_a_cookie(client):
    answer = client.post(reverse("accounts:language"), {"language": "en"})
    assert (answer.status_code, client.cookies["django_language"].value) == (302, "en")
    client.post(reverse("accounts:language"), {"language": "xx"})
    assert client.cookies["django_language"].value == "en"


def test_a_reset_password_ends_every_session():
    world = cast()
    browser = signed_in(world.worker)
    assert browser.get("/me/").status_code == 200
    actions.reset_password(by=world.admin, account=world.worker)
    assert browser.get("/me/").status_code == 302


def test_nobody_signs_up_and_no_mail_is_asked_for(client):
    for address in ("signup/", "password/reset/", "email/", "confirm-email/"):
        assert client.get(f"/accounts/{address}").status_code in {302, 404}
    assert client.get("/accounts/signup/").status_code == 404
