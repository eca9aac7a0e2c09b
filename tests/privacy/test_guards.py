"""Special protection and ties: for whom the file is there, and who must agree."""

from __future__ import annotations

import html

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import busy_client, make_contact
from tests.make import make_user
from tests.people import cast, searched, signed_in
from tests.privacy.making import make_pass
from waystation.accounts.models import User
from waystation.audit.models import Entry
from waystation.casework.actions import privacy as flows
from waystation.casework.actions.hand_out import hand_out
from waystation.clients.access import visible_to
from waystation.clients.actions import assign_worker, protecting
from waystation.clients.models import AccessPass, Client, Protection, Recusal
from waystation.clients.queries import possible_duplicates
from waystation.common import crypto
from waystation.common.persons.identity import with_check_digit
from waystation.notices.models import Notice
from waystation.rules.people import PersonData
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db
NUMBER = with_check_digit("99050219900315123")
WHY = {"reason": "minor", "words": "十七岁，在校"}


def again(user: User) -> User:
    return User.objects.get(pk=user.pk)


def page(client: Client) -> str:
    return reverse("casework:client", args=[client.pk])


def protected(world, *readers: User, name: str = "陈安") -> Client:
    client = busy_client(world, name)
    make_contact(client, world.worker, held_on=timezone.localdate())
    flows.protect(by=world.head, client=client, readers=readers, now=timezone.now(), **WHY)
    return Client.objects.get(pk=client.pk)


# --- special protection --------------------------------------------------------------------------------


def test_only_named_people_see_it_and_it_is_in_no_list_of_the_others():
    world = cast()
    second_head = make_user(name="钱站长", role=Role.HEAD, area=world.street)
    client = protected(world)
    for named in (world.head, world.worker):
        assert visible_to(again(named)).filter(pk=client.pk).exists()
    for other in (second_head, world.police):
        browser = signed_in(other)
        assert browser.get(page(client)).status_code == 404
        for address in ("casework:clients", "casework:office", "casework:home"):
            answer = browser.get(reverse(address))
            assert client.name not in answer.content.decode()
        answer = searched(browser, reverse("casework:clients"), q=client.file_number)
        assert page(client) not in answer.content.decode()
    assert page(client) in signed_in(world.worker).get(reverse("casework:clients")).content.decode()


def test_the_mark_holds_at_once_ends_open_looks_and_is_told_to_those_who_confirm():
    world = cast()
    client = busy_client(world)
    make_pass(world.district_office, client, "oversight")
    browser = signed_in(world.district_office)
    assert browser.get(page(client)).status_code == 200
    flows.protect(by=world.head, client=client, readers=[], now=timezone.now(), **WHY)
    assert browser.get(page(client)).status_code == 404
    told = Notice.objects.filter(code="privacy.told_protected", to=world.district_office).get()
    assert told.client is None
    assert client.file_number in html.unescape(browser.get(reverse("casework:notices")).content.decode())
    assert Entry.objects.filter(verb="clients.protected", client_id=client.pk).count() == 1


def test_older_notices_of_those_who_are_not_named_no_longer_name_the_client():
    world = cast()
    second_head = make_user(name="钱站长", role=Role.HEAD, area=world.street)
    client = busy_client(world)
    for user in (second_head, world.worker):
        Notice.objects.create(to=user, code="casework.matter_opened", client=client, key="k")
    flows.protect(by=world.head, client=client, readers=[], now=timezone.now(), **WHY)
    assert Notice.objects.get(to=second_head, key="k").client is None
    assert Notice.objects.get(to=world.worker, key="k").client == client


def test_the_mark_needs_a_reason_and_words_and_twice_is_once():
    world = cast()
    client = world.client()
    for sent, code in (
        ({"reason": "", "words": "x"}, "reason_needed"),
        ({"reason": "minor", "words": " "}, "words_needed"),
    ):
        with pytest.raises(RuleBroken, match=rf"privacy\.{code}"):
            flows.protect(by=world.head, client=client, readers=[], now=timezone.now(), **sent)
    assert not Protection.objects.exists()
    for _turn in range(2):
        flows.protect(by=world.head, client=client, readers=[], now=timezone.now(), **WHY)
    assert Protection.objects.count() == 1


