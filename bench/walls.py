"""What the second wall costs: pages with and without row-level security, in turns, in one run.

    python -m bench.walls --data DIR [--clients 20000] [--rounds 30]

Figures are medians of the milliseconds that the page's statements take as the program sees them.
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

from bench.pages import scene
from waystation.cli.running import house
from waystation.common import scope


class Pages:
    """The product's pages in this process, for one signed-in person."""

    def __init__(self, user: Any) -> None:
        from django.conf import settings
        from django.core.handlers.base import BaseHandler
        from django.test import Client as Browser
        from django.test import RequestFactory

        browser = Browser()
        browser.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
        self.factory = RequestFactory(SERVER_NAME="localhost")
        for name, cookie in browser.cookies.items():
            self.factory.cookies[name] = cookie.value
        self.product = BaseHandler()
        self.product.load_middleware()

    def open(self, address: str) -> None:
        response = self.product.get_response(self.factory.get(address))
        if response.status_code != 200:
            raise SystemExit(f"{address}: {response.status_code}")


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


def compare(owner: psycopg.Connection[Any], rounds: int, *, worker: str, head: str) -> None:
    from waystation.accounts.models import User
    from waystation.clients.models import Client

    walled = tables(owner)
    works, leads = User.objects.get(username=worker), User.objects.get(username=head)
    client = Client.objects.filter(worker=works).order_by("pk")[0]
    pages = [
        ("client page", works, f"/clients/{client.pk}/"),
        ("list", works, "/clients/"),
        ("home", works, "/today/"),
        ("search, name", works, f"/clients/?q={client.name[:2]}"),
        ("search, initials", works, "/clients/?q=zg"),
        ("list, head", leads, "/clients/"),
        ("search, name, head", leads, f"/clients/?q={client.name[:2]}"),
        ("office, head", leads, "/office/"),
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
        scene.prepare(open_house, args.clients, 1)
        from django.db import connection

        from waystation.config import env

        connection.close()
        connection.settings_dict.update(env.database(open_house.web))
        with psycopg.connect(open_house.owner, autocommit=True) as owner:
            owner.execute("ANALYZE")
            compare(owner, args.rounds, worker="sy-s001-w01", head="sy-s001-head")
    return 0


if __name__ == "__main__":
    os.environ.setdefault("WAYSTATION_LOG_LEVEL", "ERROR")
    raise SystemExit(main())
