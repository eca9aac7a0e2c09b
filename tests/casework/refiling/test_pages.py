"""The pages of merging and splitting: what they show and to whom, and that they do what they say."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.browser import PHONE, NewPage, sign_in_by_cookie
from tests.casework.reading import make_contact
from tests.casework.refiling.filled import filled, merged, today
from tests.make import make_user
from tests.people import Cast, cast, signed_in
from tests.privacy.making import make_pass
from waystation.audit.models import Entry
from waystation.casework.actions import refiling
from waystation.casework.models import Obligation, Refiling
from waystation.casework.refiling import parting
from waystation.clients.models import Client
from waystation.contacts.models import Contact
from waystation.rules.roles import Role


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]+)"', page)[1]


def checked(page: str) -> dict[str, str]:
    """The answers that are ticked already."""
    found = {}
    for tag in re.findall(r"<input type=\"radio\"[^>]* checked>", page):
        found[re.search(r'name="([^"]+)"', tag)[1]] = re.search(r'value="([^"]+)"', tag)[1]
    return found


def test_pairs_are_listed_by_reason_and_leave_the_list_when_said_apart(world: Cast) -> None:
    one, two = world.client("陈安"), world.client("陈安")
    world.client("陈鞍")
    world.other_client("陈安")
    browser = signed_in(world.head)
    text = browser.get(reverse("casework:duplicates")).content.decode()
    assert text.count("核对并合并") == 3
    assert text.count("姓名、出生日期相同") == 1
    assert text.count("姓名同音、出生日期相同") == 2
    browser.post(reverse("casework:keep_apart", args=[one.pk, two.pk]))
    assert browser.get(reverse("casework:duplicates")).content.decode().count("核对并合并") == 2


def test_the_list_takes_the_same_statements_for_one_pair_and_for_thirty(
    world: Cast, django_assert_num_queries
) -> None:
    browser = signed_in(world.head)
    address = reverse("casework:duplicates")
    for n in (2, 7):
        for _ in range(n):
            world.client("陈安")
        browser.get(address)
        with django_assert_num_queries(6):
            assert browser.get(address).status_code == 200


def test_a_stranger_finds_none_of_the_pages(world: Cast) -> None:
    one, two = world.client("陈安"), world.client("陈安")
    act = merged(world.head, one, two)
    third = world.client("陈安")
    for user in (world.other_head, world.other_worker, world.admin, world.district_office):
        browser = signed_in(user)
        for name, args in (
            ("merge_choose", [one.pk]),
            ("merge", [one.pk, third.pk]),
            ("split", [one.pk]),
            ("refiling", [act.pk]),
        ):
            assert browser.get(reverse(f"casework:{name}", args=args)).status_code == 404
    assert signed_in(world.worker).get(reverse("casework:merge", args=[one.pk, third.pk])).status_code == 404


def test_answers_that_no_page_offers_are_as_if_not_given(world: Cast) -> None:
    one, two = filled(world, "陈安", n=1), filled(world, "陈鞍", n=2)
    for client in (one, two):
        make_pass(world.head, client, "stated")
    browser, address = signed_in(world.head), reverse("casework:merge", args=[one.pk, two.pk])
    asked = refiling.questions(one, two)
    odd = {**dict.fromkeys(asked.wanted, "x"), "order_1_1": "target", "field_nobody": "source"}
    assert browser.get(address, odd).status_code == 200
    assert browser.post(address, {**odd, "step": "preview"}).status_code == 200


def met(world: Cast, name: str) -> Client:
    """A file that nothing keeps in the head's queue."""
    client = world.client_with_order(name)
    make_contact(client, world.worker, held_on=today())
    return client


def test_a_head_is_asked_once_for_both_files_and_both_looks_carry_the_reason(world: Cast) -> None:
    one, two = met(world, "陈安"), met(world, "高山")
    browser = signed_in(world.head)
    address = reverse("casework:merge", args=[one.pk, two.pk])
    asked = browser.get(address)
    assert asked["Location"].startswith(reverse("casework:state_reason", args=[one.pk]))
    text = browser.get(asked["Location"]).content.decode()
    assert one.file_number in text
    assert two.file_number in text
    assert browser.post(asked["Location"], {"reason": "reception"})["Location"] == address
    assert browser.get(address).status_code == 200
    looks = Entry.objects.filter(verb="clients.opened", actor=world.head)
    assert sorted(looks.values_list("client_id", "reason")) == [(one.pk, "reception"), (two.pk, "reception")]


def test_the_second_file_alone_asks_too_and_one_out_of_reach_is_not_there(world: Cast) -> None:
    one, two, far = met(world, "陈安"), met(world, "高山"), world.other_client()
    make_pass(world.head, one, "stated")
    browser = signed_in(world.head)
    asked = browser.get(reverse("casework:merge", args=[one.pk, two.pk]))
    assert asked["Location"].startswith(reverse("casework:state_reason", args=[two.pk]))
    assert "also" not in asked["Location"]
    address = reverse("casework:state_reason", args=[one.pk])
    for other in (far.pk, 999999999999999):
        assert browser.get(f"{address}?also={other}").status_code == 404
    assert browser.post(f"{address}?also={far.pk}", {"reason": "reception"}).status_code == 404


def test_a_merger_that_waits_for_the_second_person_is_its_own_reason(world: Cast) -> None:
    one, two = met(world, "陈安"), met(world, "高山")
    act = merged(world.head, one, two)
    second = make_user(name="副站长", role=Role.HEAD, area=world.street)
    own, other = signed_in(world.head), signed_in(second)
    assert own.get(reverse("casework:client", args=[two.pk])).status_code == 302
    assert other.get(reverse("casework:client", args=[two.pk])).status_code == 200
    assert other.get(reverse("casework:refiling", args=[act.pk])).status_code == 200
    looks = Entry.objects.filter(verb="clients.opened", actor=second)
    assert {one.pk, two.pk} == set(looks.values_list("client_id", flat=True))


