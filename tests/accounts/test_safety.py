"""What every answer carries, and what no request may do."""

import os
import subprocess
import sys

import pytest
from django.urls import reverse

from tests.make import PASSWORD
from tests.people import cast, signed_in

pytestmark = pytest.mark.django_db
STRICT = (
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)


def test_a_page_carries_its_safety_headers():
    answer = signed_in(cast().admin).get(reverse("accounts:areas"))
    assert all(part in answer["Content-Security-Policy"] for part in STRICT)
    assert "unsafe" not in answer["Content-Security-Policy"]
    wanted = {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
    }
    assert {name: answer[name] for name in wanted} == wanted


def test_whoever_leaves_leaves_no_pages_behind():
    browser = signed_in(cast().admin)
    assert "Clear-Site-Data" not in browser.get(reverse("accounts:me"))
    assert browser.post(reverse("account_logout"))["Clear-Site-Data"] == '"cache"'


def test_the_cookies_are_out_of_reach_of_scripts_and_of_other_sites(client):
    cast()
    client.post("/accounts/login/", {"login": "wangmin", "password": PASSWORD})
    session = client.cookies["sessionid"]
    assert (session["httponly"], session["samesite"], session["expires"]) == (True, "Lax", "")


@pytest.mark.parametrize(
    "target",
    ["https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)", "http:///example.com"],
)
def test_signing_in_leads_to_no_other_house(client, target):
    cast()
    answer = client.post("/accounts/login/", {"login": "wangmin", "password": PASSWORD, "next": target})
    assert answer["Location"] == "/"


def test_a_strange_host_name_is_refused(client):
    assert client.get("/accounts/login/", headers={"host": "example.com"}).status_code == 400


def test_a_nul_in_an_address_is_passed_over():
    browser = signed_in(cast().admin)
    for name in ("accounts:areas", "accounts:accounts", "accounts:organisations"):
        assert browser.get(reverse(name) + "?q=%00").status_code == 200


def test_a_session_ends_with_its_password_elsewhere_and_is_renewed_here():
    world = cast()
    here, elsewhere = signed_in(world.worker), signed_in(world.worker)
    before = here.cookies["sessionid"].value
    form = {"oldpassword": PASSWORD, "password1": "gui-hua-2026-ok", "password2": "gui-hua-2026-ok"}
    here.post(reverse("account_change_password"), form)
    assert here.cookies["sessionid"].value != before
    assert (here.get("/me/").status_code, elsewhere.get("/me/").status_code) == (200, 302)


PROBE = """
import django
django.setup()
from django.conf import settings as s
from django.test import Client
from django.test.utils import setup_test_environment
names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "CSRF_TRUSTED_ORIGINS")
print([getattr(s, name) for name in names])
browser = Client(enforce_csrf_checks=True)
sent = {"HTTP_HOST": "house.example", "HTTP_X_FORWARDED_PROTO": "https"}
page = browser.get("/accounts/login/", **sent)
token = page.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
form = {"login": "x", "password": "y", "csrfmiddlewaretoken": token}
for origin in ("https://house.example", "https://example.com"):
    print(browser.post("/me/language/", form, HTTP_ORIGIN=origin, **sent).status_code)
print(page["Strict-Transport-Security"])
"""


def test_behind_a_proxy_with_tls_cookies_are_secure_and_forms_are_taken_from_the_own_origin_only():
    """In a process of its own: the switch is read when the settings are."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "waystation.config.settings",
            "WAYSTATION_HTTPS": "1",
            "WAYSTATION_HOSTS": "house.example",
        },
    )
    assert done.stdout.splitlines() == [
        "[True, True, 31536000, ['https://house.example', 'https://127.0.0.1', 'https://localhost']]",
        "302",
        "403",
        "max-age=31536000; includeSubDomains",
    ]
