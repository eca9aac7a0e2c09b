"""Opening files outside the own caseload: reasons, oversight, emergency looks, and their check."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import make_contact, make_matter
from tests.make import make_client, make_user
from tests.people import cast, signed_in
from tests.privacy.making import make_pass
from waystation.accounts.models import User
from waystation.audit.models import Entry
from waystation.casework.actions import privacy as flows
from waystation.clients.access import must_reach, visible_to
from waystation.clients.actions import passes
from waystation.clients.models import AccessPass, Client
from waystation.common import crypto
from waystation.common.persons.identity import with_check_digit
from waystation.contacts.models import Contact
from waystation.notices.models import Notice
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role, Verb

pytestmark = pytest.mark.django_db
NUMBER = with_check_digit("99050219900315123")


def page(client: Client) -> str:
    return reverse("casework:client", args=[client.pk])


def colleague(world, **values: object) -> Client:
    """A client of a second worker in the own community."""
    other = make_user(name="何工", role=Role.WORKER, area=world.community)
    client = world.client("沈月", worker=other, id_number=NUMBER, phone="13912345678", **values)
    Client.objects.filter(pk=client.pk).update(id_index=crypto.blind("id", NUMBER))
    return client


def seen(world, name: str = "陈安") -> Client:
    """A client of 王敏 whom nothing keeps in the head's queue: met today."""
    client = world.client_with_order(name)
    make_contact(client, world.worker, held_on=timezone.localdate())
    return client


def again(user: User) -> User:
    """The same person on their next request."""
    return User.objects.get(pk=user.pk)


def now_and_today() -> dict[str, object]:
    return {"now": timezone.now(), "today": timezone.localdate()}


# --- the head is asked why --------------------------------------------------------------------------------


def test_a_head_is_asked_once_and_goes_where_they_were_going():
    world = cast()
    client, browser = seen(world), signed_in(world.head)
    wanted = reverse("clients:phones", args=[client.pk])
    asked = browser.get(wanted)
    assert asked.status_code == 302
    onward = f"?next={wanted.replace('/', '%2F')}"
    assert asked["Location"] == reverse("casework:state_reason", args=[client.pk]) + onward
    assert "接访、值班" in browser.get(asked["Location"]).content.decode()
    answer = browser.post(asked["Location"], {"reason": "reception"})
    assert answer["Location"] == wanted
    assert browser.get(wanted).status_code == 200
    assert browser.get(page(client)).status_code == 200
    row = AccessPass.objects.get()
    assert (row.user, row.kind, row.reason) == (world.head, "stated", "reception")
    assert Entry.objects.filter(verb="clients.stated", client_id=client.pk, actor=world.head).count() == 1


def test_the_reason_is_forgotten_after_its_hours_and_holds_for_that_file_alone():
    world = cast()
    client, second, browser = seen(world), seen(world, "高山"), signed_in(world.head)
    make_pass(world.head, client, "stated", starts_at=timezone.now() - timedelta(hours=5), hours=4)
    make_pass(world.head, second, "stated")
    assert browser.get(page(client)).status_code == 302
    assert browser.get(page(second)).status_code == 200


@pytest.mark.parametrize("sent", [{}, {"reason": "because"}, {"reason": "other"}, {"reason": "caseload"}])
def test_no_reason_or_one_that_cannot_be_chosen_opens_nothing(sent):
    world = cast()
    client, browser = world.client_with_order(), signed_in(world.head)
    answer = browser.post(reverse("casework:state_reason", args=[client.pk]), sent)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert AccessPass.objects.count() == 0


def test_the_way_onward_never_leaves_the_house():
    world = cast()
    client, browser = world.client_with_order(), signed_in(world.head)
    address = reverse("casework:state_reason", args=[client.pk])
    for evil in ("https://evil.example/", "//evil.example/", "javascript:x"):
        answer = browser.post(f"{address}?next={evil}", {"reason": "reception"})
        assert answer["Location"] == page(client)


