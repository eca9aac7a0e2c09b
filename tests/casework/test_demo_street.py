"""The demo's street: its head finds the pages of cover and hand-over filled."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.casework.test_reading_pages import words
from tests.people import signed_in
from waystation.accounts.models import Cover, User
from waystation.audit.models import Entry
from waystation.casework import demo
from waystation.casework.models import HandOver

pytestmark = pytest.mark.django_db


@pytest.fixture
def street() -> dict[str, User]:
    demo.load(timezone.localdate())
    return {user.username: user for user in User.objects.all()}


def test_a_cover_with_days_an_action_with_both_names_and_a_finished_hand_over(street):
    head, deputy, away = street["head1"], street["worker1"], street["worker2"]
    cover = Cover.objects.get()
    assert (cover.worker, cover.deputy, cover.confirmed_by) == (away, deputy, head)
    entry = Entry.objects.get(verb="contacts.recorded")
    assert (entry.actor, entry.on_behalf_of) == (deputy, away)
    held = HandOver.objects.get()
    assert (held.state, held.files.filter(outcome="moved").count()) == ("done", 2)
    board = words(signed_in(head).get(reverse("casework:covers")))
    assert "陆明远" in board
    assert "正在代管" in board
    assert signed_in(head).get(reverse("casework:hand_over_state", args=[held.pk])).status_code == 200
    home = words(signed_in(deputy).get(reverse("casework:home")))
    assert "代陆明远" in home
    page = words(signed_in(deputy).get(reverse("casework:client", args=[entry.client_id])))
    assert "顾晓岚（代陆明远）" in page


def test_loaded_again_it_changes_nothing(street):
    counts = Entry.objects.count(), Cover.objects.count(), HandOver.objects.count()
    demo.load(timezone.localdate())
    assert (Entry.objects.count(), Cover.objects.count(), HandOver.objects.count()) == counts
