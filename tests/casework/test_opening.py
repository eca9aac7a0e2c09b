"""Files opened many at once have the rows that each would have had alone."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import Any

import pytest
from django.db import models

from tests.people import Cast, cast
from waystation.audit.models import Entry
from waystation.casework import opening
from waystation.casework.actions.obligations import refresh
from waystation.casework.models import Obligation, ObligationChange
from waystation.casework.queries import cases
from waystation.clients import actions as clients
from waystation.clients.models import AreaSpell, Client, ClientName, Kin, Phone, TeamMember
from waystation.common.persons.identity import with_check_digit
from waystation.orders import actions as orders
from waystation.orders.models import Agreement, LocalParameter, Order, OrderStep
from waystation.orders.papers import OrderData
from waystation.rules.orders import Kind
from waystation.rules.people import KinData, PersonData

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 2)
#: What differs between two files by itself.
OWN = {"id", "client_id", "order_id", "obligation_id", "file_number", "changed_at", "recorded_at", "at"}


def person(world: Cast, number: int, **more: Any) -> PersonData:
    plain = {
        "name": ("曾单仇", "欧阳 娜", "李四", "重庆乐")[number % 4],
        "area_path": world.community.path,
        "id_number": with_check_digit(f"42122119900101{number:03d}"),
        "former_names": ("张 三",) if number % 2 else (),
        "phones": ("13812345678", "0719-8765432", "138-1234-5678") if number % 3 else (),
        "living_address": f"青石村{number}栋 ",
        "home_address": "",
        "substances": ("methamphetamine", "other") if number % 2 else (),
        "remark": " 备注\n两行 " if number % 2 else "",
        "kin": (KinData(name=" 魏平 ", relation="mother", phone="158 1241 5868", note="妈"),)
        if number % 2
        else (),
    }
    return PersonData(**plain | more)


def papers() -> list[OrderData]:
    """Orders before service, served, signed in, agreed, late, long ago, at their end."""
    days = [None, dt.date(2026, 10, 20), dt.date(2025, 1, 31), dt.date(2023, 11, 5)]
    found = [OrderData(kind=kind, years=3, served_on=day) for kind, day in product(Kind, days)]
    for kind, day in product(Kind, days[1:]):
        assert day is not None
        signed = day + dt.timedelta(days=10)
        found.append(OrderData(kind=kind, years=3, number="1号", served_on=day, reported_on=signed))
        found.append(OrderData(kind=kind, years=3, reported_on=signed, agreed_on=signed))
        found.append(OrderData(kind=kind, years=3, served_on=day, agreed_on=signed))
        late = dt.timedelta(days=9)
        found.append(
            OrderData(
                kind=kind,
                years=3,
                served_on=day,
                reported_on=signed,
                agreed_on=min(signed + late, TODAY),
                printed_from=day,
                printed_to=day + dt.timedelta(days=1094),
            )
        )
    return found


def rows(table: type[models.Model], ids: list[int], by: str) -> list[dict[str, Any]]:
    """The rows of the files in their order, without what is each one's own."""
    kept = table._default_manager.filter(**{f"{by}__in": ids}).order_by(by, "pk").values()
    return [{name: _plain(value) for name, value in row.items() if name not in OWN} for row in kept]


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def test_many_people_at_once_are_kept_like_each_alone() -> None:
    world = cast()
    people = [person(world, number) for number in range(12)]
    workers = [None if number % 3 else world.worker for number in range(12)]
    made = clients.register_many(
        by=world.head,
        today=TODAY,
        people=[clients.Newcomer(*pair) for pair in zip(people, workers, strict=True)],
    )
    together = {
        table: rows(table, [file.pk for file in made], by)
        for table, by in (
            (Client, "pk"),
            *((t, "client") for t in (ClientName, Phone, Kin, AreaSpell, TeamMember)),
        )
    }
    entries = [(e.verb, e.data, e.actor_id) for e in Entry.objects.order_by("pk")]
    for file in made:
        assert Client.objects.get(pk=file.pk).worker_id == file.worker_id
    clients.take_back_files(by=world.head, clients=list(Client.objects.all()))
    seen = set(Entry.objects.values_list("pk", flat=True))

    alone = [
        clients.register(by=world.head, today=TODAY, data=data, worker=worker).pk
        for data, worker in zip(people, workers, strict=True)
    ]
    for table, found in together.items():
        assert found == rows(table, alone, "pk" if table is Client else "client"), table
        assert found or table is not Client
    fresh = Entry.objects.exclude(pk__in=seen).order_by("pk")
    assert [(e.verb, e.data, e.actor_id) for e in fresh] == entries


def test_orders_and_work_of_many_files_are_those_of_each_alone() -> None:
    world = cast()
    LocalParameter.objects.create(
        key="contact_min_per_month",
        area=world.community,
        value=2,
        since=dt.date(2026, 11, 1),
        source="测试",
        made_by=world.head,
    )
    told = papers()
    people = [clients.Newcomer(person(world, number)) for number in range(len(told))]
    files = clients.register_many(by=world.head, today=TODAY, people=people)
    entered = orders.record_orders(by=world.head, entries=list(zip(files, told, strict=True)), today=TODAY)
    opening.write(list(zip(files, entered, strict=True)), by=world.head, today=TODAY)

    ids = [file.pk for file in files]
    loaded = cases.load([Client.objects.get(pk=pk) for pk in ids], TODAY)
    assert [case.facts.orders for case in loaded] == [(facts,) for facts in entered]
    # Asked again, the rules find nothing to change.
    assert [refresh(by=world.head, client=case.client, today=TODAY) for case in loaded] == [0] * len(ids)
    kept = list(Obligation.objects.order_by("client_id", "key").values())
    history = list(ObligationChange.objects.order_by("obligation__client_id", "obligation__key").values())
    assert len(kept) == len(history) > 3 * len(ids)

    for row in kept:
        row.pop("id")
    ObligationChange.objects.all().delete()
    Obligation.objects.all().delete()
    for case in loaded:
        refresh(by=world.head, client=case.client, today=TODAY)
    again = list(Obligation.objects.order_by("client_id", "key").values())
    ordered = ObligationChange.objects.order_by("obligation__client_id", "obligation__key").values()
    for row in again:
        row.pop("id")
    assert again == kept
    own = ("id", "obligation_id", "at")
    assert [{n: v for n, v in row.items() if n not in own} for row in ordered] == [
        {n: v for n, v in row.items() if n not in own} for row in history
    ]


def test_an_order_entered_alone_has_the_same_rows() -> None:
    world = cast()
    told = papers()
    people = [clients.Newcomer(person(world, number)) for number in range(2 * len(told))]
    files = clients.register_many(by=world.head, today=TODAY, people=people)
    many, few = files[: len(told)], files[len(told) :]
    orders.record_orders(by=world.head, entries=list(zip(many, told, strict=True)), today=TODAY)
    for file, data in zip(few, told, strict=True):
        client = Client.objects.get(pk=file.pk)
        orders.record_order(by=world.head, client=client, data=data, today=TODAY)
    for table, by in ((Order, "client"), (OrderStep, "order__client"), (Agreement, "order__client")):
        together, alone = (rows(table, [file.pk for file in some], by) for some in (many, few))
        assert together == alone
        assert together
