"""A sealed file whose years are over, with a row in every table that hangs on files."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection
from django.utils import timezone

from tests.architecture.rows import _rows
from tests.people import Cast
from waystation.accounts.models import Area, Draft, User
from waystation.casework.actions.law import retention as flows
from waystation.casework.actions.obligations import refresh
from waystation.casework.models import NotSame, RosterBatch, RosterRow
from waystation.clients.models import Client, Deletion
from waystation.common import crypto
from waystation.notices.models import Notice
from waystation.orders.models import LocalParameter, Matter, Objection, Order
from waystation.rules.calendar import add_days, add_years
from waystation.screening.models import Objection as TestObjection

YEARS = 5
WORDS = "科室于上周鉴定，可以删除"


def today() -> dt.date:
    """The day of every act here."""
    return timezone.localdate()


def set_years(world: Cast, years: int = YEARS, area: Area | None = None) -> LocalParameter:
    """The city says how long its streets keep closed files."""
    return LocalParameter.objects.create(
        area=area or world.city,
        key="retention_years",
        value=years,
        since=add_years(today(), -1),
        article="《楚安市禁毒工作档案管理办法》第九条",
        made_by=world.city_office,
    )


def old(world: Cast, name: str = "陈安", *, over: int = 10, other: bool = False, **values: Any) -> Client:
    """A sealed file whose years were over so many days ago (negative: will be)."""
    closed = add_years(add_days(today(), -over), -YEARS)
    make = world.other_client if other else world.client
    client = make(
        name,
        **{
            "state": Client.State.CLOSED,
            "closed_on": closed,
            "registered_on": add_years(closed, -3),
            **values,
        },
    )
    sealed_flag(client)
    return client


def sealed_flag(client: Client) -> None:
    Client.objects.filter(pk=client.pk).update(is_sealed=True)
    client.sealings.create(sealed_on=add_days(client.closed_on, 30))
    client.refresh_from_db()


def filled(client: Client, by: User) -> None:
    """A row in every table, everything over and settled."""
    day = today()
    client.sealings.all().delete()
    twin = Client.objects.get(pk=_rows(client, by)["other_id"])
    NotSame.objects.create(one=client, other=twin, said_by=by, said_on=day)
    Notice.objects.create(to=by, code="x", key=f"x{client.pk}", client=client)
    Notice.objects.create(
        to=by, code="seal.told_asked", key=f"y{client.pk}", data={"file": client.file_number}
    )
    Draft.objects.create(user=by, form="contact", subject_id=client.pk, data="words=没写完")
    batch = RosterBatch.objects.create(
        area=Area.objects.get(path=client.area_id), file_name="x", today=day, made_by=by
    )
    RosterRow.objects.create(batch=batch, row=1, data=b"", choice="open", client=client)
    Client.objects.filter(pk=client.pk).update(state="open", closed_on=None, is_sealed=False)
    refresh(by=None, client=Client.objects.get(pk=client.pk), today=day)
    Client.objects.filter(pk=client.pk).update(name=f"{client.name}改")
    Client.objects.filter(pk=client.pk).update(
        name=client.name, state="closed", closed_on=client.closed_on, is_sealed=True
    )
    settled(client)


def settled(client: Client) -> None:
    """Nothing waits in the file any more."""
    Order.objects.filter(client=client).update(ended_on=client.closed_on)
    Matter.objects.filter(client=client).update(state=Matter.State.CLOSED)
    Objection.objects.filter(matter__client=client).update(decision="refused")
    TestObjection.objects.filter(screening__client=client).update(decision="declined")
    client.unsealings.update(granted=False)
    client.change_requests.update(state="taken_back")
    client.holds.update(lifted_on=today(), lifted_by=client.registered_by)
    client.deletions.filter(state=Deletion.State.PROPOSED).update(
        state=Deletion.State.WITHDRAWN, withdrawn_on=today(), withdrawn_by=client.registered_by
    )


def proposed(world: Cast, client: Client, *, waited: bool = True) -> Deletion:
    """Proposed by the head; the days have passed."""
    row = flows.propose(by=world.head, client=client, words=WORDS, today=today(), now=timezone.now())
    if waited:
        Deletion.objects.filter(pk=row.pk).update(may_from=today())
        row.refresh_from_db()
    return row


def confirmed(world: Cast, row: Deletion, by: User | None = None, file_number: str | None = None) -> Deletion:
    """By the district."""
    number = file_number or Client.objects.get(pk=row.client_id).file_number
    return flows.confirm(
        by=by or world.district_office, proposed=row, file_number=number, today=today(), now=timezone.now()
    )


def database() -> dict[str, dict[str, str]]:
    """Every row of every table, as text: table → key → row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]"
            " WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE 'procrastinate%'"
        )
        found = {}
        for table, key in cursor.fetchall():
            cursor.execute(f'SELECT "{key}"::text, to_jsonb(t)::text FROM "{table}" t')  # noqa: S608 - our own names
            found[table] = dict(cursor.fetchall())
    return found


def opened(table: str, text: str) -> str:
    """A row as text, what rests sealed in it opened as well."""
    import json

    said = [text]
    for column, value in json.loads(text).items():
        if isinstance(value, str) and value.startswith("\\x"):
            for name in (f"{table.replace('_', '.', 1)}.{column}",):
                try:
                    said.append(crypto.decrypt(bytes.fromhex(value[2:]), column=name))
                except (crypto.Unreadable, ValueError):
                    continue
    return " ".join(said)
