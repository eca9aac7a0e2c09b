"""A file's history: who changed which field, from what to what; sensitive values stand nowhere."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.audit.tampering import superuser
from tests.casework.refiling.filled import filled, merged
from tests.make import make_area, make_cover, make_user
from tests.people import Cast, cast, signed_in
from waystation.accounts.models import Area, User
from waystation.assessment.actions import settle_item
from waystation.assessment.models import PlanItem
from waystation.auditing import history
from waystation.auditing.history import Act, Asked
from waystation.casework.actions import refiling
from waystation.clients import actions
from waystation.clients.models import Client, FieldChange, Kin, Phone
from waystation.common import crypto, scope
from waystation.common.crypto import columns, keyfile
from waystation.common.scope import Scope
from waystation.orders.models import Order
from waystation.rules.files.plans import PlanOutcome
from waystation.rules.privacy import Viewer
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = dt.date(2026, 11, 26)


def words(response: HttpResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def world() -> Cast:
    return cast()


def url(client: Client) -> str:
    return f"/clients/{client.pk}/history/"


def acts(client: Client, role: Role = Role.HEAD, **asked: object) -> list[Act]:
    return history.page_of(client, Viewer.of(role), Asked(**asked), "1")[1]


def lines(act: Act) -> list[tuple[str, ...]]:
    return [(line.kind, line.thing, line.name, line.old, line.new) for line in act.lines]


def second_worker(world: Cast):
    return make_user("he", name="何青", role=Role.WORKER, area=world.street, organisation=world.centre)


def given_to(world: Cast, client: Client, worker: object) -> None:
    actions.assign_worker(by=world.head, client=client, worker=worker, instead_of=world.worker, today=TODAY)


# --- what is kept -----------------------------------------------------------------------------------------


def test_a_change_says_who_changed_what_from_what_to_what(world):
    client = world.client("陈安")
    given_to(world, client, second_worker(world))
    (act,) = acts(client)
    assert (act.who, act.deeds) == ("赵站长", ["确定责任人"])
    assert ("changed", "基本资料", "责任人", "王敏", "何青") in lines(act)
    assert "基本资料：责任人 王敏 → 何青" in words(signed_in(User.objects.get(name="何青")).get(url(client)))


def test_of_sensitive_fields_it_keeps_neither_value_nor_ciphertext_nor_index(world):
    client = world.client("陈安")
    kin = Kin.objects.create(client=client, name="魏平", relation="mother", phone="19900000001")
    Client.objects.filter(pk=client.pk).update(
        name="陈平安",
        remark="新的备注",
        born_on=dt.date(1990, 1, 1),
        substances=["opioids"],
        id_index=b"x" * 16,
    )
    Kin.objects.filter(pk=kin.pk).update(phone="19900000002", name="魏宁", relation="spouse")
    first, second = FieldChange.objects.order_by("pk")
    assert (first.held, set(first.sealed)) == ({}, {"name", "remark", "born_on", "substances"})
    assert (second.held, set(second.sealed)) == ({"relation": ["mother", "spouse"]}, {"phone", "name"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM clients_fieldchange t")
        for (row,) in cursor.fetchall():
            assert not re.search(r"陈|魏|备注|1990-01-01|1990000000|opioids|\\x|ZGVm", row)


def test_a_new_row_costs_nothing_and_a_row_left_as_it_was_neither(world):
    client = world.client()
    Client.objects.filter(pk=client.pk).update(sex=client.sex, changed_at=timezone.now(), pinyin="x")
    assert FieldChange.objects.count() == 0


def test_bulk_changes_and_plain_sql_are_caught_and_shown_as_made_past_the_program(world):
    clients = [world.client_with_order(f"学员{n}") for n in range(3)]
    Order.objects.filter(client__in=clients).update(years=2)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE clients_client SET sex = 'female' WHERE id = %s", [clients[0].pk])
    sql, bulk = acts(clients[0])[:2]
    assert lines(sql) == [("changed", "基本资料", "性别", "男", "女")]
    assert lines(bulk) == [("changed", "措施", "年限", "3", "2")]
    assert (sql.who, sql.title) == ("", "")
    assert "没有经过系统，直接在数据库里修改" in words(signed_in(world.head).get(url(clients[0])))
    assert [len(acts(one, thing="orders.order")) for one in clients] == [
        len(acts(clients[0], thing="orders.order"))
    ] * 3


def test_a_field_changed_twice_shows_each_step(world):
    client = world.client()
    for state, day in (("closed", TODAY), ("open", None), ("closed", TODAY)):
        Client.objects.filter(pk=client.pk).update(state=state, closed_on=day)
    steps = [(line.old, line.new) for act in acts(client) for line in act.lines if line.name == "状态"]
    assert steps == [("在册", "已结案"), ("已结案", "在册"), ("在册", "已结案")]


def test_a_rolled_back_change_leaves_no_history(world):
    client = world.client()
    with transaction.atomic():
        Client.objects.filter(pk=client.pk).update(sex="female")
        transaction.set_rollback(True)
    assert acts(client) == []


def test_a_removed_row_says_that_it_was_and_nothing_of_what_it_held(world):
    client = world.client("陈安")
    row = actions.add_name(by=world.worker, client=client, kind="nickname", text="小安")
    actions.remove_name(by=world.worker, client=client, name_id=row.pk)
    newest, added = acts(client)
    assert (newest.deeds, lines(newest)) == (["删除姓名"], [("removed", "姓名", "", "", "")])
    assert (added.deeds, lines(added)) == (["添加姓名"], [])
    assert FieldChange.objects.get().held == {}


def test_words_that_were_saved_again_as_they_were_did_not_change(world):
    client = world.client()
    item = PlanItem.objects.create(
        client=client,
        goal="mind",
        what="小组",
        who="本人",
        made_on=TODAY,
        made_by=world.worker,
        form_key=uuid.uuid4(),
    )
    for outcome in (PlanOutcome.PARTLY, PlanOutcome.REACHED):
        settle_item(by=world.worker, item=item, outcome=outcome, on=TODAY, note="来了两次", today=TODAY)
    assert [set(row.sealed) for row in FieldChange.objects.order_by("pk")] == [{"outcome_note"}, set()]
    assert ("changed", "帮扶计划", "结果", "做到一部分", "做到了") in lines(acts(client)[0])


def test_a_value_sealed_anew_with_another_key_did_not_change(world, tmp_path, settings):
    client = world.client("陈安")
    Client.objects.filter(pk=client.pk).update(remark="备注")
    held = keyfile.read_keys(settings.KEYS_FILE)
    settings.KEYS_FILE = tmp_path / "keys.json"
    keyfile.write_new(
        settings.KEYS_FILE, keyfile.Keys({9: b"9" * 32, **held.encrypt}, held.index, held.retired, held.since)
    )
    crypto.forget_keys()
    (column,) = [one for one in columns.columns() if one.label == "clients.client.remark"]
    assert (sum(column.reseal(None)), column.by_key()) == (1, {9: 1})
    assert [row.sealed for row in FieldChange.objects.all()] == [["remark"]]
    Client.objects.filter(pk=client.pk).update(remark="别的")
    assert [row.sealed for row in FieldChange.objects.all()] == [["remark"]] * 2
    crypto.forget_keys()


# --- nobody writes it, nobody changes it ------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE clients_fieldchange SET thing = 'x'",
        "DELETE FROM clients_fieldchange",
        "TRUNCATE clients_fieldchange",
        "INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction)"
        " SELECT client_id, thing, row_id, kind, held, sealed, at, transaction FROM clients_fieldchange",
        "UPDATE audit_entrytransaction SET transaction = 1",
        "DELETE FROM audit_entrytransaction",
    ],
)
def test_the_history_is_only_added_to_and_by_triggers_alone(world, statement):
    client = world.client()
    given_to(world, client, second_worker(world))
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(statement)
    assert len(acts(client)) == 1


def test_no_session_can_switch_it_off(world):
    client = world.client()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_history%'")
        names = ",".join(name for (name,) in cursor.fetchall())
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [f"{{{names}}}"])
        cursor.execute("SELECT set_config('waystation.resealing', 'on', true)")
        Client.objects.filter(pk=client.pk).update(sex="female", name="陈平")
    assert [set(row.sealed) | set(row.held) for row in FieldChange.objects.all()] == [{"sex", "name"}]


def test_it_stands_behind_the_files_wall(world):
    mine, theirs = world.client(), world.other_client()
    Client.objects.all().update(sex="female")
    for area, client in ((world.street, mine), (world.other_street, theirs)):
        with scope.entered(Scope(areas=(area.path,))):
            assert [row.client_id for row in FieldChange.objects.all()] == [client.pk]
    with scope.entered(scope.NOTHING):
        assert FieldChange.objects.count() == 0


def test_a_transaction_number_of_another_life_of_the_database_is_another_transaction(world):
    client = world.client()
    given_to(world, client, second_worker(world))
    with superuser() as hand:
        hand.execute(
            "INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction)"
            ' SELECT client_id, thing, row_id, kind, \'{"sex": ["male", "female"]}\', \'{}\','
            " at - interval '1 year', transaction FROM clients_fieldchange WHERE thing = 'clients.client'"
        )
    newest, old = acts(client)
    assert (newest.who, old.who) == ("赵站长", "")
    assert lines(old) == [("changed", "基本资料", "性别", "男", "女")]


# --- merged files -----------------------------------------------------------------------------------------


def test_the_history_of_a_merged_file_is_read_in_the_file_that_stays(world):
    target, source = filled(world, "陈安", n=1), filled(world, "陈鞍", order=False, n=2)
    Client.objects.filter(pk=source.pk).update(sex="female")
    act = merged(world.head, target, source, field_sex="target")
    newest, *older = acts(target)
    assert newest.title == "合并档案"
    assert ("moved", "电话", "", "", "") in lines(newest)
    assert not [line for line in lines(newest) if line[2] in {"户籍地址", "现住地址", "备注", "证件号码"}]
    (change,) = [one for one in older if ("changed", "基本资料", "性别", "男", "女") in lines(one)]
    assert change.file == source.file_number
    browser = signed_in(world.head)
    assert browser.get(url(source)).headers["Location"].startswith(url(target))
    assert f"原档案 {source.file_number}" in words(browser.get(url(target)))
    refiling.undo(by=world.head, act=act, today=timezone.localdate(), now=timezone.now())
    assert any(("changed", "基本资料", "性别", "男", "女") in lines(one) for one in acts(source))


def test_a_merged_file_is_followed_to_another_street(world):
    target, source = world.client("陈安"), world.client("陈鞍")
    Client.objects.filter(pk=source.pk).update(
        state="closed", closed_on=TODAY, merged_into=target, worker=None, without_worker_since=TODAY
    )
    there = make_area("新社区", kind=Area.Kind.COMMUNITY, parent=world.other_street)
    both = make_user("tong", name="统站长", role=Role.HEAD, area=world.district)
    actions.move_area(by=both, client=target, area=there, today=TODAY)
    with scope.entered(Scope(areas=(world.other_street.path,), user=world.other_head.pk)):
        assert source.file_number in {act.file for act in acts(target)}


# --- the page ---------------------------------------------------------------------------------------------


def test_the_page_takes_the_same_statements_for_one_change_and_for_thirty(world):
    client = world.client_with_order()
    browser = signed_in(world.worker)
    offices = (world.station, world.other_station)

    def change(number: int) -> None:
        Client.objects.filter(pk=client.pk).update(station=offices[number % 2])
        phone = Phone.objects.create(
            client=client, number="1", number_index=bytes([number] * 16), number_tail=b"1" * 16
        )
        actions.end_phone(by=world.head, client=client, phone_id=phone.pk, today=TODAY)

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(url(client)).status_code == 200
        return len(seen)

    change(1)
    statements()
    one = statements()
    for number in range(2, 31):
        change(number)
    assert (one, statements()) == (15, 15)


def test_the_history_is_paged_and_filtered_by_person_and_thing(world):
    client = world.client()
    phone = Phone.objects.create(client=client, number="1", number_index=b"1" * 16, number_tail=b"1" * 16)
    actions.end_phone(by=world.worker, client=client, phone_id=phone.pk, today=TODAY)
    other = second_worker(world)
    given_to(world, client, other)
    browser = signed_in(other)

    def titles(**query: object) -> list[str]:
        found = re.findall(r'<h2 id="act-\d+">(.*?)</h2>', browser.get(url(client), query).content.decode())
        return [title.strip() for title in found]

    assert titles() == ["确定责任人", "停用电话"]
    assert titles(person=world.head.pk) == ["确定责任人"]
    assert titles(person=world.worker.pk) == ["停用电话"]
    assert titles(thing="clients.phone") == ["停用电话"]
    assert titles(thing="clients.phone", person=world.head.pk) == []
    assert "没有符合条件的修改" in words(browser.get(url(client), {"person": 10**17}))
    for _step in range(31):
        Client.objects.filter(pk=client.pk).update(sex="female")
        Client.objects.filter(pk=client.pk).update(sex="male")
    assert (len(titles()), len(titles(page=2)), len(titles(page=3))) == (30, 30, 4)


@pytest.mark.parametrize(
    "query",
    [
        "person=x",
        "person=²",
        "person=" + "9" * 40,
        "thing=accounts.user",
        "page=-1",
        "page=9999999999",
        "page=%00",
    ],
)
def test_nonsense_in_the_address_is_no_error(world, query):
    assert signed_in(world.worker).get(f"{url(world.client())}?{query}").status_code == 200


def test_an_untouched_file_says_so(world):
    assert "还没有修改" in words(signed_in(world.worker).get(url(world.client())))


def test_only_those_who_may_change_the_file_see_its_history(world):
    client = world.client()
    assert signed_in(world.worker).get(url(client)).status_code == 200
    for user in (
        world.other_worker,
        world.other_head,
        world.police,
        world.district_office,
        world.auditor,
        world.admin,
    ):
        assert signed_in(user).get(url(client)).status_code == 404


def test_what_was_done_for_an_absent_colleague_says_for_whom(world):
    client = world.client("陈安")
    deputy = second_worker(world)
    today = timezone.localdate()
    make_cover(world.worker, deputy, starts_on=today, ends_on=today, by=world.head)
    phone = Phone.objects.create(client=client, number="1", number_index=b"1" * 16, number_tail=b"1" * 16)
    browser = signed_in(deputy)
    assert browser.post(f"/clients/{client.pk}/phones/{phone.pk}/end/").status_code == 302
    assert [(act.who, act.for_whom) for act in acts(client)] == [("何青", "王敏")]
    assert "何青 代王敏" in words(browser.get(url(client)))


def test_looks_and_messages_are_no_changes(world):
    client = world.client()
    browser = signed_in(world.worker)
    browser.get(f"/clients/{client.pk}/")
    browser.get(url(client))
    assert acts(client) == []


def test_a_reader_who_does_not_see_the_order_whole_is_told_only_that_it_changed(world):
    client = world.client_with_order()
    Order.objects.filter(client=client).update(years=2, expires_on=dt.date(2028, 1, 1))
    told = {(kind, name, new) for kind, _thing, name, _old, new in lines(acts(client, Role.MEDIC)[0])}
    assert told == {("changed", "年限", "2"), ("sealed", "期满日期", "")}


def test_it_reads_in_english(world):
    client = world.client()
    other = second_worker(world)
    given_to(world, client, other)
    text = words(signed_in(other).get(url(client), headers={"accept-language": "en"}))
    assert "Person: In charge 王敏 → 何青" in text
