"""Opening a file: who may, what is kept, and that nobody gets two."""

import datetime as dt
import threading
import uuid

import pikepdf
import pytest
from django.db import IntegrityError, connection, connections, transaction

from tests import papers
from tests.people import cast
from waystation.clients import actions, scans
from waystation.clients.models import Client, ClientName, Document, Phone
from waystation.common import crypto, scope
from waystation.common.persons import identity
from waystation.rules.people import KinData, PersonData
from waystation.rules.problems import RuleBroken

TODAY = dt.date(2026, 11, 2)
NUMBER = identity.with_check_digit("42122119880412031")


def person(world, **values):
    base = {
        "name": "曾学安",
        "sex": "male",
        "born_on": dt.date(1988, 4, 12),
        "area_path": world.community.path,
    }
    return PersonData(**{**base, **values})


def register(world, *, by=None, worker=None, form_key=None, **values):
    return actions.register(
        by=by or world.worker, today=TODAY, data=person(world, **values), worker=worker, form_key=form_key
    )


def raw(table, column, pk):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [pk])  # noqa: S608 - names of ours
        return bytes(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_worker_opens_a_file_and_answers_for_it():
    world = cast()
    client = register(
        world,
        worker=world.worker,
        sex="",
        born_on=None,
        id_number=f" {NUMBER[:6]} {NUMBER[6:]}",
        phones=("138 0013 8000", "13800138000"),
        former_names=("曾小安",),
        kin=(KinData("曾父", "father", phone="13900139000"),),
    )
    assert (client.file_number, client.sex, client.born_on) == ("2026-00001", "male", dt.date(1988, 4, 12))
    assert client.id_number == NUMBER
    assert client.pinyin == "zeng xue an"
    assert client.station == world.station
    assert (client.worker, client.without_worker_since) == (world.worker, None)
    assert sorted(client.names.values_list("kind", "text", "pinyin", "initials")) == [
        ("current", "曾学安", "zengxuean", "zxa"),
        ("former", "曾小安", "zengxiaoan", "zxa"),
    ]
    assert [row.number for row in client.phones.all()] == ["13800138000"]
    assert [row.phone for row in client.kin.all()] == ["13900139000"]
    assert [row.area for row in client.area_spells.all()] == [world.community]
    assert [(row.duty, row.user) for row in client.team.all()] == [("worker", world.worker)]


@pytest.mark.django_db
def test_file_numbers_run_without_gaps_and_a_refused_form_takes_none():
    world = cast()
    first = register(world, id_number=NUMBER)
    with pytest.raises(RuleBroken) as refused:
        register(world, id_number=NUMBER.lower(), name="别人")
    second = register(world, name="周安")
    assert refused.value.code == "clients.id_on_file"
    assert [first.file_number, second.file_number] == ["2026-00001", "2026-00002"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"id_number": NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1")}, "id_check_digit"),
        ({"id_number": "123"}, "id_length"),
        ({"id_number": NUMBER, "sex": "female"}, "sex_contradicts_id"),
        ({"id_number": NUMBER, "born_on": dt.date(1988, 4, 13)}, "clients.born_contradicts_id"),
        ({"name": "  "}, "clients.name_needed"),
        ({"born_on": None}, "clients.born_needed"),
        ({"born_on": dt.date(2026, 11, 3)}, "clients.born_impossible"),
        ({"born_on": dt.date(1899, 12, 31)}, "clients.born_impossible"),
        ({"sex": ""}, "clients.sex_needed"),
    ],
)
def test_what_cannot_be_is_refused(values, code):
    world = cast()
    with pytest.raises(RuleBroken) as refused:
        register(world, **values)
    assert refused.value.code == code
    assert Client.objects.count() == 0


@pytest.mark.django_db
def test_nobody_registers_in_another_street_or_gives_a_client_to_a_colleague_but_the_head():
    world = cast()
    with pytest.raises(RuleBroken) as elsewhere:
        register(world, area_path=world.other_community.path)
    with pytest.raises(RuleBroken) as to_colleague:
        register(world, by=world.worker, worker=world.other_worker)
    assert elsewhere.value.code == "clients.area_not_yours"
    assert to_colleague.value.code == "clients.worker_not_here"
    assert register(world, by=world.head, worker=world.worker).worker == world.worker


@pytest.mark.django_db
def test_the_same_form_sent_twice_makes_one_file():
    world = cast()
    key = uuid.uuid4()
    first = register(world, form_key=key, phones=("13800138000",))
    again = register(world, form_key=key, phones=("13800138000",))
    assert first.pk == again.pk
    assert (Client.objects.count(), ClientName.objects.count(), Phone.objects.count()) == (1, 1, 1)


