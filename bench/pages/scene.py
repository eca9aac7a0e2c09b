"""The district that is measured: a house of its own, one worker with sixty files, and what is asked of it."""

from __future__ import annotations

import json
import re
import time
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from waystation.cli.migrate import migrate
from waystation.cli.running import house

from .load import Request

PASSWORD = "zhan-demo-2026"  # noqa: S105 - the synthetic district's
#: Files of the worker who is measured: twice the norm, so that lists are full.
FILES = 60
#: Different files a page is asked for in turn, and files a test is recorded for.
SEVERAL, SAVED = 6, 40
_CONTROL = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET |SELECT set_config)")
_READS = re.compile(r"\s*\(?\s*(SELECT|WITH)\b")


@dataclass(slots=True)
class Operation:
    """One page or action: what is asked, how many statements it took, and their texts."""

    name: str
    title: str
    requests: list[Request]
    goal: str
    expected: int = 200
    statements: int = 0
    texts: list[list[str]] = field(default_factory=list)
    scope: str = ""


def prepare(open_house: house.House, clients: int, seed: int) -> None:
    """Migrate and fill the house once; a house that is filled is used again."""
    house.set_up_django(open_house.owner)
    from django.utils import timezone

    from waystation.accounts.models import User
    from waystation.casework.synth import places, writing
    from waystation.common import scope

    migrate(verbosity=0)
    with scope.everything():
        if not User.objects.filter(username="sy-city").exists():
            settings = places.Settings(clients, 3, seed, timezone.localdate())
            city = places.invented(settings)
            processes, start = 2 if clients > 2000 else 1, time.monotonic()
            writing.build(city, settings, password=PASSWORD, processes=processes, address=open_house.owner)
            print(f"{clients} files made in {time.monotonic() - start:.0f} s", flush=True)
        _hand_over()


def _hand_over() -> None:
    """Give the first worker of the first street sixty open files, the fullest histories first."""
    from django.db.models import Count

    from waystation.accounts.models import User
    from waystation.clients.models import Client, TeamMember

    worker = User.objects.get(username="sy-s001-w01")
    street = worker.grants.get().area
    theirs = Client.objects.filter(area__path__startswith=street.path, state="open")
    counted = theirs.annotate(n=Count("contacts")).order_by("-n", "pk").values_list("pk", flat=True)
    chosen = list(counted[:FILES])
    TeamMember.objects.filter(client__in=chosen, duty="worker", ends_on=None).update(user=worker)
    Client.objects.filter(pk__in=chosen).update(worker=worker, without_worker_since=None)


def operations(worker: Any, head: Any) -> list[Operation]:
    """What is measured, for two visitors who have signed in."""
    from waystation.accounts.models import User
    from waystation.clients.models import Client
    from waystation.common.forms.searched import sealed
    from waystation.common.persons import pinyin as person
    from waystation.orders.models import Order
    from waystation.rules.orders import State

    user = User.objects.get(username="sy-s001-w01")
    theirs = Client.objects.filter(worker=user, state="open")
    full = [pk for pk, n in _events(theirs) if n >= 50][:SEVERAL] or [pk for pk, _n in _events(theirs)][
        :SEVERAL
    ]
    running = Order.objects.filter(client__in=theirs, state=State.RUNNING).values_list("client", flat=True)
    name = theirs.order_by("pk")[0].name

    def asked(paths: list[str], visitor: Any) -> list[Request]:
        return [Request(path, visitor.headers) for path in paths]

    def search(text: str) -> list[Request]:
        return asked([f"/clients/?q={sealed(text, worker.session)}"], worker)

    ratio = "≤ 1.3 × bare"
    return [
        Operation("home", "home with work list", asked(["/today/"], worker), ratio),
        Operation(
            "client",
            "client page, 50 events",
            asked([f"/clients/{pk}/" for pk in full], worker),
            f"{ratio}, ≤ 8 statements",
        ),
        Operation("list", "list of clients", asked(["/clients/"], worker), f"{ratio}, ≤ 5 statements"),
        Operation("search", "search by name", search(name[:2]), "database ≤ 2 × raw"),
        Operation("initials", "search by initials", search(person.initials(name)[:2]), "database ≤ 2 × raw"),
        Operation("office", "head's table", asked(["/office/"], head), "p95 ≤ 500 ms"),
        Operation(
            "save",
            "record a test",
            [_saving(pk, worker) for pk in list(running)[:SAVED]],
            "CPU ≤ 3 × one-query view, ≤ 12 statements",
            expected=302,
        ),
    ]


def _events(clients: Any) -> list[tuple[int, int]]:
    """(file, tests and contacts), the fullest first."""
    from django.db.models import Count

    rows = clients.annotate(
        tests=Count("screenings", distinct=True), talks=Count("contacts", distinct=True)
    ).values_list("pk", "tests", "talks")
    return sorted(((pk, tests + talks) for pk, tests, talks in rows), key=lambda row: (-row[1], row[0]))


def _saving(client: int, visitor: Any) -> Request:
    from django.utils import timezone

    form = {
        "csrfmiddlewaretoken": visitor.secret,
        "form_key": "UUID",
        "taken_on": timezone.localdate().isoformat(),
        "purpose": "extra",
        "nature": "care",
        "material": "urine",
        "outcome": "negative",
        "place": "街道中心",
        "next_choice": "none",
    }
    headers = (*visitor.headers, ("Content-Type", "application/x-www-form-urlencoded"))
    return Request(f"/clients/{client}/screenings/new/", headers, urllib.parse.urlencode(form))


def capture(operation: Operation) -> None:
    """Ask for everything inside this process and keep the statements, transaction marks left out.

    Saving is asked once: its statements are counted; nothing is repeated from them.
    """
    from django.db import connection
    from django.test import Client as Browser
    from django.test.utils import CaptureQueriesContext

    from waystation.common.scope.postgresql import base

    told: list[str] = []
    telling = base.telling
    base.telling = lambda wanted: told.append(telling(wanted)) or told[-1]  # type: ignore[assignment,func-returns-value]
    try:
        for asked in operation.requests if operation.expected == 200 else operation.requests[:1]:
            browser = Browser(SERVER_NAME="localhost")
            browser.cookies.load(dict(asked.headers)["Cookie"])
            for _ in range(3 if operation.expected == 200 else 1):
                with CaptureQueriesContext(connection) as captured:
                    answer = _answer(browser, asked)
            if answer.status_code != operation.expected:
                raise SystemExit(f"{asked.path}: {answer.status_code}\n{answer.content.decode()[:1500]}")
            texts = [query["sql"] for query in captured if not _CONTROL.match(query["sql"])]
            operation.statements = max(operation.statements, len(texts))
            operation.texts.append([text for text in texts if _READS.match(text)])
    finally:
        base.telling = telling
    operation.scope = next((said for said in reversed(told) if "'on'" not in said), "")


def _answer(browser: Any, asked: Request) -> Any:
    if not asked.body:
        return browser.get(asked.path)
    import uuid

    body = asked.body.replace("UUID", str(uuid.uuid4()))
    return browser.post(asked.path, body, content_type="application/x-www-form-urlencoded")


def write_plan(found: list[Operation], path: Path) -> None:
    """What the bare pages send."""
    plan = {one.name: one.texts for one in found if one.expected == 200}
    client = next(
        text for texts in (op.texts[0] for op in found) for text in texts if "clients_client" in text
    )
    plan["one"] = [[client]]
    path.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
