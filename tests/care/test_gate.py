"""Hand-over from isolation: from the notice to the first help plan; nobody falls between."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.care.making import make_leaver
from tests.make import make_order
from tests.people import Cast, cast, signed_in
from waystation.assessment.models import PlanItem
from waystation.audit.models import Entry
from waystation.casework.actions import orders as order_flows
from waystation.casework.actions.care import gate as flows
from waystation.casework.models import Obligation
from waystation.casework.queries import gate as queries
from waystation.clients.models import Client
from waystation.clients.rows import id_mark
from waystation.notices.models import Notice
from waystation.orders.access import leavers_visible_to
from waystation.orders.actions.gate import Done, Expected, Found
from waystation.orders.models import Leaver, LeaverStep
from waystation.rules.calendar import add_days
from waystation.rules.care.gate import GateStep, LeaverEnd
from waystation.rules.orders import Kind
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NUMBER = "990502198803020011"


@pytest.fixture
def world() -> Cast:
    return cast()


def told(world: Cast, **values: object) -> Expected:
    given = {
        "area": world.community,
        "name": "林远",
        "release_on": add_days(TODAY, 5),
        "told_on": TODAY,
        **values,
    }
    return Expected(**given)


def expect(world: Cast, by: object = None, **values: object) -> Leaver:
    return flows.expect(
        by=by or world.district_office, data=told(world, **values), form_key=uuid.uuid4(), today=TODAY
    )


def refused(act) -> str:
    with pytest.raises(RuleBroken) as found:
        act()
    return found.value.code


def done(world: Cast, leaver: Leaver, step: GateStep, on: dt.date = TODAY, **words: object) -> LeaverStep:
    return flows.record_step(
        by=world.worker,
        leaver=leaver,
        data=Done(step=step, on=on, **words),
        form_key=uuid.uuid4(),
        today=max(on, TODAY),
    )


def test_the_district_enters_a_notice_and_the_head_hears_of_it(world: Cast) -> None:
    leaver = expect(world)
    assert (leaver.client, leaver.worker) == (None, None)
    assert [notice.to for notice in Notice.objects.filter(code="gate.expected")] == [world.head]
    assert leaver in leavers_visible_to(world.head)
    assert leaver not in leavers_visible_to(world.worker)
    assert leaver not in leavers_visible_to(world.other_head)


def test_who_has_no_worker_two_days_before_stands_on_the_heads_page(world: Cast) -> None:
    expect(world, release_on=add_days(TODAY, 2))
    expect(world, name="周远", release_on=add_days(TODAY, 9))
    shown = signed_in(world.head).get(reverse("casework:office")).content.decode()
    assert "快出所，还没有人接（1）" in shown
    assert "林远" in shown


def test_the_same_notice_twice_is_one_and_the_same_number_is_refused(world: Cast) -> None:
    key, data = uuid.uuid4(), told(world, id_number="")
    first = flows.expect(by=world.head, data=data, form_key=key, today=TODAY)
    assert flows.expect(by=world.head, data=data, form_key=key, today=TODAY) == first
    assert Leaver.objects.count() == 1


def test_somebody_on_file_keeps_file_and_worker(world: Cast) -> None:
    client = world.client()
    number = "110101199003078515"
    Client.objects.filter(pk=client.pk).update(id_index=id_mark(number))
    leaver = expect(world, by=world.head, id_number=number)
    assert (leaver.client, leaver.worker) == (client, world.worker)
    assert refused(lambda: expect(world, by=world.head, id_number=number)) == "gate.already_expected"
    # Somebody who does not reach the file hears nothing of it.
    Client.objects.filter(pk=client.pk).update(area=world.other_community.path)


def test_the_way_from_notice_to_first_plan(world: Cast) -> None:
    leaver = expect(world, release_on=TODAY, told_on=add_days(TODAY, -10))
    leaver = flows.assign(by=world.head, leaver=leaver, worker=world.worker, today=TODAY)
    assert Notice.objects.filter(to=world.worker, code="gate.assigned").count() == 1
    client = world.client("林远")
    order = make_order(client=client, kind=Kind.RECOVERY, served_on=TODAY, reported_on=None, agreed_on=None)
    leaver = flows.attach(by=world.worker, leaver=leaver, client=client, today=TODAY)
    live = lambda: set(  # noqa: E731
        Obligation.objects.filter(client=client, state__in=["open", "overdue"]).values_list("rule", flat=True)
    )
    assert {"gate.contact", "gate.plan", "gate.meet"} <= live()
    before = {"way": "visit", "note": "愿意回家"}
    done(world, leaver, GateStep.CONTACT, add_days(TODAY, -1), **before)
    plan = {"who": "王敏和母亲", "place": "大门", "way": "worker"}
    assert refused(lambda: done(world, leaver, GateStep.PLAN, **plan)) == "gate.agreed_needed"
    done(world, leaver, GateStep.PLAN, client_agreed=True, family_agreed=True, **plan)
    done(world, leaver, GateStep.MEET, outcome="met")
    order_flows.sign_in(by=world.worker, order=order, on=TODAY, today=TODAY)
    done(world, leaver, GateStep.PAPERS, note="治疗情况")
    found = Found(None, TODAY, (85, 70, None, 60), ("", "睡眠差", "", ""))
    flows.assess(by=world.worker, leaver=leaver, found=found, today=TODAY)
    assert not {code for code in live() if code.startswith("gate.")} - {"gate.help_plan"}
    browser = signed_in(world.worker)
    page = reverse("casework:leaver_plan", args=[leaver.pk])
    sent = {
        "form_key": uuid.uuid4(),
        "who": "王敏",
        "use_relief": "on",
        "what_relief": "申请临时救助",
        "use_work": "on",
        "what_work": "报电工班",
    }
    for _ in range(2):
        browser.post(page, sent)
    assert sorted(PlanItem.objects.values_list("need", flat=True)) == ["relief", "work"]
    assert not {code for code in live() if code.startswith("gate.")}
    facts = queries.facts([leaver])[leaver.pk]
    assert (facts.signed_in_on, facts.helped_on, facts.met_on) == (TODAY, TODAY, TODAY)
    line = queries.lines([leaver], TODAY)[0]
    assert [duty.step for duty in line.missing] == ["agreement"]


def test_who_was_not_met_is_written_down_with_what_was_done(world: Cast) -> None:
    leaver = make_leaver(world.community, world.head, worker=world.worker, release_on=TODAY)
    missed = {"outcome": "missed", "note": "路上堵车"}
    assert refused(lambda: done(world, leaver, GateStep.MEET, **missed)) == "gate.done_needed"
    step = done(world, leaver, GateStep.MEET, done="当晚到家看望", **missed)
    assert "堵车" not in str(list(Entry.objects.values_list("data", flat=True)))
    flows.withdraw_step(
        by=world.worker, leaver=leaver, step_id=step.pk, reason="记错", today=TODAY, now=timezone.now()
    )
    assert queries.facts([leaver])[leaver.pk].met_on is None


def test_a_release_that_moves_moves_its_days_and_an_end_asks_nothing_more(world: Cast) -> None:
    client = world.client()
    leaver = make_leaver(world.community, world.head, client=client, worker=world.worker, release_on=TODAY)
    later = add_days(TODAY, 20)
    flows.move_release(by=world.head, leaver=leaver, release_on=later, today=TODAY)
    assert Obligation.objects.get(client=client, rule="gate.meet").due_on == later
    flows.end(by=world.head, leaver=leaver, why=LeaverEnd.PROLONGED, today=TODAY)
    assert not Obligation.objects.filter(client=client, rule__startswith="gate.", state="open").exists()
    assert refused(lambda: done(world, leaver, GateStep.CONTACT)) == "gate.ended"


def test_a_follow_up_is_answered_by_the_meeting_at_once(world: Cast) -> None:
    out = add_days(TODAY, -30)
    client = world.client_with_order(served_on=out, reported_on=out)
    make_leaver(world.community, world.head, client=client, worker=world.worker, release_on=out, told_on=out)
    page = reverse("casework:record_contact", args=[client.pk])
    sent = {
        "kind": "talk",
        "met": "client",
        "outcome": "complied",
        "held_on": TODAY.isoformat(),
        "form_key": uuid.uuid4(),
        "topics": ["family_mending"],
        "step": "save",
        "checked": "1",
    }
    signed_in(world.worker).post(page, sent)
    row = Obligation.objects.filter(client=client, rule="gate.follow_up").order_by("due_on").first()
    assert (row.state, row.settled_on) == ("done", TODAY)


@pytest.mark.parametrize("who", ["other_worker", "other_head", "police", "auditor", "medic"])
def test_nobody_else_sees_who_comes_out(world: Cast, who: str) -> None:
    leaver = make_leaver(world.community, world.head, worker=world.worker)
    user = getattr(world, who)
    assert signed_in(user).get(reverse("casework:leaver", args=[leaver.pk])).status_code == 404
    with pytest.raises(Http404):
        flows.record_step(
            by=user,
            leaver=leaver,
            data=Done(step=GateStep.CONTACT, on=leaver.told_on),
            form_key=uuid.uuid4(),
            today=TODAY,
        )
    assert LeaverStep.objects.count() == 0


def test_the_district_sees_the_board_but_no_words_of_the_work(world: Cast) -> None:
    leaver = make_leaver(
        world.community, world.head, worker=world.worker, phone="13900000001", note="家里有事"
    )
    done(world, leaver, GateStep.CONTACT, leaver.told_on, note="说起父亲")
    shown = (
        signed_in(world.district_office).get(reverse("casework:leaver", args=[leaver.pk])).content.decode()
    )
    assert "林远" in shown
    assert "说起父亲" not in shown
    assert "13900000001" not in shown


def test_a_protected_file_stays_closed_on_the_board(world: Cast) -> None:
    client = world.client()
    leaver = make_leaver(world.community, world.head, client=client, worker=world.worker)
    Client.objects.filter(pk=client.pk).update(is_protected=True)
    assert leaver not in leavers_visible_to(world.district_office)
    assert leaver not in leavers_visible_to(world.head)


def test_opening_the_file_from_the_notice_links_both(world: Cast) -> None:
    leaver = make_leaver(
        world.community, world.head, worker=world.worker, sex="male", born_on=dt.date(1988, 3, 2)
    )
    browser, page = signed_in(world.worker), reverse("casework:register") + f"?leaver={leaver.pk}"
    shown = browser.get(page).content.decode()
    assert 'value="林远"' in shown
    browser.post(
        page,
        {
            "name": "林远",
            "sex": "male",
            "born_on": "1988-03-02",
            "area": world.community.pk,
            "years": 3,
            "kind": "recovery",
            "notice_given": "on",
            "form_key": uuid.uuid4(),
        },
    )
    leaver.refresh_from_db()
    assert leaver.client is not None
    assert leaver.client.name == "林远"
    assert Obligation.objects.filter(client=leaver.client, rule="gate.meet").exists()


@pytest.mark.parametrize("many", [1, 30])
def test_the_board_takes_the_same_statements_for_one_and_thirty(
    world: Cast, many: int, django_assert_num_queries
) -> None:
    for number in range(many):
        leaver = make_leaver(
            world.community,
            world.head,
            name=f"学员{number}",
            release_on=add_days(TODAY, number % 20),
            told_on=add_days(TODAY, -3),
        )
    browser, page = signed_in(world.head), reverse("casework:gate")
    browser.get(page)
    with django_assert_num_queries(7):
        shown = browser.get(page).content.decode()
    assert shown.count(f"/gate/{leaver.pk}/") >= 2