def test_what_oversight_hands_over_asks_nothing():
    world = cast()
    browser = signed_in(world.head)
    waiting, nobody = world.client_with_order(), world.client("高山", worker=None)
    Client.objects.filter(pk=nobody.pk).update(without_worker_since=timezone.localdate())
    make_matter(waiting, world.worker)
    assert browser.get(page(waiting)).status_code == 200
    assert browser.get(page(nobody)).status_code == 200
    assert AccessPass.objects.count() == 0


def test_a_worker_and_the_police_are_not_asked():
    world = cast()
    client = world.client_with_order()
    assert signed_in(world.worker).get(page(client)).status_code == 200
    assert signed_in(world.police).get(page(client)).status_code == 200


def test_saving_never_loses_what_was_typed_because_a_reason_ran_out():
    world = cast()
    client = world.client_with_order()
    answer = signed_in(world.head).post(
        reverse("clients:phones", args=[client.pk]), {"number": "13900000000"}
    )
    assert answer["Location"] == reverse("clients:phones", args=[client.pk])
    assert client.phones.count() == 1


# --- emergency look ----------------------------------------------------------------------------------------


def look(browser, q: str, **words: str):
    """Search, and with words: search and open."""
    return browser.post(reverse("casework:outside"), {"q": q, **words})


@pytest.mark.parametrize("exact", ["沈月", NUMBER, "13912345678", "file"])
def test_an_exact_word_finds_that_there_is_one_file_and_says_nothing_of_it(exact):
    world = cast()
    client = colleague(world)
    answer = look(signed_in(world.worker), client.file_number if exact == "file" else exact)
    body = html.unescape(answer.content.decode()).replace(f'value="{exact}"', "")
    assert "1 份名单以外的档案" in body
    assert [word for word in (client.name, NUMBER, "13912345678", "何工") if word in body] == []
    assert exact not in answer.request["PATH_INFO"] + answer.request["QUERY_STRING"]


@pytest.mark.parametrize("part", ["沈", "1233", "5678", "shen", "", "2026", "%", "沈_"])
def test_a_part_finds_nothing(part):
    world = cast()
    colleague(world)
    body = look(signed_in(world.worker), part).content.decode()
    assert "1 份名单以外" not in body


def test_a_file_of_another_street_is_not_there():
    world = cast()
    world.other_client("周平")
    assert "没有名单以外的档案" in look(signed_in(world.worker), "周平").content.decode()
    answer = look(signed_in(world.worker), "周平", reason="reception", words="本人来站")
    assert answer.status_code == 200
    assert AccessPass.objects.count() == 0


def test_two_of_one_name_are_no_answer():
    world = cast()
    for _turn in range(2):
        make_client("沈月", area=world.community, worker=make_user(role=Role.WORKER, area=world.community))
    answer = look(signed_in(world.worker), "沈月", reason="reception", words="本人来站")
    assert "有几份档案符合" in answer.content.decode()
    assert AccessPass.objects.count() == 0


def test_an_emergency_look_opens_reading_and_talks_and_nothing_else_and_tells_head_and_worker():
    world = cast()
    client, browser = colleague(world), signed_in(world.worker)
    assert browser.get(page(client)).status_code == 404
    answer = look(browser, "沈月", reason="reception", words="本人来站，家里有急事")
    assert answer["Location"] == page(client)
    body = browser.get(page(client)).content.decode()
    assert "紧急查阅" in body
    assert "13912345678" in body
    assert NUMBER not in body
    assert browser.get(reverse("casework:record_contact", args=[client.pk])).status_code == 200
    for name in ("casework:record_screening", "clients:edit", "clients:team", "casework:new_order"):
        assert browser.get(reverse(name, args=[client.pk])).status_code == 404
    assert browser.post(reverse("clients:reveal", args=[client.pk])).status_code == 404
    told = Notice.objects.filter(code="privacy.told_break_glass")
    assert {row.to for row in told} == {world.head, client.worker}
    entry = Entry.objects.get(verb="clients.break_glass")
    assert (entry.actor, entry.client_id) == (world.worker, client.pk)
    assert "急事" not in str(entry.data)


