"""The round of an office: everybody one by one; what the records say is not marked a second time."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import make_contact, make_screening
from tests.make import make_order
from tests.people import Cast, cast, signed_in
from waystation.audit.models import Entry
from waystation.casework.queries.care import rounds as queries
from waystation.clients.models import Client, FieldChange
from waystation.contacts.actions import rounds as actions
from waystation.contacts.models import RoundMark
from waystation.rules.care.rounds import KnownBy, Round, Whereabouts, round_of
from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NOW_ROUND = round_of(TODAY, Law(TODAY))


@pytest.fixture
def world() -> Cast:
    return cast()


def marked(world: Cast, client: Client, mark: Whereabouts | None, how=None, *, by=None, round_=NOW_ROUND):
    return actions.mark(by=by or world.worker, client=client, round_=round_, mark=mark, how=how, today=TODAY)


def standing(user, shown: str = "all") -> dict[str, str]:
    return {one.name: one.standing for one in queries.people(user, NOW_ROUND, shown)}


def test_records_of_the_round_count_as_seen_and_older_ones_do_not(world: Cast) -> None:
    before = NOW_ROUND.first - dt.timedelta(days=1)
    for name in ("谈过", "测过", "上轮", "没有"):
        make_order(client=world.client(name))
    people = {one.name: one for one in Client.objects.all()}
    make_contact(people["谈过"], world.worker, held_on=NOW_ROUND.first)
    make_screening(people["测过"], world.worker, taken_on=TODAY)
    make_contact(people["上轮"], world.worker, held_on=before)
    assert standing(world.worker) == {"谈过": "seen", "测过": "seen", "上轮": "open", "没有": "open"}
    assert set(standing(world.worker, "open")) == {"上轮", "没有"}


def test_of_a_mark_and_a_meeting_the_later_counts_and_a_mark_of_last_round_does_not(world: Cast) -> None:
    client = world.client()
    last = Round(NOW_ROUND.first - dt.timedelta(days=100), NOW_ROUND.first - dt.timedelta(days=1))
    marked(world, client, Whereabouts.UNKNOWN, round_=last)
    assert standing(world.worker) == {"陈安": "open"}
    marked(world, client, Whereabouts.UNKNOWN)
    assert standing(world.worker) == {"陈安": "unknown"}
    make_contact(client, world.worker, held_on=TODAY)
    assert standing(world.worker) == {"陈安": "seen"}


def test_a_mark_is_said_once_can_be_changed_and_taken_back_and_the_history_keeps_it(world: Cast) -> None:
    client = world.client()
    for _twice in range(2):
        row = marked(world, client, Whereabouts.KNOWN, KnownBy.FAMILY)
    assert (row.mark, row.how, RoundMark.objects.count()) == ("known", "family", 1)
    assert Entry.objects.filter(verb="contacts.round_marked").count() == 1
    assert (marked(world, client, Whereabouts.SEEN, KnownBy.PHONE, by=world.head).how, "seen") == ("", "seen")
    marked(world, client, None)
    assert standing(world.worker) == {"陈安": "open"}
    assert FieldChange.objects.filter(thing="contacts.roundmark").count() == 2
    assert marked(world, world.client("新人"), None).pk is None


def test_who_may_mark_whom(world: Cast) -> None:
    client = world.client()
    for user in (world.other_worker, world.other_head, world.police, world.district_office, world.medic):
        with pytest.raises(Http404):
            marked(world, client, Whereabouts.SEEN, by=user)
    with pytest.raises(RuleBroken) as refusal:
        marked(world, client, Whereabouts.KNOWN)
    assert refusal.value.code == "round.how_needed"
    Client.objects.filter(pk=client.pk).update(state="closed", closed_on=TODAY)
    with pytest.raises(RuleBroken) as refusal:
        marked(world, client, Whereabouts.SEEN)
    assert refusal.value.code == "round.file_closed"
    assert RoundMark.objects.count() == 0


def test_counts_by_community_are_those_of_the_list(world: Cast) -> None:
    for n, mark in enumerate([None, *Whereabouts, Whereabouts.UNKNOWN]):
        client = world.client(f"学员{n}")
        if mark:
            marked(world, client, mark, KnownBy.AWAY)
    world.other_client()
    assert queries.places(world.head, NOW_ROUND) == [
        queries.Place(world.community.name, seen=1, known=1, unknown=2, waiting=1)
    ]
    assert queries.places(world.head, NOW_ROUND)[0].people == 5
    assert queries.places(world.police, NOW_ROUND) == []


def test_the_page_marks_stays_where_it_was_and_offers_to_look_for_who_is_not_known(world: Cast) -> None:
    client, browser = world.client(), signed_in(world.worker)
    page = browser.get(reverse("casework:rounds"))
    assert "还没有摸到" in page.content.decode()
    assert "陈安" in page.content.decode()
    where = reverse("casework:round_mark", args=[client.pk])
    answer = browser.post(where, {"mark": "unknown", "show": "open"}, follow=True)
    assert "这一轮都摸到了" in answer.content.decode()
    listed = browser.get(reverse("casework:rounds"), {"show": "unknown"}).content.decode()
    assert reverse("casework:searches", args=[client.pk]) in listed
    answer = browser.post(where, {"mark": "known", "show": "unknown"})
    assert answer["Location"] == reverse("casework:rounds") + "?show=unknown"
    assert "请选怎么知道的" in browser.get(answer["Location"]).content.decode()
    browser.post(where, {"mark": "known", "how": "phone", "show": "unknown"})
    assert "知道去向：电话联系上" in browser.get(reverse("casework:rounds"), {"show": "all"}).content.decode()
    browser.post(where, {"mark": "", "show": "known"})
    assert standing(world.worker) == {"陈安": "open"}
    for wrong in ({"mark": "gone"}, {"mark": "known", "how": "gps"}):
        assert browser.post(where, wrong).status_code == 404
    odd = browser.post(where, {"mark": "seen", "show": "https://example.org"})
    assert odd["Location"] == reverse("casework:rounds")
    assert browser.get(where).status_code == 405


def test_nobody_else_opens_the_page(world: Cast) -> None:
    for user in (world.police, world.district_office, world.admin, world.auditor, world.helper):
        assert signed_in(user).get(reverse("casework:rounds")).status_code in {403, 404}


def test_the_page_asks_as_much_for_one_person_as_for_thirty(world: Cast, django_assert_num_queries) -> None:
    browser = signed_in(world.head)
    for n in range(1, 31):
        world.client(f"学员{n}")
        if n in {1, 30}:
            browser.get(reverse("casework:rounds"))
            with django_assert_num_queries(6):
                assert browser.get(reverse("casework:rounds")).status_code == 200
