"""Everybody lands on a page of their own work, or on one that says what there is to do."""

import pytest
from django.test import Client as Browser

from tests.people import cast, signed_in
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db

FIRST = {
    Role.WORKER: "/today/",
    Role.HEAD: "/today/",
    Role.POLICE: "/clients/",
    Role.DISTRICT: "/local-rules/",
    Role.CITY: "/local-rules/",
    Role.ADMIN: "/admin/areas/",
    Role.AUDITOR: "/audit/",
    Role.MEDIC: "/screening/medicines/",  # what the clients of the own help team say to take
}
SAID = {
    Role.JOB_OFFICER: "就业专员的页面这一版还没有",
    Role.HELPER: "网格员和志愿者的页面这一版还没有",
}


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_first_page(role):
    browser: Browser = signed_in(cast().by_role()[role])
    answer = browser.get("/", follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, FIRST.get(role, "/"))
    page = answer.content.decode()
    assert SAID.get(role, "") in page
    assert [text in page for text in SAID.values()].count(True) == (role in SAID)


def test_what_the_first_page_offers_can_be_opened():
    world = cast()
    for person in (world.medic, world.job_officer, world.helper):
        browser = signed_in(person)
        page = browser.get("/", follow=True).content.decode()
        for address in ("/rules/", "/notices/", "/me/"):
            assert f'href="{address}"' in page
            assert browser.get(address).status_code == 200
