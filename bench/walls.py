"""What the second wall costs: pages with and without row-level security, in turns, in one run.

    python -m bench.walls --data DIR [--clients 20000] [--rounds 30]

Figures are medians of the milliseconds that the page's statements take as the program sees them; ``plans``
prints what PostgreSQL does for the ones that matter.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bench.__main__ import Pages
from waystation.cli.running import demo, house
from waystation.common import scope


def tables(owner: psycopg.Connection[Any]) -> list[str]:
    rows = owner.execute("SELECT polrelid::regclass::text FROM pg_policy WHERE polname = 'wall'").fetchall()
    return [name for (name,) in rows]


def walls(owner: psycopg.Connection[Any], walled: list[str], up: bool) -> None:
    for table in walled:
        owner.execute(f"ALTER TABLE {table} {'ENABLE' if up else 'DISABLE'} ROW LEVEL SECURITY")


@contextmanager
def clocked() -> Iterator[list[tuple[float, str]]]:
    """Seconds and text of every statement."""
    from django.db import connection

    spent: list[tuple[float, str]] = []

    def around(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent.append((time.perf_counter() - start, str(sql)))

    with connection.execute_wrapper(around):
        yield spent


def compare(owner: psycopg.Connection[Any], rounds: int) -> None:
    from waystation.accounts.models import User
    from waystation.clients.models import Client

    walled = tables(owner)
    worker = User.objects.get(username="worker1-3")
    head = User.objects.get(username="head")
    client = Client.objects.filter(worker=worker).order_by("pk")[0]
    pages = [
        ("client page", worker, f"/clients/{client.pk}/"),
        ("list", worker, "/clients/"),
        ("home", worker, "/today/"),
        ("search, name", worker, f"/clients/?q={client.name[:2]}"),
        ("search, initials", worker, "/clients/?q=zg"),
        ("list, head", head, "/clients/"),
        ("search, name, head", head, f"/clients/?q={client.name[:2]}"),
        ("office, head", head, "/office/"),
    ]
    print("| page | without | with | ratio |\n| --- | --- | --- | --- |")
    for name, user, address in pages:
        site, found = Pages(user), {True: [], False: []}
        for turn in range(2 * rounds + 2):
            up = bool(turn % 2)
            walls(owner, walled, up)
            with scope.entered(scope.NOTHING), clocked() as spent:
                site.open(address)
            if turn > 1:
                found[up].append(sum(seconds for seconds, _sql in spent) * 1000)
        bare, with_wall = statistics.median(found[False]), statistics.median(found[True])
        print(f"| {name} | {bare:.1f} ms | {with_wall:.1f} ms | {with_wall / bare:.2f} |", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.walls", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--clients", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=20)
    args = parser.parse_args()
    with house.opened(args.data, make_keys=True) as open_house, scope.everything():
        demo.prepare(open_house)
        from django.utils import timezone

        from bench import district
        from waystation.casework.jobs import refresh_all
        from waystation.clients.models import Client

        if Client.objects.count() < args.clients:
            district.make(args.clients)
            start = time.perf_counter()
            refresh_all(today=timezone.localdate(), now=timezone.now())
            print(f"first nightly pass: {time.perf_counter() - start:.0f} s", flush=True)
        with psycopg.connect(open_house.owner, autocommit=True) as owner:
            owner.execute("ANALYZE")
            compare(owner, args.rounds)
    return 0


if __name__ == "__main__":
    os.environ.setdefault("WAYSTATION_LOG_LEVEL", "ERROR")
    raise SystemExit(main())
