"""The pages of later changes: said before pressing, listed, side by side, decided once."""

from __future__ import annotations

import html

import pytest
from django.urls import reverse

from tests.casework.changes.making import (
    TODAY,
    WHY,
    asked_correction,
    asked_withdrawal,
    correction,
    file_with_order,
    legal_test,
    send_correction,
)
from tests.people import Cast, cast, signed_in
from tests.privacy.making import make_pass
from waystation.casework.models import ChangeRequest
from waystation.clients.models import Client
from waystation.screening.models import Screening

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    found = file_with_order(world)
    make_pass(world.head, found, "stated")
    return found


def text(user, name: str, *args: object, **query: object) -> str:
    answer = signed_in(user).get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def post(user, name: str, request: ChangeRequest, **values: str):
    return signed_in(user).post(reverse(name, args=[request.client_id, request.pk]), values, follow=True)


SAID = "须由另一人批准"


def test_the_pages_say_before_pressing_that_another_person_approves(world, client):
    row = legal_test(world, client)
    for name, button in (("correct", "申请更正"), ("withdraw", "申请撤回")):
        page = text(world.worker, f"casework:{name}_screening", client.pk, row.pk)
        assert f"已过录入当日，{button[2:]}须由另一人批准" in page
        assert button in page


def test_on_the_day_of_entry_nothing_of_it_is_said(world, client):
    row = legal_test(world, client, days_ago=0)
    page = text(world.worker, "casework:correct_screening", client.pk, row.pk)
    assert SAID not in page
    assert "这条记录由别人登记，改动须由另一人批准" in text(
        world.head, "casework:correct_screening", client.pk, row.pk
    )
    assert "今天登记的记录可以直接修改" in page


def test_pressing_files_one_request_however_often_it_is_pressed(world, client):
    row = legal_test(world, client)
    values = correction(world, row)
    address = reverse("casework:correct_screening", args=[client.pk, row.pk])
    for _press in range(2):
        answer = signed_in(world.worker).post(address, values, follow=True)
        assert "已提出申请，等另一人批准后生效" in answer.content.decode()
    assert ChangeRequest.objects.get().asked_by == world.worker
    assert Screening.objects.get().outcome == "invalid"


def test_without_a_reason_the_form_says_so_and_keeps_what_was_typed(world, client):
    answer = send_correction(world, legal_test(world, client), correction_reason="", place="派出所二楼")
    page = answer.content.decode()
    assert "请写明更正或者撤回的原因" in page
    assert "派出所二楼" in page
    assert not ChangeRequest.objects.exists()


def test_a_care_test_turned_into_a_legal_one_waits_too(world, client):
    row = legal_test(world, client, nature="care")
    page = text(world.worker, "casework:correct_screening", client.pk, row.pk)
    assert "已过录入当日" not in page
    assert "改成公安机关检测也须由另一人批准" in page
    assert send_correction(world, row).status_code == 302
    assert ChangeRequest.objects.get().state == "waiting"


def test_what_waits_is_seen_on_the_record_its_pages_and_the_heads_page(world, client):
    row = legal_test(world, client)
    asked_correction(world, row)
    for name in ("casework:test", "casework:correct_screening", "casework:withdraw_screening"):
        assert "更正待批准" in text(world.worker, name, client.pk, row.pk)
    assert "更正、撤回待批准（1）" in text(world.head, "casework:office")
    assert "待批准" in text(world.worker, "casework:changes")
    for user in (world.head, world.police):
        assert client.name in text(user, "casework:changes")


def test_side_by_side_the_changed_fields_before_and_after_in_words(world, client):
    row = legal_test(world, client)
    request = asked_correction(world, row, place="派出所")
    page = text(world.head, "casework:change", client.pk, request.pk)
    assert "<del>无效</del>" in page
    assert "<b>阴性</b>" in page
    assert "<b>派出所</b>" in page
    assert WHY in page
    assert world.worker.name in page
    assert page.count("<b>") < 6, "only what changes stands in the table"


