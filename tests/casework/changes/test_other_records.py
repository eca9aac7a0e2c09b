"""Orders, their steps, leave, extension, absence, issued papers: each is changed later by two people."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.casework.changes.making import TODAY, decide, entered, file_with_order, shown
from tests.casework.places.making import make_leave
from tests.make_papers import make_paper
from tests.people import Cast, cast, signed_in
from tests.privacy.making import make_pass
from waystation.audit.models import Entry
from waystation.casework.actions import orders as order_flows
from waystation.casework.actions.papers import one_file
from waystation.casework.actions.places import away
from waystation.casework.forms.law.changes import HANDS
from waystation.casework.models import ChangeRequest
from waystation.casework.queries.law.changes import SUBJECTS, to_decide
from waystation.clients.models import Client
from waystation.orders.models import Absence, IsolationSpell, LeaveExtension, OrderStep
from waystation.rules.calendar import add_days
from waystation.rules.changes import Subject, What
from waystation.rules.orders import Step
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
WHY = "登记时看错了"


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    found = file_with_order(world)
    make_pass(world.head, found, "stated")
    return found


def _step(world: Cast, client: Client) -> OrderStep:
    order = client.orders.get()
    order_flows.record_step(
        by=world.worker, order=order, step=Step.SUSPEND, on=add_days(TODAY, -3), today=TODAY, note="中止"
    )
    return order.steps.order_by("-pk").first()


def _leave(world: Cast, client: Client) -> Any:
    return make_leave(
        client,
        client.orders.get(),
        world.worker,
        starts_on=TODAY,
        ends_on=add_days(TODAY, 4),
        told_on=add_days(TODAY, -2),
    )


def _extension(world: Cast, client: Client) -> LeaveExtension:
    return LeaveExtension.objects.create(
        leave=_leave(world, client),
        told_on=TODAY,
        until=add_days(TODAY, 9),
        words="活没干完",
        form_key=uuid4(),
        recorded_by=world.worker,
    )


def _absence(world: Cast, client: Client) -> Absence:
    return Absence.objects.create(
        client=client,
        order=client.orders.get(),
        noticed_on=add_days(TODAY, -2),
        noticed_by="worker",
        from_on=add_days(TODAY, -5),
        words="敲门没有人",
        form_key=uuid4(),
        recorded_by=world.worker,
    )


#: Subject → its record, what address takes it back, and the action behind it.
Striking = tuple[
    Callable[[Cast, Client], Any],
    Callable[[Client, Any], str],
    Callable[[Cast, Client, Any], object],
]
STRIKING: dict[Subject, Striking] = {
    Subject.ORDER_STEP: (
        _step,
        lambda client, row: reverse("casework:withdraw_step", args=[client.pk, row.order_id, row.pk]),
        lambda world, client, row: order_flows.withdraw_step(
            by=world.worker,
            order=row.order,
            step_id=row.pk,
            reason=WHY,
            today=TODAY,
            now=timezone.now(),
        ),
    ),
    Subject.LEAVE: (
        _leave,
        lambda client, row: reverse("casework:leave_deed", args=[client.pk, row.pk, "withdraw"]),
        lambda world, client, row: away.withdraw_leave(by=world.worker, leave=row, reason=WHY, today=TODAY),
    ),
    Subject.EXTENSION: (
        _extension,
        lambda client, row: reverse("casework:extension_deed", args=[client.pk, row.pk, "withdraw"]),
        lambda world, client, row: away.withdraw_extension(
            by=world.worker, extension=row, reason=WHY, today=TODAY
        ),
    ),
    Subject.ABSENCE: (
        _absence,
        lambda client, row: reverse("casework:absence_deed", args=[client.pk, row.pk, "withdraw"]),
        lambda world, client, row: away.withdraw_absence(
            by=world.worker, absence=row, reason=WHY, today=TODAY
        ),
    ),
    Subject.PAPER: (
        lambda world, client: make_paper(client, world.worker),
        lambda client, row: reverse("casework:paper_cancel", args=[client.pk, row.pk]),
        lambda world, client, row: one_file.cancel_paper(
            by=world.worker, client=client, paper_id=row.pk, reason=WHY, today=TODAY
        ),
    ),
}


STRIKING[Subject.ISOLATION] = (
    lambda world, client: IsolationSpell.objects.create(
        client=client,
        decided_on=add_days(TODAY, -400),
        ended_on=add_days(TODAY, -90),
        end="early",
        number="旧号",
        recorded_by=world.worker,
    ),
    lambda client, row: reverse("casework:spell_withdraw", args=[client.pk, row.pk]),
    lambda world, client, row: order_flows.withdraw_spell(
        by=world.worker, spell=row, today=TODAY, now=timezone.now()
    ),
)


def made(subject: Subject, world: Cast, client: Client, days_ago: int) -> Any:
    row = STRIKING[subject][0](world, client)
    entered(row, days_ago, column=SUBJECTS[subject].entered)
    return row


def is_struck(subject: Subject, row: Any) -> bool:
    row.refresh_from_db()
    return SUBJECTS[subject].is_struck(row)


def test_every_legal_record_has_its_form_and_the_actions_that_change_it():
    assert set(HANDS) == set(SUBJECTS) == set(Subject)
    assert {what for hand in HANDS.values() for what in hand.acts} == set(What)
    assert set(STRIKING) == {s for s, hand in HANDS.items() if What.WITHDRAW in hand.acts} - {
        Subject.SCREENING
    }


@pytest.mark.parametrize("subject", STRIKING)
def test_on_its_day_the_writer_strikes_it_alone(world, client, subject):
    row = made(subject, world, client, 0)
    STRIKING[subject][2](world, client, row)
    assert is_struck(subject, row)
    assert not ChangeRequest.objects.exists()


@pytest.mark.parametrize("subject", STRIKING)
def test_later_no_action_strikes_it_by_one_person(world, client, subject):
    row = made(subject, world, client, 1)
    with pytest.raises(RuleBroken, match=r"changes\.second_person"):
        STRIKING[subject][2](world, client, row)
    assert not is_struck(subject, row)


@pytest.mark.parametrize("subject", STRIKING)
def test_later_its_page_says_so_files_a_request_and_the_head_approves(world, client, subject):
    row = made(subject, world, client, 1)
    address = STRIKING[subject][1](client, row)
    browser = signed_in(world.worker)
    if subject is not Subject.PAPER:  # cancelled by a line of the list, which says so for all
        page = html.unescape(browser.get(address).content.decode())
        assert "已过录入当日，撤回须由另一人批准" in page
        assert "申请撤回" in page
    for _press in range(2):
        answer = browser.post(address, {"reason": WHY}, follow=True)
        assert "已提出申请，等另一人批准后生效" in answer.content.decode()
    request = ChangeRequest.objects.get()
    assert (request.subject, request.what, request.asked_by) == (subject.value, "withdraw", world.worker)
    assert not is_struck(subject, row)
    side = signed_in(world.head).get(reverse("casework:change", args=[client.pk, request.pk]))
    assert "<del>" in side.content.decode()
    assert decide(world.head, request).state == "approved"
    assert is_struck(subject, row)
    verbs = set(Entry.objects.filter(client_id=client.pk).values_list("verb", flat=True))
    assert {"casework.change_asked", "casework.change_approved"} <= verbs


@pytest.mark.parametrize("subject", STRIKING)
def test_the_police_decide_only_on_records_that_they_may_record(world, client, subject):
    row = made(subject, world, client, 1)
    signed_in(world.worker).post(STRIKING[subject][1](client, row), {"reason": WHY})
    seen = to_decide(world.police).exists()
    assert seen is (subject in {Subject.ORDER_STEP, Subject.ISOLATION})
    assert to_decide(world.head).exists()


def test_an_order_is_corrected_by_two_and_the_fields_stand_side_by_side(world, client):
    order = client.orders.get()
    order.recorded_by = world.worker
    order.save(update_fields=["recorded_by"])
    entered(order, 3)
    address = reverse("casework:order_step", args=[client.pk, order.pk, "correct"])
    browser = signed_in(world.worker)
    page = html.unescape(browser.get(address).content.decode())
    assert "已过录入当日，更正须由另一人批准" in page
    values = shown(browser, address) | {
        "kind": order.kind,
        "number": "永公社戒决字〔2026〕9号",
        "years": "3",
        "served_on": order.served_on.isoformat(),
        "reported_on": order.reported_on.isoformat(),
        "reason": "文号抄错",
    }
    answer = browser.post(address, values, follow=True)
    assert "已提出申请" in answer.content.decode()
    order.refresh_from_db()
    assert order.number != "永公社戒决字〔2026〕9号"
    request = ChangeRequest.objects.get(subject="order")
    side = signed_in(world.police).get(reverse("casework:change", args=[client.pk, request.pk]))
    assert "<b>永公社戒决字〔2026〕9号</b>" in html.unescape(side.content.decode())
    assert decide(world.police, request, words="与决定书原件一致").state == "approved"
    order.refresh_from_db()
    assert order.number == "永公社戒决字〔2026〕9号"
    assert order.steps.filter(step="correct", note="文号抄错").exists()


def test_a_step_recorded_meanwhile_lets_the_correction_of_the_order_lapse(world, client):
    order = client.orders.get()
    entered(order, 3)
    address = reverse("casework:order_step", args=[client.pk, order.pk, "correct"])
    browser = signed_in(world.worker)
    values = shown(browser, address) | {
        "kind": order.kind,
        "years": "3",
        "number": "九号",
        "served_on": order.served_on.isoformat(),
        "reported_on": order.reported_on.isoformat(),
        "reason": "文号抄错",
    }
    browser.post(address, values)
    _step(world, client)
    assert decide(world.head, ChangeRequest.objects.get()).state == "lapsed"
    order.refresh_from_db()
    assert (order.number, order.state) != ("九号", "running")


def test_a_leave_is_corrected_by_two_and_its_page_shows_what_waits(world, client):
    leave = made(Subject.LEAVE, world, client, 1)
    address = reverse("casework:leave_correct", args=[client.pk, leave.pk])
    browser = signed_in(world.worker)
    values = shown(browser, address) | {
        "way": "paper",
        "told_on": leave.told_on.isoformat(),
        "starts_on": leave.starts_on.isoformat(),
        "ends_on": add_days(TODAY, 6).isoformat(),
        "reason": "work",
        "county": leave.county,
        "contact": leave.contact,
        "correction_reason": "回来日期写错",
    }
    assert "更正待批准" in browser.post(address, values, follow=True).content.decode()
    leave.refresh_from_db()
    assert leave.ends_on == add_days(TODAY, 4)
    assert decide(world.head, ChangeRequest.objects.get()).state == "approved"
    leave.refresh_from_db()
    assert leave.ends_on == add_days(TODAY, 6)


def test_the_only_head_is_told_that_nobody_else_could_approve(world, client):
    leave = made(Subject.LEAVE, world, client, 1)
    address = STRIKING[Subject.LEAVE][1](client, leave)
    answer = signed_in(world.head).post(address, {"reason": WHY})
    assert "现在没有别的人可以批准" in html.unescape(answer.content.decode())
    assert not ChangeRequest.objects.exists()


def test_an_isolation_is_filled_in_by_one_and_rewritten_by_two(world, client):
    spell = made(Subject.ISOLATION, world, client, 30)
    address = reverse("casework:spell", args=[client.pk, spell.pk])
    browser = signed_in(world.worker)
    told = {
        "decided_on": spell.decided_on.isoformat(),
        "ended_on": spell.ended_on.isoformat(),
        "end": "early",
        "number": "旧号",
        "prolonged_months": "0",
    }
    filled = shown(browser, address) | told | {"centre": "永丰强制隔离戒毒所"}
    assert "已保存" in browser.post(address, filled, follow=True).content.decode()
    spell.refresh_from_db()
    assert (spell.centre, ChangeRequest.objects.count()) == ("永丰强制隔离戒毒所", 0)
    other = shown(browser, address) | filled | {"number": "新号"}
    other |= shown(browser, address)
    assert "请写明" in html.unescape(browser.post(address, other).content.decode())
    assert "已提出申请" in browser.post(address, other | {"reason": WHY}, follow=True).content.decode()
    spell.refresh_from_db()
    assert spell.number == "旧号"
    assert "更正待批准" in browser.get(address).content.decode()
    request = ChangeRequest.objects.get()
    side = html.unescape(
        signed_in(world.police).get(reverse("casework:change", args=[client.pk, request.pk])).content.decode()
    )
    assert "<del>旧号</del>" in side
    assert "<b>新号</b>" in side
    assert decide(world.police, request, words="与决定书原件一致").state == "approved"
    spell.refresh_from_db()
    assert spell.number == "新号"


def test_an_isolation_withdrawn_twice_is_withdrawn_once(world, client):
    spell = made(Subject.ISOLATION, world, client, 0)
    address = reverse("casework:spell_withdraw", args=[client.pk, spell.pk])
    browser = signed_in(world.worker)
    assert "撤回原因" not in browser.get(address).content.decode()
    for _press in range(2):
        assert "已撤回。" in browser.post(address, follow=True).content.decode()
    assert Entry.objects.filter(verb="orders.spell_withdrawn").count() == 1
