"""Every page of the portal × nobody, staff, client, relative, till: the answers the table of doors gives."""

from __future__ import annotations

import re

import pytest
from django.test import Client as Browser
from django.urls import reverse

from tests.architecture.test_odd_requests import FEW, _odd_words
from tests.architecture.test_url_matrix import addresses
from tests.people import cast, signed_in
from tests.portal.making import inside, make_kin, make_login, make_till
from waystation.common.pages import MY, PAGES
from waystation.rules.portal import Door

pytestmark = pytest.mark.django_db
FINE = {200, 302, 405}
#: What would give the house away.
TELLING = re.compile("戒毒|吸毒|毒品|禁毒|涉毒|驿站|康复|drug|addict", re.IGNORECASE)
PORTAL = [address for address in addresses() if address.name in MY]


def place(address, values=()):
    values = dict(values)
    return reverse(address.name, kwargs={name: values.get(name, 999_999_999) for name in address.arguments})


def people():
    world = cast()
    client = world.client()
    logins = {
        Door.CLIENT: make_login(client, world.worker),
        Door.KIN: make_login(client, world.worker, kin=make_kin(client)),
        Door.TILL: make_login(None, world.head, till=make_till(world)),
    }
    return world, logins


def test_the_portals_pages_lie_below_its_address_and_the_staffs_do_not():
    assert [one.name for one in PORTAL if not place(one).startswith("/my/")] == []
    staff = [one for one in addresses() if one.name in PAGES and not one.arguments]
    assert [one.name for one in staff if reverse(one.name).startswith("/my/")] == []


def test_nobody_and_staff_are_sent_to_the_portals_own_sign_in():
    world, _logins = people()
    for browser in (Browser(), signed_in(world.worker), signed_in(world.admin)):
        for address in PORTAL:
            answer = browser.get(place(address))
            if MY[address.name] is None:
                assert answer.status_code == 200, address.name
            else:
                assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/my/in/")


@pytest.mark.parametrize("door", list(Door))
def test_a_door_opens_its_own_pages_and_no_others(door):
    _world, logins = people()
    browser = inside(logins[door])
    wrong = {}
    for address in PORTAL:
        doors = MY[address.name]
        answer = browser.get(place(address)).status_code
        if doors is not None and door not in doors and answer != 404:
            wrong[address.name] = answer
        if (doors is None or door in doors) and not address.arguments and answer not in FINE:
            wrong[address.name] = answer
    assert wrong == {}


@pytest.mark.parametrize("door", list(Door))
def test_a_session_of_the_portal_opens_no_page_of_the_staff(door):
    _world, logins = people()
    browser = inside(logins[door])
    wrong = {}
    for address in addresses():
        if PAGES.get(address.name) is not None and not address.arguments:
            answer = browser.get(reverse(address.name))
            if answer.status_code != 302 or not answer["Location"].startswith("/accounts/login/"):
                wrong[address.name] = answer.status_code
    assert wrong == {}


def test_both_kinds_in_one_browser_stay_apart():
    world, logins = people()
    browser = inside(logins[Door.CLIENT], signed_in(world.worker))
    assert browser.get("/my/").status_code == 200
    assert "王敏" not in browser.get("/my/").content.decode()
    assert browser.get(reverse("casework:home")).status_code == 200
    assert browser.post("/my/out/").status_code == 302
    assert browser.get("/my/").status_code == 302
    assert browser.get(reverse("casework:home")).status_code == 200


def test_an_address_below_the_portals_that_is_none_is_not_found_in_neutral_words():
    _world, logins = people()
    answer = inside(logins[Door.CLIENT]).get("/my/nowhere/")
    assert answer.status_code == 404
    assert "回到首页" in answer.content.decode()
    assert TELLING.search(answer.content.decode()) is None


@pytest.mark.parametrize("door", list(Door))
def test_no_title_address_icon_or_manifest_tells_what_the_house_is(door):
    _world, logins = people()
    for browser in (inside(logins[door]), Browser()):
        for address in PORTAL:
            path = place(address)
            assert TELLING.search(path) is None
            answer = browser.get(path)
            text = (
                answer.content.decode()
                if answer["Content-Type"].startswith(("text", "application/m"))
                else ""
            )
            head = text.split("</head>")[0]
            linked = " ".join(re.findall(r'(?:href|src|action)="([^"]*)"', text))
            assert TELLING.search(f"{head} {linked}") is None, address.name
            assert TELLING.search(" ".join(f"{k}: {v}" for k, v in answer.headers.items())) is None
            assert address.name in OWN_WORDS or TELLING.search(text) is None, address.name
            if answer.status_code == 200 and MY[address.name] is not None:
                assert answer["Cache-Control"] == "private, no-store", address.name


#: Pages that show a person their own papers or record: what these say is theirs to read.
OWN_WORDS: set[str] = set()


#: Every field of the portal's forms, and what its pages ask for.
FIELDS = """login password again browser scope kin answer before next form_key about starts_on ends_on place
words code goods yuan points pin receipt check_code reason amount"""


@pytest.mark.parametrize("door", [None, *Door])
def test_odd_words_never_break_a_page(door, settings):
    settings.PAGE_LIMITS = False
    _world, logins = people()
    browser = inside(logins[door]) if door else Browser()
    browser.raise_request_exception = False
    wrong = {}
    for address in PORTAL:
        path = place(address, {"ask_kind": "leave"})
        for word in FEW:
            said = _odd_words(tuple(FIELDS.split()), word)
            answers = (
                browser.get(f"{path}?{said}"),
                browser.post(path, said, content_type="application/x-www-form-urlencoded"),
            )
            if door and address.name == "portal:sign_out":
                inside(logins[door], browser)
            wrong |= {(address.name, word[:20]): one.status_code for one in answers if one.status_code >= 500}
    assert wrong == {}
