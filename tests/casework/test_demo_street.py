"""The demo's street: its head finds the pages of cover and hand-over filled."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.casework.synth.test_district import as_owner
from tests.casework.test_reading_pages import words
from tests.people import signed_in
from waystation.accounts.models import Cover, User
from waystation.activities.models import Attendance
from waystation.audit.models import Entry
from waystation.casework import demo
from waystation.casework.models import HandOver
from waystation.notices.models import Notice
from waystation.points.models import Contract, Good, SchemeVersion

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
    the_pilot_has_sessions_a_shelf_and_shops()


def the_pilot_has_sessions_a_shelf_and_shops() -> None:
    assert {one.scheme.area.name for one in SchemeVersion.objects.filter(approved_at__isnull=False)} == {
        "柳荫社区",
        "石桥社区",
    }
    assert Attendance.objects.filter(state="came").count() > 50
    assert Good.objects.count() == 6
    assert Contract.objects.filter(signed_at__isnull=False).count() == 5


def test_loaded_again_it_changes_nothing(street):
    counts = Entry.objects.count(), Cover.objects.count(), HandOver.objects.count()
    demo.load(timezone.localdate())
    assert (Entry.objects.count(), Cover.objects.count(), HandOver.objects.count()) == counts


def test_whoever_signs_in_finds_a_first_page_and_notices_that_say_something(street):
    assert Notice.objects.filter(code="casework.matter_opened").exists()
    for user in street.values():
        browser = signed_in(user)
        for page in ("start", "casework:notices"):
            assert browser.get(reverse(page), follow=True).status_code == 200, (user.username, page)


def test_notices_of_matters_from_before_are_told_which_kind(transactional_db, street):
    told = import_module("waystation.casework.migrations.0011_notices_say_the_kind")
    notices = Notice.objects.filter(code="casework.matter_opened")
    kinds = dict(notices.values_list("pk", "data"))
    assert kinds
    lost = Notice.objects.create(to=street["head1"], code="casework.matter_opened", key="matter:0")
    notices.update(data={})
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(told._TELL)
        cursor.execute(told._DROP)
    assert dict(notices.values_list("pk", "data")) == kinds
    assert not Notice.objects.filter(pk=lost.pk).exists()
