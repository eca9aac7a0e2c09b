"""The page of a legal life, and what is written down on it: who may, what is shown, what is refused."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.casework.test_office_pages import words
from tests.make import make_order
from tests.people import cast, signed_in
from waystation.clients.models import Sex
from waystation.orders import queries
from waystation.orders.models import Circumstance, IsolationSpell, Order, OrderAct
from waystation.rules.orders import Kind

pytestmark = pytest.mark.django_db
BEGAN = dt.date(2025, 3, 10)


def page_of(client):
    return reverse("casework:legal_life", args=[client.pk])


def step_of(client, order, step):
    return reverse("casework:order_step", args=[client.pk, order.pk, step])


def in_treatment(world, **values):
    client = world.client(**values)
    order = make_order(client=client, served_on=BEGAN, reported_on=BEGAN, agreed_on=BEGAN)
    return client, order


def test_the_loop_from_treatment_to_isolation_to_recovery_is_one_line():
    world = cast()
    client, order = in_treatment(world)
    police, worker = signed_in(world.police), signed_in(world.worker)
    sent = {"on": "2025-06-10", "note": "强制隔离戒毒决定书", "ground": "relapse", "centre": "省第一所"}
    assert police.post(step_of(client, order, "isolate"), sent).status_code == 302
    spell = IsolationSpell.objects.get()
    edit = reverse("casework:spell", args=[client.pk, spell.pk])
    form = worker.get(edit)
    assert "省第一所" in form.content.decode()
    told = {
        "decided_on": "2025-06-10",
        "served_on": "2025-06-10",
        "prolonged_months": "0",
        "centre": "省第一所",
        "ended_on": "2026-06-15",
        "end": "early",
    }
    assert worker.post(edit, told).status_code == 302
    new = {
        "kind": "recovery",
        "years": "2",
        "number": "社康〔2026〕3号",
        "served_on": "2026-06-15",
        "reported_on": "2026-06-15",
        "agreed_on": "2026-06-15",
    }
    assert worker.post(reverse("casework:new_order", args=[client.pk]), new).status_code == 302
    recovery = Order.objects.get(kind=Kind.RECOVERY)
    assert recovery.after_spell_id == spell.pk
    text = words(worker.get(page_of(client)))
    line = text[text.index("全过程") : text.index("本项措施的期限")]
    places = [line.index(part) for part in ("社区戒毒", "强制隔离戒毒", "社区康复")]
    assert places == sorted(places)
    assert "强制隔离戒毒结束后" in line
    assert "没有措施" not in line
    # The agreement was signed on the day of the release: no day without a measure.
    assert "2026年6月15日" in line


def test_everybody_who_sees_the_file_sees_the_line_and_nobody_else():
    world = cast()
    client, _order = in_treatment(world)
    for user, status in (
        (world.worker, 200),
        (world.head, 200),
        (world.police, 200),
        (world.other_worker, 404),
        (world.other_police, 404),
        (world.district_office, 404),
        (world.helper, 404),
        (world.auditor, 404),
    ):
        assert signed_in(user).get(page_of(client)).status_code == status, user


def test_the_page_costs_the_same_with_one_measure_and_with_thirty(django_assert_num_queries):
    world = cast()
    client, order = in_treatment(world)
    browser = signed_in(world.worker)
    browser.get(page_of(client))
    with django_assert_num_queries(STATEMENTS):
        browser.get(page_of(client))
    Order.objects.filter(pk=order.pk).update(ended_on=BEGAN, state="in_isolation")
    for n in range(1, 30):
        began = BEGAN - dt.timedelta(days=40 * n)
        old = make_order(
            client=client, served_on=began, reported_on=began, agreed_on=began, number=f"旧{n}号"
        )
        ended = began + dt.timedelta(days=10)
        Order.objects.filter(pk=old.pk).update(ended_on=ended, state="in_isolation")
        IsolationSpell.objects.create(
            client=client,
            order=old,
            decided_on=ended,
            ended_on=ended + dt.timedelta(days=20),
            end="early",
            recorded_by=world.worker,
        )
    with django_assert_num_queries(STATEMENTS):
        shown = browser.get(page_of(client))
    assert shown.content.decode().count('<rect class="isolation"') == 29
    assert shown.content.decode().count('<rect class="gap"') == 29


STATEMENTS = 13


def test_which_circumstance_it_is_stands_only_before_those_who_work_with_the_person():
    world = cast()
    client, order = in_treatment(world, sex=Sex.FEMALE)
    worker, police = signed_in(world.worker), signed_in(world.police)
    new = reverse("casework:circumstance_new", args=[client.pk])
    assert worker.post(new, {"kind": "pregnant", "from_on": "2025-05-01"}).status_code == 302
    assert "怀孕" in words(worker.get(page_of(client)))
    assert "街道应当加强帮助" in words(worker.get(page_of(client)))
    shown = words(police.get(page_of(client)))
    assert "怀孕" not in shown
    assert "公安机关不可以决定强制隔离戒毒《中华人民共和国禁毒法》第三十九条" in shown.replace(" ", "")
    sent = {"on": "2025-06-10", "note": "决定书", "ground": "relapse", "weighed": "已决定"}
    refused = police.post(step_of(client, order, "isolate"), sent)
    assert refused.status_code == 200
    assert "不适用强制隔离戒毒" in words(refused)
    assert "怀孕" not in words(refused)
    assert not IsolationSpell.objects.exists()
    assert police.post(new, {"kind": "pregnant", "from_on": "2025-05-01"}).status_code == 404
    row = Circumstance.objects.get()
    end = reverse("casework:circumstance_deed", args=[client.pk, row.pk, "end"])
    assert worker.post(end, {"on": "2026-02-01"}).status_code == 302
    row.refresh_from_db()
    assert row.to_on == dt.date(2026, 2, 1)
    other = signed_in(world.other_worker)
    assert other.post(end, {"on": "2026-02-02"}).status_code == 404


def test_the_form_of_isolation_asks_for_the_reason_at_its_field():
    world = cast()
    client = world.client()
    order = make_order(
        client=client, kind=Kind.RECOVERY, years=2, served_on=BEGAN, reported_on=BEGAN, agreed_on=BEGAN
    )
    browser = signed_in(world.police)
    sent = {"on": "2025-06-10", "note": "决定书", "ground": "severe_breach"}
    refused = browser.post(step_of(client, order, "isolate"), sent)
    assert "按本地采用的理解，仅凭“严重违反协议”不能由社区康复转为强制隔离戒毒" in words(refused)
    assert (
        browser.post(step_of(client, order, "isolate"), {**sent, "weighed": "决定书已说明"}).status_code
        == 302
    )


def test_an_act_is_written_down_from_its_clock_and_a_wrong_one_does_not_exist():
    world = cast()
    client, order = in_treatment(world)
    browser = signed_in(world.worker)
    address = reverse("casework:order_act", args=[client.pk, order.pk, "street_told"])
    for _click in range(2):
        assert browser.post(address, {"on": "2025-03-12"}).status_code == 302
    assert OrderAct.objects.get().on == dt.date(2025, 3, 12)
    assert browser.post(address, {"on": "2999-01-01"}, follow=True).status_code == 200
    assert browser.post(address, {"on": "不是日期"}, follow=True).status_code == 200
    assert OrderAct.objects.get().on == dt.date(2025, 3, 12)
    assert browser.post(address, {"on": ""}).status_code == 302
    assert not OrderAct.objects.exists()
    wrong = reverse("casework:order_act", args=[client.pk, order.pk, "nothing"])
    assert browser.post(wrong, {"on": "2025-03-12"}).status_code == 404
    assert signed_in(world.other_worker).post(address, {"on": "2025-03-12"}).status_code == 404


def test_a_spell_of_another_file_does_not_exist_here():
    world = cast()
    client, _order = in_treatment(world)
    theirs = world.other_client()
    spell = IsolationSpell.objects.create(client=theirs, decided_on=BEGAN, recorded_by=world.other_worker)
    browser = signed_in(world.worker)
    assert browser.get(reverse("casework:spell", args=[client.pk, spell.pk])).status_code == 404
    assert browser.post(reverse("casework:spell_withdraw", args=[client.pk, spell.pk])).status_code == 404
    assert queries.spells(theirs).count() == 1


def test_an_empty_life_says_what_comes_next():
    world = cast()
    client = world.client()
    text = words(signed_in(world.worker).get(page_of(client)))
    assert "还没有措施" in text
    assert "遇到这些情况" not in text


def test_an_office_adopts_a_local_text_and_undoes_it():
    world = cast()
    browser = signed_in(world.district_office)
    address = reverse("orders:adopt_text", args=["chongqing"])
    sent = {"area": world.district.pk, "since": "2026-01-01"}
    for _click in range(2):
        assert browser.post(address, sent).status_code == 302
    shown = words(browser.get(reverse("orders:parameters")))
    assert "已采用 江湾区，7 项" in shown
    assert browser.post(reverse("orders:undo_adoption", args=["chongqing"]), sent).status_code == 302
    assert "已采用 江湾区" not in words(browser.get(reverse("orders:parameters")))
    assert browser.post(reverse("orders:adopt_text", args=["nowhere"]), sent).status_code == 404
    other = {**sent, "area": world.city.pk}
    assert browser.post(address, other, follow=True).status_code == 200
    assert "已采用" not in words(browser.get(reverse("orders:parameters"))).replace("已采用0项", "")
    assert signed_in(world.worker).post(address, sent).status_code == 404
