"""Home, office and the client's page say the same numbers, whatever the data."""

from __future__ import annotations

import datetime as dt
import random
import re

import pytest
from django.urls import reverse

from tests.casework.reading import make_appointment, make_contact, make_screening, today
from tests.make import make_order, make_user
from tests.people import cast, signed_in
from waystation.casework.actions.obligations import refresh
from waystation.casework.queries import cases, home, obligations, person
from waystation.casework.queries import office as office_queries
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db


def _random_street(seed: int):
    chance, world = random.Random(seed), cast()
    second = make_user(name="第二位", role=Role.WORKER, area=world.street, organisation=world.centre)
    clients = []
    for n in range(8):
        client = world.client(f"学员{n}", worker=chance.choice([world.worker, second, None]))
        began = today() - dt.timedelta(days=chance.randrange(0, 900))
        reported = began if chance.random() < 0.8 else None
        make_order(
            client=client,
            served_on=began,
            reported_on=reported,
            agreed_on=began if reported and chance.random() < 0.7 else None,
        )
        for _ in range(chance.randrange(4) if reported else 0):
            day = began + dt.timedelta(days=chance.randrange((today() - began).days + 1))
            make = chance.choice([make_screening, make_contact])
            make(client, world.head, **{"taken_on" if make is make_screening else "held_on": day})
        if chance.random() < 0.5:
            on = today() - dt.timedelta(days=chance.randrange(3))
            make_appointment(client, world.head, on=on)
        refresh(by=None, client=client, today=today())
        clients.append(client)
    return world, second, clients


def _strip(response) -> list[int]:
    """今日应办, 已逾期, 待补结果 as home prints them."""
    return [int(n) for n in re.findall(r'class="count[^"]*"[^>]*><b>(\d+)</b>', response.content.decode())]


def _table(response) -> dict[str, list[int]]:
    """The same three of every row of the office's table, by the row's name."""
    found = {}
    head, _, body = response.content.decode().partition("<tbody>")
    titles = re.findall(r'<th class="num" scope="col">([^<]*)</th>', head)
    for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL):
        plain = re.sub(r"<span[^>]*>|</span>|</?a[^>]*>", "", row)
        name = re.search(r'<th scope="row">([^<]*)</th>', plain)[1]
        cells = [int(n) for n in re.findall(r"<td[^>]*>\s*(\d+)", plain)]
        found[name] = [cells[titles.index(label)] for label in ("今日应办", "已逾期", "待补结果")]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_counts_are_equal_on_every_screen(seed):
    world, second, clients = _random_street(seed)
    head = signed_in(world.head)
    office = _table(head.get(reverse("casework:office")))
    whole = head.get(reverse("casework:home"))
    assert office["合计"] == _strip(whole)
    for worker in (world.worker, second):
        own = signed_in(worker).get(reverse("casework:home"))
        read_by_head = head.get(reverse("casework:home"), {"worker": worker.pk})
        assert office[worker.name] == _strip(own) == _strip(read_by_head)
    total = obligations.summary(world.head, today())
    pages = [person.person(cases.load_one(client, today()), today()) for client in clients]
    assert sum(page.counts.open for page in pages) == total.open
    assert sum(page.counts.overdue for page in pages) == total.overdue
    assert sum(page.counts.due_today for page in pages) == total.due_today
    assert sum(len(page.now) for page in pages) == _strip(whole)[0]
    assert home.tasks(world.head, today(), home.Asked()).count() == _strip(whole)[0]
    law = office_queries.law_of(world.head, today())
    shown = office_queries.table(world.head, today(), law)
    assert sum(row.counts.today for row in shown) == _strip(whole)[0]
