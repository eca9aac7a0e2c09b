"""What client and relative see and ask for: today, agreed days, points, requests; and the office's side."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.casework.draws.street import make_call
from tests.people import cast, signed_in
from tests.points.schemes.making import scheme
from tests.portal.making import inside, make_kin, make_login
from waystation.audit.models import Entry
from waystation.casework.actions.places import away
from waystation.casework.models import Obligation
from waystation.clients.models import Consent
from waystation.contacts.models import Appointment, Ask
from waystation.contacts.queries import asks
from waystation.notices.models import Notice
from waystation.orders.actions.places import LeaveData
from waystation.orders.models import Leave
from waystation.points.actions import ledger
from waystation.points.models import PayCode
from waystation.portal.queries import days
from waystation.rules.places.leaves import LeaveReason, ToldHow
from waystation.rules.points.postings import PostingKind
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LATER = TODAY + dt.timedelta(days=3)


def text(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def a_client(**order):
    world = cast()
    client = world.client_with_order(**order)
    return world, client, inside(make_login(client, world.worker))


def grant(world, client, points, cause="attendance:1", *, family=False):
    return ledger.grant(
        by=world.worker,
        client=client,
        cause=cause,
        points=points,
        on=TODAY,
        at=timezone.now(),
        kind=PostingKind.EARNED,
        family=family,
    )


def sent(**more):
    return {"form_key": str(uuid.uuid4()), **more}


def test_today_says_yes_on_a_called_day_and_says_nothing_of_days_to_come():
    _world, client, browser = a_client()
    make_call(client, LATER)
    page = text(browser, "/my/")
    assert (">有安排<" in page, LATER.isoformat() in page, "检测" in page) == (False, False, False)
    make_call(client, TODAY)
    page = text(browser, "/my/")
    assert (">有安排<" in page, "到中心来" in page, "检测" in page) == (True, True, False)


def test_agreed_days_are_shown_with_time_and_place_and_those_of_others_are_not():
    world, client, browser = a_client()
    Appointment.objects.create(client=client, what="talk", on=LATER, place="二楼", made_by=world.worker)
    Appointment.objects.create(
        client=world.client("韩邻"), what="talk", on=LATER, place="别处", made_by=world.worker
    )
    page = text(browser, "/my/")
    assert ("二楼" in page, "别处" in page) == (True, False)


def test_points_are_there_at_once_with_their_reason():
    world, client, browser = a_client()
    assert "还没有积分" in text(browser, "/my/points/")
    grant(world, client, 30)
    page = text(browser, "/my/points/")
    assert ("30分" in page, "参加活动" in page, "+30" in page.replace("</span>", "")) == (True, True, True)
    assert "30分" in text(browser, "/my/")


def test_points_page_costs_the_same_with_thirty_movements_and_pages_back():
    world, client, browser = a_client()
    grant(world, client, 1)
    text(browser, "/my/points/")

    def statements():
        with CaptureQueriesContext(connection) as seen:
            text(browser, "/my/points/")
        return len([one for one in seen if "SELECT" in one["sql"] and "set_config" not in one["sql"]])

    few = statements()
    for number in range(30):
        grant(world, client, 1, f"attendance:{number + 2}")
    assert (few, statements()) == (7, 7)
    page = text(browser, "/my/points/")
    older = page.split("?before=")[1].split('"')[0]
    assert text(browser, f"/my/points/?before={older}").count("参加活动") == 11


def test_how_to_earn_is_told_from_the_scheme_and_a_relative_reads_the_familys_ways():
    world, client, browser = a_client()
    assert "怎样得积分" not in text(browser, "/my/points/")
    scheme(world)
    page = text(browser, "/my/points/")
    assert ("按约到站" in page, "60分起，连续参加到200分" in page) == (True, True)
    theirs = text(inside(make_login(client, world.worker, kin=make_kin(client))), "/my/points/")
    assert ("按约到站" in theirs, "家属参加家庭活动" in theirs, "50分" in theirs) == (False, True, True)


def test_a_code_to_pay_with_is_shown_once_and_kept_as_a_fingerprint():
    world, client, browser = a_client()
    grant(world, client, 30)
    page = browser.post("/my/points/pay/").content.decode()
    assert "只能用一次" in page
    made = PayCode.objects.get()
    assert (made.client, made.is_family) == (client, False)
    again = browser.get("/my/points/pay/")
    assert (again.status_code, again["Allow"], "回到首页" in again.content.decode()) == (405, "POST", True)
    entry = Entry.objects.get(verb="points.code_made")
    assert (entry.actor, entry.data["login"]) == (None, client.logins.get().pk)


def test_a_relative_sees_what_the_client_opened_and_the_familys_purse_alone():
    world = cast()
    client = world.client_with_order()
    kin = make_kin(client)
    other = make_kin(client, "魏平", "father")
    browser = inside(make_login(client, world.worker, kin=kin))
    Appointment.objects.create(client=client, what="talk", on=LATER, place="二楼", made_by=world.worker)
    grant(world, client, 77)
    grant(world, client, 5, "attendance:2", family=True)
    Consent.objects.create(
        client=client, scope="family_contact", kin=other, given_on=TODAY, recorded_by=world.worker
    )
    page = text(browser, "/my/")
    assert ("二楼" in page, "还没有同意" in page, "77分" in page, "5分" in page) == (False, True, False, True)
    Consent.objects.create(
        client=client, scope="family_contact", kin=kin, given_on=TODAY, recorded_by=world.worker
    )
    assert "二楼" in text(browser, "/my/")
    assert ("77分" in text(browser, "/my/points/"), "5分" in text(browser, "/my/points/")) == (False, True)
    browser.post("/my/points/pay/")
    assert PayCode.objects.get().is_family


def test_before_the_draw_of_the_morning_an_appointment_is_not_said_to_be_all():
    world, client, _browser = a_client()
    Appointment.objects.create(client=client, what="talk", on=TODAY, place="二楼", made_by=world.worker)
    six = timezone.make_aware(dt.datetime.combine(TODAY, dt.time(6)))
    found = [days.today(client, timezone.localtime(six + dt.timedelta(hours=n)), TODAY) for n in (0, 2)]
    assert [(len(one.expected), one.known) for one in found] == [(1, False), (1, True)]


def test_a_request_stands_on_the_workers_list_with_its_day_and_is_answered_there():
    world, client, browser = a_client()
    answer = browser.post("/my/things/ask/help/", sent(words="想找一份工作"))
    assert answer["Location"] == "/my/things/"
    row = Ask.objects.get()
    work = Obligation.objects.get(client=client, rule="asked.answer")
    assert (work.opens_on, work.due_on, work.state) == (TODAY, TODAY + dt.timedelta(days=3), "open")
    assert Notice.objects.get(code="notices.asked").to == world.worker
    office = signed_in(world.worker)
    home = office.get(reverse("casework:home")).content.decode()
    here = reverse("casework:asked", args=[client.pk, row.pk])
    assert ("答复自助申请：需要帮助" in home, here in home) == (True, True)
    assert "想找一份工作" in text(office, here)
    assert office.post(here, {"outcome": "not_done", "words": ""}).status_code == 200
    assert office.post(here, {"outcome": "done", "words": "周三有招聘会"}).status_code == 302
    work.refresh_from_db()
    assert work.state == "done"
    assert "周三有招聘会" in text(browser, "/my/things/")
    assert office.post(here, {"outcome": "done", "words": "另一句"}).status_code == 200
    for user in (world.other_worker, world.police, world.admin):
        assert signed_in(user).get(here).status_code == 404
    assert "想找" not in "".join(str(entry.data) for entry in Entry.objects.all())


def test_the_same_form_twice_is_one_request_and_one_taken_back_asks_for_nothing():
    world, client, browser = a_client()
    form = sent(words="")
    for _time in range(2):
        assert browser.post("/my/things/ask/call/", form).status_code == 302
    row = Ask.objects.get()
    for _time in range(2):
        assert browser.post(f"/my/things/{row.pk}/back/").status_code == 302
    assert Obligation.objects.get(client=client, rule="asked.answer").state == "ended"
    office = signed_in(world.worker)
    here = reverse("casework:asked", args=[client.pk, row.pk])
    assert "已由本人撤回" in office.post(here, {"outcome": "done", "words": ""}).content.decode()


@pytest.mark.parametrize(
    ("kind", "form", "said"),
    [
        ("help", {"words": " "}, "请写几句话"),
        ("leave", {"words": "看母亲"}, "哪天走"),
        ("leave", {"words": "x", "starts_on": LATER, "ends_on": TODAY}, "早于出发"),
        ("leave", {"words": "x", "starts_on": TODAY - dt.timedelta(days=1), "ends_on": LATER}, "已经过了"),
    ],
)
def test_what_nobody_can_answer_is_refused_in_words(kind, form, said):
    _world, _client, browser = a_client()
    page = browser.post(f"/my/things/ask/{kind}/", sent(**form)).content.decode()
    assert said in page
    assert not Ask.objects.exists()


def test_a_sixth_request_waits_until_one_is_answered():
    _world, _client, browser = a_client()
    for _number in range(6):
        page = browser.post("/my/things/ask/help/", sent(words="x"))
    assert (Ask.objects.count(), "已有5项申请" in page.content.decode()) == (5, True)


def test_leave_that_was_asked_for_is_written_down_by_the_office_and_answered_by_that():
    world, client, browser = a_client()
    form = sent(words="看母亲", starts_on=TODAY, ends_on=LATER, place="江湾市南区")
    browser.post("/my/things/ask/leave/", form)
    ask = Ask.objects.get()
    office = signed_in(world.worker)
    address = f"{reverse('casework:leave_new', args=[client.pk])}?ask={ask.pk}"
    page = text(office, address)
    assert ("看母亲" in page, "江湾市南区" in page) == (True, True)
    told = {
        "way": "phone",
        "told_on": TODAY,
        "starts_on": TODAY,
        "ends_on": LATER,
        "reason": "family",
        "words": "看母亲",
        "county": "江湾市南区",
        "contact": "19900000001",
        "form_key": str(uuid.uuid4()),
    }
    answer = office.post(address, told)
    assert (answer.status_code, Leave.objects.count()) == (302, 1)
    ask.refresh_from_db()
    assert ask.outcome == "done"
    assert "请假" in text(browser, "/my/things/")


def test_a_request_is_found_however_many_came_after_it(monkeypatch):
    world, client, browser = a_client()
    monkeypatch.setattr(asks, "MOST", 1)
    for _number in range(2):
        browser.post("/my/things/ask/call/", sent(words=""))
    first = Ask.objects.earliest("pk")
    here = reverse("casework:asked", args=[client.pk, first.pk])
    assert signed_in(world.worker).post(here, {"outcome": "done", "words": ""}).status_code == 302


def test_no_leave_is_written_down_for_a_request_that_was_taken_back_meanwhile():
    world, client, browser = a_client()
    browser.post("/my/things/ask/leave/", sent(words="看母亲", starts_on=TODAY, ends_on=LATER, place="市南"))
    held = Ask.objects.get()
    browser.post(f"/my/things/{held.pk}/back/")
    with pytest.raises(RuleBroken, match="taken_back"):
        away.record_leave(
            by=world.worker,
            client=client,
            data=LeaveData(
                way=ToldHow.PHONE,
                told_on=TODAY,
                reason=LeaveReason.FAMILY,
                words="看母亲",
                county="市南",
                destination="",
                contact="1",
                starts_on=TODAY,
                ends_on=LATER,
            ),
            form_key=uuid.uuid4(),
            today=TODAY,
            asked=held,
        )
    assert not Leave.objects.exists()


def test_a_relative_asks_for_a_call_but_nothing_in_the_clients_name_and_sees_no_request_of_theirs():
    world, client, browser = a_client()
    browser.post("/my/things/ask/help/", sent(words="只有本人知道"))
    theirs = inside(make_login(client, world.worker, kin=make_kin(client)))
    assert theirs.post("/my/things/ask/call/", sent(words="")).status_code == 302
    assert theirs.get("/my/things/ask/leave/").status_code == 404
    assert theirs.post("/my/things/ask/objection/", sent(words="x")).status_code == 404
    assert "只有本人知道" not in text(theirs, "/my/things/")
    mine = Ask.objects.get(kin=None)
    assert theirs.post(f"/my/things/{mine.pk}/back/").status_code == 404


def test_what_belongs_to_another_person_is_not_there():
    world, _client, browser = a_client()
    stranger = world.other_client()
    row = Ask.objects.create(
        client=stranger,
        kind="help",
        words="x",
        asked_on=TODAY,
        asked_at=timezone.now(),
        form_key=uuid.uuid4(),
    )
    assert browser.post(f"/my/things/{row.pk}/back/").status_code == 404
    row.refresh_from_db()
    assert row.withdrawn_on is None
