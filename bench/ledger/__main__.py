"""How many transfers a second: the action, without its entry of the record, one raw function, a peer.

    python -m bench.ledger [--clients N] [--rounds N] [--seconds N] [--peer PYTHON] [--only transfers|payday]

Makes a house of its own in a temporary folder (durable, as in production) and removes it. Rounds of all
ways in turn, each with eight processes of one connection; the machine is shared, so read the ratios and their
range, not the rates. ``--peer``: a Python that has django-hordak. Payday: so many lines through the action in
small transactions, while one other process grants single points from the same budget.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psycopg

from bench.ledger import raw
from bench.pages.quiet import cpu
from bench.roster_import import street
from waystation.cli.migrate import migrate
from waystation.cli.running import house

PROCESSES = 8
#: Budgets (and raw accounts that give) among which transfers are spread.
BUDGETS = 200
PEER_ACCOUNTS = 500
DAY = dt.date(2026, 1, 5)
NOW = dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
_FORK = multiprocessing.get_context("fork")

Transfer = Callable[[], object]


class Scene:
    """The house's clients and budgets by number, and the raw tables beside them."""

    def __init__(self, opened: Any, clients: int) -> None:
        from django.db import connection

        from waystation.accounts.models import Area
        from waystation.clients.actions import registering
        from waystation.clients.models import Client
        from waystation.points.actions import ledger
        from waystation.rules.people import PersonData
        from waystation.rules.points.postings import AccountKind

        self.opened = opened
        self.record = ledger._record
        head, place = street()
        born = dt.date(1990, 3, 15)
        for start in range(0, clients, 1000):
            count = min(1000, clients - start)
            people = [
                PersonData(name=f"学员{start + n}", area_path=place.path, sex="male", born_on=born)
                for n in range(count)
            ]
            registering.register_many(by=head, today=DAY, people=[registering.Newcomer(p) for p in people])
        self.clients = list(Client.objects.order_by("pk").values_list("pk", flat=True))
        self.hot = ledger.open_account(by=None, kind=AccountKind.ISSUER, area=Area.objects.get(depth=1)).pk
        self.spread = []
        for number in range(BUDGETS):
            place = Area.objects.get(pk=place.pk)
            area = Area.objects.add_child(
                place, {"name": f"第{number}社区", "kind": "community", "starts_on": DAY}
            )
            self.spread.append(ledger.open_account(by=None, kind=AccountKind.ISSUER, area=area).pk)
        with psycopg.connect(opened.owner, autocommit=True) as owner:
            owner.execute(raw.SCHEMA)
            owner.execute(
                "INSERT INTO raw.account SELECT g FROM generate_series(0, %s) g", [BUDGETS + clients]
            )
            owner.execute("VACUUM ANALYZE")
        connection.close()

    # -- one transfer of each way, made in the worker's own process -----------------------------------------

    def raw(self, hot: bool) -> Transfer:
        """One call of the function through psycopg 3, in autocommit."""
        line = psycopg.connect(self.opened.web, autocommit=True)
        line.prepare_threshold = 1
        last = BUDGETS + len(self.clients)

        def act() -> None:
            giver = 0 if hot else random.randint(1, BUDGETS)
            line.execute(raw.TRANSFER, [giver, random.randint(BUDGETS + 1, last), uuid.uuid4()]).fetchone()

        return act

    def ours(self, hot: bool, *, audited: bool = True) -> Transfer:
        """The action in its own transaction; ``audited`` False: what it would be without its entry."""
        from waystation.points.actions import ledger
        from waystation.rules.points.postings import PostingKind

        if not audited:
            ledger._record = lambda *_words, **_more: None
        numbers = iter(range(10**9))
        word = uuid.uuid4().hex[:12]

        def act() -> None:
            ledger.grant(
                by=None,
                client=random.choice(self.clients),
                cause=f"b{word}:{next(numbers)}",
                points=5,
                on=DAY,
                at=NOW,
                kind=PostingKind.EARNED,
                issuer=self.hot if hot else random.choice(self.spread),
            )

        return act


