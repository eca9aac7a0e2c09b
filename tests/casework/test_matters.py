"""Matters from what was recorded to a signature, with the fixed cast; and what can never happen."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.casework.matters import HEARD, address, confirmed, door, record, send, taken
from tests.casework.reading import busy_client, make_matter, make_screening, today
from tests.casework.test_reading_pages import statements, words
from tests.make import make_order
from tests.people import cast, signed_in
from waystation.audit.models import Entry
from waystation.casework.models import Obligation
from waystation.contacts.models import Contact
from waystation.orders.models import CareOffer, Matter, MatterStep, Objection
from waystation.rules.matters import Step
from waystation.rules.screening import MissKind, MissReason, Nature, Outcome

pytestmark = pytest.mark.django_db


def objection(objector: str, said: str) -> dict[str, str]:
    """The form of an objection."""
    return {
        "objector": objector,
        "made_on": today().isoformat(),
        "words": said,
        "form_key": str(uuid4()),
    }


def test_a_miss_opens_a_matter_and_one_that_is_excused_opens_nothing():
    world = cast()
    client = busy_client(world)
    record(world, client, Outcome.MISSED, miss=MissKind.EXCUSED, reason=MissReason.ILLNESS)
    record(world, client, Outcome.MISSED, miss=MissKind.SERVICE_FAULT, reason=MissReason.NO_KIT)
    assert not Matter.objects.exists()
    record(world, client, Outcome.MISSED)
    record(world, client, Outcome.REFUSED)
    record(world, client, Outcome.POSITIVE, positive_for=["ketamine"])
    kinds = Matter.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["missed_test", "refused_test", "positive_test"]
    hear = Obligation.objects.filter(rule="matter.hear")
    assert [row.due_on for row in hear] == [today() + dt.timedelta(days=7)] * 3


def test_the_whole_way_to_a_signature_changes_no_legal_state():
    world = cast()
    client = busy_client(world)
    before = client.orders.get().state
    for _n in range(3):
        record(world, client, Outcome.REFUSED, nature=Nature.LEGAL)
    for matter in Matter.objects.filter(kind="refused_test").order_by("pk"):
        confirmed(world, matter, "refused")
        send(world.worker, matter, Step.ADMONISH, code="in_person")
    severe = Matter.objects.get(kind="severe_breach")
    confirmed(world, severe, "severe_breach")
    send(world.worker, severe, Step.ADMONISH, code="refused", present="社区干部李")
    page = words(send(world.worker, severe, Step.DRAFT, words="事实", named=world.police.pk))
    assert "等孙民警签字。" in page
    send(world.police, severe, Step.SIGN)
    severe.refresh_from_db()
    assert severe.stage == "signed"
    assert "未移交" in words(signed_in(world.worker).get(address(severe)))
    send(world.worker, severe, Step.HAND_OVER, present="永丰派出所吴警官")
    severe.refresh_from_db()
    assert (severe.state, severe.stage, severe.outcome) == ("closed", "handed_over", "handed_over")
    assert taken(severe) == ["hear", "qualify", "confirm", "admonish", "draft", "sign", "hand_over"]
    assert client.orders.get().state == before


def test_an_ordinary_breach_ends_with_a_talk_and_offers_no_report():
    world = cast()
    record(world, busy_client(world), Outcome.MISSED)
    matter = confirmed(world, Matter.objects.get(), "not_excused")
    page = words(signed_in(world.worker).get(address(matter)))
    assert "一般违反协议只作谈话教育，不能报告。" in page
    send(world.worker, matter, Step.ADMONISH, code="in_person")
    refused = words(send(world.worker, matter, Step.DRAFT, words="事实", named=world.police.pk))
    assert "一般违反协议只作谈话教育，不能报告。" in refused
    send(world.worker, matter, Step.CLOSE)
    matter.refresh_from_db()
    assert (matter.state, matter.outcome) == ("closed", "admonished")


def test_a_care_test_never_reaches_a_report():
    world = cast()
    record(world, busy_client(world), Outcome.POSITIVE, positive_for=["ketamine"])
    matter = confirmed(world, Matter.objects.get(), "relapse")
    send(world.worker, matter, Step.ADMONISH, code="in_person")
    refused = words(send(world.worker, matter, Step.DRAFT, words="事实", named=world.police.pk))
    assert "服务性检测和初筛结果都不够" in refused
    matter.refresh_from_db()
    assert matter.stage == "admonished"


def test_nobody_confirms_what_they_found_nor_signs_what_they_confirmed():
    world = cast()
    record(world, busy_client(world), Outcome.MISSED)
    matter = Matter.objects.get()
    send(world.head, matter, Step.HEAR, **HEARD)
    send(world.head, matter, Step.QUALIFY, code="evaded", words="核实过。")
    assert "认定是您作出的，要由另一个人复核。" in words(send(world.head, matter, Step.CONFIRM))
    matter.refresh_from_db()
    assert matter.confirmed_on is None
    send(world.police, matter, Step.CONFIRM)
    matter.refresh_from_db()
    assert matter.confirmed_on == today()
    page = signed_in(world.worker).get(address(matter)).content.decode()
    assert door(matter, Step.DRAFT) not in page


def test_a_second_person_may_send_it_back_and_a_mild_finding_ends_with_the_second_look():
    world = cast()
    record(world, busy_client(world), Outcome.MISSED)
    matter = Matter.objects.get()
    send(world.worker, matter, Step.HEAR, **HEARD)
    send(world.worker, matter, Step.QUALIFY, code="evaded", words="没有接电话。")
    send(world.head, matter, Step.SEND_BACK, words="有病历，请重看。")
    matter.refresh_from_db()
    assert (matter.stage, matter.qualification) == ("heard", "")
    send(world.worker, matter, Step.EXCUSE, words="交了病历。")
    send(world.worker, matter, Step.QUALIFY, code="excused", words="病历属实。")
    send(world.head, matter, Step.CONFIRM)
    matter.refresh_from_db()
    assert (matter.state, matter.outcome) == ("closed", "nothing_follows")


def test_a_step_out_of_order_says_where_the_matter_stands():
    world = cast()
    record(world, busy_client(world), Outcome.MISSED)
    matter = Matter.objects.get()
    answer = signed_in(world.worker).get(door(matter, Step.ADMONISH), follow=True)
    assert "这件事项现在是“待听取说明”，还不能“送达告诫书”。" in words(answer)
    assert "这件事项现在是“待听取说明”" in words(send(world.head, matter, Step.CONFIRM))
    assert taken(matter) == []


def test_the_same_form_twice_is_one_step_and_an_undo_on_the_day_takes_it_back():
    world = cast()
    record(world, busy_client(world), Outcome.MISSED)
    matter, key = Matter.objects.get(), str(uuid4())
    for _click in range(2):
        send(world.worker, matter, Step.HEAR, **HEARD, form_key=key)
    assert taken(matter) == ["hear"]
    step = matter.steps.get()
    undo = address(matter, "matter_undo", step.pk)
    assert "这一步是王敏登记的" in words(signed_in(world.head).post(undo, follow=True))
    for _click in range(2):
        signed_in(world.worker).post(undo)
    matter.refresh_from_db()
    assert (matter.stage, matter.heard_on) == ("opened", None)
    assert Entry.objects.filter(verb="orders.matter_step_undone").count() == 1
    send(world.worker, matter, Step.HEAR, **HEARD)
    MatterStep.objects.update(recorded_at=timezone.now() - dt.timedelta(days=1))
    undo = address(matter, "matter_undo", matter.steps.filter(withdrawn_at=None).get().pk)
    assert "只能在当天撤回" in words(signed_in(world.worker).post(undo, follow=True))


def test_the_head_may_settle_in_the_clients_favour_and_the_worker_may_not():
    world = cast()
    matter = make_matter(busy_client(world), world.worker)
    assert send(world.worker, matter, Step.SET_ASIDE, code="explained", words="服药").status_code == 404
    send(world.head, matter, Step.SET_ASIDE, code="explained", words="服药，有处方。")
    matter.refresh_from_db()
    assert (matter.state, matter.outcome, matter.closed_by) == ("closed", "explained", world.head)
    assert "reported_in_writing" not in signed_in(world.head).get(address(matter)).content.decode()


def test_what_is_under_objection_is_not_counted_and_goes_nowhere():
    world = cast()
    client = busy_client(world)
    record(world, client, Outcome.REFUSED)
    matter = confirmed(world, Matter.objects.get(), "refused")
    send(world.worker, matter, Step.ADMONISH, code="in_person")
    counts = reverse("casework:breach_counts", args=[client.pk])
    assert "拒绝检测次数 为什么" in words(signed_in(world.worker).get(counts))
    assert "1 / 3 次" in words(signed_in(world.worker).get(counts))
    form = objection("client", "我没有拒绝。")
    for _click in range(2):
        page = signed_in(world.worker).post(address(matter, "matter_object"), form, follow=True)
    assert "异议待答复" in words(page)
    assert Objection.objects.count() == 1
    told = words(signed_in(world.worker).get(counts))
    assert "1 / 3 次" not in told
    assert "档案里另有1件没有计入：异议处理中。" in told
    assert "先答复异议" in words(signed_in(world.worker).get(door(matter, Step.DRAFT), follow=True))
    answer = address(matter, "objection_answer", Objection.objects.get().pk)
    given = {"decision": "upheld", "reason": "录像显示本人在场。"}
    assert signed_in(world.worker).post(answer, given).status_code == 404
    assert "请由没有参与过的站长或者社区民警答复" in words(
        signed_in(world.head).post(answer, given, follow=True)
    )
    signed_in(world.police).post(answer, given)
    matter.refresh_from_db()
    assert (matter.state, matter.outcome) == ("closed", "objection_upheld")
    assert "0 / 3 次" in words(signed_in(world.worker).get(counts))
    signed_in(world.police).post(address(matter, "objection_undo", Objection.objects.get().pk))
    matter.refresh_from_db()
    assert (matter.state, matter.stage) == ("open", "admonished")


def test_for_the_client_one_objects_with_consent_alone():
    world = cast()
    record(world, busy_client(world), Outcome.MISSED)
    matter = Matter.objects.get()
    form = objection("family", "他发烧了。")
    page = signed_in(world.worker).post(address(matter, "matter_object"), form, follow=True)
    assert "请勾选“本人同意”。" in words(page)
    form["consented"] = "on"
    signed_in(world.worker).post(address(matter, "matter_object"), form)
    assert Objection.objects.get().objector == "family"
    back = address(matter, "objection_back", Objection.objects.get().pk)
    signed_in(world.worker).post(back, {"reason": "本人不想追究。"})
    assert Objection.objects.get().decision == "withdrawn"


def test_a_miss_that_is_excused_later_drops_its_matter_unless_somebody_was_heard():
    world = cast()
    client = busy_client(world)
    row = record(world, client, Outcome.MISSED)
    matter = Matter.objects.get()
    form = {
        "outcome": "missed",
        "miss": "excused",
        "reason": "illness",
        "taken_on": today().isoformat(),
        "purpose": "extra",
        "nature": "care",
    }
    correct = reverse("casework:correct_screening", args=[client.pk, row.pk])
    page = signed_in(world.worker).get(correct).content.decode()
    opened = page.split('name="opened" value="')[1].split('"')[0]
    key = page.split('name="form_key" value="')[1].split('"')[0]
    signed_in(world.worker).post(correct, {**form, "opened": opened, "form_key": key})
    matter.refresh_from_db()
    assert (matter.state, matter.outcome) == ("closed", "recorded_by_mistake")
    assert not Obligation.objects.filter(rule="matter.hear", state__in=["open", "overdue"]).exists()


def test_the_family_calls_at_eleven_at_night_and_help_is_offered_first():
    world = cast()
    client = busy_client(world)
    call = reverse("casework:family_call", args=[client.pk])
    page = signed_in(world.worker).get(call)
    assert "只听，不说档案里的任何内容" in words(page)
    form = {
        "caller": "母亲",
        "on": today().isoformat(),
        "at": "23:00",
        "words": "他今晚不对劲。",
        "worried": "on",
        "form_key": str(uuid4()),
    }
    for _click in range(2):
        answer = signed_in(world.worker).post(call, form, follow=True)
    matter = Matter.objects.get()
    assert (matter.kind, Contact.objects.get().held_at) == ("relapse_sign", dt.time(23, 0))
    text = answer.content.decode().partition('<ol class="offers">')[2].partition("</ol>")[0]
    order = [text.index(f"<b>{word}</b>") for word in ("就医", "重新评估", "自愿戒毒", "权利和救济")]
    assert order == sorted(order)
    offers = address(matter, "matter_offer")
    said = {"on": today().isoformat(), "words": "", "form_key": str(uuid4())}
    early = {**said, "offer": "rights", "answer": "explained"}
    assert "请先问本人要不要就医" in words(signed_in(world.worker).post(offers, early))
    signed_in(world.worker).post(offers, {**said, "offer": "medical_help", "answer": "accepted"})
    signed_in(world.worker).post(offers, {**early, "form_key": str(uuid4())})
    assert list(CareOffer.objects.order_by("pk").values_list("offer", flat=True)) == [
        "medical_help",
        "rights",
    ]
    # It is care: the police neither see it nor can confirm anything in it.
    assert signed_in(world.police).get(address(matter)).status_code == 404
    assert "没有待了解的事项" in words(signed_in(world.police).get(reverse("casework:matters")))
    assert "可能复吸" not in words(signed_in(world.police).get(reverse("casework:client", args=[client.pk])))


def test_a_self_report_is_written_down_once_and_can_become_nothing_but_help():
    world = cast()
    client = busy_client(world)
    form = {
        "what": "relapse_sign",
        "on": today().isoformat(),
        "words": "上周末用了一次，想停。",
        "form_key": str(uuid4()),
    }
    new = reverse("casework:matter_new", args=[client.pk])
    for _click in range(2):
        signed_in(world.worker).post(new, form)
    matter = Matter.objects.get()
    send(world.worker, matter, Step.HEAR, **HEARD)
    page = words(send(world.worker, matter, Step.QUALIFY, code="relapse", words="自己说的。"))
    assert "还没有保存，请先改正：" in page
    send(world.worker, matter, Step.QUALIFY, code="help_needed", words="愿意看病。")
    send(world.head, matter, Step.CONFIRM)
    send(world.worker, matter, Step.TALK, words="约好周二去医院。")
    matter.refresh_from_db()
    assert (matter.state, matter.outcome) == ("closed", "talked")


def test_other_streets_and_other_roles_find_nothing():
    world = cast()
    record(world, busy_client(world), Outcome.MISSED)
    matter = Matter.objects.get()
    for user in (world.other_worker, world.other_head, world.other_police, world.medic, world.auditor):
        assert signed_in(user).get(address(matter)).status_code == 404
        assert send(user, matter, Step.HEAR, **HEARD).status_code == 404
    assert send(world.police, matter, Step.HEAR, **HEARD).status_code == 404
    assert send(world.worker, matter, Step.CONFIRM).status_code == 404
    assert signed_in(world.police).get(address(matter)).status_code == 200
    assert taken(matter) == []


def test_the_list_takes_the_same_statements_for_one_and_for_thirty(django_assert_num_queries):
    world = cast()
    record(world, busy_client(world), Outcome.MISSED)
    browsers = [signed_in(user) for user in (world.worker, world.head, world.police)]
    for browser in browsers:
        for _first in range(2):
            browser.get(reverse("casework:matters"))
        statements(browser, reverse("casework:matters"), django_assert_num_queries, 4)
    for n in range(29):
        client = busy_client(world, f"学员{n}")
        test = make_screening(client, world.worker, taken_on=today(), outcome="missed", miss_kind="unexcused")
        Matter.objects.create(
            client=client,
            kind="missed_test",
            key=f"screening:{test.pk}",
            opened_on=today(),
            opened_by=world.worker,
        )
    for browser in browsers:
        response = statements(browser, reverse("casework:matters"), django_assert_num_queries, 4)
        assert response.content.decode().count("<li>") >= 30


def test_the_list_filters_and_says_when_it_is_empty():
    world = cast()
    address_ = reverse("casework:matters")
    assert "没有待了解的事项" in words(signed_in(world.worker).get(address_))
    record(world, busy_client(world), Outcome.MISSED)
    head = signed_in(world.head)
    assert "检测未到待了解" in words(head.get(address_))
    assert "没有符合条件的事项" in words(head.get(address_, {"state": "signed"}))
    assert "没有符合条件的事项" in words(head.get(address_, {"objected": "1"}))
    assert head.get(address_, {"state": "nonsense", "kind": "\0", "page": "x"}).status_code == 200


def test_the_page_of_a_matter_and_its_words_for_the_client():
    world = cast()
    record(world, busy_client(world), Outcome.MISSED)
    matter = confirmed(world, Matter.objects.get(), "evaded")
    told = words(signed_in(world.worker).get(address(matter, "matter_told")))
    assert "给您的说明" in told
    assert "那天发烧，在家里。" in told
    assert "吸毒" not in told
    page = words(signed_in(world.worker).get(reverse("casework:client", args=[matter.client_id])))
    assert "作出认定：逃避检测（检测未到待了解）" in page
    assert "听取本人说明（检测未到待了解）" in page


def test_a_late_sign_in_is_looked_into():
    world = cast()
    client = world.client()
    served = today() - dt.timedelta(days=30)
    order = make_order(client=client, served_on=served, reported_on=None)
    new = reverse("casework:matter_new", args=[client.pk])
    form = {"what": "not_signed_in", "on": today().isoformat(), "words": "没有来。", "form_key": str(uuid4())}
    signed_in(world.worker).post(new, form)
    assert Matter.objects.get().kind == "not_signed_in"
    step = reverse("casework:order_step", args=[client.pk, order.pk, "sign_in"])
    signed_in(world.worker).post(step, {"on": today().isoformat(), "late_reason": "住院"})
    kinds = Matter.objects.order_by("pk").values_list("kind", "state", "outcome")
    assert list(kinds) == [("not_signed_in", "closed", "recorded_by_mistake"), ("late_sign_in", "open", "")]