def test_who_asked_may_take_back_and_is_shown_no_decision(world, client):
    request = asked_correction(world, legal_test(world, client))
    page = text(world.worker, "casework:change", client.pk, request.pk)
    assert "撤回申请" in page
    assert "不批准" not in page
    assert "申请已撤回" in post(world.worker, "casework:change_take_back", request).content.decode()
    request.refresh_from_db()
    assert request.state == "taken_back"


def test_approving_needs_words_and_then_changes_the_record(world, client):
    row = legal_test(world, client)
    request = asked_correction(world, row)
    page = post(world.head, "casework:change_decide", request, words="", grants="yes").content.decode()
    assert 'class="errorlist"' in page
    request.refresh_from_db()
    assert request.state == "waiting"
    page = post(world.head, "casework:change_decide", request, words="与报告单一致", grants="yes")
    assert "已批准，记录已按申请改好" in page.content.decode()
    assert Screening.objects.get(replaces=row).outcome == "negative"
    again = post(world.head, "casework:change_decide", request, words="再点一次", grants="no")
    assert "这份申请刚才已有结果：已批准" in again.content.decode()


def test_without_pressing_either_button_nothing_is_decided(world, client):
    request = asked_correction(world, legal_test(world, client))
    page = post(world.head, "casework:change_decide", request, words="看过了").content.decode()
    assert "请按“批准”或者“不批准”" in html.unescape(page)
    request.refresh_from_db()
    assert request.state == "waiting"


def test_a_record_changed_meanwhile_is_told_before_and_after_the_decision(world, client):
    row = legal_test(world, client)
    request = asked_correction(world, row)
    Screening.objects.filter(pk=row.pk).update(place="派出所")
    assert "记录在申请之后已被改动" in text(world.head, "casework:change", client.pk, request.pk)
    page = post(world.head, "casework:change_decide", request, words="核对无误", grants="yes")
    assert "申请作废" in page.content.decode()
    assert not Screening.objects.filter(replaces=row).exists()


@pytest.mark.parametrize("who", ["other_worker", "other_head", "other_police", "medic", "auditor"])
def test_who_does_not_reach_the_file_finds_no_request(world, client, who):
    request = asked_withdrawal(world, legal_test(world, client))
    browser = signed_in(getattr(world, who))
    assert browser.get(reverse("casework:change", args=[client.pk, request.pk])).status_code == 404
    for name in ("change_decide", "change_take_back"):
        answer = browser.post(
            reverse(f"casework:{name}", args=[client.pk, request.pk]), {"words": "x", "grants": "yes"}
        )
        assert answer.status_code == 404
    request.refresh_from_db()
    assert request.state == "waiting"


def test_the_worker_who_asked_has_no_way_to_the_decision(world, client):
    request = asked_withdrawal(world, legal_test(world, client))
    address = reverse("casework:change_decide", args=[client.pk, request.pk])
    assert signed_in(world.worker).post(address, {"words": "x", "grants": "yes"}).status_code == 404


def test_the_lists_say_when_they_are_empty(world):
    assert "没有等您批准的申请" in text(world.head, "casework:changes")
    assert "您没有提出过申请" in text(world.worker, "casework:changes")
    assert "还没有办结的申请" in text(world.worker, "casework:changes", shelf="done")
    assert "您没有提出过申请" in text(world.worker, "casework:changes", shelf="waiting"), "no such shelf here"


def test_the_list_takes_the_same_statements_for_one_and_for_thirty_and_pages(
    world, client, django_assert_num_queries
):
    def ask(n: int) -> None:
        row = legal_test(world, client)
        ChangeRequest.objects.create(
            client=client,
            subject="screening",
            row_id=row.pk,
            what="withdraw",
            asked="{}",
            reason="x",
            asked_by=world.worker,
            asked_at=f"{TODAY}T08:{n:02d}:00Z",
        )

    browser, address = signed_in(world.head), reverse("casework:changes")
    browser.get(address)
    ask(0)
    with django_assert_num_queries(4):
        browser.get(address)
    for n in range(1, 31):
        ask(n)
    with django_assert_num_queries(5):  # a full page is counted
        page = browser.get(address).content.decode()
    assert page.count("核对</a>") == 30
    assert "page=2" in page
