"""The one search box, and what may be the same person."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.make import make_order
from tests.people import cast
from waystation.accounts.access import forget
from waystation.casework.queries import caselist
from waystation.clients import actions
from waystation.clients.queries import possible_duplicates, search
from waystation.common.persons import identity
from waystation.orders.queries import search_numbers
from waystation.rules.people import PersonData

TODAY = dt.date(2026, 11, 2)
NUMBER = identity.with_check_digit("42122119880412031")
OTHER_NUMBER = identity.with_check_digit("42122119900101002")


def person(area, name, **values):
    return PersonData(
        **{"name": name, "sex": "male", "born_on": dt.date(1988, 4, 12), "area_path": area.path, **values}
    )


def street():
    """Three of 王敏's clients and one of the other street who is much like the first."""
    world = cast()
    data = person(
        world.community, "曾学安", id_number=NUMBER, phones=("13800138000",), former_names=("曾国平",)
    )
    zeng = actions.register(by=world.worker, today=TODAY, data=data, worker=world.worker)
    others = [
        actions.register(
            by=world.worker, today=TODAY, data=person(world.community, name), worker=world.worker
        )
        for name in ("曾学安宁", "单平")
    ]
    hidden = actions.register(
        by=world.other_worker,
        today=TODAY,
        data=person(world.other_community, "曾学安", id_number=OTHER_NUMBER, sex="", born_on=None),
        worker=world.other_worker,
    )
    return world, zeng, others, hidden


def names(user, text):
    """What is found; the list of clients, which keeps the SQL of a search, must find the same."""
    found = [client.name for client in search(user, text, also=search_numbers(user, text))]
    for _ in range(2 if text else 0):  # nothing typed: the list is no search
        listed = caselist.clients(user, TODAY, caselist.Asked(q=text))
        assert [client.name for client in listed] == found
        assert listed.count() == len(found)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("曾学安", ["曾学安", "曾学安宁"]),
        ("曾 学 安", ["曾学安", "曾学安宁"]),
        ("曾_安", []),
        ("%安", []),
        ("学\\安", []),
        ("\ue000\ue000\ue000\ue000", []),
        ("学安", ["曾学安", "曾学安宁"]),
        ("曾国平", ["曾学安"]),
        ("zengxuean", ["曾学安", "曾学安宁"]),
        ("Zeng Xue An", ["曾学安", "曾学安宁"]),
        ("zxa", ["曾学安", "曾学安宁"]),
        ("shanping", ["单平"]),
        ("sp", ["单平"]),
        (NUMBER, ["曾学安"]),
        (NUMBER.lower(), ["曾学安"]),
        (NUMBER[-4:], ["曾学安"]),
        (NUMBER[-6:], ["曾学安"]),
        ("9" + NUMBER[-5:], []),
        ("13800138000", ["曾学安"]),
        ("138-0013-8000", ["曾学安"]),
        ("+86 138 0013 8000", ["曾学安"]),
        ("38000", ["曾学安"]),
        ("2026-00003", ["单平"]),
        ("桂花社区", ["单平", "曾学安", "曾学安宁"]),
        ("永丰", ["单平", "曾学安", "曾学安宁"]),
        ("查无此人", []),
        ("%", []),
        ("'", []),
        ("", []),
    ],
)
def test_one_box_finds_by_name_sound_number_phone_file_and_place(text, found):
    world, *_others = street()
    assert names(world.worker, text) == found


@pytest.mark.django_db
def test_a_former_phone_still_finds_the_person():
    world, zeng, *_rest = street()
    phone = zeng.phones.get()
    actions.end_phone(by=world.worker, client=zeng, phone_id=phone.pk, today=TODAY)
    assert names(world.worker, "13800138000") == ["曾学安"]


@pytest.mark.django_db
def test_nobody_finds_people_of_another_street():
    world, *_rest = street()
    assert names(world.worker, OTHER_NUMBER) == []
    assert names(world.other_worker, "曾") == ["曾学安"]
    assert names(world.admin, "曾") == []


@pytest.mark.django_db
def test_order_numbers_are_united_with_names():
    world, _zeng, (longer, _shan), _hidden = street()
    make_order(client=longer, number="永公社戒决字〔2026〕17号")
    ids = search_numbers(world.worker, "〔2026〕17")
    assert [client.name for client in search(world.worker, "〔2026〕17", also=ids)] == ["曾学安宁"]
    assert list(search_numbers(world.other_worker, "〔2026〕17")) == []
    assert list(search_numbers(world.worker, "17")) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "statements"), [("曾", 2), ("zxa", 2), (NUMBER[-4:], 4), ("桂花社区", 3)])
def test_a_search_makes_the_same_number_of_statements_for_one_and_for_thirty(text, statements):
    world, *_rest = street()
    counted = []
    for _round in range(2):
        forget(world.worker)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            rows = list(search(world.worker, text, also=search_numbers(world.worker, text))[:50])
            assert rows
            assert [row.worker.name + row.area.name for row in rows]
        counted.append(len(seen))
        for n in range(30):
            data = person(world.community, f"曾新{'安平宁康乐'[n % 5]}{'一二三四五六'[n // 5]}")
            actions.register(by=world.worker, today=TODAY, data=data, worker=world.worker)
    assert counted == [statements, statements]


@pytest.mark.django_db
def test_possible_duplicates_say_why_and_hide_what_may_not_be_seen():
    world, *_rest = street()

    def found(**values):
        data = person(world.community, values.pop("name", "某人"), **values)
        return [
            (row.client.name if row.client else None, row.reasons)
            for row in possible_duplicates(world.worker, data)
        ]

    assert found(born_on=dt.date(1970, 1, 1)) == []
    assert found(name="曾学安") == [("曾学安", ("name_and_birth", "pinyin_and_birth"))]
    assert found(name="增雪安") == [("曾学安", ("pinyin_and_birth",))]
    assert found(born_on=dt.date(1970, 1, 1), phones=("138 0013 8000",)) == [("曾学安", ("phone",))]
    assert found(id_number=NUMBER) == [("曾学安", ("id_number",))]
    assert found(id_number=OTHER_NUMBER, born_on=None) == [(None, ("id_number",))]
    assert possible_duplicates(
        world.worker, person(world.community, "某", id_number=OTHER_NUMBER, born_on=None)
    )[0].is_certain
