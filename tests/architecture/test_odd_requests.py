"""Every address × odd numbers, odd questions and odd posts: a sentence or 404, never a breakdown."""

from __future__ import annotations

import copy
from functools import cache
from urllib.parse import quote_plus, urlencode

import pytest
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse

from tests.architecture.rows import Values, _world
from tests.architecture.test_url_matrix import CLOSED, FIXED, Address, _fill, addresses
from tests.people import Cast, signed_in
from tests.standing import made_once
from waystation.common.pages import MY, PAGES
from waystation.rules.roles import MAY, Role, Verb

#: One past the largest number of a bigint column, and numbers that are far past everything.
HUGE = (0, 2**63 - 1, 2**63, 10**30)
WORDS = (
    "",
    " ",
    "x",
    "-1",
    "0",
    "1.5",
    "٣",
    str(2**63),
    "9" * 5000,
    "\x00",
    "陈\x00安",
    "😀",
    "<script>alert(1)</script>",
    "%",
    "\\",
    "'; --",
    "\ud800",
    "0001-01-01",
    "9999-12-31",
    "2026-02-31",
    "明天",
    "长" * 3000,
)
#: The words that broke something once, for every run; all of them go round in `make test-all`.
FEW = ("", "-1", str(2**63), "陈\x00安", "\ud800", "2026-02-31", "长" * 3000)
ROUNDS = pytest.mark.parametrize(
    "said", [pytest.param(FEW, id="few"), pytest.param(WORDS, id="all", marks=pytest.mark.slow)]
)
#: What the pages ask for, and one thing that none does.
_ASKED = """
page q kind area person overdue worker stage unseen nobody days keyword since until author key what on draft
next client strange
"""
#: The fields of the forms, so that odd words reach them.
_FIELDS = """
form_key step on at what place note reason state key until late_reason paper number authority years
served_on family_served_on reported_on agreed_on printed_from printed_to kind name sex born_on
id_number id_type area station worker clients client phone relation duty user kin scope given_on
title dated_on outcome purpose nature material taken_on taken_at plan_key positive_for miss
correction_reason held_on held_at met observations topics next_on next_choice notice from page value
since source article username role organisation starts_on ends_on text
"""
ASKED, FIELDS = tuple(_ASKED.split()), tuple(_FIELDS.split())


made = made_once(_world)


@pytest.fixture
def rows(made: tuple[Cast, Values, Values]) -> tuple[Cast, Values, Values]:
    """The cast, and a row of every kind in the own area and in another."""
    return copy.deepcopy(made)


def _every(values: Values) -> list[tuple[Address, str]]:
    return [(each, _fill(each, values)) for each in addresses() if each.name not in CLOSED]


def _opened_by(role: Role, address: Address) -> bool:
    if address.name in MY:
        return False  # tests/portal
    verb = PAGES.get(address.name)
    if address.name in {"account_logout", "account_login"} or address.name.startswith("mfa"):
        return False
    return verb is None or verb is Verb.USE_OWN_ACCOUNT or role in MAY[verb]


@cache
def _odd_words(names: tuple[str, ...], word: str) -> str:
    """``name=word&…``; what may stand as it is does (nine letters for each Chinese one are dear to read)."""
    said = "".join(
        each if each.isprintable() and not each.isascii() else quote_plus(each, errors="surrogatepass")
        for each in word
    )
    return "&".join(f"{name}={said}" for name in names)


@pytest.mark.parametrize("word", WORDS)
def test_the_odd_words_arrive_as_a_browser_would_send_them(word):
    sent = QueryDict(_odd_words(("q", "page"), word).encode())
    usual = QueryDict(urlencode({"q": word, "page": word}, errors="surrogatepass").encode())
    assert sent == usual
    assert word in {sent["q"], "\ud800"}, "half a letter cannot be read by anybody"


#: Between them they open every page.
ROLES = [Role.HEAD, Role.ADMIN, Role.DISTRICT]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_a_number_that_no_row_can_have_is_not_found(rows, role):
    world, own, _other = rows
    browser = signed_in(world.by_role()[role])
    browser.raise_request_exception = False
    wrong = {}
    for address in addresses():
        named = [name for name in address.arguments if name not in FIXED]
        if not named or not _opened_by(role, address) or address.name == "clients:remove_name":
            continue  # a name once taken away is gone: the second click says so again
        for odd in HUGE:
            for each in named:
                values = {**own, **FIXED, each: odd}
                try:
                    path = reverse(address.name, kwargs={n: values.get(n, odd) for n in address.arguments})
                except NoReverseMatch:
                    continue
                for method in (browser.get, browser.post):
                    status = method(path).status_code
                    if status not in {404, 405}:
                        wrong[address.name, each, odd] = status
    assert wrong == {}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
@ROUNDS
def test_odd_questions_never_break_a_page(rows, role, said):
    world, own, _other = rows
    browser = signed_in(world.by_role()[role])
    browser.raise_request_exception = False
    wrong = {}
    for address, path in _every(own):
        if not _opened_by(role, address):
            continue
        for word in said:
            status = browser.get(f"{path}?{_odd_words(ASKED, word)}").status_code
            if status >= 500:
                wrong[address.name, word[:20]] = status
    assert wrong == {}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
@ROUNDS
def test_odd_posts_never_break_a_page(rows, role, said):
    world, own, _other = rows
    browser = signed_in(world.by_role()[role])
    browser.raise_request_exception = False
    wrong = {}
    for address, path in _every(own):
        if not _opened_by(role, address):
            continue
        assert browser.post(path).status_code < 500, address.name
        for word in said:
            status = browser.post(
                path, _odd_words(FIELDS, word), content_type="application/x-www-form-urlencoded"
            ).status_code
            if status >= 500:
                wrong[address.name, word[:20]] = status
    assert wrong == {}
