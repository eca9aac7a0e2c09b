"""Measure pages, saving, search and the nightly pass on an invented district; ratios of one run.

    python -m bench [--clients 5000] [--rounds 60]

Makes a house of its own in a temporary folder and removes it. Figures are medians: processor time of the
serving process (the database's is not in it) and time by the clock; ``ratio`` is to the yardstick.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waystation.cli.running import demo, house
from waystation.common import scope


@dataclass(frozen=True)
class Figure:
    """Medians of one thing: processor and clock milliseconds, and the statements of one call."""

    cpu: float
    clock: float
    statements: int


def measured(call: Callable[[], Any], rounds: int) -> Figure:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(5):
        call()
    with CaptureQueriesContext(connection) as captured:
        call()
    cpu, clock = [], []
    for _ in range(rounds):
        start, moment = time.process_time(), time.perf_counter()
        call()
        cpu.append((time.process_time() - start) * 1000)
        clock.append((time.perf_counter() - moment) * 1000)
    return Figure(statistics.median(cpu), statistics.median(clock), len(captured))


class Pages:
    """The product's pages and the yardstick's, in one process, through Django's own request handler."""

    def __init__(self, user: Any) -> None:
        from django.conf import settings
        from django.core.handlers.base import BaseHandler
        from django.test import Client as Browser
        from django.test import RequestFactory, override_settings

        browser = Browser()
        browser.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
        self.factory = RequestFactory(SERVER_NAME="localhost")
        for name, cookie in browser.cookies.items():
            self.factory.cookies[name] = cookie.value
        self.product, self.bare = BaseHandler(), BaseHandler()
        self.product.load_middleware()
        with override_settings(MIDDLEWARE=[]):
            self.bare.load_middleware()

    def open(self, address: str, form: dict[str, Any] | None = None) -> Any:
        request = self.factory.post(address, form) if form is not None else self.factory.get(address)
        request._dont_enforce_csrf_checks = True
        response = self.product.get_response(request)
        expected = 302 if form is not None else 200
        if response.status_code != expected:
            raise SystemExit(f"{address}: {response.status_code}\n{response.content.decode()[:2000]}")
        return response

    def open_bare(self, address: str) -> None:
        request = self.factory.get(address)
        request.urlconf = "bench.yardstick"
        if self.bare.get_response(request).status_code != 200:
            raise SystemExit(address)


def row(name: str, ours: Figure, bare: Figure | None = None, goal: str = "") -> None:
    ratio = f"{ours.cpu / bare.cpu:.2f} / {ours.clock / bare.clock:.2f}" if bare else "-"
    base = f"{bare.cpu:.1f} / {bare.clock:.1f}" if bare else "-"
    print(
        f"| {name} | {ours.statements} | {ours.cpu:.1f} / {ours.clock:.1f} | {base} | {ratio} | {goal} |",
        flush=True,
    )


def pages(rounds: int) -> None:
    from waystation.accounts.models import User
    from waystation.clients.models import Client
    from waystation.orders.models import Order
    from waystation.screening.models import Screening

    worker = User.objects.get(username="worker1-3")
    theirs = Client.objects.filter(worker=worker)
    by_tests = sorted(theirs, key=lambda c: Screening.objects.filter(client=c).count())
    client = by_tests[-1]
    site = Pages(worker)
    print("| page or action | statements | CPU / clock ms | yardstick ms | ratio | goal |")
    print("| --- | --- | --- | --- | --- | --- |")
    address = f"/clients/{client.pk}/"
    first = measured(lambda: site.open(address), 3).statements
    bare = measured(lambda: site.open_bare(f"/open/{client.pk}/{worker.pk}/{first}/"), rounds)
    row("client page", measured(lambda: site.open(address), rounds), bare, "≤ 1.3, ≤ 8 statements; 400 ms")
    for name, address, goal in (
        ("list of clients", "/clients/", "≤ 1.3, ≤ 5 statements; 300 ms"),
        ("home with work list", "/today/", "300 ms"),
        ("search by name", f"/clients/?q={client.name[:2]}", "250 ms"),
        ("search by initials", "/clients/?q=zg", "250 ms"),
    ):
        first = measured(lambda address=address: site.open(address), 3).statements
        bare = measured(lambda n=first: site.open_bare(f"/list/{worker.pk}/{n}/"), rounds)
        row(name, measured(lambda address=address: site.open(address), rounds), bare, goal)
    one = measured(lambda: site.open_bare(f"/one/{client.pk}/"), rounds)
    running = [order.client_id for order in Order.objects.filter(client__in=theirs, state="running")]
    row(
        "record a test",
        measured(lambda: _record(site, running), min(rounds, 40)),
        one,
        "CPU ≤ 3, ≤ 12 statements; 500 ms",
    )


def _record(site: Pages, clients: list[int]) -> None:
    """A negative test of the next client."""
    clients.append(clients.pop(0))
    form = {
        "form_key": str(uuid.uuid4()),
        "taken_on": dt.date.today().isoformat(),  # noqa: DTZ011 - the house's own day is enough here
        "purpose": "extra",
        "nature": "care",
        "material": "urine",
        "outcome": "negative",
        "place": "街道中心",
        "next_choice": "none",
    }
    site.open(f"/clients/{clients[0]}/screenings/new/", form)


def nightly(days: int, name: str) -> None:
    from django.utils import timezone

    from waystation.casework.jobs import refresh_all

    now = timezone.now()
    start, moment = time.process_time(), time.perf_counter()
    done = refresh_all(today=timezone.localdate(now) + dt.timedelta(days=days), now=now)
    clock, cpu = time.perf_counter() - moment, time.process_time() - start
    print(
        f"| {name} | {done.clients} | {done.changed} | {clock:.1f} s | {cpu:.1f} s "
        f"| {done.clients / clock:,.0f} |",
        flush=True,
    )


def passes() -> None:
    print("| nightly pass | files | rows changed | clock | CPU | files/s |")
    print("| --- | --- | --- | --- | --- | --- |")
    nightly(0, "first, nothing stored yet")
    nightly(1, "the next day")
    nightly(2, "the day after")
    print()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--clients", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--data", type=Path, help="keep the house here and use it again")
    args = parser.parse_args()
    kept = nullcontext(str(args.data)) if args.data else tempfile.TemporaryDirectory(prefix="bench")
    with kept as folder, house.opened(Path(folder), make_keys=True) as open_house, scope.everything():
        demo.prepare(open_house)
        from bench import district
        from waystation.clients.models import Client
        from waystation.contacts.models import Contact
        from waystation.screening.models import Screening

        if Client.objects.count() < args.clients:
            district.make(args.clients)
        files, tests, contacts = (model.objects.count() for model in (Client, Screening, Contact))
        print(f"{files} files, {tests} tests, {contacts} contacts\n")
        passes()
        pages(args.rounds)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
