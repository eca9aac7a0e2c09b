"""Many wallets at once: payday, expiry with notice; and files that are joined, parted again, deleted."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404

from tests.people import Cast, cast
from tests.points.making import DAY, NOW, make_points
from tests.standing import made_once
from waystation.accounts.access import scope_of
from waystation.audit.models import Entry as Recorded
from waystation.common import scope
from waystation.notices.models import Notice
from waystation.points.actions import carrying, ledger, paydays
from waystation.points.jobs import batches
from waystation.points.models import Account, Lot, Posting, Wallet
from waystation.points.queries import wallets
from waystation.rules.points.postings import AccountKind, PostingKind, Terms
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
world = made_once(cast)
EARNED = {"on": DAY, "at": NOW, "kind": PostingKind.EARNED}
PAID = {"by": None, **EARNED}


def budget(world: Cast) -> Account:
    return ledger.open_account(by=None, kind=AccountKind.ISSUER, area=world.city)


def spend(world: Cast, client, points: int, cause: str = "redemption:1") -> ledger.Posted:
    shop = ledger.open_account(by=None, kind=AccountKind.CENTRE, area=world.street)
    return ledger.spend(by=world.worker, client=client, cause=cause, points=points, on=DAY, at=NOW, to=shop)


def test_a_payday_pays_each_cause_once_however_often_it_is_run(world: Cast) -> None:
    clients = [world.client(f"学员{n}") for n in range(7)]
    make_points(clients[0], world.worker, 4, cause="work:0")
    lines = [paydays.Given(one.pk, f"work:{n}", 10 + n) for n, one in enumerate(clients)]
    lines.append(paydays.Given(clients[1].pk, "work:again", 5, why="bonus"))
    lines.append(paydays.Given(clients[1].pk, "work:family", 6, family=True))
    issuer = budget(world)
    paid = batches.pay_out(grants=lines, issuer=issuer, scheme=Terms(3, None, 0), lines=4, **PAID)
    assert (paid.given, paid.existed, len(paid.postings)) == (8, 1, 9)
    assert [wallets.wallet(one).balance for one in clients] == [4, 16, 12, 13, 14, 15, 16]
    assert wallets.wallet(clients[1], family=True).balance == 6
    issuer.refresh_from_db()
    assert issuer.balance == -96
    assert [row.after for row in wallets.history(clients[1])] == [16, 11]
    assert Posting.objects.order_by("-pk").values_list("source_after", flat=True)[0] == -96
    again = batches.pay_out(grants=lines, issuer=issuer, **PAID)
    assert (again.given, again.existed, again.postings) == (0, 9, paid.postings)
    entries = Recorded.objects.filter(verb="points.granted_many").order_by("id")
    assert [entry.data for entry in entries] == [
        {"rows": 3, "points": 36},
        {"rows": 4, "points": 50},
        {"rows": 1, "points": 6},
    ]
    assert Posting.objects.filter(scheme_version=3).count() == 8


def test_a_payday_with_a_client_out_of_reach_pays_nobody(world: Cast) -> None:
    mine, other = world.client(), world.other_client()
    make_points(other, world.worker)
    for theirs in (other, world.other_client("新来")):
        lines = [paydays.Given(mine.pk, "work:1", 5), paydays.Given(theirs.pk, "work:2", 5)]
        with scope.entered(scope_of(world.worker)), pytest.raises(Http404):
            paydays.grant_many(by=world.worker, grants=lines, issuer=budget(world), **EARNED)
    assert wallets.wallet(mine).balance == 0
    with pytest.raises(ValueError, match="twice"):
        paydays.grant_many(grants=[lines[0], lines[0]], issuer=budget(world), **PAID)
    assert paydays.grant_many(grants=[], issuer=budget(world), **PAID).given == 0


def test_points_end_after_their_day_and_their_notice_and_not_before(world: Cast) -> None:
    client = world.client()
    ends = DAY + dt.timedelta(days=100)
    make_points(client, world.worker, 10, cause="a:1", scheme=Terms(1, ends, 60))
    make_points(client, world.worker, 7, cause="a:2")
    spend(world, client, 4)
    early, told_on = ends - dt.timedelta(days=61), ends - dt.timedelta(days=50)
    assert batches.expire_all(today=early, now=NOW) == (0, 0)
    assert batches.expire_all(today=told_on, now=NOW) == (1, 0)
    assert batches.expire_all(today=told_on, now=NOW) == (0, 0)
    notice = Notice.objects.get(code="points.expiring")
    really = told_on + dt.timedelta(days=60)
    assert (notice.to, notice.client, notice.data["points"]) == (world.worker, client, 6)
    assert notice.data["ends_on"] == really.isoformat()
    assert wallets.wallet(client).expiring == (wallets.Expiring(really, 6),)
    assert batches.expire_all(today=really - dt.timedelta(days=1), now=NOW) == (0, 0)
    assert batches.expire_all(today=really, now=NOW, size=1) == (0, 1)
    assert wallets.wallet(client) == wallets.Wallet(wallets.wallet(client).account, 7, ())
    assert Account.objects.get(kind="expiry").balance == 6
    gone = Posting.objects.get(kind="expired")
    ledger.undo(by=world.worker, posting=gone, second=world.head, reason="住院了", on=really, at=NOW)
    assert wallets.wallet(client).balance == 13
    again = really + dt.timedelta(days=61)
    assert batches.expire_all(today=again - dt.timedelta(days=1), now=NOW) == (1, 0)
    assert batches.expire_all(today=again, now=NOW)[1] == 0  # sixty days from when it was told again
    later = again - dt.timedelta(days=1) + dt.timedelta(days=60)
    assert batches.expire_all(today=later, now=NOW) == (0, 1)


def test_only_the_house_lets_points_end(world: Cast) -> None:
    with scope.entered(scope_of(world.worker)), pytest.raises(Http404):
        paydays.expire_batch(by=world.worker, today=DAY, now=NOW, size=5)


def test_the_points_of_a_joined_file_go_along_with_their_age_and_come_back(world: Cast) -> None:
    source, target = world.client("陈一"), world.client("陈二")
    old = DAY - dt.timedelta(days=30)
    make_points(source, world.worker, 5, on=old, scheme=Terms(1, DAY + dt.timedelta(days=9), 60))
    make_points(source, world.worker, 3, family=True)
    make_points(target, world.worker, 4)
    said = {"by": world.head, "refiling": 77, "on": DAY, "at": NOW}
    assert carrying.carry(source=source, target=target, **said) == 8
    assert carrying.carry(source=source, target=target, **said) == 0
    assert [wallets.wallet(one).balance for one in (source, target)] == [0, 9]
    assert wallets.wallet(target, family=True).balance == 3
    lot = Lot.objects.get(account=wallets.wallet(target).account, amount=5)
    assert (lot.earned_on, lot.expires_on, lot.notice_days) == (old, DAY + dt.timedelta(days=9), 60)
    bought = spend(world, target, 6)
    assert carrying_back_refused(source, said) == {"have": 3}
    ledger.undo(by=world.worker, posting=bought.posting, second=world.head, reason="错", on=DAY, at=NOW)
    assert carrying.carry_back(source=source, **said) == 8
    assert carrying.carry_back(source=source, **said) == 0
    assert [wallets.wallet(one).balance for one in (source, target)] == [5, 4]
    assert wallets.wallet(source, family=True).balance == 3
    assert [row.kind for row in wallets.history(source)] == ["merged", "merged", "earned"]


def carrying_back_refused(source, said) -> object:
    with pytest.raises(RuleBroken) as refusal:
        carrying.carry_back(source=source, **said)
    assert refusal.value.code == "points.spent_after_merger"
    return refusal.value.params


def test_what_a_deleted_file_held_is_settled_first(world: Cast) -> None:
    client = world.client()
    make_points(client, world.worker, 5)
    make_points(client, world.worker, 2, family=True)
    said = {"by": world.head, "client_id": client.pk, "on": DAY, "at": NOW}
    assert carrying.settle(**said) == 7
    assert carrying.settle(**said) == 0
    assert Account.objects.get(kind="expiry").balance == 7
    assert Wallet.objects.filter(client=client).count() == 2
    assert list(Lot.objects.values_list("left", flat=True)) == [0, 0]
