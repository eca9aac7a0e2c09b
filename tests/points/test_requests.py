"""Points outside the scheme: one asks, another decides, and never who verified."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import connection
from django.http import Http404

from tests.make import make_user
from tests.people import Cast, cast
from tests.points.making import make_points
from waystation.audit.models import Entry
from waystation.clients.models import Client
from waystation.points.actions import ledger
from waystation.points.actions.by_two import requests as actions
from waystation.points.actions.by_two.requests import Asked
from waystation.points.models import PointRequest, Posting
from waystation.points.queries.wallets import wallet
from waystation.rules.points.postings import AccountKind
from waystation.rules.points.requests import RequestReason
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
ASKED = Asked(20, RequestReason.NO_POWER, "停电，签到表在抽屉里", TODAY)


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    return world.client()


def ask(world: Cast, client: Client, asked: Asked = ASKED, **words: Any) -> PointRequest:
    given = {"by": world.worker, "form_key": uuid.uuid4(), "today": TODAY, "now": NOW, **words}
    return actions.ask_credit(client=client, asked=asked, **given)


def decide(by: object, row: PointRequest, *, granted: bool = True, answer: str = "") -> PointRequest:
    return actions.decide(by=by, request=row, is_granted=granted, answer=answer, today=TODAY, now=NOW)


def refused(act: Any) -> str:
    with pytest.raises(RuleBroken) as refusal:
        act()
    return refusal.value.code


def test_nothing_moves_before_the_second_person_and_then_once(world: Cast, client: Client) -> None:
    key = uuid.uuid4()
    row = ask(world, client, form_key=key)
    assert ask(world, client, form_key=key).pk == row.pk
    assert wallet(client).balance == 0
    decide(world.head, row)
    assert wallet(client).balance == 20
    assert refused(lambda: decide(world.head, row)) == "points.request_settled"
    posting = Posting.objects.get()
    assert (posting.cause, posting.kind, posting.why) == (f"manual:{row.pk}", "manual", "no_power")
    assert {posting.by, posting.second} == {world.head, world.worker}
    assert wallet(client).balance == 20


def test_the_words_rest_sealed_and_stay_out_of_the_record(world: Cast, client: Client) -> None:
    ask(world, client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM points_pointrequest")
        assert "停电".encode() not in bytes(cursor.fetchone()[0])
    assert Entry.objects.get(verb="points.credit_asked").data == {"points": 20}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"points": 0}, "points.credit_points"),
        ({"points": 1001}, "points.credit_points"),
        ({"words": " "}, "points.credit_words"),
        ({"happened_on": TODAY + dt.timedelta(days=1)}, "points.credit_later"),
    ],
)
def test_what_a_credit_must_say(world: Cast, client: Client, change: dict[str, Any], code: str) -> None:
    assert refused(lambda: ask(world, client, Asked(**{**vars(ASKED), **change}))) == code


def test_a_head_who_asked_or_verified_does_not_decide(world: Cast, client: Client) -> None:
    row = ask(world, client, by=world.head)
    assert refused(lambda: decide(world.head, row)) == "points.credit_same"
    second = make_user(role=Role.HEAD, area=world.street, organisation=world.centre)
    make_points(client, second)
    assert refused(lambda: decide(second, row)) == "points.credit_verified"
    third = make_user(role=Role.HEAD, area=world.street, organisation=world.centre)
    decide(third, row)
    assert wallet(client).balance == 30


def test_a_no_says_why_and_moves_nothing(world: Cast, client: Client) -> None:
    row = ask(world, client)
    assert refused(lambda: decide(world.head, row, granted=False)) == "points.answer_needed"
    decide(world.head, row, granted=False, answer="签到表上没有签名")
    assert (wallet(client).balance, Posting.objects.count()) == (0, 0)


def test_what_was_spent_is_not_taken_back_from_here(world: Cast, client: Client) -> None:
    """The order would stand without its payment, and could not be cancelled any more."""
    make_points(client, world.worker, 50)
    centre = ledger.open_account(by=world.head, kind=AccountKind.CENTRE, area=world.street)
    when = {"on": TODAY, "at": NOW}
    paid = ledger.spend(by=world.worker, client=client, cause="redemption:7", points=20, to=centre, **when)
    given = {"reason": RequestReason.COUNTED_TWICE, "words": "x", "form_key": uuid.uuid4(), "now": NOW}
    posting = Posting.objects.get(pk=paid.posting)
    undone = lambda: actions.ask_undo(by=world.worker, client=client, posting=posting, **given)  # noqa: E731
    assert refused(undone) == "points.correction_stands"
    assert not PointRequest.objects.exists()


def test_only_the_asker_takes_a_request_back(world: Cast, client: Client) -> None:
    row = ask(world, client)
    with pytest.raises(Http404):
        actions.take_back(by=world.head, request=row, now=NOW)
    for _ in range(2):
        actions.take_back(by=world.worker, request=row, now=NOW)
    assert Entry.objects.filter(verb="points.request_taken_back").count() == 1
    assert refused(lambda: decide(world.head, row)) == "points.request_settled"


def test_a_posting_is_taken_back_by_two(world: Cast, client: Client) -> None:
    posting = Posting.objects.get(pk=make_points(client, world.worker, 15).posting)

    def asked() -> PointRequest:
        return actions.ask_undo(
            by=world.worker,
            client=client,
            posting=posting,
            reason=RequestReason.WRONG_PERSON,
            words="点错了",
            form_key=uuid.uuid4(),
            now=NOW,
        )

    row = asked()
    assert refused(asked) == "points.undo_waits"
    assert wallet(client).balance == 15
    decide(world.head, row)
    assert wallet(client).balance == 0
    assert refused(asked) == "points.correction_stands"
    stranger = world.client("林远")
    with pytest.raises(Http404):
        actions.ask_undo(
            by=world.worker,
            client=stranger,
            posting=posting,
            reason=RequestReason.WRONG_PERSON,
            words="x",
            form_key=uuid.uuid4(),
            now=NOW,
        )


@pytest.mark.parametrize("who", ["other_worker", "other_head", "police", "district_office", "auditor"])
def test_nobody_else_asks_or_decides(world: Cast, client: Client, who: str) -> None:
    row, by = ask(world, client), getattr(world, who)
    with pytest.raises(Http404):
        ask(world, client, by=by)
    with pytest.raises(Http404):
        decide(by, row)
    with pytest.raises(Http404):
        decide(world.worker, row)


def test_a_closed_file_is_refused(world: Cast) -> None:
    client = world.client(state=Client.State.CLOSED, closed_on=TODAY)
    assert refused(lambda: ask(world, client)) == "clients.file_closed"
