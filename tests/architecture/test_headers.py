"""Every answer, whatever its kind, carries the headers that keep a browser safe (ASVS 3.4, 14.4)."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.conf import settings as product
from django.test import Client as Browser
from django.urls import reverse

from tests.architecture.rows import _world
from tests.architecture.test_url_matrix import _fill, addresses
from tests.people import cast, signed_in
from waystation.rules.roles import Role

#: A source that lets a page bring its own script, or anybody's.
_UNSAFE = ("unsafe", "*", "http:", "https:", "blob:", "strict-dynamic")


def faults(answer) -> list[str]:
    """What is missing on one answer."""
    found = []
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    found += [f"{name}: {answer.get(name)}" for name, value in wanted.items() if answer.get(name) != value]
    if answer.get("X-Frame-Options") != "DENY":
        found.append("may be framed")
    if "geolocation=()" not in answer.get("Permissions-Policy", ""):
        found.append("no Permissions-Policy")
    policy = answer.get("Content-Security-Policy", "")
    if "default-src 'self'" not in policy and "default-src 'none'" not in policy:
        found.append(f"content policy: {policy!r}")
    if "frame-ancestors 'none'" not in policy or any(word in policy for word in _UNSAFE):
        found.append(f"content policy: {policy!r}")
    kind = answer.get("Content-Type", "")
    if not answer.streaming and answer.content and kind.startswith("text/") and "charset=utf-8" not in kind:
        found.append(f"type {kind!r}")
    for name, cookie in answer.cookies.items():
        if not cookie.value:  # taken away from the browser
            continue
        if not cookie["httponly"] or cookie["samesite"] not in {"Lax", "Strict"} or cookie["path"] != "/":
            found.append(f"cookie {name}")
    if answer.has_header("Server") or answer.has_header("X-Powered-By"):
        found.append("says what it runs on")
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.HEAD, Role.ADMIN, Role.AUDITOR, None])
def test_every_address_answers_with_every_header(role):
    world, own, _other = _world()
    browser = signed_in(world.by_role()[role]) if role else Browser()
    browser.raise_request_exception = False
    wrong = {}
    for address in addresses():
        for method in (browser.get, browser.post):
            if address.name == "account_logout" and method == browser.post:
                continue
            if found := faults(method(_fill(address, own))):
                wrong[address.name, method.__name__] = found
    assert wrong == {}


@pytest.mark.django_db
def test_errors_refusals_and_static_files_carry_them_too(monkeypatch):
    browser = Browser()
    browser.raise_request_exception = False
    there = browser.get("/static/common/house.css")
    assert there.status_code == 200
    there.close()
    assert [fault for fault in faults(there) if "content policy" not in fault] == []
    answers = {
        404: browser.get("/nowhere/"),
        405: browser.generic("TRACE", "/"),
        414: browser.get("/?" + "x" * 5000),
        400: browser.get("/", CONTENT_LENGTH="abc"),
        302: browser.get("/"),
    }
    strict = Browser(enforce_csrf_checks=True)
    answers[403] = strict.post(reverse("account_login"), {"login": "x"})
    monkeypatch.setattr("waystation.common.views.connection.cursor", _breaks)
    answers[500] = browser.get(reverse("health"))
    assert {status: answer.status_code for status, answer in answers.items()} == {
        code: code for code in answers
    }
    for status, answer in answers.items():
        missing = faults(answer)
        if status in {405, 414, 400}:  # sent away before anything of ours ran
            missing = [fault for fault in missing if "Referrer" not in fault and "Opener" not in fault]
        assert missing == [], status


def _breaks():
    raise RuntimeError("planted")


@pytest.mark.django_db
def test_a_missing_header_would_be_found():
    answer = Browser().get(reverse("account_login"))
    assert faults(answer) == []
    answer.headers["Content-Security-Policy"] = "default-src 'self' 'unsafe-inline'; frame-ancestors 'none'"
    assert len(faults(answer)) == 1
    del answer.headers["Permissions-Policy"]
    assert "no Permissions-Policy" in faults(answer)


BEHIND_TLS = """
import json, django
from django.test.utils import setup_test_environment
django.setup()
setup_test_environment()
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in (
    "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_DOMAIN",
    "SESSION_COOKIE_PATH", "SECURE_HSTS_INCLUDE_SUBDOMAINS")}))
"""


def test_behind_tls_cookies_carry_the_host_prefix_and_the_house_asks_for_tls_only():
    import json

    done = subprocess.run(
        [sys.executable, "-c", BEHIND_TLS],
        env={**os.environ, "WAYSTATION_HTTPS": "1", "DJANGO_SETTINGS_MODULE": "waystation.config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == {
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SECURE_HSTS_SECONDS": 365 * 24 * 3600,
        "SESSION_COOKIE_DOMAIN": None,
        "SESSION_COOKIE_PATH": "/",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    }
    assert product.SESSION_COOKIE_NAME == "sessionid"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("proxies", "header", "seen"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "' OR 1=1", ""),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_a_visitors_address_is_what_our_own_proxy_saw_and_never_what_the_visitor_wrote(
    rf, settings, proxies, header, seen
):
    from waystation.common.middleware import visitor

    settings.PROXIES = proxies
    assert visitor(rf.get("/", HTTP_X_FORWARDED_FOR=header, REMOTE_ADDR="127.0.0.1")) == seen


@pytest.mark.django_db
def test_a_form_without_its_token_changes_nothing():
    world = cast()
    strict = Browser(enforce_csrf_checks=True)
    strict.force_login(world.worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    for name in ("accounts:end_sessions", "casework:notices_read", "accounts:language"):
        assert strict.post(reverse(name)).status_code == 403, name
