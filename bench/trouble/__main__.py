"""Kill web processes, the job worker, the supervisor and PostgreSQL while people write; then count.

    python -m bench.trouble [--kills 60] [--hands 6] [--seed 1] [--rows 600]

Makes a house of its own in a temporary folder (durable, as in production) and removes it. Ends with 0 only
when nothing acknowledged was lost, nothing stands twice, every record has its one entry in the record of
deeds and the chain of that record is whole, the roster that was being written is in whole and once, and what
is due, computed anew, is what stands there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

from bench.trouble import proof
from bench.trouble.hands import Hand, Tally, forms
from bench.trouble.killer import Killer, Parts
from waystation.cli.running import demo, house
from waystation.cli.running.serve import answers
from waystation.common import scope

LONGEST = 1800.0  # seconds for the whole run


class Served:
    """``waystation serve`` on an open house, started again whenever it is gone."""

    def __init__(self, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.log = log.open("ab")
        self.process: subprocess.Popen[bytes] | None = None
        self.starts = 0
        self.done = threading.Event()
        self.keeper = threading.Thread(target=self._keep, daemon=True)
        self.keeper.start()

    def healthy(self) -> bool:
        return answers(f"http://127.0.0.1:{self.port}")

    def pid(self) -> int | None:
        process = self.process
        return process.pid if process is not None and process.poll() is None else None

    def _keep(self) -> None:
        """As an init system does: up again, at once."""
        command = [sys.executable, "-m", "waystation", "serve", "--port", str(self.port), "--workers", "2"]
        while not self.done.is_set():
            if self.pid() is None:
                self.starts += 1
                self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
            time.sleep(0.2)

    def stop(self) -> None:
        self.done.set()
        self.keeper.join()
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)
        self.log.close()


def start_roster(rows: int) -> int:
    """A confirmed roster, for the job worker to write while it is being killed; returns its batch."""
    from django.utils import timezone

    from bench.roster_import import street
    from bench.roster_read import make
    from waystation.casework.actions import rosters
    from waystation.casework.jobs.rosters import read
    from waystation.casework.queries.rosters import batches

    head, place = street()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        make(path, rows)
        content = path.read_bytes()
    day = timezone.localdate()
    batch = rosters.upload(
        by=head, area=place, organisation=None, file_name="trouble.xlsx", content=content, today=day
    )
    if batch.state == "reading":
        read.func(batch.pk)
    batch = batches.must_batch(head, batch.pk)
    unsure = batch.entries.filter(choice="open").values_list("row", flat=True)
    rosters.choose(by=head, batch=batch, decisions={row: rosters.Decision("new") for row in unsure})
    return rosters.confirm_batch(by=head, batch=batch, now=timezone.now()).pk


def start_hands(port: int, number: int, seed: int) -> tuple[Tally, list[Hand]]:
    """``number`` people at their browsers, two accounts between them, each among their own files."""
    from django.utils import timezone

    from waystation.accounts.models import User
    from waystation.clients.models import Client

    tally, hands = Tally(), []
    for place in range(number):
        name = f"worker{place % 2 + 1}"
        running = Client._default_manager.filter(
            worker=User.objects.get(username=name), state="open", orders__state="running"
        )
        own = list(running.order_by("pk").distinct().values_list("pk", flat=True))
        maker = forms(own, timezone.localdate().isoformat(), f"hand{place}")
        hands.append(Hand(port, (name, demo_password()), tally, maker, seed + place))
    return tally, hands


def demo_password() -> str:
    from waystation.casework.demo import PASSWORD

    return PASSWORD


def wait_for_roster(batch_id: int) -> None:
    """Until the job has ended; the worker that was killed last is found by the stalled-jobs task."""
    from waystation.casework.models import RosterBatch

    deadline = time.monotonic() + 420
    while time.monotonic() < deadline:
        state = RosterBatch._default_manager.values_list("state", flat=True).get(pk=batch_id)
        if state not in {"queued", "writing"}:
            return
        time.sleep(1)


def told(tally: Tally, killer: Killer, served: Served, seconds: float) -> None:
    """The figures, as they stand in docs/performance.md."""
    sent = tally.sent
    saved = [one for one in sent if one.acknowledged]
    again = [one for one in saved if one.tries > 1]
    print(f"\n{killer.killed.total()} kills in {seconds:.0f} s: {dict(killer.killed)}")
    print(
        f"supervisor started {served.starts} times; answers by status {dict(sorted(tally.answers.items()))}"
    )
    print(f"requests cut off without an answer: {tally.cut}")
    print(f"forms sent {len(sent)}, acknowledged {len(saved)}, of them sent more than once {len(again)}")
    by_kind = Counter(one.kind for one in saved)
    print(f"acknowledged by kind: {dict(by_kind)}")
    if killer.back:
        middle, worst = statistics.median(killer.back), max(killer.back)
        print(f"health page back after a kill: median {middle:.1f} s, longest {worst:.1f} s")


def catch_up(began_on: dt.date) -> None:
    """After midnight what is due is that of yesterday until the nightly pass: do it first."""
    from django.utils import timezone

    from waystation.casework.jobs.nightly import refresh_all

    now = timezone.now()
    if (today := timezone.localdate(now)) != began_on:
        print("midnight went by: the nightly pass first")
        refresh_all(today=today, now=now)


def verdict(tally: Tally, batch_id: int, expected: int) -> int:
    """Print everything that is wrong; how many things."""
    wrong = [*tally.troubles, *proof.kept(tally.sent), *proof.audited(tally.sent)]
    wrong += [*proof.imported(batch_id, expected), *proof.derived(), *proof.chained()]
    lost = sum(line.startswith("lost") for line in wrong)
    twice = sum(line.startswith("twice") for line in wrong)
    print(f"\nlost {lost}, twice {twice}, anything else wrong {len(wrong) - lost - twice}")
    for line in wrong[:50]:
        print(" ", line)
    return len(wrong)


def trouble(open_house: house.House, args: argparse.Namespace, log: Path) -> int:
    demo.prepare(open_house)
    from django.db import connection
    from django.utils import timezone

    from waystation.casework.models import RosterBatch

    os.environ["WAYSTATION_LOG_LEVEL"] = "ERROR"
    batch_id = start_roster(args.rows)
    expected = RosterBatch._default_manager.get(pk=batch_id).planned
    served = Served(log)
    cluster = open_house.cluster
    database = cluster.server_pid if cluster else (lambda: None)
    killer = Killer(Parts(served.pid, database), args.kills, served.healthy, args.seed)
    began, began_on = time.monotonic(), timezone.localdate()
    try:
        while not served.healthy():
            time.sleep(0.2)
        tally, hands = start_hands(served.port, args.hands, args.seed)
        connection.close()
        for thread in (*hands, killer):
            thread.start()
        killer.join(LONGEST)
        for hand in hands:
            hand.enough.set()
        for hand in hands:
            hand.join(240)
        seconds = time.monotonic() - began
        wait_for_roster(batch_id)
    finally:
        served.stop()
    told(tally, killer, served, seconds)
    if any(hand.is_alive() for hand in hands):
        tally.troubles.append("somebody still waits for an answer")
    catch_up(began_on)
    return verdict(tally, batch_id, expected)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.trouble", description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--hands", type=int, default=6)
    parser.add_argument("--rows", type=int, default=600, help="rows of the roster that is written meanwhile")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="keep the house here")
    args = parser.parse_args()
    kept = nullcontext(str(args.data)) if args.data else tempfile.TemporaryDirectory(prefix="trouble")
    with (
        kept as folder,
        house.opened(Path(folder), make_keys=True) as open_house,
        scope.everything(),
    ):
        log = Path(folder) / "serve.log"
        wrong = trouble(open_house, args, log)
        lines = [line for line in log.read_text(errors="replace").splitlines() if "Traceback" in line]
        print(f"tracebacks in the log: {len(lines)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
