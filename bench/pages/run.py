"""One run: prepare, serve product and bare pages side by side, take turns, tell the figures."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from waystation.cli.running import house

from . import load, quiet, raw, report, scene
from .load import Request, Shot
from .report import Measured
from .served import BARE, PRODUCT, Served, Visitor

PAGES = ("home", "client", "list", "search", "initials", "office", "save")
#: A sample in which others used more of the machine is taken again, at most so often.
DISTURBED, TRIES = 0.08, 3
#: Connections while both servers are warmed: as many as each has threads.
WARM = 4
#: Seconds of that; on a busy machine four threads compile their first template for two.
WARMING = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation bench``."""
    parser.add_argument("--sizes", default="300", help="numbers of files, e.g. 300,20000 (default 300)")
    parser.add_argument("--page", default="", help=f"only these, e.g. client,list; of: {', '.join(PAGES)}")
    parser.add_argument("--quick", action="store_true", help="one round of one second: figures to work with")
    parser.add_argument("--rounds", type=int, default=5, help="rounds in which product and bare take turns")
    parser.add_argument("--seconds", type=float, default=3, help="seconds of each sample (default 3)")
    parser.add_argument("--connections", type=int, default=1, help="connections at once (default 1)")
    parser.add_argument("--seed", type=int, default=1, help="of the synthetic district")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep the houses here and use them again")
    parser.add_argument("--statements", action="store_true", help="print the statements and stop")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample here")


def run(args: argparse.Namespace) -> int:
    """Measure each size; 1 with a sentence where wrk is missing."""
    if not load.installed():
        return house.fail("wrk is needed (Linux; Debian: sh scripts/install_wrk.sh).")
    if args.quick:
        args.rounds, args.seconds = 1, 1
    chosen = [name for name in args.page.split(",") if name] or list(PAGES)
    if unknown := set(chosen) - set(PAGES):
        return house.fail(f"No such page: {', '.join(unknown)}; there are {', '.join(PAGES)}.")
    sizes = [int(word) for word in args.sizes.split(",")]
    if len(sizes) > 1:
        return _each_size(args, sizes)
    kept = (
        nullcontext(str(args.data / str(sizes[0])))
        if args.data
        else tempfile.TemporaryDirectory(prefix="bench")
    )
    with kept as folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder).chmod(0o711)
        with house.opened(Path(folder), make_keys=True, alone=True) as opened:
            return _measure(args, opened, sizes[0], chosen)


def _each_size(args: argparse.Namespace, sizes: list[int]) -> int:
    """A process a size: Django is set up once per process."""
    import subprocess
    import sys

    found = []
    for size in sizes:
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            words = ["--sizes", str(size), "--json", out.name, "--rounds", str(args.rounds)]
            words += ["--seconds", str(args.seconds), "--connections", str(args.connections)]
            words += ["--seed", str(args.seed), "--page", args.page]
            words += ["--data", str(args.data)] if args.data else []
            done = subprocess.run([sys.executable, "-m", "waystation", "bench", *words], check=False)
            if done.returncode:
                return done.returncode
            found.append(json.loads(Path(out.name).read_text(encoding="utf-8")))
    if args.json:
        args.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _measure(args: argparse.Namespace, opened: house.House, clients: int, chosen: list[str]) -> int:
    start = os.getloadavg()[0]
    scene.prepare(opened, clients, args.seed)
    from django.db import connection

    from waystation.config import env

    connection.close()
    connection.settings_dict.update(env.database(opened.web))
    os.environ["DATABASE_URL"] = opened.web
    with (
        tempfile.TemporaryDirectory(prefix="bench-log") as logs,
        _serving(opened, Path(logs)) as (found, both),
    ):
        wanted = [one for one in found if one.operation.name in chosen]
        if args.statements:
            for one in wanted:
                print(f"-- {one.operation.title}: {one.operation.statements} statements")
                print(*one.operation.texts[0], sep="\n\n", end="\n\n")
            return 0
        for one in wanted:
            _warm(one, both, opened)
        for number in range(args.rounds):
            for one in wanted:
                _turn(args, one, both, opened)
            print(f"round {number + 1} of {args.rounds}", flush=True)
        for one in wanted:
            if one.operation.expected == 200:
                _statements_alone(args, one, opened)
        facts = _facts(args, clients, start, both)
    print(report.table(clients, wanted, facts))
    if args.json:
        text = json.dumps(report.data(clients, wanted, facts), ensure_ascii=False, indent=1)
        args.json.write_text(text, encoding="utf-8")
    return 0


