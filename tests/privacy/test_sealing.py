"""Closed files are sealed; a sealed one opens by a reason that a second person accepts."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import make_matter
from tests.people import Cast, cast, signed_in
from waystation.audit.models import Entry
from waystation.casework.actions import orders as order_flows
from waystation.casework.actions.law import sealing as flows
from waystation.casework.jobs.nightly import refresh_all
from waystation.casework.jobs.sealing import seal_due
from waystation.clients.models import AccessPass, Client, Sealing, Unsealing
from waystation.clients.queries import search
from waystation.notices.models import Notice
from waystation.rules.calendar import add_days
from waystation.rules.law import LocalParameter, law_on
from waystation.rules.problems import RuleBroken
from waystation.rules.release.keeping import (
    REASONS_FOR,
    UnsealFor,
    UnsealReason,
    check_unseal,
    due_for_sealing,
    seal_on,
)

pytestmark = pytest.mark.django_db
WORDS = "本人来信要复印检测记录"
ASK = {"what_for": "look", "reason": "client_asked", "words": WORDS}


def closed(world: Cast, days: int = 0, name: str = "陈安", **values: object) -> Client:
    """A file that was closed so many days ago."""
    on = add_days(timezone.localdate(), -days)
    values = {"state": Client.State.CLOSED, "closed_on": on, "registered_on": add_days(on, -900)} | values
    return world.client(name, **values)


def sealed(world: Cast, name: str = "陈安") -> Client:
    client = closed(world, name=name)
    flows.seal(by=world.head, client=client, today=timezone.localdate())
    client.refresh_from_db()
    return client


def ask(world: Cast, client: Client, **more: object) -> Unsealing:
    return flows.ask(by=world.head, client=client, **{**ASK, "now": timezone.now(), **more})


def decide(world: Cast, row: Unsealing, *, grants: bool = True, note: str = "") -> Unsealing:
    now = timezone.now()
    return flows.decide(
        by=world.district_office, asked=row, grants=grants, note=note, today=timezone.localdate(now), now=now
    )


def test_the_day_on_which_a_file_is_sealed_is_the_figure_of_the_day_it_was_closed():
    closed_on = timezone.localdate()
    law = law_on(closed_on)
    assert seal_on(closed_on, law) == add_days(closed_on, 30)
    later = LocalParameter("0001", "seal_after_days", 5, add_days(closed_on, 1), None, "", "文件")
    changed = law_on(add_days(closed_on, 60), [later])
    assert seal_on(closed_on, changed) == add_days(closed_on, 30)
    assert seal_on(add_days(closed_on, 1), changed) == add_days(closed_on, 6)


def test_only_files_whose_day_has_come_are_due_the_oldest_first():
    today = timezone.localdate()
    law = law_on(today)
    files = [(1, add_days(today, -30), law), (2, add_days(today, -29), law), (3, add_days(today, -40), law)]
    assert due_for_sealing(files, today) == [3, 1]


@pytest.mark.parametrize("reason", UnsealReason)
@pytest.mark.parametrize("what_for", UnsealFor)
def test_each_purpose_has_its_reasons(what_for, reason):
    if reason in REASONS_FOR[what_for]:
        assert check_unseal(what_for, reason, WORDS) == (what_for, reason)
    else:
        with pytest.raises(RuleBroken, match="not_fitting"):
            check_unseal(what_for, reason, WORDS)
    with pytest.raises(RuleBroken):
        check_unseal(what_for, reason, "  ")


def test_the_night_seals_what_is_due_and_only_that():
    world = cast()
    due, fresh = closed(world, 31, "到期"), closed(world, 29, "未到期")
    busy = closed(world, 40, "有事")
    make_matter(busy, world.worker)
    still = world.client("在册")
    Notice.objects.create(to=world.worker, code="x", key="x", client=due)
    today = timezone.localdate()
    assert seal_due(by=None, today=today) == 1
    assert seal_due(by=None, today=today) == 0
    for client in (due, fresh, busy, still):
        client.refresh_from_db()
    assert [client.is_sealed for client in (due, fresh, busy, still)] == [True, False, False, False]
    row = Sealing.objects.get()
    assert (row.client, row.sealed_by, row.sealed_on) == (due, None, today)
    assert not Notice.objects.filter(client=due).exists()
    refresh_all(today=today, now=timezone.now())
    assert Sealing.objects.count() == 1


def test_a_sealed_file_is_in_no_list_no_search_and_opens_to_nobody():
    world = cast()
    client = sealed(world)
    for user in (world.worker, world.head, world.police):
        browser = signed_in(user)
        assert browser.get(reverse("casework:client", args=[client.pk])).status_code == 404
        assert "陈安" not in browser.get(reverse("casework:clients")).content.decode()
        assert list(search(user, "陈安")) == []
    for page in ("casework:outside", "casework:inspect"):
        user = world.other_worker if page == "casework:outside" else world.district_office
        said = signed_in(user).post(reverse(page), {"q": client.file_number}).content.decode()
        assert "1 份" not in said


def test_a_head_seals_a_closed_file_from_its_page_and_an_open_one_not():
    world = cast()
    client = closed(world)
    browser = signed_in(world.worker)
    assert browser.post(reverse("casework:seal_file", args=[client.pk])).status_code == 404
    assert signed_in(world.head).post(reverse("casework:seal_file", args=[client.pk])).status_code == 302
    client.refresh_from_db()
    assert client.is_sealed
    running = world.client("在册")
    with pytest.raises(RuleBroken, match=r"seal\.not_closed"):
        flows.seal(by=world.head, client=running, today=timezone.localdate())
    with pytest.raises(Http404):
        flows.seal(by=world.other_head, client=closed(world, name="别人"), today=timezone.localdate())


def test_asking_needs_a_second_person_and_opens_reading_for_hours():
    world = cast()
    client = sealed(world)
    browser = signed_in(world.head)
    address = reverse("casework:ask_unsealing")
    found = browser.post(address, {"q": client.file_number}).content.decode()
    assert "1 份封存的档案符合" in found
    assert "陈安" not in found
    for _turn in range(2):
        answer = browser.post(address, {"q": client.file_number, **ASK})
        assert answer["Location"] == reverse("casework:sealed")
    row = Unsealing.objects.get()
    assert row.words == WORDS
    assert Notice.objects.filter(code="seal.told_asked", to=world.district_office, client=None).exists()
    with pytest.raises(RuleBroken, match=r"seal\.own_request"):
        flows.decide(
            by=world.head, asked=row, grants=True, note="", today=timezone.localdate(), now=timezone.now()
        )
    page = reverse("casework:decide_unsealing", args=[row.pk])
    assert WORDS in signed_in(world.district_office).get(page).content.decode()
    assert signed_in(world.district_office).post(page, {"grants": "yes", "note": ""}).status_code == 302
    given = AccessPass.objects.get(kind="unsealed")
    assert (given.user, given.ends_at - given.starts_at) == (world.head, timedelta(hours=8))
    shown = signed_in(world.head).get(reverse("casework:client", args=[client.pk]))
    body = html.unescape(shown.content.decode())
    assert "查看封存档案（只读）" in body
    refused = signed_in(world.head).post(reverse("casework:close_file", args=[client.pk]))
    assert refused.status_code == 404
    client.refresh_from_db()
    assert client.is_sealed
    assert WORDS not in str(list(Entry.objects.values_list("data", flat=True)))


def test_a_refusal_says_why_and_opens_nothing():
    world = cast()
    client = sealed(world)
    row = ask(world, client)
    with pytest.raises(RuleBroken, match=r"seal\.note_needed"):
        decide(world, row, grants=False)
    decide(world, row, grants=False, note="没有书面手续")
    assert not AccessPass.objects.filter(kind="unsealed").exists()
    assert signed_in(world.head).get(reverse("casework:client", args=[client.pk])).status_code == 404
    assert Notice.objects.filter(code="seal.told_refused", to=world.head).exists()
    again = decide(world, row)
    assert again.granted is False


def test_who_comes_back_has_the_file_again_with_everything_in_it():
    world = cast()
    client = sealed(world)
    row = ask(world, client, what_for="return", reason="help_wished")
    decide(world, row)
    client.refresh_from_db()
    assert not client.is_sealed
    assert Sealing.objects.get().lifted_on == timezone.localdate()
    order_flows.reopen_file(by=world.head, client=client, today=timezone.localdate())
    assert list(search(world.worker, "陈安")) == [client]


def test_other_streets_neither_find_it_nor_see_the_request():
    world = cast()
    client = sealed(world)
    said = signed_in(world.other_head).post(reverse("casework:ask_unsealing"), {"q": client.file_number})
    assert "没有封存的档案符合" in said.content.decode()
    with pytest.raises(Http404):
        flows.ask(by=world.other_head, client=client, now=timezone.now(), **ASK)
    row = ask(world, client)
    address = reverse("casework:decide_unsealing", args=[row.pk])
    assert signed_in(world.other_head).get(address).status_code == 404
    assert signed_in(world.worker).get(address).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_takes_the_same_statements_whatever_its_length(rows, django_assert_num_queries):
    world = cast()
    for n in range(rows):
        client = closed(world, name=f"学员{n}")
        Client.objects.filter(pk=client.pk).update(is_sealed=True)
        Unsealing.objects.create(client=client, **ASK, asked_by=world.head, asked_at=timezone.now())
    browser = signed_in(world.district_office)
    browser.get(reverse("casework:sealed"))
    with django_assert_num_queries(5):
        browser.get(reverse("casework:sealed"))