def test_the_words_rest_sealed_and_stand_in_the_files_timeline():
    from django.db import connection

    world = cast()
    client = colleague(world)
    make_pass(world.worker, client, "break_glass", words="家里有急事")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM clients_accesspass")
        assert "急事".encode() not in bytes(cursor.fetchone()[0])
    body = signed_in(client.worker).get(page(client)).content.decode()
    assert "紧急查阅：接访、值班" in body
    assert "家里有急事" in body


def test_a_talk_recorded_during_an_emergency_look_is_kept():
    from uuid import uuid4

    from waystation.casework.actions.recording import record_contact
    from waystation.contacts.actions import Data as ContactData
    from waystation.rules import contacts

    world = cast()
    client = colleague(world)
    make_pass(world.worker, client, "break_glass")
    data = ContactData(
        kind=contacts.Kind.TALK,
        met=contacts.Met.CLIENT,
        held_on=timezone.localdate(),
        outcome=contacts.Outcome.COMPLIED,
    )
    record_contact(by=again(world.worker), client=client, data=data, form_key=uuid4(), **now_and_today())
    assert Contact.objects.get().recorded_by == world.worker


def test_it_ends_by_itself_can_be_ended_and_is_asked_no_longer_after_the_night():
    world = cast()
    client = colleague(world)
    make_pass(world.worker, client, "break_glass", starts_at=timezone.now() - timedelta(hours=5), hours=4)
    assert signed_in(world.worker).get(page(client)).status_code == 404
    assert passes.forget_ended_passes(by=None, now=timezone.now()) == 1
    assert again(world.worker).passes_until is None
    make_pass(world.worker, client, "break_glass")
    browser = signed_in(world.worker)
    assert browser.get(page(client)).status_code == 200
    browser.post(reverse("casework:end_pass", args=[client.pk]))
    assert browser.get(page(client)).status_code == 404
    assert again(world.worker).passes_until is None


def test_the_second_click_is_one_look_and_one_notice():
    world = cast()
    client = colleague(world)
    given = {"reason": "reception", "words": "本人来站"}
    first = flows.break_glass(by=world.worker, client=client, **given, **now_and_today())
    second = flows.break_glass(by=again(world.worker), client=client, **given, **now_and_today())
    assert first == second
    assert Notice.objects.filter(code="privacy.told_break_glass", to=world.head).count() == 1


def test_after_so_many_a_day_only_the_head_can_open():
    world = cast()
    files = [colleague(world)] + [
        make_client(f"客{n}", area=world.community, worker=world.other_worker) for n in range(3)
    ]
    given = {"reason": "reception", "words": "本人来站"}
    for client in files[:3]:
        flows.break_glass(by=again(world.worker), client=client, **given, **now_and_today())
    with pytest.raises(RuleBroken, match=r"privacy\.too_many_today"):
        flows.break_glass(by=again(world.worker), client=files[3], **given, **now_and_today())
    assert AccessPass.objects.count() == 3
    body = look(signed_in(world.worker), files[3].name, **given).content.decode()
    assert "请联系站长" in body


@pytest.mark.parametrize(
    "role", ["police", "district_office", "medic", "helper", "auditor", "admin", "other_worker"]
)
def test_nobody_else_can_look_that_way(role):
    world = cast()
    client = colleague(world)
    with pytest.raises(Http404):
        flows.break_glass(
            by=getattr(world, role), client=client, reason="reception", words="x", **now_and_today()
        )
    assert AccessPass.objects.count() == 0


