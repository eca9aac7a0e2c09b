"""What the second wall costs: pages with and without row-level security, in turns, in one run.

    python -m bench.walls --data DIR [--clients 20000] [--rounds 30]

Figures are milliseconds of planning + execution of the page's statements, as the server says (EXPLAIN
ANALYZE as the role that serves); of each statement the best of the rounds.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

import psycopg

from bench.pages import scene
from waystation.cli.running import house
from waystation.common import scope
from waystation.common.scope.postgresql.base import telling


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
        """One page; words to search for are sealed for this visitor, as their own form would."""
        from django.conf import settings

        from waystation.common.forms.searched import sealed

        path, _, text = address.partition("?q=")
        if text:
            address = f"{path}?q={sealed(text, self.factory.cookies[settings.SESSION_COOKIE_NAME].value)}"
        response = self.product.get_response(self.factory.get(address))
        if response.status_code != 200:
            raise SystemExit(f"{address}: {response.status_code}")


def tables(owner: psycopg.Connection[Any]) -> list[str]:
    rows = owner.execute("SELECT polrelid::regclass::text FROM pg_policy WHERE polname = 'wall'").fetchall()
    return [name for (name,) in rows]


def walls(owner: psycopg.Connection[Any], walled: list[str], up: bool) -> None:
    for table in walled:
        owner.execute(f"ALTER TABLE {table} {'ENABLE' if up else 'DISABLE'} ROW LEVEL SECURITY")


def asked_by(site: Pages, address: str) -> list[str]:
    """The page's reading statements."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    site.open(address)
    with scope.entered(scope.NOTHING), CaptureQueriesContext(connection) as seen:
        site.open(address)
    writes = ("BEGIN", "COMMIT", "UPDATE", "INSERT", "DELETE", "WITH held", "SAVEPOINT", "RELEASE")
    return [query["sql"] for query in seen if not query["sql"].lstrip().startswith(writes)]


def explained(web: psycopg.Connection[Any], statements: list[str], told: str) -> tuple[float, float]:
    """Milliseconds of planning and of execution, as the server says."""
    planning = execution = 0.0
    for sql in statements:
        with web.transaction():
            web.execute(told)
            (plan,) = web.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}").fetchone()[0]
        planning += plan["Planning Time"]
        execution += plan["Execution Time"]
    return planning, execution


def compare(
    owner: psycopg.Connection[Any], web: psycopg.Connection[Any], rounds: int, *, worker: str, head: str
) -> None:
    from waystation.accounts.access import scope_of
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
        statements, told = asked_by(Pages(user), address), telling(scope_of(user))
        best: dict[bool, list[tuple[float, float]]] = {}
        for up in (False, True):
            walls(owner, walled, up)
            explained(web, statements, told)  # the server forgets what it knew of a table that was altered
            best[up] = [
                min((explained(web, [sql], told) for _ in range(rounds)), key=sum) for sql in statements
            ]
        bare, ours = (tuple(map(sum, zip(*best[up], strict=True))) for up in (False, True))
        print(
            f"| {name} | {bare[0]:.1f} + {bare[1]:.1f} | {ours[0]:.1f} + {ours[1]:.1f} "
            f"| {sum(ours) / sum(bare):.1f} |",
            flush=True,
        )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.walls", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--clients", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    with house.opened(args.data, make_keys=True) as open_house, scope.everything():
        scene.prepare(open_house, args.clients, 1)
        from django.db import connection

        from waystation.config import env

        connection.close()
        connection.settings_dict.update(env.database(open_house.web))
        with (
            psycopg.connect(open_house.owner, autocommit=True) as owner,
            psycopg.connect(open_house.web, autocommit=True) as web,
        ):
            owner.execute("ANALYZE")
            compare(owner, web, args.rounds, worker="sy-s001-w01", head="sy-s001-head")
    return 0


if __name__ == "__main__":
    os.environ.setdefault("WAYSTATION_LOG_LEVEL", "ERROR")
    raise SystemExit(main())