def test_a_second_person_confirms_and_lifting_takes_two():
    world = cast()
    client, now = protected(world), timezone.now()
    row = client.protections.get()
    with pytest.raises(RuleBroken, match=r"privacy\.second_person"):
        protecting.confirm_protection(by=world.head, protection=row, now=now)
    with pytest.raises(Http404):
        protecting.confirm_protection(by=world.other_head, protection=row, now=now)
    browser = signed_in(world.district_office)
    listed = browser.get(reverse("casework:protections")).content.decode()
    assert client.file_number in listed
    assert client.name not in listed
    browser.post(reverse("casework:decide_protection", args=[row.pk]), {"deed": "confirm"})
    row.refresh_from_db()
    assert row.confirmed_by == world.district_office
    protecting.ask_to_lift(by=world.head, protection=row, now=now)
    with pytest.raises(RuleBroken, match=r"privacy\.second_person"):
        protecting.decide_lift(by=world.head, protection=row, lift=True, now=now)
    assert Client.objects.get(pk=client.pk).is_protected
    protecting.decide_lift(by=world.district_office, protection=row, lift=True, now=now)
    assert not Client.objects.get(pk=client.pk).is_protected
    assert visible_to(again(world.police)).filter(pk=client.pk).exists()


def test_lifting_can_be_refused_and_asked_again():
    world = cast()
    row, now = protected(world).protections.get(), timezone.now()
    protecting.ask_to_lift(by=world.head, protection=row, now=now)
    protecting.decide_lift(by=world.district_office, protection=row, lift=False, now=now)
    row.refresh_from_db()
    assert (row.lift_asked_at, row.lifted_at) == (None, None)


def test_a_worker_cannot_break_in_and_does_not_find_it():
    world = cast()
    other = make_user(name="何工", role=Role.WORKER, area=world.community)
    client = protected(world)
    answer = signed_in(other).post(
        reverse("casework:outside"), {"q": client.name, "reason": "reception", "words": "本人来站"}
    )
    assert "没有名单以外的档案" in answer.content.decode()
    with pytest.raises(Http404):
        flows.break_glass(
            by=other, client=client, reason="other", words="x", today=timezone.localdate(), now=timezone.now()
        )
    assert not AccessPass.objects.exists()


def test_a_head_who_is_not_named_can_and_the_district_hears_of_it_without_a_name():
    world = cast()
    second_head = make_user(name="钱站长", role=Role.HEAD, area=world.street)
    client, browser = protected(world), signed_in(second_head)
    given = {"q": client.name, "reason": "reception", "words": "本人来站"}
    assert "通知上级禁毒办" in browser.post(reverse("casework:outside"), {"q": client.name}).content.decode()
    assert browser.post(reverse("casework:outside"), given)["Location"] == page(client)
    assert browser.get(page(client)).status_code == 200
    assert browser.get(reverse("casework:protection", args=[client.pk])).status_code == 404
    told = Notice.objects.filter(code="privacy.told_break_glass")
    assert {row.to for row in told} == {world.head, world.district_office}
    assert {row.client for row in told} == {None}


def test_the_check_for_duplicates_says_only_that_a_file_is_somewhere():
    world = cast()
    other = make_user(name="何工", role=Role.WORKER, area=world.community)
    client = protected(world)
    Client.objects.filter(pk=client.pk).update(id_index=crypto.blind("id", NUMBER))
    found = possible_duplicates(
        other, PersonData(name=client.name, area_path=world.community.path, id_number=NUMBER)
    )
    assert [(one.client, one.reasons) for one in found] == [(None, ("id_number",))]


