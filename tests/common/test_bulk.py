"""Rows written column by column are the rows that were given, and no wall is lower for them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DataError, IntegrityError, ProgrammingError, connection, transaction

from tests.make import make_client, make_order, make_user
from tests.people import cast
from waystation.casework.models import Obligation
from waystation.clients.models import Client, ClientName, Kin, Phone
from waystation.common import bulk, scope

pytestmark = pytest.mark.django_db

NASTY = (
    "",
    " ",
    "NULL",
    "null",
    "{}",
    '{"a","b"}',
    ",",
    "'",
    '"',
    "\\",
    '\\"',
    "\\x41",
    "一行\n两行\t列",
    "𠮷田·买买提",
    "%s %(x)s $1",
    "a'; DROP TABLE clients_client; --",
)


def kin(client: Client, **values: Any) -> dict[str, Any]:
    plain = {"name": "甲", "relation": "mother", "phone": "", "phone_index": None, "note": ""}
    return {"client_id": client.pk} | plain | values


def test_every_text_comes_back_as_it_was_given_in_its_own_row() -> None:
    client = make_client(area=cast().community)
    ids = bulk.insert_rows(Kin, [kin(client, name=text, note=text, phone=text) for text in NASTY])
    found = Kin.objects.in_bulk(ids)
    assert [(found[pk].name, found[pk].note, found[pk].phone) for pk in ids] == [(t, t, t) for t in NASTY]
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM clients_kin WHERE name = %s", ["一行\n两行\t列"])
        (sealed,) = cursor.fetchone()
    assert "两行".encode() not in bytes(sealed)


def test_texts_beside_nothing() -> None:
    order = make_order(client=make_client(area=cast().community))
    keys = [f"key-{number}" for number in range(len(NASTY))]
    columns = {
        "client_id": [order.client_id] * len(keys),
        "order_id": [None, *[order.pk] * (len(keys) - 1)],
        "key": keys,
        "rule": ["screening"] * len(keys),
        **{name: [dt.date(2026, 1, 1)] * len(keys) for name in ("opens_on", "due_on", "closes_on")},
        "state": ["open"] * len(keys),
        "why": [f'{{"code": "x", "params": {{"n": {number}}}}}' for number in range(len(keys))],
        "settled_on": [None if number % 2 else dt.date(2026, 1, 1 + number) for number in range(len(keys))],
    }
    ids = bulk.insert(Obligation, columns)
    rows = [Obligation.objects.get(pk=pk) for pk in ids]
    assert [row.key for row in rows] == keys
    assert [row.why["params"]["n"] for row in rows] == list(range(len(keys)))
    assert [row.settled_on for row in rows] == columns["settled_on"]
    assert (rows[0].order_id, rows[1].order_id) == (None, order.pk)
    # What was not given has the default of the field.
    assert {(row.opens_as, row.late_as, row.priority, row.fulfilled_by) for row in rows} == {
        ("open", "overdue", 0, "")
    }


def person(area_id: str, number: int, **values: Any) -> dict[str, Any]:
    day = dt.date(2026, 1, 1)
    head = make_user()
    plain = {
        "file_number": f"X-{number}",
        "name": "甲",
        "pinyin": "jia",
        "sex": "male",
        "born_on": day,
        "substances": [],
        "area_id": area_id,
        "registered_on": day,
        "registered_by_id": head.pk,
        "without_worker_since": day,
        "id_index": bytes([number]) * 16,
    }
    return plain | values


def test_lists_and_bytes() -> None:
    area = cast().community
    lists = [[], ["冰毒"], ['a"b', "c,d", "{e}"], [text[:30] for text in NASTY]]
    before = dt.datetime.now(dt.UTC)
    ids = bulk.insert_rows(
        Client, [person(area.path, number, substances=found) for number, found in enumerate(lists)]
    )
    rows = [Client.objects.get(pk=pk) for pk in ids]
    assert [row.substances for row in rows] == lists
    assert [bytes(row.id_index or b"") for row in rows] == [
        bytes([number]) * 16 for number in range(len(lists))
    ]
    assert {row.state for row in rows} == {"open"}
    assert all(row.changed_at >= before for row in rows)


def test_what_the_table_refuses_is_refused() -> None:
    world = cast()
    client = make_client(area=world.community)
    with pytest.raises(DataError), transaction.atomic():
        bulk.insert_rows(Kin, [kin(client), kin(client, name="长" * 61)])
    with pytest.raises(DataError), transaction.atomic():
        bulk.insert_rows(Client, [person(world.community.path, 1, substances=["长" * 31])])
    twins = [person(world.community.path, number, id_index=b"x" * 16) for number in (1, 2)]
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert_rows(Client, twins)
    assert Kin.objects.count() == 0
    assert Client.objects.count() == 1


@pytest.mark.parametrize("texts", [("a\0b", "c"), ("a\0", "b"), ("\0", None), (None, "a\0")])
def test_a_nul_character_moves_nothing_into_another_row(texts: tuple[str | None, ...]) -> None:
    client = make_client(area=cast().community)
    columns = {
        "client_id": [client.pk] * 2,
        "kind": ["former"] * 2,
        "text": list(texts),
        "pinyin": ["a", "b"],
        "initials": ["a", "b"],
    }
    with pytest.raises(ValueError, match="NUL"):
        bulk.insert(ClientName, columns)


def test_columns_that_do_not_fit() -> None:
    client = make_client(area=cast().community)
    with pytest.raises(ValueError, match="different lengths"):
        bulk.insert(Kin, {"client_id": [client.pk], "name": ["甲", "乙"]})
    with pytest.raises(ValueError, match="has no"):
        bulk.insert(Kin, {"client_id": [client.pk], "nome": ["甲"]})
    assert bulk.insert_rows(Kin, []) == []
    assert bulk.insert(Kin, {"client_id": []}) == []


def test_ids_are_the_tables_own_and_ordinary_rows_go_on_behind_them() -> None:
    client = make_client(area=cast().community)
    ids = bulk.insert_rows(Kin, [kin(client, name=f"甲{number}") for number in range(50)])
    assert [Kin.objects.get(pk=pk).name for pk in ids] == [f"甲{number}" for number in range(50)]
    assert Kin.objects.create(client=client, name="乙", relation="mother").pk > max(ids)


def test_the_second_wall_stands_before_such_rows_too() -> None:
    client = make_client(area=cast().community)
    row = {"client_id": client.pk, "number": "13800000000", "number_index": b"i", "number_tail": b"t"}
    refused = pytest.raises(ProgrammingError, match="row-level security")
    with scope.entered(scope.NOTHING), refused, transaction.atomic():
        bulk.insert_rows(Phone, [row])
    with scope.everything():
        assert Phone.objects.filter(client=client, number_index=b"i").count() == 0
        bulk.insert_rows(Phone, [row])
        assert Phone.objects.filter(client=client, number_index=b"i").count() == 1


def _kin_of_nobody(client: Client) -> list[int]:
    return bulk.insert_rows(Kin, [kin(client) | {"client_id": client.pk + 1000}])


def _checked_in_the_end(client: Client) -> None:
    with transaction.atomic():
        with bulk.references_checked_at_once():
            bulk.insert_rows(Kin, [kin(client)])
        assert _kin_of_nobody(client)  # outside, it waits again
        with bulk.references_checked_at_once():
            raise AssertionError("what waited was not looked at")


def test_a_reference_to_nothing_is_refused_where_it_is_made() -> None:
    client = make_client(area=cast().community)
    with pytest.raises(IntegrityError), transaction.atomic(), bulk.references_checked_at_once():
        _kin_of_nobody(client)
    with pytest.raises(IntegrityError):
        _checked_in_the_end(client)
