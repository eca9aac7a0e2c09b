"""The pages of keeping and deleting: numbers only, who may what, empty, refused, in plain words."""

from __future__ import annotations

import html

import pytest
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from tests.casework.erasing.making import WORDS, confirmed, old, proposed, set_years, today
from tests.people import Cast, cast, signed_in
from waystation.accounts.models import User
from waystation.audit.models import Entry
from waystation.casework.actions.law import retention as flows
from waystation.casework.actions.law import sealing
from waystation.clients.models import Client, Deletion, Hold
from waystation.notices.models import Notice
from waystation.rules.calendar import add_days, add_months
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
HOLD = {"reason": "remedy", "words": "行政复议还没有结果"}


@pytest.fixture
def world() -> Cast:
    return cast()


def body(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def page(user: User, name: str, *args: object) -> str:
    return body(signed_in(user).get(reverse(name, args=args)))


def test_without_years_nothing_is_listed_and_the_page_says_why(world):
    client = old(world)
    said = page(world.head, "casework:retention")
    assert "没有设置保存年限" in said
    assert client.file_number not in said
    assert "不会删除" in page(world.head, "casework:retention_file", client.pk)
    with pytest.raises(RuleBroken, match="no_clock"):
        proposed(world, client)


def test_the_list_shows_numbers_and_no_names_to_those_whose_area_it_is(world):
    set_years(world)
    over, soon, later = old(world, "陈安"), old(world, "林远", over=-30), old(world, "郭宁", over=-200)
    for user in (world.head, world.district_office, world.city_office, world.auditor):
        said = page(user, "casework:retention")
        assert over.file_number in said
        assert soon.file_number in said
        assert "还有30天" in said
        assert later.file_number not in said
        assert "陈安" not in said
        one = page(user, "casework:retention_file", over.pk)
        assert over.file_number in one
        assert "陈安" not in one
    assert over.file_number not in page(world.other_head, "casework:retention")
    for nobody in (world.worker, world.police, world.medic, world.admin):
        assert signed_in(nobody).get(reverse("casework:retention")).status_code == 404
    other = reverse("casework:retention_file", args=[over.pk])
    assert signed_in(world.other_head).get(other).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_takes_the_same_statements_whatever_its_length(world, rows, django_assert_num_queries):
    set_years(world)
    for n in range(rows):
        client = old(world, f"学员{n}")
        if n % 2 == 0:
            proposed(world, client)
    browser = signed_in(world.district_office)
    browser.get(reverse("casework:retention"))
    with django_assert_num_queries(7):
        browser.get(reverse("casework:retention"))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_proofs_take_the_same_statements_whatever_their_number(world, rows, django_assert_num_queries):
    set_years(world)
    for n in range(rows):
        confirmed(world, proposed(world, old(world, f"学员{n}")))
    browser = signed_in(world.head)
    browser.get(reverse("casework:deletions"))
    with django_assert_num_queries(4):
        assert f"{rows:05}号" in body(browser.get(reverse("casework:deletions")))


def test_a_hold_keeps_a_file_takes_a_proposal_back_and_is_lifted(world):
    set_years(world)
    client = old(world)
    row = proposed(world, client)
    browser = signed_in(world.head)
    address = reverse("casework:hold", args=[client.pk])
    late = add_months(today(), 25).isoformat()
    assert "一次最多保留到" in body(browser.post(address, {**HOLD, "until": late}))
    assert "已经过去" in body(browser.post(address, {**HOLD, "until": "2020-01-01"}))
    until = add_days(today(), 40)
    for _turn in range(2):
        assert browser.post(address, {**HOLD, "until": until.isoformat()}).status_code == 302
    held = Hold.objects.get()
    assert held.words == HOLD["words"]
    assert HOLD["words"] not in str(list(Entry.objects.values_list("data", flat=True)))
    row.refresh_from_db()
    assert row.state == Deletion.State.WITHDRAWN
    with pytest.raises(RuleBroken, match="back_held"):
        proposed(world, client)
    assert "已保留" in page(world.district_office, "casework:retention")
    assert HOLD["words"] not in page(world.auditor, "casework:retention_file", client.pk)
    lift = reverse("casework:hold_lift", args=[held.pk])
    assert signed_in(world.other_head).post(lift).status_code == 404
    for _turn in range(2):
        assert browser.post(lift).status_code == 302
    held.refresh_from_db()
    assert (held.lifted_by, held.lifted_on) == (world.head, today())
    proposed(world, client)


def test_from_the_list_to_the_proof_by_two_people(world):
    set_years(world)
    client = old(world)
    head, district = signed_in(world.head), signed_in(world.district_office)
    propose = reverse("casework:deletion_propose", args=[client.pk])
    assert "这个字段是必填项" in body(head.post(propose, {"words": WORDS})) or Deletion.objects.count() == 0
    for _turn in range(2):
        assert head.post(propose, {"words": WORDS, "appraised": "on"}).status_code == 302
    row = Deletion.objects.get()
    assert row.may_from == add_days(today(), 30)
    assert Notice.objects.filter(code="retention.told_proposed", to=world.district_office).exists()
    assert WORDS in page(world.district_office, "casework:deletion", row.pk)
    confirm = reverse("casework:deletion_confirm", args=[row.pk])
    sure = {"file_number": client.file_number, "understood": "on"}
    assert "还在等待期内" in body(district.post(confirm, sure))
    assert Client.objects.filter(pk=client.pk).exists()
    Deletion.objects.update(may_from=today())
    assert head.get(confirm).status_code == 404
    assert "档案号不一致" in body(district.post(confirm, {**sure, "file_number": "2000-1"}))
    assert district.post(confirm, {"file_number": client.file_number}).status_code == 200
    assert Client.objects.filter(pk=client.pk).exists()
    for _turn in range(2):
        assert district.post(confirm, sure).status_code == 302
    row.refresh_from_db()
    shown = page(world.auditor, "casework:deletion", row.pk)
    assert row.number in shown
    assert client.file_number not in shown
    assert "《楚安市禁毒工作档案管理办法》第九条" in shown
    told = Notice.objects.get(code="retention.told_done", to=world.head)
    assert row.number in page(world.head, "casework:notices") or told.data["number"] == row.number
    assert not Notice.objects.filter(code="retention.told_proposed").exists()
    withdraw = reverse("casework:deletion_withdraw", args=[row.pk])
    assert "不能撤回" in body(head.post(withdraw, follow=True))


def test_a_proposal_is_taken_back_by_anybody_who_may_hold(world):
    set_years(world)
    client = old(world)
    row = proposed(world, client)
    address = reverse("casework:deletion_withdraw", args=[row.pk])
    assert signed_in(world.auditor).post(address).status_code == 404
    assert signed_in(world.other_head).post(address).status_code == 404
    for _turn in range(2):
        assert signed_in(world.city_office).post(address).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.withdrawn_by) == ("withdrawn", world.city_office)
    with pytest.raises(RuleBroken, match="withdrawn"):
        confirmed(world, row)
    confirmed(world, proposed(world, client))


