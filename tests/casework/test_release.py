"""Release and after, as a worker, a head and a police officer do it."""

from __future__ import annotations

import html
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.make import make_order
from tests.people import Cast, cast, signed_in
from tests.screening.samples import make_positive
from waystation.audit.models import Entry
from waystation.casework.actions import orders as order_flows
from waystation.casework.actions.law import release as flows
from waystation.casework.models import Obligation
from waystation.casework.queries import cases
from waystation.casework.queries.law.release import count_down
from waystation.clients.models import Client, Kin
from waystation.orders.models import Aftercare, IsolationSpell, Order, ReleaseRecord
from waystation.rules.calendar import add_days, add_years
from waystation.rules.orders import Step
from waystation.rules.problems import RuleBroken
from waystation.rules.release import ReleaseDeed
from waystation.screening.models import Screening

pytestmark = pytest.mark.django_db


def finished(world: Cast, name: str = "陈安") -> tuple[Client, Order, date]:
    """A client whose three years ended yesterday, released today."""
    today = timezone.localdate()
    began = add_years(today, -3)
    client = world.client(name)
    order = make_order(client=client, served_on=add_days(began, -5), reported_on=began, agreed_on=began)
    order = order_flows.record_step(
        by=world.worker, order=order, step=Step.COMPLETE, on=add_days(today, -1), today=today, note="解字1号"
    )
    return client, order, today


def due(client: Client) -> dict[str, str]:
    rows = Obligation.objects.filter(client=client, key__startswith="release:")
    return {row.key.partition("/")[2]: row.state for row in rows}


def sent(**more: object) -> dict[str, object]:
    return {"on": timezone.localdate().isoformat(), "form_key": str(uuid4()), "note": ""} | more


def test_release_brings_who_is_to_be_told_onto_the_list_and_doing_it_settles_it():
    world = cast()
    client, order, _today = finished(world)
    kin = Kin.objects.create(client=client, name="陈母", relation=Kin.Relation.MOTHER)
    assert due(client) == dict.fromkeys(("client_told", "family_told", "street_told", "pack_given"), "open")
    browser = signed_in(world.worker)
    page = reverse("casework:release", args=[client.pk, order.pk])
    home = browser.get(reverse("casework:home")).content.decode()
    assert page in home
    form = sent(number="解字〔2026〕1号", way="in_person")
    for _turn in range(2):
        assert browser.post(f"{page}?deed=client_told", form)["Location"] == page
    row = ReleaseRecord.objects.get()
    assert (row.deed, row.number, row.recorded_by) == ("client_told", "解字〔2026〕1号", world.worker)
    browser.post(f"{page}?deed=family_told", sent(kin=kin.pk, way="in_person"))
    browser.post(f"{page}?deed=street_told", sent(number="函1号"))
    browser.post(f"{page}?deed=pack_given", sent(way="paper"))
    assert due(client) == dict.fromkeys(("client_told", "family_told", "street_told", "pack_given"), "done")
    body = html.unescape(browser.get(reverse("casework:client", args=[client.pk])).content.decode())
    assert "解除通知书送达本人" in body
    assert "陈母" in body
    assert "解字" not in str(list(Entry.objects.values_list("data", flat=True)))


def test_taking_the_release_back_takes_the_list_back():
    world = cast()
    client, order, today = finished(world)
    step = order.steps.get(step=Step.COMPLETE)
    order_flows.withdraw_step(
        by=world.worker, order=order, step_id=step.pk, reason="写错了", today=today, now=timezone.now()
    )
    assert due(client) == dict.fromkeys(("client_told", "family_told", "street_told", "pack_given"), "ended")


def test_before_the_release_only_the_papers_can_be_recorded():
    world = cast()
    client = world.client_with_order()
    order = client.orders.get()
    browser = signed_in(world.worker)
    page = reverse("casework:release", args=[client.pk, order.pk])
    said = browser.post(f"{page}?deed=client_told", sent(number="1", way="paper")).content.decode()
    assert "还没有登记期满解除" in said
    assert browser.post(f"{page}?deed=papers_sent", sent(number="函2号")).status_code == 302
    assert [row.deed for row in ReleaseRecord.objects.all()] == ["papers_sent"]