@pytest.mark.django_db
def test_numbers_phones_and_addresses_rest_as_ciphertext():
    world = cast()
    client = register(
        world, id_number=NUMBER, home_address="永丰街道一号", phones=("13800138000",), remark="备注"
    )
    phone = client.phones.get()
    for table, column, pk, secret in (
        ("clients_client", "id_number", client.pk, NUMBER),
        ("clients_client", "home_address", client.pk, "永丰街道一号"),
        ("clients_client", "remark", client.pk, "备注"),
        ("clients_phone", "number", phone.pk, "13800138000"),
    ):
        stored = raw(table, column, pk)
        assert secret.encode() not in stored
        assert len(stored) == 1 + 1 + 12 + len(secret.encode()) + 16
    assert raw("clients_client", "id_index", client.pk) == crypto.blind("id", NUMBER)


@pytest.mark.django_db
def test_a_ciphertext_moved_to_another_column_does_not_open():
    world = cast()
    client = register(world, id_number=NUMBER)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE clients_client SET remark = id_number WHERE id = %s", [client.pk])
    with pytest.raises(crypto.Unreadable):
        Client.objects.get(pk=client.pk)


@pytest.mark.django_db
def test_an_old_key_still_opens_after_a_new_one_writes(tmp_path, settings):
    import base64
    import json
    import secrets

    world = cast()
    client = register(world, id_number=NUMBER)
    held = json.loads(settings.KEYS_FILE.read_text())
    held["encrypt"].insert(0, {"id": 2, "key": base64.b64encode(secrets.token_bytes(32)).decode()})
    settings.KEYS_FILE = tmp_path / "keys.json"
    settings.KEYS_FILE.write_text(json.dumps(held))
    settings.KEYS_FILE.chmod(0o600)
    crypto.forget_keys()
    assert Client.objects.get(pk=client.pk).id_number == NUMBER
    client.save(update_fields=["id_number"])
    assert raw("clients_client", "id_number", client.pk)[1] == 2
    crypto.forget_keys()


@pytest.mark.django_db
def test_the_database_itself_refuses_a_second_file_for_one_number():
    world = cast()
    register(world, id_number=NUMBER)
    other = register(world, name="周安")
    with pytest.raises(IntegrityError), transaction.atomic():
        Client.objects.filter(pk=other.pk).update(id_index=crypto.blind("id", NUMBER))


@pytest.mark.django_db
def test_a_client_has_a_worker_or_a_day_since_when_there_is_none():
    world = cast()
    client = register(world)
    assert (client.worker, client.without_worker_since) == (None, TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Client.objects.filter(pk=client.pk).update(without_worker_since=None)


@pytest.mark.django_db(transaction=True)
def test_of_two_registrations_of_one_number_at_once_one_wins_and_the_other_is_told():
    world = cast()
    ready = threading.Barrier(2)
    results = []

    def attempt(by):
        try:
            ready.wait(timeout=10)
            results.append(register(world, by=by, id_number=NUMBER).file_number)
        except RuleBroken as refusal:
            results.append(refusal.code)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=scope.everything()(attempt), args=(by,)) for by in (world.worker, world.head)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(results) == ["2026-00001", "clients.id_on_file"]


@pytest.mark.django_db
def test_a_new_name_keeps_the_old_one_as_a_former_name_and_can_come_back():
    world = cast()
    client = register(world, worker=world.worker, id_number=NUMBER)
    change = {"by": world.worker, "client": client, "today": TODAY}
    actions.change_identity(**change, data=person(world, name="曾平"))
    assert sorted(client.names.values_list("kind", "text")) == [("current", "曾平"), ("former", "曾学安")]
    actions.change_identity(**change, data=person(world, name="曾学安"))
    assert sorted(client.names.values_list("kind", "text")) == [("current", "曾学安"), ("former", "曾平")]
    client.refresh_from_db()
    assert client.id_number == NUMBER, "an empty number keeps the one of the file"


@pytest.mark.django_db
def test_a_scan_is_known_by_its_content_kept_encrypted_and_opened_with_a_trace():
    from waystation.audit.models import Entry

    world = cast()
    client = register(world, worker=world.worker)
    common = {
        "by": world.worker,
        "client": client,
        "kind": "order",
        "title": "决定书",
        "dated_on": TODAY,
        "today": TODAY,
    }
    pdf = scans.clean(papers.pdf(Lang=pikepdf.String("synthetic")))
    key = uuid.uuid4()
    paper = actions.add_document(**common, scan=pdf, form_key=key)
    assert actions.add_document(**common, scan=pdf, form_key=key).pk == paper.pk
    assert (paper.content_type, paper.size_bytes) == ("application/pdf", len(pdf.content))
    assert b"synthetic" in pdf.content
    assert b"synthetic" not in raw("clients_document", "content", paper.pk)
    paper = Document.objects.get(pk=paper.pk)
    assert actions.open_scan(by=world.worker, client=client, document=paper) == pdf.content
    assert Entry.objects.filter(verb="clients.document_opened", client_id=client.pk).count() == 1
