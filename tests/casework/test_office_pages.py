"""The pages of the office: the queue, matters, notices, rules, and the steps of an order."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from tests.casework.reading import (
    busy_client,
    make_contact,
    make_matter,
    today,
)
from tests.casework.test_reading_pages import statements, words
from tests.people import cast, signed_in
from waystation.audit.models import Entry
from waystation.casework.queries import obligations
from waystation.clients.models import TeamMember
from waystation.notices.models import Notice
from waystation.rules.obligations import RuleCode

pytestmark = pytest.mark.django_db


# --- office, matters, notices, rules ------------------------------------------------------------------


def test_the_office_takes_the_same_statements_for_one_client_and_for_thirty(django_assert_num_queries):
    world = cast()
    busy_client(world)
    browser = signed_in(world.head)
    browser.get(reverse("casework:office"))
    statements(browser, reverse("casework:office"), django_assert_num_queries, 24)
    for n in range(29):
        busy_client(world, f"学员{n}", days=40, worker=None)
    response = statements(browser, reverse("casework:office"), django_assert_num_queries, 24)
    assert "没有责任人（29）" in words(response)
    assert "只列出前 10 条，共 29 条。" in words(response)


def test_the_queue_holds_what_waits_for_a_decision():
    world = cast()
    client = busy_client(world, "陈安")
    make_matter(client, world.worker)
    day = today() - dt.timedelta(days=5)
    make_contact(client, world.worker, held_on=day, outcome="evidence_awaited", reason="illness")
    world.client("周平", worker=None, registered_on=today() - dt.timedelta(days=12))
    text = words(signed_in(world.head).get(reverse("casework:office")))
    assert "待处理事项（1） 陈安 初筛阳性待了解" in text
    assert "没有责任人（1） 周平 桂花社区 已等 12 天" in text
    assert "见面未到待认定（1） 陈安" in text


def test_notices_are_read_one_by_one_or_all_and_nobody_elses():
    world = cast()
    rows = [
        Notice.objects.create(to=user, code="notices.clients_assigned", data={"count": n}, key=f"k{n}")
        for n, user in enumerate([world.worker, world.worker, world.head], start=1)
    ]
    browser = signed_in(world.worker)
    text = words(browser.get(reverse("casework:notices")))
    assert "有1名学员分配给您，请尽快与本人联系。" in text
    assert "有3名" not in text
    assert browser.post(reverse("casework:notices_read"), {"notice": rows[2].pk}).status_code == 404
    browser.post(reverse("casework:notices_read"), {"notice": rows[0].pk})
    assert list(Notice.objects.filter(read_at__isnull=False)) == [rows[0]]
    browser.post(reverse("casework:notices_read"))
    assert Notice.objects.filter(to=world.worker, read_at__isnull=True).count() == 0
    assert Notice.objects.filter(to=world.head, read_at__isnull=True).count() == 1


def test_the_rules_page_leads_to_the_tasks_each_rule_has_made():
    world = cast()
    busy_client(world, "陈安")
    browser = signed_in(world.worker)
    page = browser.get(reverse("casework:rules")).content.decode()
    made = obligations.by_rule(world.worker, today())
    assert sum(made.values()) == obligations.summary(world.worker, today()).today > 0
    for rule, count in made.items():
        assert f'href="{reverse("casework:home")}?kind={rule}">您名单上现在有 {count} 件' in page
    assert page.count("您名单上现在没有这样的工作。") == len(RuleCode) - len(made)
    assert "您名单上" not in signed_in(world.auditor).get(reverse("casework:rules")).content.decode()


def test_the_rules_page_names_every_rule_and_every_figure():
    world = cast()
    response = signed_in(world.auditor).get(reverse("casework:rules"))
    text = words(response)
    assert response.content.decode().count("<article") == len(RuleCode)
    assert "收到决定书后的报到期限 15 天 《戒毒条例》第十四条" in text
    assert "社区戒毒各年检测次数 第1年 12 次，第2年 6 次，第3年 4 次" in text


def test_the_team_member_of_another_duty_is_shown_with_a_phone_to_tap():
    world = cast()
    client = world.client()
    TeamMember.objects.create(
        client=client, duty="grid", name="马网格", phone="19900001111", starts_on=today()
    )
    body = signed_in(world.worker).get(reverse("casework:client", args=[client.pk])).content.decode()
    assert 'href="tel:19900001111"' in body


def test_rare_and_heavy_steps_are_folded_away_from_the_ordinary_ones():
    world = cast()
    client = busy_client(world)
    page = signed_in(world.worker).get(reverse("casework:client", args=[client.pk])).content.decode()
    at_hand, _summary, folded = page.partition("其他手续")
    for step in ("suspend", "terminate", "transfer_out", "isolate", "revoke", "record_death", "complete"):
        assert f"/steps/{step}/" not in at_hand
        assert f"/steps/{step}/" in folded


def test_a_release_is_at_hand_once_its_term_runs_out():
    world = cast()
    client = busy_client(world, days=3 * 366)
    page = signed_in(world.worker).get(reverse("casework:client", args=[client.pk])).content.decode()
    card = page[page.index('id="order"') :]
    assert "/steps/complete/" in card.partition("其他手续")[0]
    assert "/steps/record_death/" in card.partition("其他手续")[2]


def test_a_miss_that_the_head_lets_stand_leaves_the_queue_and_may_come_back_the_same_day():
    world = cast()
    client = busy_client(world, "陈安")
    day = today() - dt.timedelta(days=5)
    meeting = make_contact(client, world.worker, held_on=day, outcome="unexcused")
    head, office = signed_in(world.head), reverse("casework:office")
    address = reverse("casework:decide_contact", args=[client.pk, meeting.pk])
    assert "未到待认定（1）" in words(head.get(office))
    for _press in range(2):
        assert head.post(address).status_code == 302
    text = words(head.get(office))
    assert "未到待认定（0）" in text
    assert "今天维持的（1）" in text
    meeting.refresh_from_db()
    assert (meeting.decided_by, meeting.decided_on) == (world.head, today())
    assert Entry.objects.filter(verb="contacts.miss_let_stand").count() == 1
    head.post(address, {"undo": "1"})
    assert "未到待认定（1）" in words(head.get(office))
    assert Entry.objects.filter(verb="contacts.miss_reconsidered").count() == 1


def test_a_decision_of_an_earlier_day_stands_and_only_the_head_decides():
    world = cast()
    client = busy_client(world)
    yesterday = today() - dt.timedelta(days=1)
    decided = {"decided_by": world.head, "decided_on": yesterday}
    meeting = make_contact(client, world.worker, held_on=yesterday, outcome="unexcused", **decided)
    waiting = make_contact(client, world.worker, held_on=yesterday, outcome="evidence_awaited")
    address = reverse("casework:decide_contact", args=[client.pk, meeting.pk])
    answer = signed_in(world.head).post(address, {"undo": "1"}, follow=True)
    assert "只能在当天撤销" in words(answer)
    meeting.refresh_from_db()
    assert meeting.decided_on == yesterday
    for user in (world.worker, world.police, world.other_head):
        assert signed_in(user).post(address).status_code == 404
    address = reverse("casework:decide_contact", args=[client.pk, waiting.pk])
    answer = signed_in(world.head).post(address, follow=True)
    assert "只有“无正当理由”才能维持原样" in words(answer)


def test_a_step_that_others_decide_asks_for_its_paper_before_it_is_saved():
    world = cast()
    client = busy_client(world)
    order = client.orders.get()
    browser = signed_in(world.worker)
    address = reverse("casework:order_step", args=[client.pk, order.pk, "suspend"])
    assert "文书名称、文号或者说明</label>" in browser.get(address).content.decode()
    refused = browser.post(address, {"on": today().isoformat(), "note": ""})
    assert "请填写“中止”所依据的文书名称或者文号。" in words(refused)
    browser.post(address, {"on": today().isoformat(), "note": "中止决定书1号"})
    order.refresh_from_db()
    assert order.state == "suspended"
    resume = reverse("casework:order_step", args=[client.pk, order.pk, "resume"])
    assert browser.get(resume).status_code == 200