def _work(make: Callable[[], Transfer], seconds: float, start: float, out: Any) -> None:
    from waystation.common import scope

    random.seed(os.getpid())
    with scope.everything():
        act = make()
        act()
        time.sleep(max(0.0, start - time.time()))
        end, took = time.perf_counter() + seconds, []
        while (before := time.perf_counter()) < end:
            act()
            took.append(time.perf_counter() - before)
    out.put(took)


def rate(
    make: Callable[[], Transfer], seconds: float, processes: int = PROCESSES
) -> tuple[float, list[float]]:
    """Transfers a second of so many processes, and how long each took."""
    from django.db import connections

    connections.close_all()
    out = _FORK.Queue()
    start = time.time() + 1.5
    workers = [_FORK.Process(target=_work, args=(make, seconds, start, out)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    took = [one for _ in workers for one in out.get(timeout=seconds + 120)]
    for worker in workers:
        worker.join()
    return len(took) / seconds, took


def percentile(took: Sequence[float], part: float) -> float:
    """Milliseconds."""
    return sorted(took)[min(len(took) - 1, int(len(took) * part))] * 1000


def transfers(scene: Scene, peer: Callable[[str], float] | None, rounds: int, seconds: float) -> None:
    """All ways in turn; medians, the ratio to the raw function of the same round, and its range."""
    for hot in (False, True):
        _in_turns(scene, peer, hot, rounds, seconds)


def _in_turns(
    scene: Scene, peer: Callable[[str], float] | None, hot: bool, rounds: int, seconds: float
) -> None:
    what = "hot" if hot else "spread"
    ways: dict[str, Callable[[], float]] = {
        "raw function": lambda: rate(lambda: scene.raw(hot), seconds)[0],
        "action": lambda: rate(lambda: scene.ours(hot), seconds)[0],
        "action without entry": lambda: rate(lambda: scene.ours(hot, audited=False), seconds)[0],
    }
    if peer is not None:
        ways["django-hordak 2.0"] = lambda: peer(what)
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(rounds):
        for name, way in ways.items():
            rates[name].append(way())
    for name, found in rates.items():
        ratios = [one / base for one, base in zip(found, rates["raw function"], strict=True)]
        print(
            f"{what:7s}{name:22s}{statistics.median(found):8,.0f}/s {statistics.median(ratios):6.2f} of raw"
            f" ({min(ratios):.2f}–{max(ratios):.2f}); load {os.getloadavg()[0]:.1f}",
            flush=True,
        )


def processor(scene: Scene, each: int = 1000, rounds: int = 5) -> None:
    """Milliseconds of processor time of a transfer, here and in PostgreSQL: neighbours change them little."""
    database = int((scene.opened.cluster.data_dir / "postmaster.pid").read_text().split("\n", 1)[0])
    ways = {
        "raw function": scene.raw(False),
        "action": scene.ours(False),
        "action without entry": scene.ours(False, audited=False),
    }
    from waystation.points.actions import ledger

    record = scene.record
    best: dict[str, tuple[float, float]] = {}
    for _round in range(rounds):
        for name, act in ways.items():
            ledger._record = record if name == "action" else lambda *_words, **_more: None
            before = time.process_time(), cpu(database)
            for _turn in range(each):
                act()
            took = time.process_time() - before[0], cpu(database) - before[1]
            best[name] = min(best.get(name, (9e9, 0.0)), took, key=sum)
    ledger._record = record
    base = sum(best["raw function"])
    for name, (ours, theirs) in best.items():
        here, there = ours * 1000 / each, theirs * 1000 / each
        print(
            f"{name:22s}{here:.3f} + {there:.3f} ms of CPU, {base / (ours + theirs):.2f} of raw", flush=True
        )


def payday(scene: Scene, lines: int, seconds: float, rounds: int) -> None:
    """A payday in small transactions against single grants, and how long one of those takes meanwhile."""
    from waystation.points.actions import paydays
    from waystation.points.jobs import batches
    from waystation.points.models import Account
    from waystation.rules.points.postings import PostingKind

    budget = Account.objects.get(pk=scene.hot)
    for number in range(rounds):
        raw_hot, _took = rate(lambda: scene.raw(True), seconds)
        single, _took = rate(lambda: scene.ours(True), seconds)
        _one, idle = rate(lambda: scene.ours(True), 2 * seconds, processes=1)
        grants = [
            paydays.Given(scene.clients[n % len(scene.clients)], f"pay{number}:{n}", 5) for n in range(lines)
        ]
        out = _FORK.Queue()
        start = time.time() + 1.5
        beside = _FORK.Process(target=_beside, args=(lambda: scene.ours(True), start, out))
        beside.start()
        time.sleep(max(0.0, start - time.time()))
        before = time.perf_counter()
        batches.pay_out(by=None, grants=grants, on=DAY, at=NOW, kind=PostingKind.EARNED, issuer=budget)
        paid = lines / (time.perf_counter() - before)
        busy = out.get(timeout=120)
        beside.join()
        print(
            f"payday of {lines:,}: {paid:,.0f} lines/s with one single granting beside it; raw hot single"
            f" {raw_hot:,.0f}/s ({paid / raw_hot:.1f}×), hot action {single:,.0f}/s ({paid / single:.1f}×);"
            f" p99 of a single grant {percentile(busy, 0.99):.1f} ms, idle {percentile(idle, 0.99):.1f} ms"
            f" ({percentile(busy, 0.99) / percentile(idle, 0.99):.1f}×), p50 {percentile(busy, 0.5):.1f} and"
            f" {percentile(idle, 0.5):.1f} ms; load {os.getloadavg()[0]:.1f}",
            flush=True,
        )


def _beside(make: Callable[[], Transfer], start: float, out: Any) -> None:
    """Single grants while the payday goes."""
    _work(make, 2.0, start, out)


def proven() -> None:
    """The ledger is whole after all that, and how long it took to see it."""
    from waystation.points.proofs import OWN, verify

    before = time.perf_counter()
    report = verify()
    wrong = [found for found in report.findings if found.proof in {one.name for one in OWN}]
    print(
        f"proven: {report.accounts:,} accounts, {report.postings:,} postings in"
        f" {time.perf_counter() - before:.1f} s; {len(wrong)} findings"
    )
    if wrong:
        sys.exit(f"The ledger is not whole: {wrong[:3]}")


def main() -> None:
    """Fill, measure, prove."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger", description=__doc__)
    parser.add_argument("--clients", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--peer", metavar="PYTHON")
    parser.add_argument("--only", choices=["transfers", "payday", "processor"])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        Path(folder).chmod(0o711)
        with house.opened(Path(folder) / "home", make_keys=True) as opened:
            house.set_up_django(opened.owner)
            migrate(verbosity=0)
            from django.db import connection

            from waystation.common import scope
            from waystation.config import env

            connection.close()
            connection.settings_dict.update(env.database(opened.web))
            os.environ["DATABASE_URL"] = opened.web
            with scope.everything():
                scene = Scene(opened, args.clients)
                peer = _peer(args.peer, opened, args.seconds) if args.peer else None
                if args.only in {None, "processor"}:
                    processor(scene)
                if args.only in {None, "transfers"}:
                    transfers(scene, peer, args.rounds, args.seconds)
                if args.only in {None, "payday"}:
                    payday(scene, args.clients, args.seconds, min(3, args.rounds))
                proven()


def _peer(python: str, opened: Any, seconds: float) -> Callable[[str], float]:
    """A database of the peer's own on the same server; what runs its transfers."""
    with psycopg.connect(opened.cluster.url("superuser", "postgres"), autocommit=True) as line:
        line.execute("CREATE DATABASE peer OWNER owner")
    url = opened.cluster.url("owner", "peer")
    script = str(Path(__file__).with_name("peer.py"))
    subprocess.run([python, script, url, "make", str(PEER_ACCOUNTS)], check=True)

    def run(what: str) -> float:
        words = [python, script, url, what, str(seconds), str(PROCESSES), str(PEER_ACCOUNTS)]
        return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()[-1])

    return run


if __name__ == "__main__":
    main()
