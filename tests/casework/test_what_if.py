"""What if: the page tries, shows, and saves nothing."""

from __future__ import annotations

import html
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import busy_client, make_contact, make_screening
from tests.casework.test_reading_pages import words
from tests.people import cast, signed_in
from waystation.audit.models import Entry
from waystation.casework.queries import cases
from waystation.casework.queries.trials import what_if as trying
from waystation.rules.calendar import add_days
from waystation.rules.law import LocalParameter
from waystation.rules.obligations import obligations
from waystation.rules.trial import case as trial
from waystation.screening.models import Screening

pytestmark = pytest.mark.django_db
EMPTY = reverse("casework:what_if")


def carried(response) -> dict[str, str]:
    """The facts and changes that the page carries."""
    body = response.content.decode()
    found = {name: re.search(f'name="{name}" value="([^"]*)"', body) for name in ("facts", "changes", "on")}
    return {name: html.unescape(value[1]) for name, value in found.items() if value}


def order(on, **values: str) -> dict[str, str]:
    return {
        "do": "order",
        "order-kind": "treatment",
        "order-years": "3",
        "order-served_on": on.isoformat(),
        **values,
    }


def test_a_file_starts_the_trial_with_what_its_own_list_says():
    world, today = cast(), timezone.localdate()
    client = busy_client(world)
    make_screening(client, world.worker, taken_on=add_days(today, -10))
    make_contact(client, world.worker, held_on=add_days(today, -9))
    case = cases.load_one(client, today, to_write=False)
    result = trial.tried(trying.facts_of(case), today)
    expected = obligations(case.facts, today, case.law, until=add_days(today, trial.AHEAD_DAYS))
    assert [(o["key"], o["state"], o["due_on"]) for o in result["obligations"]] == [
        (o.key, o.state.value, o.due_on.isoformat()) for o in expected
    ]
    text = words(signed_in(world.worker).get(reverse("casework:what_if_client", args=[client.pk])))
    assert "只是试算，不保存。" in text
    assert "还没有假设" in text


def test_the_local_law_of_the_file_goes_with_its_facts():
    world, today = cast(), timezone.localdate()
    case = cases.load_one(busy_client(world), today, to_write=False)
    rows = [
        LocalParameter(world.street.path, "contact_min_per_month", 2, add_days(today, -400), None, "第五条"),
        LocalParameter(
            world.city.path, "test_plan_treatment", (6, 6, 6), add_days(today, -400), None, "第六条"
        ),
    ]
    case.__dict__["law"] = case.law.__class__(today, rows)
    given = json.loads(trying.facts_of(case))["local_rules"]
    assert [(row["level"], row["key"], row["value"]) for row in given] == [
        (3, "contact_min_per_month", 2),
        (1, "test_plan_treatment", [6, 6, 6]),
    ]
    assert sum("contact/" in o["key"] for o in trial.tried(trying.facts_of(case), today)["obligations"]) > 2


def test_nothing_is_written_but_the_look_at_the_file():
    world, today = cast(), timezone.localdate()
    client = busy_client(world)
    browser, address = signed_in(world.worker), reverse("casework:what_if_client", args=[client.pk])
    looks = Entry.objects.filter(verb="clients.looked_at")
    before = looks.count()
    page = browser.get(address)
    assert looks.count() == before + 1
    missed = {
        "do": "test",
        "test-taken_on": today.isoformat(),
        "test-outcome": "missed",
        "test-miss": "unexcused",
    }
    with CaptureQueriesContext(connection) as seen:
        response = browser.post(address, {**carried(page), **missed})
    assert response.status_code == 200
    wrote = [q["sql"] for q in seen if re.match(r"\s*(INSERT|UPDATE|DELETE|COPY)", q["sql"])]
    assert wrote == []
    assert not Screening.objects.filter(client=client).exists()


def test_from_nothing_an_order_is_made_up_and_changed_and_a_change_is_taken_away():
    world, today = cast(), timezone.localdate()
    browser = signed_in(world.worker)
    empty = browser.get(EMPTY)
    assert "还没有决定" in words(empty)
    served = add_days(today, -30)
    page = browser.post(EMPTY, {**carried(empty), **order(served)})
    assert "已过报到期限，待联系" in words(page)
    assert "拒绝接受（无正当理由逾期不报到）" in words(page)
    signed = {"do": "day", "day-name": "reported_on", "day-day": add_days(today, -20).isoformat()}
    page = browser.post(EMPTY, {**carried(page), **signed})
    assert "已报到，待签协议" in words(page)
    assert "和现在相比" in words(page)
    page = browser.post(EMPTY, {**carried(page), "do": "undo-1"})
    assert "已过报到期限，待联系" in words(page)


