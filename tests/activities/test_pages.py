"""The pages of sessions, the sheet and what somebody took part in."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.activities.making import make_attendance, make_certificate, make_session, make_work
from tests.people import Cast, cast, searched, signed_in
from waystation.activities.models import Attendance, Certificate, Session, WorkRecord
from waystation.clients.models import Client, Kin

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    return world.client()


@pytest.fixture
def session(world: Cast) -> Session:
    return make_session(world.centre, world.worker, on=timezone.localdate())


def sheet(session: Session) -> str:
    return reverse("activities:sheet", args=[session.pk])


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]  # an answer of the test client


def test_a_session_is_planned_and_stands_on_the_list(world: Cast) -> None:
    browser, today = signed_in(world.worker), timezone.localdate()
    assert "今天和以后没有安排" in text(browser.get(reverse("activities:sessions")))
    given = {
        "kind": "training",
        "title": "电工基础",
        "on": today.isoformat(),
        "starts_at": "14:00",
        "ends_at": "16:00",
        "place": "二楼",
        "leader": "",
        "capacity": "12",
        "organisation": world.centre.pk,
        "form_key": uuid.uuid4(),
    }
    told = browser.post(reverse("activities:new_session"), {**given, "title": "戒毒讲座"})
    assert "请不要出现“毒”" in text(told)
    assert browser.post(reverse("activities:new_session"), given).status_code == 302
    listed = text(browser.get(reverse("activities:sessions")))
    assert "电工基础" in listed
    assert "14:00–16:00" in listed
    assert "电工基础" not in text(signed_in(world.other_worker).get(reverse("activities:sessions")))


def test_one_press_signs_in_and_one_takes_it_back(world: Cast, session: Session, client: Client) -> None:
    browser = signed_in(world.worker)
    assert "陈安" in text(browser.get(sheet(session)))
    mark = reverse("activities:mark", args=[session.pk, client.pk])
    for _ in range(2):
        answer = browser.post(mark, {"state": "came", "how": "list"}, follow=True)
        assert "陈安：到场" in text(answer)
    row = Attendance.objects.get()
    assert (row.state, row.how, row.minutes) == ("came", "list", 120)
    assert "都登记过了" in text(browser.get(sheet(session)))
    assert "陈安" in text(browser.get(f"{sheet(session)}?show=done"))
    undo = reverse("activities:undo", args=[session.pk, row.pk])
    assert "已撤回" in text(browser.post(undo, follow=True))
    row.refresh_from_db()
    assert row.withdrawn_by == world.worker


def test_an_undo_by_somebody_else_asks_for_the_reason(world: Cast, session: Session, client: Client) -> None:
    row = make_attendance(session, client, world.worker)
    address = reverse("activities:withdraw_attendance", args=[client.pk, row.pk])
    answer = signed_in(world.head).post(reverse("activities:undo", args=[session.pk, row.pk]))
    assert answer.headers["Location"] == address
    assert "请写明撤回的原因" in text(signed_in(world.head).post(address, {"reason": ""}))
    assert signed_in(world.head).post(address, {"reason": "点错了人"}).status_code == 302
    row.refresh_from_db()
    assert row.withdrawn_reason == "点错了人"


def test_relatives_are_asked_in_where_families_meet(world: Cast, client: Client) -> None:
    family = make_session(world.centre, world.worker, kind="family", on=timezone.localdate())
    mother = Kin.objects.create(client=client, name="魏平", relation="mother")
    browser = signed_in(world.worker)
    assert "母亲 魏平 到场" in text(browser.get(sheet(family)))
    mark = reverse("activities:mark", args=[family.pk, client.pk])
    assert "陈安的母亲：到场" in text(browser.post(mark, {"state": "came", "kin": mother.pk}, follow=True))
    assert Attendance.objects.get().kin == mother
    stranger = Kin.objects.create(client=world.client("林远"), name="林山", relation="father")
    assert browser.post(mark, {"state": "came", "kin": stranger.pk}).status_code == 404


def test_an_excuse_says_what_was_seen(world: Cast, session: Session, client: Client) -> None:
    browser, mark = signed_in(world.worker), reverse("activities:mark", args=[session.pk, client.pk])
    wrong = browser.post(mark, {"state": "excused", "excuse": "official", "proof": "called"}, follow=True)
    assert "请选择看过的证明" in text(wrong)
    browser.post(mark, {"state": "excused", "excuse": "work", "proof": "message"})
    assert Attendance.objects.get().excuse == "work"
    assert browser.post(mark, {"state": "late"}).status_code == 404


def test_the_sheet_finds_by_name_and_the_address_keeps_no_name(world: Cast, session: Session) -> None:
    world.client("陈安")
    world.client("林远")
    browser = signed_in(world.worker)
    found = searched(browser, sheet(session), q="林远")
    assert "林远" not in found.request["QUERY_STRING"]
    page = text(found)
    assert "林远" in page
    assert "陈安" not in page


def test_the_printed_sheet_names_no_office(world: Cast, session: Session, client: Client) -> None:
    make_attendance(session, client, world.worker)
    page = text(signed_in(world.worker).get(reverse("activities:printed_sheet", args=[session.pk])))
    assert "陈安" in page
    assert "戒毒" not in page


def test_a_called_off_session_takes_nobody(world: Cast, session: Session, client: Client) -> None:
    browser = signed_in(world.worker)
    assert browser.post(reverse("activities:cancel_session", args=[session.pk])).status_code == 302
    assert "已取消" in text(browser.get(sheet(session)))
    mark = reverse("activities:mark", args=[session.pk, client.pk])
    assert "已经取消" in text(browser.post(mark, {"state": "came"}, follow=True))


def test_proofs_are_written_down_on_the_file_and_taken_back(world: Cast, client: Client) -> None:
    browser, today = signed_in(world.worker), timezone.localdate()
    page = reverse("activities:client", args=[client.pk])
    assert "还没有登记证书" in text(browser.get(page))
    certificate = {"kind": "skill", "issuer": "技校", "issued_on": today.isoformat(), "seen": "scan"}
    wrong = browser.post(f"{page}certificates/", {**certificate, "form_key": uuid.uuid4()})
    assert "请选择档案里的扫描件" in text(wrong)
    good = {**certificate, "seen": "original", "form_key": uuid.uuid4()}
    assert browser.post(f"{page}certificates/", good).status_code == 302
    work = {"month": f"{today:%Y-%m}", "employer": "维修部", "proof": "pay_slip", "form_key": uuid.uuid4()}
    assert browser.post(f"{page}work/", work).status_code == 302
    again = browser.post(f"{page}work/", {**work, "form_key": uuid.uuid4()})
    assert "已经登记过工作情况" in text(again)
    assert WorkRecord.objects.get().month == today.replace(day=1)
    row = Certificate.objects.get()
    address = reverse("activities:withdraw_qualification", args=[client.pk, row.pk])
    assert browser.post(address, {"reason": "看错了"}).status_code == 302
    assert "看错了" in text(browser.get(page))


@pytest.mark.parametrize("who", ["other_worker", "other_head", "police", "district_office"])
def test_out_of_reach_is_not_there(world: Cast, session: Session, client: Client, who: str) -> None:
    browser = signed_in(getattr(world, who))
    assert browser.get(sheet(session)).status_code == 404
    assert browser.get(reverse("activities:client", args=[client.pk])).status_code == 404
    mark = reverse("activities:mark", args=[session.pk, client.pk])
    assert browser.post(mark, {"state": "came"}).status_code == 404
    assert Attendance.objects.count() == 0


def test_the_pages_take_the_same_statements_for_one_row_and_for_thirty(
    world: Cast, client: Client, django_assert_num_queries
) -> None:
    today = timezone.localdate()
    family = make_session(world.centre, world.worker, kind="family", on=today)
    browser = signed_in(world.worker)
    pages = {
        reverse("activities:sessions"): LIST,
        f"{sheet(family)}?show=all": SHEET,
        reverse("activities:printed_sheet", args=[family.pk]): PRINTED,
        reverse("activities:client", args=[client.pk]): FILE,
    }
    for page in pages:
        browser.get(page)
    for count in (1, 29):
        for n in range(count):
            other = world.client(f"学员{n}")
            kin = Kin.objects.create(client=other, name="魏平", relation="mother")
            make_attendance(family, other, world.worker)
            make_attendance(family, other, world.worker, kin=kin)
            row = make_session(world.centre, world.worker, on=today)
            make_attendance(row, client, world.worker)
            make_certificate(client, world.worker)
            make_work(client, world.worker, month=dt.date(2020 + count // 29 + n // 12, 1 + n % 12, 1))
        for page, statements in pages.items():
            with django_assert_num_queries(statements):
                assert browser.get(page).status_code == 200


#: Who asks, unread notices, and: rows and their count.
LIST, SHEET, PRINTED, FILE = 5, 10, 5, 12
