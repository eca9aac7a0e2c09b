"""Whatever happens to two wallets, in any order, twice or undone: nothing is lost and nothing made.

A machine gives, spends, refunds, corrects, lets points end and joins files, and keeps its own account on
paper; after each step the ledger must say the same, and every proof of ``points.proofs`` must hold.
"""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.people import Cast, cast
from tests.points.making import not_whole
from tests.standing import made_once
from waystation.points.actions import carrying, ledger, paydays
from waystation.points.jobs import batches
from waystation.points.models import Lot, Posting
from waystation.points.queries import wallets
from waystation.rules.points.postings import AccountKind, PostingKind, Terms
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
world = made_once(cast)
POINTS = st.integers(1, 30)
WHO = st.tuples(st.integers(0, 1), st.booleans())


class Wallets(RuleBasedStateMachine):
    """Two files, each with an own wallet and a family's share. ``paper``: what each should hold."""

    place: Cast

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.files = [self.place.client("陈一"), self.place.client("陈二")]
        self.shop = ledger.open_account(by=None, kind=AccountKind.CENTRE, area=self.place.street)
        self.budget = ledger.open_account(by=None, kind=AccountKind.ISSUER, area=self.place.city)
        self.today = dt.date(2026, 1, 1)
        self.numbers = itertools.count(1)
        self.paper = dict.fromkeys(itertools.product((0, 1), (False, True)), 0)
        self.causes: dict[str, tuple[tuple[int, bool], int, int]] = {}
        self.bought: dict[int, tuple[tuple[int, bool], int]] = {}
        self.refunded: dict[int, int] = {}
        self.gone: set[int] = set()

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @property
    def when(self) -> dict[str, object]:
        return {"on": self.today, "at": NOW}

    @rule(who=WHO, points=POINTS, lasts=st.sampled_from([None, 20, 200]))
    def give(self, who: tuple[int, bool], points: int, lasts: int | None) -> None:
        cause = f"made:{next(self.numbers)}"
        ends = None if lasts is None else self.today + dt.timedelta(days=lasts)
        said = {"by": self.place.worker, "client": self.files[who[0]], "family": who[1], **self.when}
        done = ledger.grant(
            **said, cause=cause, points=points, kind=PostingKind.EARNED, scheme=Terms(1, ends, 10)
        )
        assert not done.existed
        self.causes[cause] = (who, points, done.posting)
        self.paper[who] += points

    @rule(who=WHO, points=POINTS, data=st.data())
    def give_again(self, who: tuple[int, bool], points: int, data: st.DataObject) -> None:
        if self.causes:
            cause = data.draw(st.sampled_from(sorted(self.causes)))
            said = {"by": self.place.worker, "client": self.files[who[0]], "family": who[1], **self.when}
            done = ledger.grant(**said, cause=cause, points=points, kind=PostingKind.MANUAL)
            assert (done.existed, done.posting) == (True, self.causes[cause][2])

    @rule(lines=st.lists(st.tuples(WHO, POINTS), max_size=5), data=st.data())
    def payday(self, lines: list[tuple[tuple[int, bool], int]], data: st.DataObject) -> None:
        fresh = [(f"made:{next(self.numbers)}", who, points) for who, points in lines]
        old = data.draw(st.lists(st.sampled_from(sorted(self.causes)), unique=True)) if self.causes else []
        asked = [paydays.Given(self.files[w[0]].pk, cause, p, family=w[1]) for cause, w, p in fresh]
        asked += [paydays.Given(self.files[0].pk, cause, 7) for cause in old]
        said = {"by": None, "kind": PostingKind.EARNED, "issuer": self.budget, **self.when}
        paid = paydays.grant_many(grants=asked, **said)
        assert (paid.given, paid.existed) == (len(fresh), len(old))
        for cause, who, points in fresh:
            self.causes[cause] = (who, points, paid.postings[cause])
            self.paper[who] += points

    @rule(who=WHO, points=POINTS)
    def spend(self, who: tuple[int, bool], points: int) -> None:
        said = {"by": self.place.worker, "client": self.files[who[0]], "family": who[1], **self.when}
        said |= {"cause": f"bought:{next(self.numbers)}", "points": points, "to": self.shop}
        if points > self.paper[who]:
            with pytest.raises(RuleBroken, match="not_enough"):
                ledger.spend(**said)
            return
        done = ledger.spend(**said)
        assert ledger.spend(**said) == ledger.Posted(done.posting, existed=True, balance=done.balance)
        self.bought[done.posting] = (who, points)
        self.paper[who] -= points

    @rule(points=POINTS, data=st.data())
    def refund(self, points: int, data: st.DataObject) -> None:
        if not self.bought:
            return
        posting = data.draw(st.sampled_from(sorted(self.bought)))
        who, paid = self.bought[posting]
        said = {"by": None, "posting": posting, "cause": f"refund:{next(self.numbers)}", **self.when}
        if posting in self.gone or points > paid - self.refunded.get(posting, 0):
            with pytest.raises(RuleBroken, match=r"more_than_paid|undone_before"):
                ledger.refund(**said, points=points)
            return
        ledger.refund(**said, points=points)
        assert ledger.refund(**said, points=points).existed
        self.refunded[posting] = self.refunded.get(posting, 0) + points
        self.paper[who] += points

    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        given = {posting: (who, -points) for who, points, posting in self.causes.values()}
        all_of_them = given | self.bought
        if not all_of_them:
            return
        posting = data.draw(st.sampled_from(sorted(all_of_them)))
        who, points = all_of_them[posting]
        said = {"by": self.place.worker, "second": self.place.head, "reason": "错", **self.when}
        if posting in self.gone:
            assert ledger.undo(posting=posting, **said).existed
        elif posting in self.refunded or self.paper[who] + points < 0:
            with pytest.raises(RuleBroken, match=r"refunded_before|spent_meanwhile"):
                ledger.undo(posting=posting, **said)
        else:
            ledger.undo(posting=posting, **said)
            self.gone.add(posting)
            self.paper[who] += points

    @rule(days=st.integers(1, 60))
    def a_night(self, days: int) -> None:
        self.today += dt.timedelta(days=days)
        said = {who: self._holds(who) for who in self.paper}
        batches.expire_all(today=self.today, now=NOW, size=2)
        assert batches.expire_all(today=self.today, now=NOW) == (0, 0)
        for who, before in said.items():
            held = Posting.objects.filter(kind="expired", on=self.today, source=self._account(who))
            ended = sum(held.values_list("points", flat=True))
            assert before - ended == self._holds(who)
            self.paper[who] -= ended

    @rule()
    def join_and_part(self) -> None:
        said = {"by": self.place.head, "refiling": next(self.numbers), **self.when}
        source, target = self.files
        moved = carrying.carry(source=source, target=target, **said)
        assert moved == self.paper[0, False] + self.paper[0, True]
        assert self._holds((0, False)) == self._holds((0, True)) == 0
        assert carrying.carry_back(source=source, **said) == moved

    def _account(self, who: tuple[int, bool]) -> int | None:
        return wallets.wallet(self.files[who[0]], family=who[1]).account

    def _holds(self, who: tuple[int, bool]) -> int:
        return wallets.wallet(self.files[who[0]], family=who[1]).balance

    @invariant()
    def nothing_is_lost_or_made(self) -> None:
        if not hasattr(self, "paper"):
            return
        assert {who: self._holds(who) for who in self.paper} == self.paper
        assert not Lot.objects.filter(left__lt=0).exists()
        assert not_whole() == []


def test_any_order_of_events_comes_to_the_same(world: Cast) -> None:
    Wallets.place = world
    run_state_machine_as_test(
        Wallets,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
