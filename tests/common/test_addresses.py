"""Addresses in pages: the short cut gives what Django gives."""

import pytest
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix

from waystation.common.jinja import url


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("casework:home", ()),
        ("casework:client", (7,)),
        ("casework:order_step", (7, 12, "suspend")),
        ("clients:withdraw_consent", (12, 12)),
        ("clients:withdraw_consent", (1, 900_000_000_000_001)),
    ],
)
def test_an_address_is_what_django_gives(name, args):
    for _ in range(2):  # looked up, then remembered
        assert url(name, *args) == reverse(name, args=args)


def test_the_query_follows_and_empty_values_are_left_out():
    assert url("casework:client", 7, tab="tests", q="") == "/clients/7/?tab=tests"


def test_it_follows_the_place_where_the_program_is_mounted():
    assert url("casework:client", 7) == "/clients/7/"
    usual = get_script_prefix()
    set_script_prefix("/way/")
    try:
        assert url("casework:client", 7) == "/way/clients/7/"
        assert url("casework:home") == "/way/today/"
    finally:
        set_script_prefix(usual)


@pytest.mark.parametrize("args", [(-7,), ("x",), (1, 2, 3)])
def test_an_address_that_does_not_exist_is_refused(args):
    with pytest.raises(NoReverseMatch):
        url("casework:client", *args)
