"""The first day: offered once on the first page of work, skipped with one press, read again at will."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.people import cast, signed_in
from waystation.accounts import first_day
from waystation.accounts.models import User
from waystation.audit.models import Entry
from waystation.common.pages import PAGES
from waystation.rules.roles import Role, may

OFFER = "第一次用？"


@pytest.mark.django_db
def test_it_is_offered_on_the_first_page_only_until_it_is_skipped():
    world = cast()
    browser = signed_in(world.worker)
    assert OFFER in browser.get(reverse("casework:home")).content.decode()
    assert OFFER not in browser.get(reverse("casework:clients")).content.decode()
    answer = browser.post(reverse("accounts:tour"), {"skip": "1"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("casework:home")
    assert OFFER not in answer.content.decode()
    assert list(Entry.objects.filter(verb="accounts.tour_ended").values_list("actor", "data")) == [
        (world.worker.pk, {"skipped": True})
    ]


@pytest.mark.django_db
def test_ending_it_twice_is_ending_it_once():
    world = cast()
    browser = signed_in(world.head)
    browser.post(reverse("accounts:tour"))
    ended = User.objects.get(pk=world.head.pk).toured_at
    browser.post(reverse("accounts:tour"), {"skip": "1"})
    assert ended is not None
    assert User.objects.get(pk=world.head.pk).toured_at == ended
    assert Entry.objects.filter(verb="accounts.tour_ended").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_everybody_reads_the_steps_of_their_own_roles(role):
    browser = signed_in(cast().by_role()[role])
    text = browser.get(reverse("accounts:tour")).content.decode()
    shown = [step for step in first_day.STEPS if str(step.title) in text]
    assert shown == [step for step in first_day.STEPS if may({role}, step.verb)]
    assert len(shown) >= 2
    assert {browser.get(reverse(step.page)).status_code for step in shown} == {200}


def test_every_step_leads_to_a_page_of_its_verb():
    assert [step.page for step in first_day.STEPS if PAGES.get(step.page) is None] == []