def test_readers_are_named_and_dropped_and_nobody_locks_themselves_out():
    world = cast()
    client, browser = protected(world), signed_in(world.head)
    address = reverse("casework:protected_readers", args=[client.pk])
    browser.post(address, {"reader": world.police.pk})
    browser.post(address, {"reader": world.police.pk})
    assert visible_to(again(world.police)).filter(pk=client.pk).exists()
    place = client.protections.get().readers.get(user=world.police)
    browser.post(address, {"drop": place.pk})
    assert not visible_to(again(world.police)).filter(pk=client.pk).exists()
    own = client.protections.get().readers.get(user=world.head)
    answer = browser.post(address, {"drop": own.pk}, follow=True)
    assert "不能移除自己" in answer.content.decode()
    assert visible_to(again(world.head)).filter(pk=client.pk).exists()


def test_a_new_worker_of_a_protected_file_sees_it():
    world = cast()
    other = make_user(name="何工", role=Role.WORKER, area=world.community)
    client = protected(world)
    assign_worker(
        by=world.head, client=client, worker=other, today=timezone.localdate(), instead_of=world.worker
    )
    assert visible_to(again(other)).filter(pk=client.pk).exists()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_of_protections_takes_the_same_statements(rows, django_assert_num_queries):
    world = cast()
    for number in range(rows):
        client = world.client(f"学员{number}")
        protecting.protect(by=world.head, client=client, readers=[], now=timezone.now(), **WHY)
    browser = signed_in(world.district_office)
    with django_assert_num_queries(5):
        assert browser.get(reverse("casework:protections")).status_code == 200


# --- ties --------------------------------------------------------------------------------------------------


def test_a_tie_closes_the_file_to_the_worker_at_once_and_the_head_hands_it_on():
    world = cast()
    client, browser = busy_client(world), signed_in(world.worker)
    address = reverse("casework:recuse", args=[client.pk])
    assert address in browser.get(page(client)).content.decode()
    browser.post(address, {"tie": "relative"})
    assert browser.get(page(client)).status_code == 404
    assert client.name not in browser.get(reverse("casework:clients")).content.decode()
    assert browser.post(address, {"tie": "relative"}).status_code == 404
    assert Recusal.objects.count() == 1
    assert [row.to for row in Notice.objects.filter(code="privacy.told_recused")] == [world.head]
    office = signed_in(world.head).get(reverse("casework:office")).content.decode()
    assert client.name in office
    assert "待改派" in office
    found = browser.post(reverse("casework:outside"), {"q": client.name}).content.decode()
    assert "没有名单以外的档案" in found


def test_nobody_hands_the_file_to_somebody_with_a_tie():
    world = cast()
    other = make_user(name="何工", role=Role.WORKER, area=world.community)
    client, today = world.client(worker=other), timezone.localdate()
    flows.recuse(by=other, client=client, tie="acquaintance", now=timezone.now())
    client = Client.objects.get(pk=client.pk)
    assign_worker(by=world.head, client=client, worker=world.worker, today=today, instead_of=other)
    with pytest.raises(RuleBroken, match=r"privacy\.worker_recused"):
        assign_worker(by=world.head, client=client, worker=other, today=today, instead_of=world.worker)
    with pytest.raises(RuleBroken, match=r"privacy\.worker_recused"):
        hand_out(by=world.head, seen={client.pk: world.worker.pk}, worker=other, today=today)
    assert Client.objects.get(pk=client.pk).worker == world.worker


def test_the_head_ends_a_tie_that_does_not_hold():
    world = cast()
    client = world.client()
    row = flows.recuse(by=world.worker, client=client, tie="acquaintance", now=timezone.now())
    address = reverse("casework:end_recusal", args=[client.pk, row.pk])
    assert signed_in(world.worker).post(address).status_code == 404
    assert signed_in(world.other_head).post(address).status_code == 404
    for _turn in range(2):
        signed_in(world.head).post(address)
    assert visible_to(again(world.worker)).filter(pk=client.pk).exists()
    assert not Client.objects.get(pk=client.pk).has_recusals
    assert Entry.objects.filter(verb="clients.recusal_ended").count() == 1


def test_a_tie_needs_its_kind():
    world = cast()
    with pytest.raises(RuleBroken, match=r"privacy\.tie_needed"):
        protecting.recuse(by=world.worker, client=world.client(), tie="", now=timezone.now())
    assert not Recusal.objects.exists()
