"""With the first wall taken away the second still stands: every address, as every role of the other area.

``reachable`` (and with it ``visible_to`` and ``must_reach`` of every room) lets everything through here, as a
query would that somebody forgot to begin with it. What a page then finds is the database's answer alone.
"""

from __future__ import annotations

import copy
import io
import sys
import zipfile

import pytest
from django.db import connection
from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse

from tests.architecture.rows import Values, _rows, _world
from tests.architecture.test_url_matrix import FIXED, _fill, addresses
from tests.people import Cast, searched, signed_in
from tests.standing import made_once
from tests.walls.tables import hanging
from waystation.accounts.models import Area
from waystation.audit.models import Entry
from waystation.casework.models import RosterBatch
from waystation.casework.queries.rosters import batches
from waystation.clients import access
from waystation.clients.models import Client
from waystation.common import scope
from waystation.common.pages import PAGES
from waystation.rules.roles import Role, Verb

pytestmark = pytest.mark.django_db
made = made_once(_world)


@pytest.fixture
def rows(made: tuple[Cast, Values, Values]) -> tuple[Cast, Values, Values]:
    """The cast, and a row of every kind in the own area and in another."""
    return copy.deepcopy(made)


@pytest.fixture
def first_wall_gone(monkeypatch):
    """Everything is visible as far as the rooms' ``access`` is concerned."""
    addresses()  # every room is loaded
    kept = {
        access.reachable: lambda *_a, **_k: Q(),
        batches.visible_to: lambda _user: RosterBatch.objects.all(),
    }
    stripped = 0
    for name, module in list(sys.modules.items()):
        if not name.startswith("waystation."):
            continue
        for attribute, value in list(vars(module).items()):
            for wall, open_door in kept.items():
                if value is wall:
                    monkeypatch.setattr(module, attribute, open_door)
                    stripped += 1
    assert stripped > 5, "the wall has other names now: strip those"


def snapshot() -> dict[str, int]:
    """A mark of every row of every table that hangs on a client: what a write would change."""
    found = {}
    with connection.cursor() as cursor:
        for model in hanging():
            table = model._meta.db_table
            cursor.execute(
                f"SELECT coalesce(sum(hashtext(t::text)::bigint), 0), count(*) FROM {table} t"  # noqa: S608
            )
            found[table] = cursor.fetchone()
    return found


def text_of(answer: HttpResponse) -> str:
    """A page's text; of a workbook, that of all its parts."""
    if answer["Content-Type"].startswith("text/"):
        return answer.content.decode()
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        return "".join(book.read(part).decode() for part in book.namelist())


def about_a_client(arguments: tuple[str, ...], rows: set[str]) -> bool:
    return any(name in rows for name in arguments) and all(
        name in rows or name in FIXED for name in arguments
    )


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_row_of_another_area_is_still_not_there_and_nothing_is_written(rows, first_wall_gone, role, method):
    world, _own, other = rows
    if role in {Role.DISTRICT, Role.CITY}:  # the other street is theirs too: theirs must lie in another city
        abroad = Area.objects.get(name="远山市")
        Client.objects.filter(pk=other["client_id"]).update(area=abroad, station=None)
    named = set(_rows(world.client("郭新"), world.worker)) | {"roster_id"}
    browser = signed_in(world.by_role()[role])
    before, looks = snapshot(), Entry.objects.count()
    wrong, walked = {}, 0
    for address in addresses():
        if PAGES.get(address.name) is None or not about_a_client(address.arguments, named):
            continue
        walked += 1
        answer = getattr(browser, method)(_fill(address, other))
        if answer.status_code not in {404, 405}:
            wrong[address.name] = answer.status_code
    assert walked > 40
    assert wrong == {}
    assert snapshot() == before
    assert Entry.objects.count() == looks


def test_the_own_rows_are_there_so_the_walk_means_something(rows, first_wall_gone):
    world, own, _other = rows
    browser = signed_in(world.worker)
    page = browser.get(reverse("casework:client", args=[own["client_id"]]))
    assert page.status_code == 200
    without_role = signed_in(world.auditor)
    assert without_role.get(reverse("casework:client", args=[own["client_id"]])).status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_no_list_or_search_shows_a_name_of_the_other_area(rows, first_wall_gone, role):
    world, _own, _other = rows
    browser = signed_in(world.by_role()[role])
    for address in addresses():
        verb = PAGES.get(address.name)
        if verb in {None, Verb.USE_OWN_ACCOUNT} or address.arguments:
            continue
        found = [
            browser.get(reverse(address.name), query) for query in ({}, {"q": "柳林"}, {"state": "closed"})
        ]
        if address.name == "casework:clients" and found[0].status_code == 200:
            found += [searched(browser, reverse(address.name), q=text) for text in ("zhouping", "柳林")]
        for answer in found:
            if answer.status_code == 200:
                assert "周平" not in text_of(answer), address.name


def test_with_both_walls_gone_the_name_would_be_shown(rows, first_wall_gone, monkeypatch):
    world, _own, _other = rows
    monkeypatch.setattr("waystation.accounts.access.scope_of", lambda _user: scope.EVERYTHING)
    browser = signed_in(world.head)
    assert Client.objects.filter(name="周平").exists()
    address = reverse("casework:clients")
    for answer in (browser.get(address), searched(browser, address, q="zhouping")):
        assert "周平" in answer.content.decode()
