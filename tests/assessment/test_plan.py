"""The help plan: three goals, what is agreed under each, what came of it, and the small gains."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.people import Cast, cast, signed_in
from waystation.assessment import actions
from waystation.assessment.actions import ItemData
from waystation.assessment.models import Gain, PlanItem
from waystation.audit.models import Entry
from waystation.clients.models import Client
from waystation.rules.files.plans import Goal, PlanOutcome
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 2)
DATA = ItemData(Goal.MIND, "每周三参加心理小组", "本人", dt.date(2026, 12, 1))


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    return world.client()


def item(world: Cast, client: Client, data: ItemData = DATA) -> PlanItem:
    return actions.add_item(by=world.worker, client=client, data=data, form_key=uuid.uuid4(), today=TODAY)


def page(name: str, client: Client, *rest: int) -> str:
    return reverse(f"assessment:{name}", args=[client.pk, *rest])


def test_an_item_rests_sealed_and_leaves_no_words_in_the_record(world: Cast, client: Client) -> None:
    row = item(world, client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, who FROM assessment_planitem WHERE id = %s", [row.pk])
        assert all("小组".encode() not in bytes(cell) for cell in cursor.fetchone())
    entry = Entry.objects.get(verb="assessment.plan_item_added")
    assert (entry.client_id, entry.subject_id, entry.data) == (client.pk, row.pk, {"goal": "mind"})


def test_the_same_form_twice_is_one_item_and_one_gain(world: Cast, client: Client) -> None:
    key = uuid.uuid4()
    for _ in range(2):
        actions.add_item(by=world.worker, client=client, data=DATA, form_key=key, today=TODAY)
        actions.note_gain(
            by=world.worker, client=client, what="做饭", on=TODAY, goal=None, form_key=key, today=TODAY
        )
    assert (PlanItem.objects.count(), Gain.objects.count()) == (1, 1)


@pytest.mark.parametrize("who", ["other_worker", "other_head", "police", "district_office", "auditor"])
def test_nobody_else_plans_and_nothing_is_written(world: Cast, client: Client, who: str) -> None:
    row = item(world, client)
    user = getattr(world, who)
    entries = Entry.objects.count()
    with pytest.raises(Http404):
        actions.add_item(by=user, client=client, data=DATA, form_key=uuid.uuid4(), today=TODAY)
    with pytest.raises(Http404):
        actions.change_item(by=user, item=row, data=DATA)
    with pytest.raises(Http404):
        actions.settle_item(by=user, item=row, outcome=PlanOutcome.REACHED, on=TODAY, note="", today=TODAY)
    with pytest.raises(Http404):
        actions.note_gain(
            by=user, client=client, what="x", on=TODAY, goal=None, form_key=uuid.uuid4(), today=TODAY
        )
    assert (PlanItem.objects.count(), Gain.objects.count()) == (1, 0)
    assert Entry.objects.count() == entries


def test_what_and_who_are_asked_for(world: Cast, client: Client) -> None:
    for data, code in (
        (ItemData(Goal.BODY, " ", "本人"), "plans.what_needed"),
        (ItemData(Goal.BODY, "体检", " "), "plans.who_needed"),
    ):
        with pytest.raises(RuleBroken) as refusal:
            item(world, client, data)
        assert refusal.value.code == code


def test_an_outcome_needs_a_day_between_the_item_and_today_and_can_be_taken_back(
    world: Cast, client: Client
) -> None:
    row = item(world, client)
    for on, code in (
        (None, "plans.outcome_day_needed"),
        (TODAY - dt.timedelta(days=1), "plans.outcome_before_item"),
        (TODAY + dt.timedelta(days=1), "plans.outcome_future"),
    ):
        with pytest.raises(RuleBroken) as refusal:
            actions.settle_item(
                by=world.worker, item=row, outcome=PlanOutcome.REACHED, on=on, note="", today=TODAY
            )
        assert refusal.value.code == code
    done = actions.settle_item(
        by=world.worker, item=row, outcome=PlanOutcome.PARTLY, on=TODAY, note="去了两次", today=TODAY
    )
    assert (done.outcome, done.outcome_on, done.settled_by) == ("partly", TODAY, world.worker)
    again = actions.settle_item(by=world.head, item=row, outcome=None, on=None, note="", today=TODAY)
    assert (again.outcome, again.outcome_on, again.outcome_note, again.settled_by) == ("", None, "", None)


def test_a_closed_file_takes_no_plan(world: Cast) -> None:
    client = world.client(state=Client.State.CLOSED, closed_on=TODAY)
    with pytest.raises(RuleBroken) as refusal:
        item(world, client)
    assert refusal.value.code == "clients.file_closed"
    assert "写进计划" not in signed_in(world.worker).get(page("plan", client)).content.decode()


def test_a_withdrawn_gain_stays_struck_through_and_leaves_the_card(world: Cast, client: Client) -> None:
    row = actions.note_gain(
        by=world.worker,
        client=client,
        what="在家做饭打扫",
        on=TODAY,
        goal=Goal.SOCIETY,
        form_key=uuid.uuid4(),
        today=TODAY,
    )
    browser = signed_in(world.worker)
    address = reverse("casework:client", args=[client.pk])
    assert browser.get(address).content.decode().count("在家做饭打扫") == 2
    for _ in range(2):
        assert browser.post(page("withdraw_gain", client, row.pk)).status_code == 302
    assert Entry.objects.filter(verb="assessment.gain_withdrawn").count() == 1
    assert 'class="body struck">在家做饭打扫' in browser.get(address).content.decode()


def test_card_and_timeline_show_the_plan(world: Cast, client: Client) -> None:
    row = item(world, client)
    text = signed_in(world.worker).get(reverse("casework:client", args=[client.pk])).content.decode()
    assert "每周三参加心理小组" in text
    assert "帮扶计划：心理脱毒，2026年12月1日以前" in text
    actions.settle_item(
        by=world.worker, item=row, outcome=PlanOutcome.REACHED, on=TODAY, note="", today=TODAY
    )
    text = signed_in(world.worker).get(reverse("casework:client", args=[client.pk])).content.decode()
    assert "计划的结果：心理脱毒，做到了" in text


def test_the_pages_save_and_say_what_is_missing(world: Cast, client: Client) -> None:
    browser = signed_in(world.worker)
    good = {"goal": "body", "what": "戒断期体检", "who": "王敏陪同", "by_when": "", "form_key": uuid.uuid4()}
    assert browser.post(page("plan", client), good).status_code == 302
    row = PlanItem.objects.get()
    empty = browser.post(page("plan", client), {**good, "who": "", "form_key": uuid.uuid4()})
    assert "还没有保存，请先改正" in empty.content.decode()
    changed = {"goal": "body", "what": "复查", "who": "本人", "by_when": "2026-12-01"}
    assert browser.post(page("item", client, row.pk), changed).status_code == 302
    today = timezone.localdate()
    done = {"outcome": "reached", "outcome_on": today.isoformat(), "outcome_note": ""}
    assert browser.post(page("outcome", client, row.pk), done).status_code == 302
    future = browser.post(
        page("new_gain", client),
        {"what": "早起", "on": today + dt.timedelta(days=1), "goal": "", "form_key": uuid.uuid4()},
    )
    assert "晚于今天" in future.content.decode()
    row.refresh_from_db()
    assert (row.what, row.by_when, row.outcome) == ("复查", dt.date(2026, 12, 1), "reached")
    assert Gain.objects.count() == 0


def test_the_plan_takes_the_same_statements_for_one_row_and_for_thirty(
    world: Cast, client: Client, django_assert_num_queries
) -> None:
    browser = signed_in(world.worker)
    browser.get(page("plan", client))
    for count in (1, 29):
        for n in range(count):
            item(world, client)
            actions.note_gain(
                by=world.worker,
                client=client,
                what=f"第{n}个进步",
                on=TODAY,
                goal=None,
                form_key=uuid.uuid4(),
                today=TODAY,
            )
        with django_assert_num_queries(STATEMENTS):
            assert browser.get(page("plan", client)).status_code == 200


#: Who asks, unread notices, client, look, items, gains and what the page frame needs.
STATEMENTS = 9