def test_a_proof_is_checked_and_says_whether_it_is_that_of_a_number(world):
    set_years(world)
    client = old(world)
    number = client.file_number
    row = confirmed(world, proposed(world, client))
    address = reverse("casework:deletion_check", args=[row.pk])
    browser = signed_in(world.auditor)
    assert "核验无误" in body(browser.post(address, {"file_number": number}))
    assert "就是这份证明所指" in body(browser.post(address, {"file_number": f" {number} "}))
    assert "不是这份证明所指" in body(browser.post(address, {"file_number": "2001-00001"}))
    again = old(world, "回来")
    Client.objects.filter(pk=again.pk).update(is_sealed=False)
    from waystation.casework.erasing import Finding, verify

    row.files = [again.pk]
    assert {Finding.ROWS_LEFT, Finding.CHANGED} <= set(verify(row))
    row.refresh_from_db()
    row.stands = "0" * 64
    assert set(verify(row)) == {Finding.CHANGED, Finding.NOT_RECORDED}


def test_what_holds_a_file_back_stops_the_proposal_and_the_second_person(world):
    set_years(world)
    client = old(world)
    row = proposed(world, client)
    asked = client.unsealings.create(
        what_for="look", reason="client_asked", words="x", asked_by=world.head, asked_at=timezone.now()
    )
    with pytest.raises(RuleBroken, match="back_opening"):
        confirmed(world, row)
    assert "有打开档案的申请待决定" in page(world.head, "casework:retention_file", client.pk)
    asked.delete()
    flows.hold(
        by=world.city_office,
        client=client,
        until=add_days(today(), 5),
        today=today(),
        now=timezone.now(),
        **HOLD,
    )
    with pytest.raises(RuleBroken, match="withdrawn"):
        confirmed(world, row)


def test_who_comes_back_is_not_deleted(world):
    set_years(world)
    client = old(world)
    row = proposed(world, client)
    now = timezone.now()
    said = {"what_for": "return", "reason": "help_wished", "words": "本人求助"}
    asked = sealing.ask(by=world.head, client=client, now=now, **said)
    sealing.decide(by=world.district_office, asked=asked, grants=True, note="", today=today(), now=now)
    row.refresh_from_db()
    assert (row.state, row.withdrawn_by) == ("withdrawn", world.district_office)
    with pytest.raises(Http404):
        confirmed(world, row)


def test_the_figure_of_the_day_counts_also_when_it_changed_after_the_proposal(world):
    rule = set_years(world)
    client = old(world)
    row = proposed(world, client)
    rule.value = 30
    rule.save()
    with pytest.raises(RuleBroken, match="not_over"):
        confirmed(world, row)