def test_a_preview_changes_nothing_and_a_merge_does_what_it_showed(world: Cast) -> None:
    one, two = filled(world, "陈安", n=1), filled(world, "陈鞍", order=False, n=2)
    Client.objects.filter(pk=two.pk).update(file_number="2026-00077")
    browser = signed_in(world.head)
    chosen = browser.post(reverse("casework:merge_choose", args=[one.pk]), {"number": "2026-00077"})
    address = reverse("casework:merge", args=[one.pk, two.pk])
    assert chosen["Location"] == address
    page = browser.get(address).content.decode()
    assert Client.objects.get(pk=two.pk).merged_into is None
    assert Obligation.objects.filter(client=two).count() == 0
    assert "两份不同的内容" in page
    values = {**checked(page), "seen": hidden(page, "seen"), "reason": "本人到场核对"}
    unanswered = browser.post(address, {**values, "step": "confirm"}).content.decode()
    assert "还有没有选择的项目" in unanswered
    answer = browser.post(address, {**values, "field_name": "target", "step": "confirm"})
    assert answer["Location"] == reverse("casework:client", args=[one.pk])
    text = browser.get(answer["Location"]).content.decode()
    assert "合并档案（2026-00077）" in text


def test_what_was_recorded_meanwhile_is_shown_before_it_is_confirmed(world: Cast) -> None:
    one, two = filled(world, "陈安", n=1), world.client("陈安")
    make_pass(world.head, two, "stated")
    browser = signed_in(world.head)
    address = reverse("casework:merge", args=[one.pk, two.pk])
    page = browser.get(address).content.decode()
    values = {**checked(page), "seen": hidden(page, "seen"), "reason": "核对", "step": "confirm"}
    make_contact(two, world.worker, held_on=today(), order=None)
    again = browser.post(address, values).content.decode()
    assert "核对期间，档案里又有了新的记录" in again
    assert browser.post(address, {**values, "seen": hidden(again, "seen")}).status_code == 302
    assert Contact.objects.filter(client=one, held_on=today()).count() == 1


def test_the_second_person_confirms_on_the_page_of_the_act(world: Cast) -> None:
    one, two = filled(world, "陈安", n=1), filled(world, "陈安", n=2)
    act = merged(world.head, one, two)
    address = reverse("casework:refiling", args=[act.pk])
    assert "核对无误，合并" not in signed_in(world.head).get(address).content.decode()
    worker = signed_in(world.worker)
    assert "等第二人核对" in worker.get(reverse("casework:client", args=[two.pk])).content.decode()
    page = worker.get(address).content.decode()
    assert "核对无误，合并" in page
    answer = worker.post(address, {"deed": "confirm"})
    assert answer["Location"] == reverse("casework:client", args=[one.pk])
    head = signed_in(world.head)
    assert "以前可以撤销" in head.get(address).content.decode()
    head.post(address, {"deed": "undo"})
    assert Refiling.objects.get().state == "undone"
    assert "已撤销" in head.get(address).content.decode()


def test_the_police_see_of_a_proposal_what_they_see_of_a_file(world: Cast) -> None:
    one, two = filled(world, "陈安", n=1), filled(world, "陈安", n=2)
    two.remark = "只有办公室知道"
    two.save(update_fields=["remark"])
    act = merged(world.head, one, two)
    address = reverse("casework:refiling", args=[act.pk])
    assert "只有办公室知道" in signed_in(world.worker).get(address).content.decode()
    assert "只有办公室知道" not in signed_in(world.police).get(address).content.decode()


def test_a_split_opens_a_file_with_the_ticked_rows(world: Cast) -> None:
    client = filled(world, "陈安", n=1)
    browser = signed_in(world.head)
    address = reverse("casework:split", args=[client.pk])
    page = browser.get(address).content.decode()
    unit = next(unit.key for unit in parting.units(client) if unit.has("orders.Order"))
    assert unit in re.findall(r'name="unit" value="([^"]+)"', page)
    values = {
        "seen": hidden(page, "seen"),
        "unit": [unit],
        "name": "李平",
        "sex": "male",
        "born_on": "1985-05-05",
        "reason": "",
        "step": "confirm",
    }
    assert "还没有保存" in browser.post(address, values).content.decode()
    answer = browser.post(address, {**values, "reason": "核对为两人"})
    new = Client.objects.get(name="李平")
    assert answer["Location"] == reverse("casework:client", args=[new.pk])
    assert (new.orders.count(), client.orders.count()) == (1, 0)
    make_pass(world.head, new, "stated")
    assert "由拆分建立档案" in browser.get(answer["Location"]).content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_form_filled_for_a_file_that_is_merged_meanwhile_is_saved_in_the_one_that_stays(
    new_page: NewPage, live_server: object
) -> None:
    world = cast()
    one, two = filled(world, "陈安", n=1), filled(world, "陈鞍", order=False, n=2)
    phone = new_page(viewport=PHONE)
    sign_in_by_cookie(phone, signed_in(world.worker), live_server)
    phone.goto(reverse("clients:phones", args=[two.pk]))
    phone.get_by_label("号码").fill("13900001111")
    merged(world.head, one, two)
    phone.get_by_role("button", name="保存").or_(phone.get_by_role("button", name="增加")).first.click()
    phone.wait_for_url(f"**{reverse('clients:phones', args=[one.pk])}")
    assert one.phones.filter(ends_on=None).count() == 3
