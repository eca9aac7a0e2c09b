"""Every page × every role: no value stands there that the table of sights does not give that role."""

from __future__ import annotations

import html
import io
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests.architecture.rows import _world
from tests.architecture.test_url_matrix import _fill, addresses
from tests.people import searched, signed_in
from tests.privacy.canaries import CANARIES, plant
from waystation.common.pages import PAGES
from waystation.config.log_lines import WithoutRows
from waystation.rules.privacy import COLUMNS, Sight, Viewer
from waystation.rules.roles import MAY, Role, Verb

pytestmark = pytest.mark.django_db


def pages(role: Role, values: dict[str, object]) -> list[str]:
    """The addresses of the role table that this role may open, filled with the rows of ``values``."""
    found = []
    for address in addresses():
        verb = PAGES.get(address.name)
        if verb is None or address.name == "account_logout":
            continue
        if verb is Verb.USE_OWN_ACCOUNT or role in MAY[verb]:
            found.append(_fill(address, values))
    return found


def words(answer) -> str:
    """Everything an answer says, an export that comes in pieces too."""
    pieces = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(pieces).decode(errors="replace")


def told(text: str, role: Role) -> dict[str, str]:
    """The columns whose value stands in ``text`` although this role does not see it whole."""
    text, viewer = html.unescape(text), Viewer.of(role)
    return {
        column: value
        for column, value in CANARIES.items()
        if value in text and viewer.sight(COLUMNS[column]) is not Sight.WHOLE
    }


def walked(role: Role) -> dict[str, str]:
    """Address → what it says, of every page and export that this role may open."""
    world, own, _other = _world()
    plant(own, timezone.localdate())
    browser = signed_in(world.by_role()[role])
    answers = ((address, browser.get(address)) for address in pages(role, own))
    return {address: words(answer) for address, answer in answers if "text" in answer.get("Content-Type", "")}


def leaks(role: Role, said: dict[str, str]) -> dict[str, dict[str, str]]:
    """Address → the values that stand there although this role does not see them whole."""
    return {address: found for address, text in said.items() if (found := told(text, role))}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.WORKER, Role.HEAD}))
def test_no_page_shows_a_role_what_it_must_not_see_whole(role):
    assert leaks(role, walked(role)) == {}


def test_worker_and_head_see_what_they_may_and_between_them_every_value():
    """What nobody met proves nothing: worker and head together see each canary on some page."""
    seen = ""
    for role in (Role.WORKER, Role.HEAD):
        with transaction.atomic():
            said = walked(role)
            transaction.set_rollback(True)
        assert leaks(role, said) == {}
        seen += html.unescape(" ".join(said.values()))
    met = {column for column, value in CANARIES.items() if value in seen}
    asked = {column for column in CANARIES if Viewer.of(Role.WORKER).may_ask(COLUMNS[column])}
    assert set(CANARIES) - met == asked


def test_the_police_find_nothing_by_words_of_a_talk_that_they_do_not_see():
    world, own, _other = _world()
    client = plant(own, timezone.localdate())
    address = reverse("casework:client", args=[client.pk])
    word = {"keyword": CANARIES["contacts.contact.note"]}
    assert '<ol class="timeline">' in searched(signed_in(world.worker), address, **word).content.decode()
    assert '<ol class="timeline">' not in searched(signed_in(world.police), address, **word).content.decode()


def test_somebody_who_is_police_here_and_worker_elsewhere_sees_this_file_as_the_police():
    from tests.make import make_grant

    world, own, _other = _world()
    client = plant(own, timezone.localdate())
    make_grant(world.police, Role.WORKER, world.other_community)
    body = html.unescape(
        signed_in(world.police).get(reverse("casework:client", args=[client.pk])).content.decode()
    )
    assert client.name in body
    assert told(body, Role.POLICE) == {}


# --- logs and errors ------------------------------------------------------------------------------------


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, at DEBUG, written by the formatter of the house."""
    stream, root, theirs = io.StringIO(), logging.getLogger(), logging.getLogger("django")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(WithoutRows(settings.LOGGING["formatters"]["line"]["format"]))
    before = root.level, theirs.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    theirs.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before[0])
    theirs.setLevel(before[1])


def named(text: str) -> set[str]:
    """The columns whose value stands in ``text``."""
    return {column for column, value in CANARIES.items() if value in text}


def test_no_log_line_names_a_client(log):
    world, own, _other = _world()
    client = plant(own, timezone.localdate())
    connection.force_debug_cursor = True  # every statement with its values goes to django.db.backends
    try:
        for role in (Role.WORKER, Role.HEAD, Role.POLICE):
            browser = signed_in(world.by_role()[role])
            searched(browser, reverse("casework:clients"), q=client.name)
            searched(browser, reverse("casework:clients"), q=CANARIES["clients.phone.number"])
            browser.get(reverse("casework:client", args=[client.pk]))
            browser.post(reverse("clients:reveal", args=[client.pk]))
            browser.post(reverse("clients:edit", args=[client.pk]), {"name": client.name, "id_number": "1"})
            browser.get(f"/clients/{client.name}/")
    finally:
        connection.force_debug_cursor = False
    assert "django.db.backends" in log.getvalue()
    assert "Not Found" in log.getvalue()
    assert named(log.getvalue()) == set()


@pytest.mark.urls("tests.privacy.urls")
@pytest.mark.parametrize("page", ["/breaks/", "/refused/"])
def test_an_error_names_nobody_on_the_page_or_in_the_log(log, page):
    world, own, _other = _world()
    client = plant(own, timezone.localdate())
    browser = signed_in(world.worker)
    browser.raise_request_exception = False
    answer = browser.get(page, {"client": client.pk})
    assert answer.status_code == 500
    assert "Traceback" in log.getvalue()
    assert named(log.getvalue()) == set()
    assert named(html.unescape(answer.content.decode())) == set()
