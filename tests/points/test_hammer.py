"""Eight processes on one wallet, one shop, one budget; processes that are killed in the midst of it.

Every acknowledged posting is there, none twice, and the ledger is whole.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import time
import warnings
from collections.abc import Callable
from typing import NoReturn

import pytest
from django.db import connections, transaction

from tests.at_once import killed
from tests.people import cast
from tests.points.making import DAY, NOW, make_points, not_whole
from waystation.common import scope
from waystation.points.actions import carrying, ledger, paydays
from waystation.points.jobs import batches
from waystation.points.models import Account, Posting
from waystation.points.queries import wallets
from waystation.rules.points.postings import AccountKind, PostingKind, Terms
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db(transaction=True)
PROCESSES = 8
#: Seconds; a process that hangs ends the test here.
PATIENCE = 60
WHEN = {"on": DAY, "at": NOW}


def forked(work: Callable[[Callable[[str], object]], None]) -> tuple[int, int]:
    """A process of its own that does ``work`` and says what was acknowledged: its number, and where."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _live(work, writing)
    os.close(writing)
    return child, reading


def _live(work: Callable[[Callable[[str], object]], None], writing: int) -> NoReturn:
    try:
        with scope.everything():
            work(lambda line: os.write(writing, f"{line}\n".encode()))
        code = 0
    except BaseException as trouble:  # noqa: BLE001 - nothing may get out of here: the test runs in the parent
        os.write(writing, f"! {type(trouble).__name__}: {trouble}\n".encode())
        code = 1
    os._exit(code)


def heard(child: int, reading: int) -> list[str]:
    """What the process acknowledged until it ended."""
    with os.fdopen(reading) as told:
        said = told.read().splitlines()
    deadline = time.monotonic() + PATIENCE
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.005)
    return said


def all_at_once(work: Callable[[int], Callable[[Callable[[str], object]], None]]) -> list[list[str]]:
    connections.close_all()
    children = [forked(work(number)) for number in range(PROCESSES)]
    return [heard(*child) for child in children]


def ledger_is_whole() -> None:
    assert not_whole() == []


def test_eight_processes_on_one_wallet_lose_nothing_and_overspend_nothing():
    world = cast()
    client = world.client()
    shop = ledger.open_account(by=None, kind=AccountKind.CENTRE, area=world.street)
    make_points(client, world.worker, 40)

    def work(number: int) -> Callable[[Callable[[str], object]], None]:
        def acts(say: Callable[[str], object]) -> None:
            chance = random.Random(number)
            for turn in range(25):
                # Half of the causes are asked for by two processes.
                cause = f"{number // 2 if turn % 2 else number}:{turn}"
                try:
                    if chance.random() < 0.4:
                        give = {"cause": f"given:{cause}", "points": 1 + turn % 3, "kind": PostingKind.EARNED}
                        done = ledger.grant(by=None, client=client, **give, **WHEN)
                    else:
                        take = {"cause": f"taken:{cause}", "points": 1 + turn % 5, "to": shop}
                        done = ledger.spend(by=None, client=client, **take, **WHEN)
                    say(str(done.posting))
                except RuleBroken as refusal:
                    if refusal.code != "points.not_enough":
                        raise

        return acts

    said = all_at_once(work)
    assert [line for lines in said for line in lines if line.startswith("!")] == []
    acknowledged = {int(line) for lines in said for line in lines}
    assert len(acknowledged) > 50
    assert acknowledged == set(Posting.objects.exclude(cause__startswith="made").values_list("pk", flat=True))
    spent = sum(Posting.objects.filter(kind="spent").values_list("points", flat=True))
    given = sum(Posting.objects.exclude(kind="spent").values_list("points", flat=True))
    assert wallets.wallet(client).balance == given - spent >= 0
    assert Account.objects.get(pk=shop.pk).balance == spent
    ledger_is_whole()


