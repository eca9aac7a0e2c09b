"""Leave and absence by story: 王敏 writes down, 赵站长 answers, nothing happens by itself."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import busy_client
from tests.people import Cast, cast, signed_in
from waystation.audit.models import Entry
from waystation.casework.actions import matters
from waystation.casework.actions.places import away
from waystation.casework.models import Obligation
from waystation.clients.models import Client
from waystation.notices.models import Notice
from waystation.orders.actions.matters import StepData
from waystation.orders.actions.places import AbsenceData, LeaveData
from waystation.orders.models import Absence, Leave, LocalParameter, Matter
from waystation.rules.matters import Step
from waystation.rules.places.absences import AttemptWay, NoticedBy
from waystation.rules.places.leaves import Decision, LeaveReason, ToldHow
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world) -> Client:
    return busy_client(world)


def today() -> date:
    return timezone.localdate()


def days(n: int) -> date:
    return today() + timedelta(days=n)


def leave_data(first: int = 1, last: int = 5, **values: object) -> LeaveData:
    return LeaveData(
        **{
            "way": ToldHow.SPOKEN,
            "told_on": today(),
            "reason": LeaveReason.WORK,
            "words": "去工地干几天活",
            "county": "远山市云溪县",
            "destination": "东关工地",
            "contact": "13800000000",
            "starts_on": days(first),
            "ends_on": days(last),
            **values,
        }
    )


def absence_data(first: int = -6, last: int | None = None) -> AbsenceData:
    return AbsenceData(
        noticed_on=today(),
        noticed_by=NoticedBy.FAMILY,
        from_on=days(first),
        to_on=None if last is None else days(last),
        words="母亲说好几天没回家",
    )


def report(world, client, **values) -> Leave:
    return away.record_leave(
        by=world.worker, client=client, data=leave_data(**values), form_key=uuid4(), today=today()
    )


def asks_approval(world) -> None:
    LocalParameter.objects.create(
        key="leave_approval_needed",
        area=world.street,
        value=True,
        since=date(2026, 1, 1),
        source="街道规定",
        made_by=world.district_office,
    )


def refused(code: str):
    return pytest.raises(RuleBroken, match=code.replace(".", r"\."))


def test_a_report_holds_at_once_and_the_return_falls_due_after_it(world, client):
    leave = report(world, client)
    assert (leave.number, leave.needs_approval) == (1, False)
    task = Obligation.objects.get(client=client, key=f"leave:{leave.pk}/return")
    assert (task.opens_on, task.due_on) == (days(5), days(8))
    entry = Entry.objects.filter(verb="orders.leave_reported").get()
    assert "工地" not in str(entry.data)
    assert not Notice.objects.exists()


def test_the_same_form_twice_is_one_leave_and_a_second_one_gets_the_next_number(world, client):
    key = uuid4()
    for _again in range(2):
        away.record_leave(by=world.worker, client=client, data=leave_data(), form_key=key, today=today())
    assert report(world, client, first=10, last=12).number == 2
    assert Leave.objects.count() == 2


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"first": 5, "last": 1}, "leave.backwards"),
        ({"first": 1, "last": 200}, "leave.too_long"),
        ({"told_on": date(2099, 1, 1)}, "leave.told_in_future"),
        ({"first": 4, "last": 9}, "leave.overlaps"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(world, client, values, code):
    report(world, client)
    with refused(code):
        report(world, client, **values)
    assert Leave.objects.count() == 1


def test_without_a_running_order_no_report_is_asked_for(world):
    with refused("leave.no_order"):
        report(world, world.client("钱无"))


def test_another_streets_worker_finds_no_such_client(world, client):
    with pytest.raises(Http404):
        away.record_leave(
            by=world.other_worker, client=client, data=leave_data(), form_key=uuid4(), today=today()
        )
    assert not Leave.objects.exists()


def test_where_a_place_asks_for_it_the_head_answers_first(world, client):
    asks_approval(world)
    leave = report(world, client)
    assert Obligation.objects.filter(client=client, key=f"leave:{leave.pk}/answer", state="open").exists()
    assert not Obligation.objects.filter(key=f"leave:{leave.pk}/return").exists()
    assert Notice.objects.get(to=world.head).code == "places.leave_waiting"
    with pytest.raises(Http404):
        away.decide_leave(by=world.worker, leave=leave, decision=Decision.APPROVED, opinion="", today=today())
    with refused("leave.opinion_needed"):
        away.decide_leave(by=world.head, leave=leave, decision=Decision.REFUSED, opinion=" ", today=today())
    for _again in range(2):
        away.decide_leave(by=world.head, leave=leave, decision=Decision.APPROVED, opinion="", today=today())
    assert Entry.objects.filter(verb="orders.leave_decided").count() == 1
    with refused("leave.decided_meanwhile"):
        away.decide_leave(by=world.head, leave=leave, decision=Decision.REFUSED, opinion="x", today=today())
    assert Obligation.objects.get(key=f"leave:{leave.pk}/answer").state == "done"
    assert Obligation.objects.filter(key=f"leave:{leave.pk}/return").exists()
    assert Notice.objects.get(to=world.worker).code == "places.leave_answered"


def test_a_leave_keeps_the_rule_of_its_day(world, client):
    leave = report(world, client)
    asks_approval(world)
    assert not Leave.objects.get(pk=leave.pk).needs_approval


def test_longer_back_and_back_by_mistake(world, client):
    leave = report(world, client, first=-3, last=0)
    with refused("leave.not_longer"):
        away.extend_leave(
            by=world.worker,
            leave=leave,
            until=days(0),
            told_on=today(),
            words="x",
            form_key=uuid4(),
            today=today(),
        )
    row = away.extend_leave(
        by=world.worker,
        leave=leave,
        until=days(4),
        told_on=today(),
        words="活没干完",
        form_key=uuid4(),
        today=today(),
    )
    assert Obligation.objects.get(key=f"leave:{leave.pk}/return").due_on == days(7)
    away.withdraw_extension(by=world.worker, extension=row, reason="写错", today=today())
    assert Obligation.objects.get(key=f"leave:{leave.pk}/return").due_on == days(3)
    with refused("leave.back_in_future"):
        away.end_leave(by=world.worker, leave=leave, on=days(1), today=today())
    away.end_leave(by=world.worker, leave=leave, on=today(), today=today())
    assert Obligation.objects.get(key=f"leave:{leave.pk}/return").state == "done"
    with refused("leave.back_already"):
        away.withdraw_leave(by=world.worker, leave=leave, reason="x", today=today())
    away.reopen_leave(by=world.worker, leave=leave, reason="不是他", today=today())
    assert Obligation.objects.get(key=f"leave:{leave.pk}/return").state == "open"


def test_an_overdue_return_is_a_duty_and_never_an_absence(world, client):
    leave = report(world, client, first=-20, last=-10, told_on=days(-21))
    task = Obligation.objects.get(key=f"leave:{leave.pk}/return")
    assert task.state == "overdue"
    assert (Absence.objects.count(), Matter.objects.count()) == (0, 0)


def test_a_withdrawn_leave_asks_nothing_and_a_correction_keeps_what_stood(world, client):
    leave = report(world, client)
    away.correct_leave(
        by=world.worker, leave=leave, data=leave_data(last=6), reason="日期写错", today=today()
    )
    leave.refresh_from_db()
    assert leave.ends_on == days(6)
    change = client_changes(client).get()
    assert change.held["ends_on"] == [days(5).isoformat(), days(6).isoformat()]
    away.withdraw_leave(by=world.worker, leave=leave, reason="不去了", today=today())
    assert Obligation.objects.get(key=f"leave:{leave.pk}/return").state == "ended"


def client_changes(client):
    from waystation.clients.models import FieldChange

    return FieldChange.objects.filter(client=client, thing="orders.leave")


# --- absence ----------------------------------------------------------------------------------------------


def notice(world, client, **values) -> Absence:
    return away.record_absence(
        by=world.worker, client=client, data=absence_data(**values), form_key=uuid4(), today=today()
    )


def step(world, absence, what, *, by=None, **said):
    return matters.take_step(
        by=by or world.worker,
        matter=absence.matter,
        step=what,
        data=StepData(on=today(), words="去找活，忘了说", place="工作站", present="母亲", **said),
        form_key=uuid4(),
        today=today(),
    )


def test_noticing_opens_a_matter_and_says_nothing_of_what_it_was(world, client):
    row = notice(world, client)
    assert row.matter == Matter.objects.get()
    assert (row.matter.kind, row.matter.from_on) == ("absence", days(-6))
    assert Obligation.objects.filter(client=client, rule="matter.hear").count() == 1
    assert client.orders.get().state == "running"


def test_only_after_the_hearing_and_only_if_it_can_be_is_it_called_unpermitted(world, client):
    row = notice(world, client)
    away.add_attempt(
        by=world.worker, absence=row, on=today(), way=AttemptWay.PHONE, reached=True, words="通了",
        form_key=uuid4(), today=today(),
    )  # fmt: skip
    step(world, row, Step.HEAR)
    with refused("absence.still_away"):
        step(world, row, Step.QUALIFY, code="unpermitted_absence")
    away.end_absence(by=world.worker, absence=row, to_on=days(-1), today=today())
    row.matter.refresh_from_db()
    assert row.matter.to_on == days(-1)
    step(world, row, Step.QUALIFY, code="unpermitted_absence")
    row.matter.refresh_from_db()
    assert (row.matter.qualification, row.matter.stage) == ("unpermitted_absence", "qualified")
    page = signed_in(world.worker).get(reverse("casework:away", args=[client.pk])).content.decode()
    assert "待第二人确认" in page


def test_away_with_a_leave_that_held_is_never_unpermitted(world, client):
    report(world, client, first=-7, last=-1, told_on=days(-8))
    row = notice(world, client, first=-6, last=-2)
    step(world, row, Step.HEAR)
    with refused("absence.leave_held"):
        step(world, row, Step.QUALIFY, code="unpermitted_absence")
    step(world, row, Step.QUALIFY, code="excused")


def test_two_days_away_owe_nobody_anything(world, client):
    row = notice(world, client, first=-2, last=-1)
    step(world, row, Step.HEAR)
    with refused("absence.short"):
        step(world, row, Step.QUALIFY, code="unpermitted_absence")


def test_an_absence_written_down_by_mistake_takes_its_matter_along(world, client):
    row = notice(world, client)
    away.withdraw_absence(by=world.worker, absence=row, reason="是他弟弟", today=today())
    row.matter.refresh_from_db()
    assert (row.matter.state, row.matter.outcome) == ("closed", "recorded_by_mistake")


def test_one_absence_at_a_time(world, client):
    notice(world, client)
    with refused("absence.is_open"):
        notice(world, client, first=-3, last=-1)


# --- pages ------------------------------------------------------------------------------------------------


def filled(**values) -> dict[str, object]:
    return {
        "form_key": str(uuid4()),
        "way": "paper",
        "told_on": today().isoformat(),
        "starts_on": days(1).isoformat(),
        "ends_on": days(4).isoformat(),
        "reason": "family",
        "county": "远山市云溪县",
        "contact": "13800000000",
        **values,
    }


def test_the_pages_lead_from_the_report_to_the_return(world, client):
    browser = signed_in(world.worker)
    hub = reverse("casework:away", args=[client.pk])
    answer = browser.post(reverse("casework:leave_new", args=[client.pk]), filled(), follow=True)
    assert answer.redirect_chain[0][0] == hub
    page = answer.content.decode()
    assert "还没有出发" in page
    assert "4 天" in page
    leave = Leave.objects.get()
    slip = browser.get(reverse("casework:leave_slip", args=[client.pk, leave.pk])).content.decode()
    assert "外出报告单" in slip
    assert "戒毒" not in slip.split("<main")[1].split("</main")[0]
    Leave.objects.update(starts_on=days(-4), ends_on=days(-2))
    assert "期满未销假" in browser.get(hub).content.decode()
    back = reverse("casework:leave_deed", args=[client.pk, leave.pk, "return"])
    assert browser.get(back).status_code == 200
    answer = browser.post(back, {"on": days(1).isoformat()})
    assert "晚于今天" in answer.content.decode()
    browser.post(back, {"on": today().isoformat()})
    assert "已销假" in browser.get(hub).content.decode()
    timeline = browser.get(reverse("casework:client", args=[client.pk])).content.decode()
    assert "请假：探亲、照顾家人" in timeline
    assert "销假" in timeline


def test_a_wrong_form_says_so_in_words_and_keeps_what_was_typed(world, client):
    browser = signed_in(world.worker)
    answer = browser.post(
        reverse("casework:leave_new", args=[client.pk]), filled(ends_on=days(-3).isoformat(), words="留着")
    )
    page = answer.content.decode()
    assert "回来的日期早于出发日期" in page
    assert "留着" in page
    assert not Leave.objects.exists()


def test_the_heads_list_puts_what_waits_first_and_asks_the_same_for_one_and_thirty(
    world, client, django_assert_num_queries
):
    asks_approval(world)
    report(world, client)
    browser = signed_in(world.head)
    address = reverse("casework:places")
    browser.get(address)
    with django_assert_num_queries(5):
        page = browser.get(address).content.decode()
    assert "等站长答复" in page
    for n in range(29):
        other = busy_client(world, f"学员{n:02}", days=60)
        report(world, other, first=-9, last=-5, told_on=days(-10))
    Leave.objects.exclude(client=client).update(needs_approval=False)
    browser.get(address)
    with django_assert_num_queries(5):
        page = browser.get(address).content.decode()
    assert page.index("陈安") < page.index("学员00")


def test_the_page_of_a_file_asks_the_same_for_one_leave_and_thirty(world, client, django_assert_num_queries):
    report(world, client, first=1, last=3)
    browser = signed_in(world.worker)
    address = reverse("casework:away", args=[client.pk])
    browser.get(address)
    with django_assert_num_queries(14):
        browser.get(address)
    for n in range(29):
        report(world, client, first=10 + 5 * n, last=12 + 5 * n)
    with django_assert_num_queries(14):
        browser.get(address)
