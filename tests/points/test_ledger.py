"""Points come in, are spent by age, are taken back by two people; nothing is posted twice."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from tests.make import make_user
from tests.people import Cast, cast
from tests.standing import made_once
from waystation.accounts.access import scope_of
from waystation.audit.models import Entry as Recorded
from waystation.common import scope
from waystation.points.actions import ledger
from waystation.points.models import Account, Entry, Lot, LotUse, Posting, Wallet
from waystation.points.queries import wallets
from waystation.rules.points.postings import AccountKind, PostingKind, Terms
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
WHEN = {"on": DAY, "at": NOW}
world = made_once(cast)


def give(world: Cast, client, points: int, cause: str, **more):
    said = {"by": world.worker, "kind": PostingKind.EARNED, **WHEN, **more}
    return ledger.grant(client=client, cause=cause, points=points, **said)


def take(world: Cast, client, points: int, cause: str, **more):
    shop = ledger.open_account(by=None, kind=AccountKind.CENTRE, area=world.street)
    return ledger.spend(
        client=client, cause=cause, points=points, **{"by": world.worker, "to": shop, **WHEN, **more}
    )


def left() -> list[int]:
    return list(Lot.objects.order_by("id").values_list("left", flat=True))


def test_a_grant_comes_out_of_the_citys_budget_into_the_wallet(world: Cast) -> None:
    client = world.client()
    posted = give(world, client, 10, "attendance:1", why="session")
    assert posted == ledger.Posted(posted.posting, existed=False, balance=10)
    assert wallets.wallet(client).balance == 10
    assert wallets.wallet(client, family=True) == wallets.Wallet(None, 0, ())
    budget = Account.objects.get(kind="issuer")
    assert (budget.area, budget.balance) == (world.city, -10)
    entries = Entry.objects.filter(posting=posted.posting).order_by("amount")
    assert [(e.account.kind, e.amount, e.after) for e in entries] == [
        ("issuer", -10, -10),
        ("client", 10, 10),
    ]
    assert Recorded.objects.filter(verb="points.granted", client_id=client.pk).count() == 1


def test_the_nearest_budget_above_the_file_pays(world: Cast) -> None:
    near = ledger.open_account(by=world.admin, kind=AccountKind.ISSUER, area=world.district)
    give(world, world.client(), 4, "attendance:1")
    near.refresh_from_db()
    assert near.balance == -4
    assert ledger.open_account(by=world.admin, kind=AccountKind.ISSUER, area=world.district) == near


def test_a_cause_is_posted_once_whatever_is_said_the_second_time(world: Cast) -> None:
    client = world.client()
    first = give(world, client, 10, "attendance:1")
    again = give(world, client, 99, "attendance:1")
    assert again == ledger.Posted(first.posting, existed=True, balance=10)
    take(world, client, 10, "redemption:1")
    assert take(world, client, 10, "redemption:1").existed
    assert wallets.wallet(client).balance == 0
    assert Posting.objects.count() == 2
    assert Recorded.objects.filter(verb__startswith="points.", client_id=client.pk).count() == 2


def test_the_oldest_points_are_spent_first(world: Cast) -> None:
    client = world.client()
    give(world, client, 5, "attendance:2", on=DAY)
    give(world, client, 5, "attendance:1", on=DAY - dt.timedelta(days=9))
    give(world, client, 5, "attendance:3", on=DAY)
    bought = take(world, client, 8, "redemption:1")
    assert left() == [2, 0, 5]
    assert [u.points for u in LotUse.objects.order_by("lot")] == [3, 5]
    ledger.undo(by=world.worker, posting=bought.posting, second=world.head, reason="发错了", **WHEN)
    assert left() == [5, 5, 5]
    assert wallets.wallet(client).balance == 15


def test_more_than_there_is_is_refused_and_nothing_is_changed(world: Cast) -> None:
    client = world.client()
    give(world, client, 5, "attendance:1")
    with pytest.raises(RuleBroken) as refusal:
        take(world, client, 6, "redemption:1")
    assert (refusal.value.code, refusal.value.params) == ("points.not_enough", {"have": 5, "asked": 6})
    assert wallets.wallet(client).balance == 5
    assert Posting.objects.count() == 1


def test_the_familys_share_is_a_wallet_of_its_own(world: Cast) -> None:
    client = world.client()
    give(world, client, 5, "attendance:1")
    give(world, client, 3, "family:1", family=True)
    with pytest.raises(RuleBroken):
        take(world, client, 4, "redemption:1", family=True)
    assert take(world, client, 3, "redemption:1", family=True).balance == 0
    assert wallets.wallet(client).balance == 5


def test_a_posting_is_undone_once_by_two_people_with_a_reason(world: Cast) -> None:
    client = world.client()
    posted = give(world, client, 10, "attendance:1")
    said = {"by": world.worker, "posting": posted.posting, "reason": "记错了人", **WHEN}
    with pytest.raises(RuleBroken, match="second_same"):
        ledger.undo(**said, second=world.worker)
    with pytest.raises(RuleBroken, match="reason_needed"):
        ledger.undo(**{**said, "reason": "  "}, second=world.head)
    undone = ledger.undo(**said, second=world.head)
    assert (undone.existed, undone.balance) == (False, 0)
    assert ledger.undo(**said, second=world.head) == ledger.Posted(undone.posting, True, None)
    row = Posting.objects.get(pk=undone.posting)
    assert (row.corrects_id, row.second, row.words) == (posted.posting, world.head, "记错了人")
    with pytest.raises(RuleBroken, match="correction_stands"):
        ledger.undo(**{**said, "posting": undone.posting}, second=world.head)
    assert left() == [0]


def test_points_that_were_spent_meanwhile_are_not_taken_back(world: Cast) -> None:
    client = world.client()
    posted = give(world, client, 10, "attendance:1")
    take(world, client, 4, "redemption:1")
    with pytest.raises(RuleBroken) as refusal:
        ledger.undo(by=world.worker, posting=posted.posting, second=world.head, reason="错", **WHEN)
    assert (refusal.value.code, refusal.value.params) == ("points.spent_meanwhile", {"have": 6})


def test_a_purchase_is_refunded_in_parts_and_never_beyond_what_was_paid(world: Cast) -> None:
    client = world.client()
    give(world, client, 5, "attendance:1")
    give(world, client, 5, "attendance:2")
    bought = take(world, client, 8, "redemption:1")
    said = {"by": world.worker, "posting": bought.posting, **WHEN}
    assert ledger.refund(**said, cause="refund:1", points=4).balance == 6
    assert left() == [1, 5]
    assert ledger.refund(**said, cause="refund:1", points=4).existed
    with pytest.raises(RuleBroken) as refusal:
        ledger.refund(**said, cause="refund:2", points=5)
    assert (refusal.value.code, refusal.value.params) == ("points.more_than_paid", {"left": 4, "asked": 5})
    with pytest.raises(RuleBroken, match="refunded_before"):
        ledger.undo(by=world.worker, posting=bought.posting, second=world.head, reason="错", **WHEN)
    ledger.refund(**said, cause="refund:2", points=4)
    assert left() == [5, 5]


def test_a_lot_that_ended_meanwhile_is_given_back_with_a_new_notice(world: Cast) -> None:
    client = world.client()
    ends = DAY + dt.timedelta(days=10)
    give(world, client, 5, "attendance:1", scheme=Terms(7, ends, 60))
    assert wallets.wallet(client).expiring == (wallets.Expiring(ends, 5),)
    bought = take(world, client, 5, "redemption:1")
    later = DAY + dt.timedelta(days=40)
    ledger.refund(by=None, posting=bought.posting, cause="refund:1", points=5, on=later, at=NOW)
    lot = Lot.objects.get()
    assert (lot.left, lot.expires_on, lot.noticed_on) == (5, later + dt.timedelta(days=61), None)
    assert Posting.objects.get(cause="attendance:1").scheme_version == 7


def test_the_history_says_what_why_and_whether_it_was_undone(world: Cast) -> None:
    client = world.client()
    first = give(world, client, 5, "attendance:1", why="session")
    give(world, client, 7, "attendance:2")
    ledger.undo(by=world.worker, posting=first.posting, second=world.head, reason="错", **WHEN)
    rows = wallets.history(client)
    assert [(r.amount, r.after, r.kind, r.undone) for r in rows] == [
        (-5, 7, "corrected", False),
        (7, 12, "earned", False),
        (5, 5, "earned", True),
    ]
    assert (rows[0].words, rows[2].why, rows[2].cause) == ("错", "session", "attendance:1")
    assert wallets.history(client, most=1, before=rows[0].posting) == rows[1:2]


# -- the wall, and who may write ------------------------------------------------------------------------


def test_a_client_out_of_the_callers_reach_is_not_there(world: Cast) -> None:
    mine, other = world.client(), world.other_client()
    theirs = give(world, other, 10, "attendance:9").posting
    give(world, mine, 10, "attendance:1")
    shop = ledger.open_account(by=None, kind=AccountKind.CENTRE, area=world.street)
    said = {"by": world.worker, "client": other, **WHEN}
    tries = [
        lambda: ledger.grant(**said, cause="attendance:5", points=1, kind=PostingKind.EARNED),
        lambda: ledger.grant(**said, cause="family:5", points=1, kind=PostingKind.EARNED, family=True),
        lambda: ledger.spend(**said, cause="redemption:5", points=1, to=shop),
        lambda: ledger.undo(by=world.worker, posting=theirs, second=world.head, reason="x", **WHEN),
        lambda: ledger.refund(by=world.worker, posting=theirs, cause="refund:5", points=1, **WHEN),
    ]
    with scope.entered(scope_of(world.worker)):
        for one in tries:
            with pytest.raises(Http404), transaction.atomic():
                one()
        assert wallets.wallet(other) == wallets.Wallet(None, 0, ())
        assert wallets.wallet(mine).balance == 10
        assert wallets.history(other) == []
        assert [p.cause for p in Posting.objects.all()] == ["attendance:1"]
        assert Lot.objects.count() == 1
        assert Entry.objects.count() == 2
        give(world, mine, 1, "attendance:6")  # and the wall is shut again behind the function
        assert Wallet.objects.count() == 1
    assert wallets.wallet(other).balance == 10


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO points_account (kind, balance) VALUES ('client', 5)",
        "UPDATE points_account SET balance = balance + 1",
        "DELETE FROM points_account",
        "INSERT INTO points_wallet (client_id, is_family, account_id) SELECT 1, true, id FROM points_account",
        "UPDATE points_wallet SET client_id = client_id",
        "DELETE FROM points_wallet",
        "TRUNCATE points_wallet",
        "UPDATE points_posting SET points = 1",
        "UPDATE points_posting SET words = 'x'",
        "DELETE FROM points_posting",
        'UPDATE points_lot SET "left" = 0',
        "DELETE FROM points_lot",
        "INSERT INTO points_lotuse (posting_id, lot_id, points) SELECT posting_id, id, 1 FROM points_lot",
        "DELETE FROM points_lotuse",
        "SELECT points_move('x', 'earned', 1, 2, 1, now()::date, now(), 1, 1, '', '', 1, 1, 1, true)",
        "SELECT points_eat(1, 1, 1, 1)",
    ],
)
def test_the_role_that_serves_can_write_nothing_by_itself(world: Cast, statement: str) -> None:
    client = world.client()
    give(world, client, 10, "attendance:1")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert wallets.wallet(client).balance == 10


def test_points_are_given_by_budgets_and_spent_at_centres_and_merchants_alone(world: Cast) -> None:
    client = world.client()
    give(world, client, 10, "attendance:1")
    mine = Account.objects.get(kind="client")
    with pytest.raises(Http404), transaction.atomic():
        take(world, client, 1, "redemption:1", to=mine)
    with pytest.raises(Http404), transaction.atomic():
        give(world, client, 1, "attendance:2", issuer=mine)
    for points in (0, -5):
        with pytest.raises(DatabaseError), transaction.atomic():
            give(world, client, points, "attendance:3")
    merchant = ledger.open_account(by=world.head, kind=AccountKind.MERCHANT, merchant=7)
    assert take(world, client, 10, "redemption:1", to=merchant).balance == 0
    merchant.refresh_from_db()
    assert merchant.balance == 10
    assert make_user().pk  # accounts of people are no accounts of points