def test_paydays_single_grants_purchases_and_the_night_get_past_each_other():
    world = cast()
    clients = [world.client(f"学员{n}") for n in range(12)]
    shop = ledger.open_account(by=None, kind=AccountKind.CENTRE, area=world.street)
    budget = ledger.open_account(by=None, kind=AccountKind.ISSUER, area=world.city)
    for one in clients:
        make_points(one, world.worker, 20, scheme=Terms(1, DAY, 0))

    def work(number: int) -> Callable[[Callable[[str], object]], None]:
        def acts(say: Callable[[str], object]) -> None:
            lines = [paydays.Given(one.pk, f"pay:{number // 2}:{one.pk}", 3) for one in clients]
            random.Random(number).shuffle(lines)
            said = {"by": None, "kind": PostingKind.EARNED, **WHEN}
            for turn, one in enumerate(clients if number % 2 else clients[::-1]):
                ledger.grant(client=one, cause=f"given:{number}:{turn}", points=2, **said)
                bought = ledger.spend(
                    by=None, client=one, cause=f"taken:{number}:{turn}", points=1, to=shop, **WHEN
                )
                ledger.refund(
                    by=None, posting=bought.posting, cause=f"back:{number}:{turn}", points=1, **WHEN
                )
            batches.pay_out(grants=lines, issuer=budget, lines=5, **said)
            batches.expire_all(today=DAY, now=NOW, size=3)
            say("done")

        return acts

    said = all_at_once(work)
    assert said == [["done"]] * PROCESSES
    assert Posting.objects.filter(cause__startswith="pay:").count() == 4 * len(clients)
    # What was given back on its last day stays for another notice: the next night ends it.
    batches.expire_all(today=DAY + dt.timedelta(days=2), now=NOW)
    assert sum(wallets.wallet(one).balance for one in clients) == (4 * 3 + 8 * 2) * len(clients)
    ledger_is_whole()


def test_whatever_was_acknowledged_before_a_kill_is_there_and_a_retry_pays_nothing_twice():
    world = cast()
    client = world.client()
    shop = ledger.open_account(by=None, kind=AccountKind.CENTRE, area=world.street)
    make_points(client, world.worker, 10_000)

    def buys(say: Callable[[str], object]) -> None:
        for turn in range(10_000):
            say(f"? bought:{turn}")
            done = ledger.spend(by=None, client=client, cause=f"bought:{turn}", points=1, to=shop, **WHEN)
            say(f"{done.posting} bought:{turn}")

    for wait in (0.4, 0.7, 1.0):
        connections.close_all()
        child, reading = forked(buys)
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        lines = [line.split() for line in heard(child, reading)]
        with killed.Tables() as tables:
            tables.await_quiet()
        there = dict(Posting.objects.filter(kind="spent").values_list("cause", "pk"))
        acknowledged = {cause: int(posting) for posting, cause in lines if posting != "?"}
        assert acknowledged, "it came to nothing before it was killed"
        assert acknowledged.items() <= there.items()
        ledger_is_whole()
        for cause in dict.fromkeys(cause for _word, cause in lines):
            ledger.spend(by=None, client=client, cause=cause, points=1, to=shop, **WHEN)
        assert Posting.objects.filter(kind="spent").count() == 10_000 - wallets.wallet(client).balance
        assert set(there) <= {cause for _word, cause in lines} | set(there)


def test_an_action_that_is_killed_at_any_moment_leaves_nothing():
    world = cast()
    one, two = world.client("陈一"), world.client("陈二")
    shop = ledger.open_account(by=None, kind=AccountKind.CENTRE, area=world.street)
    budget = ledger.open_account(by=None, kind=AccountKind.ISSUER, area=world.city)
    given = make_points(one, world.worker, 20, scheme=Terms(1, DAY, 0)).posting
    make_points(two, world.worker, 20)
    bought = ledger.spend(by=None, client=two, cause="bought:1", points=5, to=shop, **WHEN).posting
    by = {"by": world.worker, **WHEN}
    lines = [paydays.Given(client.pk, f"pay:{client.pk}", 5) for client in (one, two)]
    earned = {"kind": PostingKind.EARNED}
    acts = {
        "grant": lambda: ledger.grant(client=one, cause="x:1", points=3, family=True, **earned, **by),
        "spend": lambda: ledger.spend(client=two, cause="x:2", points=3, to=shop, **by),
        "refund": lambda: ledger.refund(posting=bought, cause="x:3", points=3, **by),
        "undo": lambda: ledger.undo(posting=given, second=world.head, reason="错", **by),
        "payday": lambda: paydays.grant_many(grants=lines, issuer=budget, **earned, **by),
        "notice": lambda: paydays.notice_batch(by=None, today=DAY, size=9),
        "carry": lambda: carrying.carry(source=one, target=two, refiling=5, **by),
        "settle": lambda: carrying.settle(client_id=one.pk, **by),
    }
    for name, act in acts.items():
        assert killed.left_by(lambda act=act: _in_one(act), everywhere=True) == [], name
    for act in acts.values():
        act()
    ledger_is_whole()


def _in_one(act: Callable[[], object]) -> None:
    with scope.everything(), transaction.atomic():
        act()