@pytest.mark.parametrize(
    ("deed", "change", "words"),
    [
        ("client_told", {"number": ""}, "请填写解除通知书的文号"),
        ("client_told", {"on": "2031-01-01"}, "晚于今天"),
        ("client_told", {"on": "2020-01-01"}, "早于措施结束之日"),
        ("family_told", {}, "请选择告知了哪位家属"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_written(deed, change, words):
    world = cast()
    client, order, _today = finished(world)
    page = reverse("casework:release", args=[client.pk, order.pk])
    form = sent(**({"number": "1", "way": "paper"} | change))
    answer = signed_in(world.worker).post(f"{page}?deed={deed}", form)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not ReleaseRecord.objects.exists()


def test_a_second_person_is_told_who_was_faster_and_strange_kin_are_refused():
    world = cast()
    _client, order, today = finished(world)
    given = {"order": order, "on": today, "today": today, "number": "1"}
    flows.record(by=world.worker, deed=ReleaseDeed.CLIENT_TOLD, form_key=uuid4(), **given)
    with pytest.raises(RuleBroken, match=r"release\.already"):
        flows.record(by=world.police, deed=ReleaseDeed.CLIENT_TOLD, form_key=uuid4(), **given)
    stranger = Kin.objects.create(client=world.other_client(), name="某人", relation=Kin.Relation.OTHER)
    with pytest.raises(RuleBroken, match="other_file"):
        flows.record(by=world.worker, deed=ReleaseDeed.FAMILY_TOLD, form_key=uuid4(), kin=stranger, **given)
    for user in (world.other_worker, world.other_police, world.district_office, world.admin):
        with pytest.raises(Http404):
            flows.record(by=user, deed=ReleaseDeed.STREET_TOLD, form_key=uuid4(), **given)
    assert ReleaseRecord.objects.count() == 1


def test_a_mistake_is_struck_out_by_its_writer_today_and_later_by_a_head_with_a_reason():
    world = cast()
    client, order, today = finished(world)
    given = {"order": order, "on": today, "today": today, "number": "1"}
    row = flows.record(by=world.worker, deed=ReleaseDeed.CLIENT_TOLD, form_key=uuid4(), **given)
    now = timezone.now()
    strike = {"order": order, "record_id": row.pk, "today": today}
    with pytest.raises(RuleBroken, match="same_day"):
        flows.withdraw(by=world.police, reason="x", now=now, **strike)
    with pytest.raises(RuleBroken, match="same_day"):
        flows.withdraw(by=world.worker, reason="x", now=now + timedelta(days=1), **strike)
    with pytest.raises(RuleBroken, match="reason_needed"):
        flows.withdraw(by=world.head, reason=" ", now=now, **strike)
    address = reverse("casework:withdraw_release", args=[client.pk, order.pk, row.pk])
    for _turn in range(2):
        assert signed_in(world.worker).post(address, {}).status_code == 302
    row.refresh_from_db()
    assert row.withdrawn_by == world.worker
    assert due(client)["client_told"] == "open"
    again = flows.record(by=world.worker, deed=ReleaseDeed.CLIENT_TOLD, form_key=uuid4(), **given)
    strike["record_id"] = again.pk
    flows.withdraw(by=world.head, reason="送错了人", now=now + timedelta(days=2), **strike)
    page = signed_in(world.worker).get(reverse("casework:release", args=[client.pk, order.pk]))
    assert "送错了人" in page.content.decode()


def test_the_exit_pack_is_the_clients_own_and_no_certificate():
    world = cast()
    client, order, _today = finished(world)
    address = reverse("casework:exit_pack", args=[client.pk, order.pk])
    body = html.unescape(signed_in(world.worker).get(address).content.decode())
    for words in ("不再实行动态管控", "现在就可以申请", "《禁毒法》第五十二条", "它不是证明"):
        assert words in body
    assert signed_in(world.police).get(address).status_code == 404
    assert signed_in(world.other_worker).get(address).status_code == 404
    strange = reverse("casework:exit_pack", args=[client.pk, order.pk + 999])
    assert signed_in(world.worker).get(strange).status_code == 404


def test_the_count_down_knows_the_isolation_before_and_a_confirmed_use_after():
    world = cast()
    client, _order, today = finished(world)
    ended = add_days(today, -400)
    spell = {"decided_on": add_days(today, -1100), "ended_on": ended, "end": "expired"}
    IsolationSpell.objects.create(client=client, recorded_by=world.worker, **spell)

    def starts_on() -> date | None:
        down = count_down(cases.load_one(client, today, to_write=False), today)
        return down.starts_on if down else None

    assert starts_on() == ended
    test = make_positive(client, world.worker)
    assert starts_on() == ended  # a positive alone is nothing
    Screening.objects.filter(pk=test.pk).update(standing="confirmed")
    assert starts_on() == test.taken_on
    Screening.objects.filter(pk=test.pk).update(standing="not_confirmed")
    assert starts_on() == ended


def test_aftercare_begins_and_ends_with_the_clients_word():
    world = cast()
    client, _order, today = finished(world)
    browser, address = signed_in(world.worker), reverse("casework:aftercare", args=[client.pk])
    form = {
        "starts_on": today.isoformat(),
        "every_months": "1",
        "wish": "想有人聊聊",
        "form_key": str(uuid4()),
    }
    for _turn in range(2):
        assert browser.post(address, form).status_code == 302
    row = Aftercare.objects.get()
    assert row.wish == "想有人聊聊"
    assert Obligation.objects.get(client=client, rule="aftercare.contact").state == "open"
    said = browser.post(address, form | {"form_key": str(uuid4())}).content.decode()
    assert "已有自愿后续关怀" in said
    for _turn in range(2):
        assert browser.post(address, {"end": "1"}).status_code == 302
    row.refresh_from_db()
    assert (row.ends_on, row.ended_by) == (today, world.worker)
    assert Obligation.objects.get(client=client, rule="aftercare.contact").state == "ended"
    assert "想有人聊聊" not in str(list(Entry.objects.values_list("data", flat=True)))


def test_no_aftercare_beside_a_running_order():
    world = cast()
    client = world.client_with_order()
    answer = signed_in(world.worker).post(
        reverse("casework:aftercare", args=[client.pk]),
        {"starts_on": timezone.localdate().isoformat(), "every_months": "1", "form_key": str(uuid4())},
    )
    assert "还有正在执行的措施" in answer.content.decode()
    assert not Aftercare.objects.exists()


@pytest.mark.parametrize("done", [0, 5])
def test_the_page_asks_as_often_however_much_was_done(done, django_assert_num_queries):
    world = cast()
    client, order, today = finished(world)
    for deed in list(ReleaseDeed)[:done]:
        given = {"deed": deed, "on": today, "today": today, "number": "1", "why_not": "没有家属"}
        flows.record(by=world.worker, order=order, form_key=uuid4(), **given)
    browser, page = signed_in(world.worker), reverse("casework:release", args=[client.pk, order.pk])
    browser.get(page)
    with django_assert_num_queries(8):
        assert browser.get(page).status_code == 200