def test_what_differs_is_shown_before_everything_else():
    world, today = cast(), timezone.localdate()
    client = busy_client(world)
    browser, address = signed_in(world.worker), reverse("casework:what_if_client", args=[client.pk])
    page = browser.get(address)
    done = {"do": "test", "test-taken_on": today.isoformat(), "test-outcome": "negative"}
    page = browser.post(address, {**carried(page), **done})
    text = words(page).partition("和现在相比")[2]
    assert "→" in text.partition("社区戒毒")[0]
    rests = {"do": "suspension", "suspension-from_on": add_days(today, -5).isoformat()}
    page = browser.post(address, {**carried(page), **rests})
    assert "暂停" in words(page)


def test_what_cannot_be_is_said_and_can_be_taken_away():
    world, today = cast(), timezone.localdate()
    browser = signed_in(world.worker)
    page = browser.post(EMPTY, {**carried(browser.get(EMPTY)), **order(today)})
    before = {"do": "day", "day-name": "reported_on", "day-day": add_days(today, -3).isoformat()}
    page = browser.post(EMPTY, {**carried(page), **before})
    assert "这样不成立" in words(page)
    assert "早于送达日期" in words(page)
    page = browser.post(EMPTY, {**carried(page), "do": "undo-1"})
    assert "这样不成立" not in words(page)


def test_a_form_that_is_not_filled_says_so_and_keeps_what_was_tried():
    world, today = cast(), timezone.localdate()
    browser = signed_in(world.worker)
    page = browser.post(EMPTY, {**carried(browser.get(EMPTY)), **order(today)})
    page = browser.post(EMPTY, {**carried(page), "do": "test", "test-outcome": "negative"})
    assert "哪一天" in words(page)
    assert 'class="errorlist"' in page.content.decode()
    assert len(json.loads(carried(page)["changes"])) == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"facts": "", "changes": "", "on": ""},
        {"facts": "[]", "changes": "{}", "on": "2026-02-30"},
        {"facts": "{}", "changes": '[["test", {"taken_on": 5}]]', "on": "9999-12-31"},
        {"facts": '{"orders": 5}', "changes": '[["day", {"a": 1, "b": 2}]]', "on": "x"},
        {"facts": '{"orders": [{}]}', "changes": '[["order", {"kind": "x"}], ["nothing", {}], 7]', "on": ""},
        {"facts": '{"tests": 5}', "changes": '[["test", {"taken_on": "2026-01-01"}]]', "on": ""},
        {"facts": '{"orders": ["x"]}', "changes": '[["day", {"served_on": "2026-01-01"}]]', "on": ""},
        {"facts": "{}", "changes": "[" * 4000, "do": "undo-99999999999999999999"},
        {
            "facts": '{"orders": [{"suspensions": 3}]}',
            "changes": '[["suspension", {"from_on": "2026-01-01"}]]',
        },
    ],
)
def test_what_is_sent_by_hand_never_breaks_the_page(sent):
    world = cast()
    assert signed_in(world.worker).post(EMPTY, sent).status_code == 200


def test_who_may_not_see_the_file_finds_no_page_and_others_try_without_one():
    world = cast()
    client = busy_client(world)
    address = reverse("casework:what_if_client", args=[client.pk])
    assert signed_in(world.other_worker).get(address).status_code == 404
    assert signed_in(world.other_worker).post(address, {}).status_code == 404
    assert signed_in(world.medic).get(EMPTY).status_code == 404
    for user in (world.worker, world.head, world.police):
        assert signed_in(user).get(EMPTY).status_code == 200
    assert signed_in(world.police).get(address).status_code == 200


def test_the_page_asks_as_many_statements_for_a_long_file_as_for_a_short(django_assert_num_queries):
    world, today = cast(), timezone.localdate()
    client = busy_client(world)
    browser, address = signed_in(world.worker), reverse("casework:what_if_client", args=[client.pk])
    browser.get(address)
    with CaptureQueriesContext(connection) as one:
        browser.get(address)
    for n in range(29):
        make_contact(client, world.worker, held_on=add_days(today, -n))
    with django_assert_num_queries(len(one)):
        browser.get(address)
    assert len(one) == 8
