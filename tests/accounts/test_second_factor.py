"""Guessing the second factor: one count for all web processes, and no code twice."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.db import connection
from django.test import Client as Browser

from tests.make import PASSWORD, make_user
from waystation.accounts.models import User

pytestmark = pytest.mark.django_db
CODE = "/accounts/2fa/authenticate/"
SECRET = "JBSWY3DPEHPK3PXP"


def with_totp() -> User:
    user = make_user("lina")
    totp.TOTP.activate(user, SECRET)
    return user


def right_code() -> str:
    return totp.format_hotp_value(totp.hotp_value(SECRET, next(totp.yield_hotp_counters_from_time())))


def half_in() -> Browser:
    """A browser of its own that has given the right password only."""
    browser = Browser()
    answer = browser.post("/accounts/login/", {"login": "lina", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, CODE)
    return browser


def is_in(browser: Browser) -> bool:
    return browser.get("/me/").status_code == 200


def test_the_right_code_opens_and_the_secret_rests_encrypted():
    with_totp()
    assert SECRET not in str(Authenticator.objects.get().data)
    browser = half_in()
    assert not is_in(browser)
    assert browser.post(CODE, {"code": right_code()}).status_code == 302
    assert is_in(browser)


def test_five_wrong_codes_close_the_door_for_every_process_and_browser():
    with_totp()
    for _attempt in range(5):
        assert half_in().post(CODE, {"code": "000000"}).status_code == 200
    browser = half_in()
    answer = browser.post(CODE, {"code": right_code()})
    assert (answer.status_code, is_in(browser)) == (200, False)
    assert "次数过多" in answer.content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shared_counters WHERE cache_key LIKE '%%login_failed%%'")
        assert cursor.fetchone() == (1,)


def test_a_code_that_was_used_opens_no_second_door():
    with_totp()
    code = right_code()
    first, second = half_in(), half_in()
    first.post(CODE, {"code": code})
    second.post(CODE, {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


def test_the_counts_lie_in_the_database():
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
