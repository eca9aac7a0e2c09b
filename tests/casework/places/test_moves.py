"""Change of place by story: 永丰街道 sends, 清河街道 accepts or returns; somebody answers on every day."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import busy_client
from tests.people import Cast, cast, signed_in
from waystation.accounts.access import forget, scope_of
from waystation.accounts.models import Area
from waystation.casework.actions.places import moves
from waystation.casework.models import Obligation
from waystation.clients.access import visible_to
from waystation.clients.actions import protecting
from waystation.clients.models import Client, Document, ProtectedReader, Recusal
from waystation.common import scope
from waystation.notices.models import Notice
from waystation.orders.actions.places import MoveData
from waystation.orders.models import Move
from waystation.rules.places.moves import MoveReason
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world) -> Client:
    client = busy_client(world)
    Document.objects.create(
        client=client, kind="agreement", title="协议书", dated_on=today(), added_by=world.worker
    )
    return client


def today() -> date:
    return timezone.localdate()


def refused(code: str):
    return pytest.raises(RuleBroken, match=code.replace(".", r"\."))


def data(to: Area | None, outside: str = "") -> MoveData:
    return MoveData(
        to_area=to,
        to_outside=outside,
        reason=MoveReason.HOME,
        words="搬到女儿家",
        new_address="柳林路1号",
        asked_on=today(),
    )


def as_page(user):
    """In the scope that a page of ``user`` has: the second wall stands."""
    forget(user)
    return scope.entered(scope_of(user))


def asked(world, client, to=None, outside="") -> Move:
    with as_page(world.worker):
        return moves.ask_move(
            by=world.worker,
            client=client,
            data=data(None if outside else to or world.other_street, outside),
            form_key=uuid4(),
            today=today(),
        )


def sent(world, client, **values) -> Move:
    move = asked(world, client, **values)
    with as_page(world.head):
        return moves.send_move(
            by=world.head,
            move=move,
            papers=client.documents.values_list("pk", flat=True),
            today=today(),
        )


def accepted(world, move, **values) -> Move:
    with as_page(world.other_head):
        return moves.accept_move(
            by=world.other_head,
            move=Move.objects.get(pk=move.pk),
            **{"area": world.other_community, "worker": world.other_worker, "today": today(), **values},
        )


def test_the_file_goes_with_its_living_order_and_on_no_day_nobody_answers(world, client):
    before = client.orders.get()
    move = sent(world, client)
    client.refresh_from_db()
    assert (client.worker, client.area_id) == (world.worker, world.community.path)
    assert Notice.objects.get(to=world.other_head).code == "places.move_arrived"
    with as_page(world.other_head):
        assert not Client.objects.filter(pk=client.pk).exists()
        assert "陈安" in Move.objects.get(pk=move.pk).summary
    accepted(world, move)
    client.refresh_from_db()
    assert (client.worker, client.area_id) == (world.other_worker, world.other_community.path)
    assert client.station == world.other_station
    after = client.orders.get()
    assert (after.pk, after.state, after.expires_on) == (before.pk, "running", before.expires_on)
    places = client.team.filter(duty="worker").order_by("pk")
    assert [(one.user, one.ends_on) for one in places] == [
        (world.worker, today()),
        (world.other_worker, None),
    ]
    assert not visible_to(world.worker).filter(pk=client.pk).exists()
    assert visible_to(world.other_worker).filter(pk=client.pk).exists()
    told = dict(Notice.objects.values_list("to__name", "code"))
    assert told["王敏"] == told["赵站长"] == "places.move_taken"
    due = Obligation.objects.get(key=f"move:{move.pk}/report")
    assert due.due_on == today() + timedelta(days=15)


def test_the_sender_sees_afterwards_that_it_arrived_and_nothing_more(world, client):
    move = accepted(world, sent(world, client))
    page = signed_in(world.head).get(reverse("casework:move", args=[move.pk])).content.decode()
    assert "档案已到达" in page
    assert "陈安" not in page.split("<main")[1]
    assert "柳林路" not in page
    assert signed_in(world.worker).get(reverse("casework:move", args=[move.pk])).status_code == 404
    assert signed_in(world.worker).get(reverse("casework:client", args=[client.pk])).status_code == 404


def test_it_comes_back_with_the_reason_and_may_be_sent_again(world, client):
    move = sent(world, client)
    with as_page(world.other_head):
        with refused("move.reason_needed"):
            moves.return_move(by=world.other_head, move=move, reason=" ", today=today())
        moves.return_move(by=world.other_head, move=move, reason="缺决定书", today=today())
    client.refresh_from_db()
    assert client.worker == world.worker
    assert Notice.objects.filter(to=world.head, code="places.move_back").exists()
    move.refresh_from_db()
    with as_page(world.head):
        moves.send_move(
            by=world.head, move=move, papers=client.documents.values_list("pk", flat=True), today=today()
        )
    accepted(world, move)


def test_withdrawn_in_time_it_can_no_longer_be_accepted(world, client):
    move = sent(world, client)
    with as_page(world.worker):
        moves.withdraw_move(by=world.worker, move=move, reason="不搬了", today=today())
    with refused("move.not_now"):
        accepted(world, move)
    client.refresh_from_db()
    assert client.worker == world.worker


def test_accepted_it_can_no_longer_be_withdrawn_here(world, client):
    move = accepted(world, sent(world, client))
    with as_page(world.worker), pytest.raises(Http404):
        moves.withdraw_move(by=world.worker, move=move, reason="不搬了", today=today())


def test_an_acceptance_by_mistake_goes_back_until_the_client_has_reported(world, client):
    move = accepted(world, sent(world, client))
    with as_page(world.other_head):
        moves.undo_move(by=world.other_head, move=move, reason="收错了", today=today())
    client.refresh_from_db()
    assert (client.worker, client.area_id) == (world.worker, world.community.path)
    assert Notice.objects.filter(to=world.worker, code="places.move_undone").exists()
    again = accepted(world, sent(world, client))
    with as_page(world.other_worker):
        moves.report_there(by=world.other_worker, move=again, on=today(), today=today())
    with as_page(world.other_head), refused("move.reported_already"):
        moves.undo_move(by=world.other_head, move=again, reason="收错了", today=today())


def test_report_then_police_in_that_order(world, client):
    move = accepted(world, sent(world, client))
    with as_page(world.other_worker):
        with refused("move.report_first"):
            moves.tell_police(by=world.other_worker, move=move, on=today(), today=today())
        moves.report_there(by=world.other_worker, move=move, on=today(), today=today())
        moves.tell_police(by=world.other_worker, move=move, on=today(), today=today())
    states = dict(Obligation.objects.filter(key__startswith="move:").values_list("rule", "state"))
    assert states["move.report"] == states["move.police"] == "done"


@pytest.mark.parametrize("who", ["worker", "other_worker", "police", "district_office"])
def test_only_the_head_of_that_street_accepts(world, client, who):
    move = sent(world, client)
    user = getattr(world, who)
    with as_page(user), pytest.raises(Http404):
        moves.accept_move(
            by=user, move=move, area=world.other_community, worker=world.other_worker, today=today()
        )


def test_the_worker_named_must_work_there_and_have_no_tie(world, client):
    move = sent(world, client)
    with refused("clients.worker_not_here"):
        accepted(world, move, worker=world.worker)
    with refused("move.area_not_yours"):
        accepted(world, move, area=world.community)
    Recusal.objects.create(client=client, user=world.other_worker, tie="relative", declared_at=timezone.now())
    Client.objects.update(has_recusals=True)
    with refused("privacy.worker_recused"):
        accepted(world, move)
    assert Move.objects.get().state == "sent"


def test_a_protected_file_travels_without_its_name_and_opens_to_the_named_alone(world, client):
    protecting.protect(
        by=world.head, client=client, reason="witness", words="x", readers=[world.worker], now=timezone.now()
    )
    move = sent(world, Client.objects.get(pk=client.pk))
    assert "陈安" not in Move.objects.get(pk=move.pk).summary
    accepted(world, move)
    readers = set(ProtectedReader.objects.filter(ended_at__isnull=True).values_list("user__name", flat=True))
    assert {"李强", "钱站长"} <= readers
    assert visible_to(world.other_head).filter(pk=client.pk).exists()
    assert not visible_to(world.head).filter(pk=client.pk).exists()


def test_a_street_merged_away_meanwhile_is_accepted_by_its_successor_and_chosen_no_more(world, client):
    move = sent(world, client)
    Area.objects.move(world.other_street, world.street, pos="last-child")
    Area.objects.filter(pk=world.other_street.pk).update(ends_on=today() - timedelta(days=1))
    move.refresh_from_db()
    with as_page(world.head):
        moves.accept_move(by=world.head, move=move, area=world.community, worker=world.worker, today=today())
    with refused("move.area_ended"):
        asked(world, client, to=Area.objects.get(pk=world.other_street.pk))


def test_two_moves_at_once_are_one_too_many(world, client):
    asked(world, client)
    with refused("move.on_its_way"):
        asked(world, client)


def test_out_of_the_system_the_order_ends_only_with_the_receipt(world, client):
    move = sent(world, client, outside="外省某街道")
    assert client.orders.get().state == "running"
    with as_page(world.head):
        with refused("move.reason_needed"):
            moves.record_receipt(by=world.head, move=move, on=today(), note="", today=today())
        moves.record_receipt(by=world.head, move=move, on=today(), note="回执1号", today=today())
    assert client.orders.get().state == "transferred_out"
    page = signed_in(world.head).get(reverse("casework:move_papers", args=[move.pk])).content.decode()
    assert "协议书" in page


def test_the_pages_lead_from_the_request_to_the_report(world, client):
    worker, head, there = signed_in(world.worker), signed_in(world.head), signed_in(world.other_head)
    form = {
        "form_key": str(uuid4()),
        "to_area": world.other_street.pk,
        "reason": "work",
        "asked_on": today().isoformat(),
    }
    worker.post(reverse("casework:move_new", args=[client.pk]), form)
    move = Move.objects.get()
    address = reverse("casework:move", args=[move.pk])
    paper = client.documents.get()
    assert "移送材料" in head.get(address).content.decode()
    head.post(address, {"deed": "send", "papers": [paper.pk]})
    listed = there.get(reverse("casework:places"), {"part": "moves"}).content.decode()
    assert "陈安" in listed
    assert "接收" in there.get(address).content.decode()
    answer = there.post(address, {"deed": "accept", "area": world.other_community.pk, "worker": ""})
    assert "还没有保存" in answer.content.decode()
    there.post(address, {"deed": "accept", "area": world.other_community.pk, "worker": world.other_worker.pk})
    move.refresh_from_db()
    assert move.state == "accepted"
    new = signed_in(world.other_worker)
    assert "登记本人已报到" in new.get(address).content.decode()
    new.post(address, {"deed": "report", "on": today().isoformat()})
    move.refresh_from_db()
    assert move.reported_on == today()
    late = head.post(address, {"deed": "withdraw", "reason": "x"}, follow=True)
    assert "现在不能办理" in late.content.decode()


def test_the_list_of_moves_asks_the_same_for_one_and_thirty(world, client, django_assert_num_queries):
    sent(world, client)
    browser, address = signed_in(world.other_head), reverse("casework:places") + "?part=moves"
    browser.get(address)
    with django_assert_num_queries(6):
        browser.get(address)
    for n in range(29):
        other = busy_client(world, f"学员{n:02}", days=60)
        Document.objects.create(
            client=other, kind="agreement", title="协议书", dated_on=today(), added_by=world.worker
        )
        sent(world, other)
    with django_assert_num_queries(6):
        page = browser.get(address).content.decode()
    assert "学员28" in page
