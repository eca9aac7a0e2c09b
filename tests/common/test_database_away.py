"""PostgreSQL away: a plain page, and what was sent comes back to be sent again."""

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from waystation.common.middleware import PlainPageWhenDatabaseIsDown


def lost(request: HttpRequest) -> HttpResponse:
    raise OperationalError("connection refused")


def answer(request: HttpRequest) -> tuple[int, str]:
    response = PlainPageWhenDatabaseIsDown(lost)(request)
    assert (response["Retry-After"], response["Cache-Control"]) == ("10", "no-store")
    return response.status_code, response.content.decode()


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


def test_a_password_is_not_sent_back():
    body = RequestFactory().post(
        "/accounts/login/", "password=x", content_type="application/x-www-form-urlencoded"
    )
    assert "password" not in answer(body)[1]
