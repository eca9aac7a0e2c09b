"""Every address × every role × own or other area: the answer is what the role table says.

Data-driven: a new URL is walked as soon as it is in the resolver. If its path takes an argument that is not
named in ``rows``, the test says so; add a line there.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.rows import Values, _world
from tests.people import Cast, cast, signed_in
from tests.standing import made_once
from waystation.common.pages import MY, PAGES
from waystation.rules.roles import MAY, Role, Verb

made = made_once(_world)


@pytest.fixture
def rows(made: tuple[Cast, Values, Values]) -> tuple[Cast, Values, Values]:
    """The cast, and a row of every kind in the own area and in another."""
    return copy.deepcopy(made)


@dataclass(frozen=True)
class Address:
    """One URL name with the arguments of its path, in order."""

    name: str
    arguments: tuple[str, ...]


def addresses() -> list[Address]:
    """Every named pattern of the resolver, once."""
    found = {address.name: address for address in _walk(get_resolver(), "", ())}
    return [found[name] for name in sorted(found)]


def _walk(resolver: URLResolver, space: str, above: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        arguments = (*above, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, inner, arguments)
        elif isinstance(entry, URLPattern) and entry.name:
            yield Address(space + entry.name, arguments)


#: Pages of allauth that the house does not open: they are in the resolver, not in the role table.
CLOSED = {
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_set_password",
    "account_reset_password",
    "account_confirm_login_code",
    "account_confirm_email",
    "account_reset_password_from_key_done",
    "account_reset_password_from_key",
    "account_reset_password_done",
}


#: Arguments that choose a page, not a row: any lawful value does.
FIXED: dict[str, object] = {
    "form": "contact",
    "as_file": "csv",
    "year": 2026,
    "number": 10,
    "subject_id": 0,
    "deed": "unlock",
    "contract_deed": "suspend",
    "contract_step": "sign",
    "cover_deed": "end",
    "message_deed": "to_print",
    "test_deed": "told",
    "circumstance_deed": "end",
    "act_code": "street_told",
    "text_code": "zhejiang",
    "hand_over_deed": "stop",
    "kind": "tree",
    "step": "sign_in",
    "leave_deed": "withdraw",
    "extension_deed": "withdraw",
    "absence_deed": "attempt",
    "prepare_step": "hear",
    "second_step": "confirm",
    "staff": "grid",
    "gate_step": "contact",
    "paper_kind": "agreement",
    "paper_form": "typ",
    "token": "made-up",
}
#: A number that no row has.
NOWHERE = 999_999_999

#: The answers that a page of the own area may give to a GET (405: it takes POST only).
FINE = {200, 302, 405}


def _fill(address: Address, values: Values) -> str:
    chosen = [FIXED.get(name, values.get(name, NOWHERE)) for name in address.arguments]
    try:
        return reverse(address.name, kwargs=dict(zip(address.arguments, chosen, strict=True)))
    except NoReverseMatch as error:  # a converter refuses the number: the argument chooses a page
        pytest.fail(f"{address.name}: say in FIXED what {address.arguments} may be ({error})")


def test_each_address_has_its_line_in_the_role_table_and_each_line_its_address():
    names = {address.name for address in addresses()}
    assert names - set(PAGES) - set(MY) - CLOSED == set(), "in the resolver, without a line in common/pages"
    assert {*PAGES, *MY} - names == set(), "a line in common/pages without an address"
    assert CLOSED & set(PAGES) == set()
    assert set(MY) & set(PAGES) == set(), "a page is the staff's or the portal's, never both"


@pytest.mark.django_db
def test_a_page_outside_the_role_table_is_not_there_for_anybody():
    world = cast()
    browser = signed_in(world.admin)
    closed = [address for address in addresses() if address.name in CLOSED and not address.arguments]
    assert {browser.get(reverse(address.name)).status_code for address in closed} == {404}


@pytest.mark.django_db
def test_nobody_enters_without_signing_in(client, rows):
    _world_made, own, _other = rows
    wrong = {}
    for address in addresses():
        if address.name in CLOSED or address.name in MY:  # the portal's: tests/portal/test_doors.py
            continue
        answer = client.get(_fill(address, own))
        if PAGES[address.name] is None:
            if answer.status_code not in {200, 302, 405}:
                wrong[address.name] = answer.status_code
        elif answer.status_code != 302 or not answer["Location"].startswith("/accounts/login/"):
            wrong[address.name] = answer.status_code
    assert wrong == {}


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_its_pages_of_the_own_area_and_no_others(rows, role):
    world, own, _other = rows
    browser = signed_in(world.by_role()[role])
    wrong = {}
    for address in addresses():
        verb = PAGES.get(address.name)
        if verb is None or address.name == "account_logout":
            continue
        may = verb is Verb.USE_OWN_ACCOUNT or role in MAY[verb]
        answer = browser.get(_fill(address, own)).status_code
        own_area_exists = all(name in own or name in FIXED for name in address.arguments)
        if not may and answer != 404:
            wrong[address.name, "own, no verb"] = answer
        if may and own_area_exists and answer not in FINE and address.name not in _MAY_BE_404:
            wrong[address.name, "own"] = answer
        if may and not own_area_exists and answer not in {404, 405} and not _asks_again(address):
            wrong[address.name, "no such row"] = answer
    assert wrong == {}


def _asks_again(address: Address) -> bool:
    """allauth asks for the password again before it looks for the passkey that is to be changed."""
    return address.name in {"mfa_edit_webauthn", "mfa_remove_webauthn"}


#: Own pages that are 404 until there is something to show (recovery codes, a passkey to edit).
_MAY_BE_404 = {
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_deactivate_totp",
    "mfa_reauthenticate_webauthn",
    "mfa_reauthenticate",
    "casework:roster_marked",  # a workbook that has not been marked yet
    "clients:scan",  # a paper without a scan
    "casework:print",  # a print of many is its maker's alone
    "casework:print_taken",  # and has no PDF before it is done
    "casework:not_possible",  # asks for ?key=; tests/casework/test_recording_pages.py walks it
}


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_row_of_another_area_does_not_exist(rows, role, method):
    world, _own, other = rows
    browser = signed_in(world.by_role()[role])
    wrong = {}
    for address in addresses():
        verb = PAGES.get(address.name)
        named = [name for name in address.arguments if name not in FIXED]
        if verb is None or not named or _asks_again(address):
            continue
        send: Callable[..., object] = getattr(browser, method)
        answer = send(_fill(address, other))
        if answer.status_code not in {404, 405}:
            wrong[address.name] = answer.status_code
    assert wrong == {}