def test_who_loses_the_grant_loses_the_look():
    world = cast()
    client = colleague(world)
    make_pass(world.worker, client, "break_glass")
    world.worker.grants.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert not visible_to(again(world.worker)).filter(pk=client.pk).exists()


def test_the_page_of_somebody_without_a_pass_costs_no_statement_more(django_assert_num_queries):
    world = cast()
    client = world.client_with_order()
    user = again(world.worker)
    with django_assert_num_queries(2):  # the grants, the client
        must_reach(user, client.pk, Verb.SEE_CLIENTS)


# --- the check ------------------------------------------------------------------------------------------


def test_the_head_checks_it_from_the_office_and_it_stays_on_the_person():
    world = cast()
    client = colleague(world)
    row, browser = make_pass(world.worker, client, "break_glass"), signed_in(world.head)
    address = reverse("casework:check_pass", args=[row.pk])
    assert address in browser.get(reverse("casework:office")).content.decode()
    assert "有异议时" in browser.post(address, {"finding": "objected"}).content.decode()
    answer = browser.post(address, {"finding": "objected", "note": "不是急事，已谈话"})
    assert answer["Location"] == reverse("casework:looks")
    row.refresh_from_db()
    assert (row.finding, row.checked_by, row.check_note) == ("objected", world.head, "不是急事，已谈话")
    assert address not in browser.get(reverse("casework:office")).content.decode()
    body = browser.get(reverse("casework:looks")).content.decode()
    assert world.worker.name in body
    assert '<span class="tag late">1</span>' in body
    assert client.name not in body
    browser.post(address, {"finding": "accepted"})
    row.refresh_from_db()
    assert row.finding == "objected"
    assert Entry.objects.filter(verb="clients.pass_checked").count() == 1


def test_nobody_checks_their_own_look_or_one_of_another_street():
    world = cast()
    row = make_pass(world.head, colleague(world), "break_glass")
    with pytest.raises(RuleBroken, match=r"privacy\.own_look"):
        passes.check_pass(by=world.head, given=row, finding="accepted", note="", now=timezone.now())
    with pytest.raises(Http404):
        passes.check_pass(by=world.other_head, given=row, finding="accepted", note="", now=timezone.now())
    assert AccessPass.objects.get().finding == ""


# --- district and city ----------------------------------------------------------------------------------


def test_the_district_reads_one_file_for_hours_with_a_reason_and_nothing_more():
    world = cast()
    client, browser = world.client_with_order("沈月", agreed_on=None), signed_in(world.district_office)
    assert browser.get(page(client)).status_code == 404
    assert browser.get(reverse("casework:clients")).status_code == 404
    answer = browser.post(
        reverse("casework:inspect"), {"q": client.file_number, "reason": "inspection", "words": "季度检查"}
    )
    assert answer["Location"] == page(client)
    body = browser.get(page(client)).content.decode()
    assert "上级查阅（只读）" in body
    for name in ("casework:record_contact", "clients:edit", "casework:record_screening"):
        assert browser.get(reverse(name, args=[client.pk])).status_code == 404
    assert [row.to for row in Notice.objects.filter(code="privacy.told_oversight")] == [world.head]
    assert "上级查阅：督导检查" in signed_in(world.worker).get(page(client)).content.decode()


def test_the_district_must_say_why_in_words():
    world = cast()
    client = world.client()
    answer = signed_in(world.district_office).post(
        reverse("casework:inspect"), {"q": client.file_number, "reason": "inspection", "words": " "}
    )
    assert answer.status_code == 200
    assert AccessPass.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_of_looks_takes_the_same_statements_whatever_its_length(rows, django_assert_num_queries):
    world = cast()
    client = colleague(world)
    for _turn in range(rows):
        make_pass(world.worker, client, "break_glass")
    browser = signed_in(world.head)
    browser.get(reverse("casework:looks"))
    with django_assert_num_queries(6):
        assert browser.get(reverse("casework:looks")).status_code == 200
