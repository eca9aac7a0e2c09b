"""PostgreSQL away: a plain page, and what was sent comes back to be sent again."""

import os
import socket

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest
from django.test import Client as Browser
from django.test import RequestFactory
from django.urls import reverse

from tests.people import cast
from waystation.common.middleware import away


def answer(request: HttpRequest) -> tuple[int, str]:
    response = away.page(request, OperationalError("connection refused"))
    assert (response["Retry-After"], response["Cache-Control"]) == ("10", "no-store")
    return response.status_code, response.content.decode()


def cut() -> None:
    """The line to the database, as when its server was killed."""
    with socket.socket(fileno=os.dup(connection.connection.pgconn.socket)) as line:
        line.shutdown(socket.SHUT_RDWR)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_asks_is_not_known_while_the_database_is_away(method: str):
    browser = Browser(raise_request_exception=False)
    browser.force_login(cast().worker)
    assert browser.get("/today/").status_code == 200
    connection.ensure_connection()
    cut()
    response = getattr(browser, method)("/clients/new/", {"name": "陈安"})
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    connection.close()


def test_a_page_asks_again_by_itself():
    status, page = answer(RequestFactory().get("/today/"))
    assert (status, 'http-equiv="refresh"' in page, "<form" in page) == (503, True, False)


def test_a_form_that_was_sent_is_kept_in_the_page_and_sent_nowhere_by_itself():
    body = RequestFactory().post(
        "/clients/7/contacts/new/?x=1",
        "note=%0A%E4%B8%80%3Cb%3E&a=1&a=2",
        content_type="application/x-www-form-urlencoded",
    )
    status, page = answer(body)
    assert status == 503
    assert 'http-equiv="refresh"' not in page
    assert 'action="/clients/7/contacts/new/?x=1"' in page
    assert '<textarea name="note" hidden>\n\n一&lt;b&gt;</textarea>' in page
    assert page.count('<textarea name="a" hidden>') == 2


@pytest.mark.parametrize(
    ("name", "field", "values"),
    [
        ("account_login", "password", {}),
        ("portal:sign_in", "password", {}),
        ("portal:password", "again", {}),
        ("portal:till_one", "pin", {"purchase_id": 1}),
        ("notices:channels", "target", {}),
    ],
)
def test_a_secret_is_not_sent_back(name, field, values):
    body = RequestFactory().post(
        reverse(name, kwargs=values), f"{field}=x-y-z", content_type="application/x-www-form-urlencoded"
    )
    assert "x-y-z" not in answer(body)[1]
