"""Where I am signed in, signing out there, and hearing of a new device."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from tests.make import PASSWORD, make_user
from tests.people import cast, signed_in
from waystation.accounts.models import Session
from waystation.accounts.sign_in import devices
from waystation.audit.models import Entry
from waystation.notices.models import Notice
from waystation.notices.queries import shown

DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 14; V2301) AppleWebKit/537.36 Chrome/130.0 Mobile MicroMessenger/8.0"


def sign_in(user, agent: str, browser: Browser | None = None) -> Browser:
    browser = browser or Browser()
    answer = browser.post(
        reverse("account_login"), {"login": user.username, "password": PASSWORD}, HTTP_USER_AGENT=agent
    )
    assert answer.status_code == 302
    return browser


def me(browser: Browser) -> str:
    answer = browser.get(reverse("accounts:me"))
    return answer.content.decode() if answer.status_code == 200 else ""


@pytest.mark.django_db
def test_every_device_is_listed_in_words_and_ends_where_it_is_told_to():
    user = cast().worker
    desk, phone, other = sign_in(user, DESK), sign_in(user, PHONE), sign_in(user, DESK)
    page = me(desk)
    assert page.count("Windows 电脑 · Edge") == 2
    assert page.count("安卓手机 · 微信") == 1
    assert page.count("当前设备") == 1
    assert page.count("在那里退出") == 2
    assert "127.0.0.1" in page
    for browser in (desk, phone, other):
        assert browser.session.session_key not in page, "a page never shows what opens a session"
    mark = devices.mark(phone.session.session_key)
    assert desk.post(reverse("accounts:end_sessions"), {"mark": mark}).status_code == 302
    assert me(phone) == ""
    assert me(other) != ""
    assert me(desk) != ""
    assert (
        "那台设备已经退出"
        in desk.post(reverse("accounts:end_sessions"), {"mark": mark}, follow=True).content.decode()
    )
    desk.post(reverse("accounts:end_sessions"))
    assert (me(other), me(desk) != "") == ("", True)
    ended = Entry.objects.filter(verb="accounts.sessions_ended").order_by("pk")
    assert [entry.data["count"] for entry in ended] == [1, 1]


@pytest.mark.django_db
def test_nobody_ends_the_session_of_somebody_else():
    world = cast()
    mine, theirs = sign_in(world.worker, DESK), sign_in(world.head, DESK)
    mine.post(reverse("accounts:end_sessions"), {"mark": devices.mark(theirs.session.session_key)})
    mine.post(reverse("accounts:end_sessions"))
    assert me(theirs) != ""


@pytest.mark.django_db
def test_an_administrator_sees_the_devices_and_signs_the_account_out_everywhere():
    world = cast()
    phone = sign_in(world.worker, PHONE)
    admin = signed_in(world.admin)
    page = reverse("accounts:account", args=[world.worker.pk])
    assert "安卓手机 · 微信" in admin.get(page).content.decode()
    assert admin.post(reverse("accounts:account_deed", args=[world.worker.pk, "sign_out"])).status_code == 302
    assert me(phone) == ""
    assert "安卓手机" not in admin.get(page).content.decode()
    own = reverse("accounts:account_deed", args=[world.admin.pk, "sign_out"])
    admin.post(own)
    assert me(admin) != "", "the administrator who presses the button stays where they are"


@pytest.mark.django_db
def test_a_session_that_no_longer_opens_anything_is_not_listed(settings):
    user = cast().worker
    desk, phone = sign_in(user, DESK), sign_in(user, PHONE)
    me(phone)
    row = Session.objects.get(session_key=phone.session.session_key)
    data = row.get_decoded()
    data["seen_at"] = timezone.now().timestamp() - settings.IDLE_SIGN_OUT_MINUTES * 60 - 1
    row.session_data = Session.get_session_store_class()().encode(data)
    row.save(update_fields=["session_data"])
    assert "安卓手机" not in me(desk)


@pytest.mark.django_db
def test_a_new_device_is_told_once_and_a_known_one_never():
    user = cast().worker
    user.last_login = None
    user.save(update_fields=["last_login"])
    desk = sign_in(user, DESK)
    assert not Notice.objects.exists(), "the first sign-in of all is no news"
    desk.post(reverse("account_logout"))
    sign_in(user, DESK, desk)
    assert not Notice.objects.exists()
    sign_in(user, PHONE)
    (notice,) = Notice.objects.all()
    assert (notice.to, notice.code, notice.data) == (user, "notices.new_device", {"device": "android/wechat"})
    assert "您的账号在一台新设备（安卓手机 · 微信）上登录" in shown(notice).text
    assert "您的账号在一台新设备" in desk.get(reverse("casework:notices")).content.decode()


@pytest.mark.django_db
def test_the_cookie_that_remembers_a_device_cannot_be_written_by_hand():
    user = cast().worker
    sign_in(user, DESK)
    stranger = Browser()
    stranger.cookies["devices"] = f"{user.pk}:forged"
    sign_in(user, PHONE, stranger)
    assert Notice.objects.filter(code="notices.new_device").count() == 1


@pytest.mark.django_db
def test_a_desk_shared_by_two_remembers_both():
    world = cast()
    for user in (world.worker, world.head):
        user.last_login = timezone.now() - dt.timedelta(days=1)
        user.save(update_fields=["last_login"])
    desk = Browser()
    for user in (world.worker, world.head, world.worker, world.head):
        sign_in(user, DESK, desk)
        desk.post(reverse("account_logout"))
    assert Notice.objects.filter(code="notices.new_device").count() == 2


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_password_can_be_looked_at_while_it_is_typed(live_server, page):
    user = make_user("wangmin", name="王敏")
    page.goto(live_server.url + reverse("account_login"))
    field = page.get_by_label("密码", exact=True)
    field.fill("correct-horse")
    page.get_by_role("button", name="显示密码").click()
    assert field.get_attribute("type") == "text"
    page.get_by_role("button", name="显示密码").click()
    assert field.get_attribute("type") == "password"
    page.get_by_label("用户名").fill(user.username)
    field.fill(PASSWORD)
    page.get_by_role("button", name="显示密码").click()
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url(lambda url: "login" not in url)


@pytest.mark.parametrize(
    ("agent", "code"),
    [
        (DESK, "windows/edge"),
        (PHONE, "android/wechat"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "iphone/safari"),
        ("Mozilla/5.0 (Phone; HarmonyOS 5.0) HuaweiBrowser/5.0", "harmony/huawei"),
        ("", "/"),
        ("\u202e<script>", "/"),
    ],
)
def test_a_browsers_description_becomes_a_code_and_the_code_words(rf, agent, code):
    found = devices.code(rf.get("/", HTTP_USER_AGENT=agent))
    assert found == code
    assert devices.in_words(found)
    assert "<" not in devices.in_words(found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("password", "refused"),
    [
        ("elevenchars", True),  # 11
        ("correct horse", False),
        ("好好学习天天向上再接再厉", False),
        ("password1234", True),
        ("abababababab", True),
        ("waystation-2026", True),
        ("永丰街道社区戒毒社区康复中心", True),
        ("wangmin-wangmin", True),
        ("x" * 3 + "日出江花红胜火" * 9, False),  # 66
        ("日出江花红胜火春来" * 15, True),  # 135
    ],
)
def test_passwords_are_long_and_of_no_word_that_others_try_first(password, refused):
    world = cast()
    browser = sign_in(world.worker, DESK)
    data = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    answer = browser.post(reverse("account_change_password"), data)
    assert (answer.status_code == 200) is refused, answer.content.decode()[-3000:]
    assert make_user().pk
