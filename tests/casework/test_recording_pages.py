"""The recording pages: what they show, what one press does, what a second press does not do."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.people import Cast, cast, signed_in
from waystation.accounts.models import Draft
from waystation.casework.actions import obligations
from waystation.casework.models import NotPossible, Obligation
from waystation.clients.models import Client
from waystation.contacts.models import Appointment, Contact
from waystation.rules.calendar import add_days
from waystation.screening.models import Screening


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.fixture
def today() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def client(world: Cast, today: dt.date) -> Client:
    """Signed in forty days ago, so that a test and a meeting can be recorded today."""
    began = add_days(today, -40)
    client = world.client_with_order(
        served_on=add_days(began, -3), reported_on=began, agreed_on=add_days(began, 1)
    )
    obligations.refresh(by=world.worker, client=client, today=today)
    return client


def shown(browser: Browser, address: str) -> dict[str, str]:
    """The hidden values of a form as a browser would send them back."""
    page = browser.get(address).content.decode()
    found = re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def negative(browser: Browser, address: str, today: dt.date) -> dict[str, str]:
    """The values of a negative test: the form as it is shown, and one tap."""
    return shown(browser, address) | {
        "outcome": "negative",
        "purpose": "planned",
        "nature": "care",
        "material": "urine",
        "taken_on": today.isoformat(),
    }


def test_a_negative_test_is_saved_by_one_press_and_the_second_press_is_nothing(
    world: Cast, client: Client, today: dt.date
) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_screening", args=[client.pk])
    values = negative(browser, address, today)
    for _press in range(2):
        answer = browser.post(address, values)
        assert (answer.status_code, answer["Location"]) == (302, reverse("casework:client", args=[client.pk]))
    row = Screening.objects.get()
    assert (row.outcome, row.recorded_by, row.plan_key) == ("negative", world.worker, values["plan_key"])
    assert Obligation.objects.get(client=client, key=row.plan_key).fulfilled_by == f"screening:{row.pk}"


def test_the_page_says_before_saving_what_follows(world: Cast, client: Client) -> None:
    page = signed_in(world.worker).get(reverse("casework:record_screening", args=[client.pk]))
    text = page.content.decode()
    follows = "将为站长打开一个待处理事项，不改变任何法律状态。"
    assert text.count(f"{follows}初筛阳性，未经确认") == 1
    assert text.count(f"{follows}只作记录。是否属于拒绝检测，须先听取本人说明") == 1
    assert text.count(follows) == 2
    assert text.count("保存后：本期检测完成（第1年第2次检测") == 2  # negative, and tested elsewhere


def test_a_day_to_come_is_refused_and_what_was_typed_stays(
    world: Cast, client: Client, today: dt.date
) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_screening", args=[client.pk])
    values = negative(browser, address, today) | {
        "taken_on": add_days(today, 1).isoformat(),
        "place": "一号检测室",
    }
    page = browser.post(address, values)
    assert page.status_code == 200
    assert "日期不能晚于今天，请改成实际发生的日期。" in page.content.decode()
    assert 'value="一号检测室"' in page.content.decode()
    assert Screening.objects.count() == 0


def test_an_expired_kit_is_saved_only_when_said_so(world: Cast, client: Client, today: dt.date) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_screening", args=[client.pk])
    values = negative(browser, address, today) | {"kit_expires_on": add_days(today, -1).isoformat()}
    assert browser.post(address, values).status_code == 200
    assert Screening.objects.count() == 0
    assert browser.post(address, values | {"kit_expired": "on"}).status_code == 302
    assert Screening.objects.get().kit_expires_on == add_days(today, -1)


def test_a_missed_test_asks_for_kind_and_reason(world: Cast, client: Client, today: dt.date) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_screening", args=[client.pk])
    values = negative(browser, address, today) | {"outcome": "missed"}
    page = browser.post(address, values).content.decode()
    assert "请选择未到的情形" in page
    answer = browser.post(address, values | {"miss": "excused", "reason": "illness"})
    assert answer.status_code == 302
    row = Screening.objects.get()
    assert (row.miss_kind, row.reason, row.material) == ("excused", "illness", "")


def test_the_second_person_reads_who_was_first(world: Cast, client: Client, today: dt.date) -> None:
    first, second = signed_in(world.worker), signed_in(world.head)
    address = reverse("casework:record_screening", args=[client.pk])
    mine, theirs = negative(first, address, today), negative(second, address, today)
    assert first.post(address, mine).status_code == 302
    page = second.post(address, theirs)
    assert page.status_code == 200
    assert "本期检测已由王敏于" in page.content.decode()
    assert Screening.objects.count() == 1


def visit(browser: Browser, address: str, today: dt.date, **more: object) -> dict[str, object]:
    return {
        **shown(browser, address),
        "kind": "home_visit",
        "met": "client",
        "held_on": today.isoformat(),
        "outcome": "complied",
        "topics": ["work", "family"],
        "observations": ["sleep_bad"],
        "seen_sleep_bad": "夜里常醒",
        "next_choice": "week",
        **more,
    }


def test_a_visit_is_checked_then_saved_once(world: Cast, client: Client, today: dt.date) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_contact", args=[client.pk])
    page = browser.post(address, visit(browser, address, today)).content.decode()
    assert "核对后保存" in page
    assert "睡眠不好（夜里常醒）" in page
    assert "本期会见完成" in page
    assert Contact.objects.count() == 0
    carried: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page):
        carried.setdefault(name, []).append(value)
    for _press in range(2):
        assert browser.post(address, {**carried, "step": "save"}).status_code == 302
    row = Contact.objects.get()
    assert (row.topics, row.observations) == (["work", "family"], {"sleep_bad": "夜里常醒"})
    assert row.next_on == add_days(today, 7)
    assert list(Appointment.objects.values_list("what", "on")) == [("home_visit", add_days(today, 7))]


def test_going_back_from_the_check_shows_what_was_typed(world: Cast, client: Client, today: dt.date) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_contact", args=[client.pk])
    page = browser.post(address, visit(browser, address, today, step="edit", promised="联系技能培训"))
    assert 'value="联系技能培训"' in page.content.decode()
    assert 'value="夜里常醒"' in page.content.decode()
    assert Contact.objects.count() == 0


def test_a_refusal_of_the_rules_stands_above_the_form(world: Cast, client: Client, today: dt.date) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_contact", args=[client.pk])
    page = browser.post(address, visit(browser, address, today, met="nobody")).content.decode()
    assert "就应当见到了人；请选择见到了谁。" in page


def test_a_draft_is_offered_restored_and_gone_after_saving(
    world: Cast, client: Client, today: dt.date
) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_contact", args=[client.pk])
    browser.post(
        reverse("accounts:draft", args=["contact", client.pk]),
        {"data": "outcome=not_met&reason=nobody_home&promised=送米&topics=work&topics=law"},
    )
    assert "恢复草稿" in browser.get(address).content.decode()
    page = browser.get(address, {"draft": 1}).content.decode()
    assert 'value="送米"' in page
    assert re.search(r'id="id_outcome_not_met" checked', page)
    browser.post(address, visit(browser, address, today, step="save"))
    assert (Contact.objects.count(), Draft.objects.count()) == (1, 0)


def test_correct_and_withdraw_by_page(world: Cast, client: Client, today: dt.date) -> None:
    browser = signed_in(world.worker)
    browser.post(
        reverse("casework:record_screening", args=[client.pk]),
        negative(browser, reverse("casework:record_screening", args=[client.pk]), today),
    )
    row = Screening.objects.get()
    address = reverse("casework:correct_screening", args=[client.pk, row.pk])
    assert "今天登记的记录可以直接修改。" in browser.get(address).content.decode()
    assert browser.post(address, negative(browser, address, today) | {"kit_lot": "A7"}).status_code == 302
    assert Screening.objects.get().kit_lot == "A7"
    address = reverse("casework:withdraw_screening", args=[client.pk, row.pk])
    assert browser.post(address, {"reason": ""}).status_code == 200
    assert browser.post(address, {"reason": "登记错人"}).status_code == 302
    assert Screening.objects.get().withdrawn_reason == "登记错人"


def test_an_appointment_is_made_moved_and_settled(world: Cast, client: Client, today: dt.date) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:appointment_new", args=[client.pk])
    values = {"what": "screening", "on": add_days(today, 1).isoformat(), "at": "09:30", "place": "工作站"}
    for _press in range(2):
        assert browser.post(address, values).status_code == 302
    row = Appointment.objects.get()
    address = reverse("casework:appointment_move", args=[client.pk, row.pk])
    browser.post(address, {"on": add_days(today, 2).isoformat(), "at": "10:00", "place": "工作站"})
    assert sorted(Appointment.objects.values_list("state", "on")) == [
        ("cancelled", add_days(today, 1)),
        ("planned", add_days(today, 2)),
    ]
    planned = Appointment.objects.get(state="planned")
    address = reverse("casework:appointment_settle", args=[client.pk, planned.pk])
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"state": "missed"}).status_code == 302
    assert "这次约定已经有结果" in browser.post(address, {"state": "kept"}).content.decode()


def test_not_possible_by_page_and_back(world: Cast, client: Client) -> None:
    browser = signed_in(world.worker)
    key = Obligation.objects.filter(client=client, rule="screening.planned", state="open").get().key
    address = reverse("casework:not_possible", args=[client.pk])
    assert browser.get(address, {"key": key}).status_code == 200
    assert browser.post(address, {"key": key, "reason": "in_hospital", "note": ""}).status_code == 302
    entry = NotPossible.objects.get()
    address = reverse("casework:withdraw_not_possible", args=[client.pk, entry.pk])
    assert browser.get(address).status_code == 200
    assert browser.post(address).status_code == 302
    assert browser.post(address).status_code == 404
    assert Obligation.objects.get(client=client, key=key).state == "open"


@pytest.mark.parametrize("page", ["record_screening", "record_contact", "appointment_new", "not_possible"])
@pytest.mark.parametrize("who", ["other_worker", "other_head", "other_police", "helper", "auditor", "admin"])
def test_another_persons_client_is_not_there(world: Cast, client: Client, page: str, who: str) -> None:
    browser = signed_in(getattr(world, who))
    assert browser.get(reverse(f"casework:{page}", args=[client.pk])).status_code == 404


def test_a_record_under_the_wrong_client_is_not_there(world: Cast, client: Client, today: dt.date) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_screening", args=[client.pk])
    browser.post(address, negative(browser, address, today))
    other = world.client("林夏")
    row = Screening.objects.get()
    for page in ("correct_screening", "withdraw_screening"):
        assert browser.get(reverse(f"casework:{page}", args=[other.pk, row.pk])).status_code == 404


def test_the_forms_open_with_so_many_statements(world: Cast, client: Client) -> None:
    browser = signed_in(world.worker)
    for page, statements in (("record_screening", 10), ("record_contact", 7)):
        with CaptureQueriesContext(connection) as queries:
            browser.get(reverse(f"casework:{page}", args=[client.pk]))
        assert len(queries) == statements


def test_saving_reads_the_facts_once(world: Cast, client: Client, today: dt.date) -> None:
    browser = signed_in(world.worker)
    tests, contacts = (
        reverse(f"casework:{p}", args=[client.pk]) for p in ("record_screening", "record_contact")
    )
    for address, values, statements in (
        # One more than an ordinary test: it ends the search for somebody whom nobody met for thirty days.
        (tests, negative(browser, tests, today), 16),
        (contacts, visit(browser, contacts, today, step="save", next_choice="none"), 17),
    ):
        with CaptureQueriesContext(connection) as queries:
            assert browser.post(address, values).status_code == 302
        assert len(queries) == statements


def test_a_contact_saved_with_the_proposed_day_has_that_day(
    world: Cast, client: Client, today: dt.date
) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_contact", args=[client.pk])
    values = visit(browser, address, today, step="save", next_choice="proposed")
    assert browser.post(address, values).status_code == 302
    assert list(Appointment.objects.values_list("on", flat=True)) == [Contact.objects.get().next_on]


@pytest.mark.django_db(transaction=True)
def test_a_lost_database_is_a_plain_page_and_the_same_press_works_afterwards() -> None:
    world, today = cast(), timezone.localdate()
    client = world.client_with_order(
        served_on=add_days(today, -43), reported_on=add_days(today, -40), agreed_on=None
    )
    browser = signed_in(world.worker)
    browser.raise_request_exception = False
    address = reverse("casework:record_screening", args=[client.pk])
    values = negative(browser, address, today)
    host, connection.settings_dict["HOST"] = connection.settings_dict["HOST"], "/nowhere"
    connection.close()
    try:
        answer = browser.post(address, values)
    finally:
        connection.settings_dict["HOST"] = host
        connection.close()
    assert answer.status_code == 503
    assert Screening.objects.count() == 0
    assert browser.post(address, values).status_code == 302
    assert Screening.objects.count() == 1


SPENT = "这张表已经保存过，刚才的修改没有保存；如需更改请用更正。"


def test_a_spent_form_with_other_words_says_that_they_were_not_saved(
    world: Cast, client: Client, today: dt.date
) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_screening", args=[client.pk])
    values = negative(browser, address, today)
    assert SPENT not in browser.post(address, values, follow=True).content.decode()
    assert SPENT not in browser.post(address, values, follow=True).content.decode()
    page = browser.post(address, values | {"outcome": "positive", "positive_for": ["ketamine"]}, follow=True)
    assert SPENT in page.content.decode()
    assert Screening.objects.get().outcome == "negative"


def test_a_spent_contact_form_with_other_words_says_so_too(
    world: Cast, client: Client, today: dt.date
) -> None:
    browser = signed_in(world.worker)
    address = reverse("casework:record_contact", args=[client.pk])
    values = shown(browser, address) | {
        "step": "save",
        "kind": "talk",
        "met": "client",
        "outcome": "complied",
        "held_on": today.isoformat(),
        "next_choice": "none",
    }
    for _press in range(2):
        assert SPENT not in browser.post(address, values, follow=True).content.decode()
    assert SPENT in browser.post(address, values | {"note": "另外"}, follow=True).content.decode()
    assert Contact.objects.get().note == ""