@contextmanager
def _serving(opened: house.House, logs: Path) -> Iterator[tuple[list[Measured], tuple[Served, Served]]]:
    """The two servers, up; the operations with their statements."""
    from waystation.common import scope

    product = Served(PRODUCT, {"DATABASE_URL": opened.web}, logs / "product", "/healthz")
    try:
        worker = Visitor(product.address, "sy-s001-w01", scene.PASSWORD)
        head = Visitor(product.address, "sy-s001-head", scene.PASSWORD)
        with scope.everything():
            found = scene.operations(worker, head)
        for one in found:
            scene.capture(one)
        scene.write_plan(found, logs / "plan.json")
        from psycopg.conninfo import conninfo_to_dict

        # The walls hold the owner too: what is open to him is told once a connection, by its options.
        everything = {
            "options": "-c waystation.everything=on -c waystation.low= -c waystation.high=~ "
            '-c waystation.areas={""}'
        }
        owner = {
            "BENCH_PLAN": str(logs / "plan.json"),
            "BENCH_DATABASE": json.dumps(conninfo_to_dict(opened.owner) | everything),
        }
        bare = Served(BARE, owner, logs / "bare", "/healthz")
        try:
            yield [Measured(one) for one in found], (product, bare)
        finally:
            bare.stop()
    finally:
        product.stop()


def _bare(asked: scene.Operation) -> list[Request]:
    """What the bare server is asked for."""
    paths = [f"/{asked.name}/{n}/" for n in range(len(asked.texts))] if asked.expected == 200 else ["/one/0/"]
    return [Request(path, (("Host", "localhost"),)) for path in paths]


def _warm(one: Measured, both: tuple[Served, Served], opened: house.House) -> None:
    """Both servers as after some minutes of work: each thread has its connection and has seen the page."""
    asked = one.operation
    for served, requests, expected in (
        (both[0], asked.requests, asked.expected),
        (both[1], _bare(asked), 200),
    ):
        load.shoot(
            requests,
            port=served.port,
            server=served.process.pid,
            database=_postmaster(opened),
            seconds=WARMING,
            connections=WARM,
            expected=expected,
        )


def _turn(args: argparse.Namespace, one: Measured, both: tuple[Served, Served], opened: house.House) -> None:
    """One sample of the product, one of the bare page."""
    asked = one.operation
    turns = (
        (one.product, both[0], asked.requests, asked.expected),
        (one.bare, both[1], _bare(asked), 200),
    )
    for kept, served, requests, expected in turns:
        best: Shot | None = None
        for _ in range(1 if args.quick else TRIES):
            shot = load.shoot(
                requests,
                port=served.port,
                server=served.process.pid,
                database=_postmaster(opened),
                seconds=args.seconds if asked.expected == 200 else min(args.seconds, 2),
                connections=args.connections,
                expected=expected,
            )
            best = shot if best is None or shot.foreign < best.foreign else best
            if best.foreign <= DISTURBED:
                break
        assert best is not None  # noqa: S101 - one try at least
        kept.append(best)


def _postmaster(opened: house.House) -> int | None:
    """The server's first process, where the house has a server of its own."""
    if opened.cluster is None:
        return None
    return int((opened.cluster.data_dir / "postmaster.pid").read_text().split("\n", 1)[0])


def _for_good(told: str) -> str:
    """What is told for one transaction, told for the whole connection."""
    return told.replace(", true)", ", false)")


def _statements_alone(args: argparse.Namespace, one: Measured, opened: house.House) -> None:
    from waystation.common.scope import EVERYTHING
    from waystation.common.scope.postgresql.base import telling

    texts = one.operation.texts
    one.raw = raw.timed(opened.owner, texts, args.seconds, first=_for_good(telling(EVERYTHING)))
    one.scoped = raw.timed(opened.web, texts, args.seconds, first=_for_good(one.operation.scope))


def _facts(
    args: argparse.Namespace, clients: int, load_before: float, both: tuple[Served, Served]
) -> dict[str, Any]:
    words = f"waystation bench --sizes {clients} --rounds {args.rounds} --seconds {args.seconds:g}"
    words += f" --connections {args.connections}" if args.connections != 1 else ""
    return {
        "when": f"{dt.datetime.now().astimezone():%Y-%m-%d %H:%M}",
        "machine": f"{platform.system()}, {quiet.CORES} cores, Python {platform.python_version()}",
        "load": f"{load_before:.1f}",
        "rounds": args.rounds,
        "seconds": f"{args.seconds:g}",
        "connections": args.connections,
        "command": words,
        "memory": quiet.memory(both[0].process.pid),
        "bare_memory": quiet.memory(both[1].process.pid),
        "cold": both[0].cold,
        "bare_cold": both[1].cold,
        "at": time.time(),
    }
