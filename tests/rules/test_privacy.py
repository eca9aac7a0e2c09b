"""Masks, and which role sees what."""

import pytest

from waystation.rules.privacy import SIGHTS, Sight, Sort, Viewer, identity_ends, mask, phone_ends
from waystation.rules.roles import Role


@pytest.mark.parametrize(
    ("number", "expected"),
    [("42122119690504127X", "421221********127X"), ("12345", "***45"), ("1", "1"), ("", "")],
)
def test_the_ends_of_an_identity_number(number, expected):
    assert identity_ends(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("13800138000", "138****8000"), ("12345", "***45"), ("", "")]
)
def test_the_ends_of_a_phone_number(number, expected):
    assert phone_ends(number) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("楚安市江湾区永丰街道桂花路12号", "楚安市江湾区永丰街道*"),
        ("清水乡三组", "清水乡*"),
        ("江湾区", "*"),
        ("桂花路12号", "*"),
        ("", ""),
    ],
)
def test_an_address_ends_at_the_street(address, expected):
    assert mask(Sort.ADDRESS, address) == expected


def test_a_name_shows_its_first_sign_and_other_sorts_a_star():
    assert mask(Sort.KIN, "魏平安") == "魏**"
    assert mask(Sort.NOTE, "谈了很多") == "*"


def test_every_role_has_its_row_and_the_wider_of_two_roles_decides():
    assert set(SIGHTS) == set(Role)
    both = Viewer.of(Role.POLICE, Role.WORKER)
    assert both.sight(Sort.NOTE) is Sight.WHOLE
    assert both.sight(Sort.IDENTITY) is Sight.ON_ASKING


def test_nobody_in_no_role_sees_anything():
    nobody = Viewer.of()
    assert {nobody.sight(sort) for sort in Sort} == {Sight.NONE}
    assert nobody.show(Sort.NAME, "陈安") == ""


def test_the_identity_number_stands_nowhere_whole_without_a_look_of_its_own():
    assert {row.get(Sort.IDENTITY, Sight.NONE) for row in SIGHTS.values()} <= {
        Sight.NONE,
        Sight.MASKED,
        Sight.ON_ASKING,
    }


def test_the_administrator_and_the_auditor_see_no_file():
    for role in (Role.ADMIN, Role.AUDITOR):
        seen = {sort for sort in Sort if Viewer.of(role).sight(sort) is not Sight.NONE}
        assert seen == {Sort.PLAIN}


def test_the_job_officer_sees_who_it_is_and_how_to_call_and_nothing_of_why():
    viewer = Viewer.of(Role.JOB_OFFICER)
    seen = {sort for sort in Sort if viewer.sight(sort) is not Sight.NONE}
    assert seen == {Sort.PLAIN, Sort.NAME, Sort.BIRTH, Sort.PHONE}
