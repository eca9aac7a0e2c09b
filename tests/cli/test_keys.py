"""``waystation keys``: rotation, sealing anew beside people who write, new indexes, a foreign file."""

from __future__ import annotations

import argparse
import base64
import datetime as dt
import os
import signal
import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections, models

from tests.cli.plain_bytes import KNOWN_PLAIN
from tests.make import make_client
from tests.people import cast
from waystation.accounts.models import Draft
from waystation.audit.models import Entry
from waystation.cli import keys as command
from waystation.clients.models import Client, Document, Kin, Phone
from waystation.clients.rows import SCAN_COLUMN, id_marks, phone_marks
from waystation.common import crypto
from waystation.common.crypto import checks, columns, keyfile
from waystation.common.fields import BlindIndexField, SealedBytesField
from waystation.common.models import KeyCheck

NUMBER = "110101199003070038"
LONG_SINCE = (dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)).isoformat()


@pytest.fixture
def file(tmp_path, settings):
    """A key file of this test's own, which the database of this test then belongs to."""
    path = tmp_path / "keys.json"
    keyfile.write_new(path, keyfile.fresh_keys())
    settings.KEYS_FILE = path
    crypto.forget_keys()
    yield path
    crypto.forget_keys()


def deed(*words: str) -> int:
    """One command, in this process and this test's transaction."""
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    args = parser.parse_args(command.words(list(words)))
    return command._DEEDS[args.deed](args)


def older(path) -> None:
    """As if the newest key had been made an hour ago."""
    held = keyfile.read_keys(path)
    aged = keyfile.Keys(held.encrypt, held.index, held.retired, dict.fromkeys(held.encrypt, LONG_SINCE))
    keyfile.replace_with(path, aged)
    crypto.forget_keys()


def people(count: int = 1) -> list[Client]:
    """Files with a value in sealed columns of every sort."""
    world = cast()
    made = []
    for number in range(count):
        client = make_client(f"陈安{number}", area=world.community, worker=world.worker)
        Client.objects.filter(pk=client.pk).update(home_address=f"桂花路{number}号")
        Document.objects.create(
            client=client,
            kind="agreement",
            title="协议",
            dated_on=dt.date(2026, 11, 2),
            added_by=world.worker,
            content=crypto.encrypt_bytes(b"%PDF-" + bytes(5000), column=SCAN_COLUMN),
        )
        made.append(client)
    Authenticator.objects.create(
        user=world.worker,
        type="totp",
        data={"secret": base64.b64encode(crypto.encrypt("JBSWY3DP", column=columns.MFA)).decode()},
    )
    Draft.objects.create(user=world.worker, form="contact", data="半句话")
    return made


def used_by() -> dict[int, int]:
    """Key id → how many values of the whole database it seals."""
    total: dict[int, int] = {}
    for column in columns.columns():
        for key_id, count in column.by_key().items():
            total[key_id] = total.get(key_id, 0) + count
    return total


def test_every_column_of_bytes_is_known_to_the_key_commands():
    """A sealed column is a field that the commands find; plain bytes would be left behind by a rotation."""
    unknown = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("waystation.")
        for field in model._meta.local_fields
        if isinstance(field, models.BinaryField)
        and not isinstance(field, SealedBytesField | BlindIndexField)
        and field.name not in KNOWN_PLAIN.get(model._meta.label, ())
    }
    assert unknown == set()


def test_a_field_known_to_the_commands_is_plain_bytes_for_a_migration():
    for model, name in ((Client, "id_index"), (Document, "content")):
        field = model._meta.get_field(name)
        assert field.deconstruct()[1] == "django.db.models.BinaryField"
        assert type(field.clone()) in {BlindIndexField, models.BinaryField, SealedBytesField}


def test_an_index_field_makes_what_the_rooms_look_up():
    def made(model, name, plain):
        held = crypto.keys()
        return model._meta.get_field(name).fingerprint(held.index[held.indexing], plain)

    assert (made(Client, "id_index", NUMBER), made(Client, "id_tail", NUMBER)) == id_marks(NUMBER)
    assert (
        made(Phone, "number_index", "19900001111"),
        made(Phone, "number_tail", "19900001111"),
    ) == phone_marks("19900001111")
    assert made(Kin, "phone_index", "19900001111") == crypto.blind("phone", "19900001111")
    assert made(Kin, "phone_index", "") is None


@pytest.mark.django_db
def test_a_rotation_from_the_new_key_to_the_end_of_the_old_one(file, capsys):
    checks.must_fit()
    client, *_ = people()
    before = used_by()
    assert set(before) == {1}
    assert deed("rotate") == 0
    assert used_by() == before
    older(file)
    assert deed("retire", "1") == 1
    refused = capsys.readouterr().err
    assert f"Key 1 still seals {before[1]} values. First: waystation keys reencrypt" in refused
    assert "clients.document.content: 1" in refused
    assert deed("reencrypt") == 0
    said = capsys.readouterr().out
    assert "mfa.authenticator.data: 1 of 1" in said
    assert "Remaining under other keys: 0" in said
    assert used_by() == {2: before[1]}
    assert deed("retire", "1") == 0
    crypto.forget_keys()
    assert Client.objects.get(pk=client.pk).home_address == "桂花路0号"
    assert crypto.decrypt_bytes(Document.objects.get().content, column=SCAN_COLUMN)[:5] == b"%PDF-"
    assert crypto.decrypt(
        base64.b64decode(Authenticator.objects.get().data["secret"]), column=columns.MFA
    ) == ("JBSWY3DP")
    assert deed("check", "--all") == 0
    checks.must_fit()
    told = Entry.objects.filter(verb__startswith="keys.").order_by("pk").values_list("verb", "data")
    assert list(told) == [("keys.rotated", {"key": 2}), ("keys.retired", {"key": 1})]


@pytest.mark.django_db
def test_a_key_that_writes_or_is_young_or_unknown_is_not_retired(file, capsys):
    checks.must_fit()
    assert deed("retire", "1") == 1
    assert "is the one that writes" in capsys.readouterr().err
    assert deed("retire", "7") == 1
    assert "There is no key 7 in use. In use: 1." in capsys.readouterr().err
    deed("rotate")
    assert deed("retire", "1") == 1
    assert "younger than a minute" in capsys.readouterr().err
    assert list(keyfile.read_keys(file).encrypt) == [2, 1]


@pytest.mark.django_db
def test_a_retired_key_is_taken_back_for_an_old_backup(file, capsys):
    checks.must_fit()
    client, *_ = people()
    deed("rotate")
    keyfile.replace_with(file, keyfile.read_keys(file).with_retired(1))
    crypto.forget_keys()
    with pytest.raises(crypto.Unreadable):
        Client.objects.get(pk=client.pk)
    assert deed("check") == 1
    assert deed("restore", "1") == 0
    assert Client.objects.get(pk=client.pk).home_address == "桂花路0号"
    assert deed("restore", "1") == 1
    assert "There is no retired key 1." in capsys.readouterr().err


@pytest.mark.django_db
def test_what_somebody_writes_meanwhile_is_never_undone(file):
    client, *_ = people()
    deed("rotate")
    column = next(found for found in columns.columns() if found.label == "clients.client.home_address")
    with connection.cursor() as cursor:
        cursor.execute("SELECT home_address FROM clients_client WHERE id = %s", [client.pk])
        read = bytes(cursor.fetchone()[0])
        Client.objects.filter(pk=client.pk).update(home_address="新地址")
        assert column._reseal_one(cursor, client.pk, read) == 0
    assert Client.objects.get(pk=client.pk).home_address == "新地址"


@pytest.mark.django_db
def test_all_rows_are_sealed_anew_over_many_batches_and_nothing_is_touched_twice(file):
    made = people(11)
    deed("rotate")
    column = next(found for found in columns.columns() if found.label == "clients.client.home_address")
    assert list(column.reseal(4)) == [4, 4, 3]
    assert list(column.reseal(4)) == []
    assert [client.home_address for client in Client.objects.order_by("pk")] == [
        f"桂花路{number}号" for number in range(len(made))
    ]


def environment(path) -> dict[str, str]:
    """What a command of its own needs to find this test's database, as the owner."""
    name = connection.settings_dict["NAME"]
    found = {**os.environ, "WAYSTATION_KEYS_FILE": str(path), "PYTHONUNBUFFERED": "1"}
    for key in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        base, _, options = os.environ[key].partition("?")
        found[key] = f"{base.rpartition('/')[0]}/{name}?{options}"
    found.pop("DJANGO_SETTINGS_MODULE", None)
    return found


WAYSTATION = (sys.executable, "-m", "waystation")


@pytest.mark.django_db(transaction=True)
def test_sealing_anew_goes_on_after_it_was_killed(file):
    checks.must_fit()
    people(40)
    assert deed("rotate") == 0
    before = used_by()
    connections.close_all()
    begun = subprocess.Popen(
        [*WAYSTATION, "keys", "reencrypt", "--rows", "2"],
        env=environment(file),
        stdout=subprocess.PIPE,
        text=True,
    )
    with begun:
        while "clients.client.home_address: 10 of" not in begun.stdout.readline():
            assert begun.poll() is None
        begun.send_signal(signal.SIGKILL)
    assert begun.returncode == -signal.SIGKILL
    midway = used_by()
    assert midway[1] > 0
    assert midway[2] >= 10
    assert sum(midway.values()) == sum(before.values())
    assert deed("check", "--all") == 0
    again = subprocess.run(
        [*WAYSTATION, "keys", "reencrypt"], env=environment(file), capture_output=True, text=True, check=False
    )
    assert again.returncode == 0, again.stderr
    assert "No value uses key 1 any more: waystation keys retire 1" in again.stdout
    assert used_by() == {2: sum(before.values())}
    assert Client.objects.filter(pk__gt=0).count() == 40
    assert {client.home_address for client in Client.objects.all()} == {f"桂花路{n}号" for n in range(40)}


@pytest.mark.django_db(transaction=True)
def test_indexes_are_made_anew_only_with_everybody_out_and_searches_find_again(file):
    world = cast()
    client = make_client("陈安", area=world.community, worker=world.worker)
    index, tail = id_marks(NUMBER)
    Client.objects.filter(pk=client.pk).update(id_number=NUMBER, id_index=index, id_tail=tail)
    checks.must_fit()

    def reindex():
        return subprocess.run(
            [*WAYSTATION, "keys", "reindex"],
            env=environment(file),
            capture_output=True,
            text=True,
            check=False,
        )

    connection.ensure_connection()
    refused = reindex()
    assert refused.returncode == 1
    assert "1 other connections use this database. Stop every" in refused.stderr
    connections.close_all()
    done = reindex()
    assert done.returncode == 0, done.stderr
    crypto.forget_keys()
    assert list(keyfile.read_keys(file).index) == [2]
    fresh = id_marks(NUMBER)
    assert fresh != (index, tail)
    assert Client.objects.get(id_index=fresh[0], id_tail=fresh[1]).pk == client.pk
    assert deed("check", "--all") == 0
    checks.must_fit()


@pytest.mark.django_db
def test_a_reindex_cut_off_between_database_and_file_is_refused_and_finished(file, capsys):
    people()
    checks.must_fit()
    keyfile.replace_with(file, keyfile.read_keys(file).with_next_index())
    crypto.forget_keys()
    checks.must_fit()
    checks.index_is_of(2)
    with pytest.raises(ImproperlyConfigured, match="keys reindex` was cut off"):
        checks.must_fit()
    assert deed("reindex") == 0
    assert "The indexes were made already" in capsys.readouterr().out
    assert list(keyfile.read_keys(file).index) == [2]
    checks.must_fit()


def foreign(path) -> None:
    """Another house's key file with the same ids in the place of ours."""
    path.unlink()
    keyfile.write_new(path, keyfile.fresh_keys())
    crypto.forget_keys()


@pytest.mark.django_db
def test_a_foreign_key_file_is_refused_before_any_row_is_read(file):
    checks.must_fit()
    foreign(file)
    with pytest.raises(ImproperlyConfigured, match="its encryption key 1 is another one"):
        checks.must_fit()


@pytest.mark.django_db
def test_a_key_file_that_lacks_a_key_is_refused(file):
    checks.must_fit()
    old = file.read_bytes()
    deed("rotate")
    file.write_bytes(old)
    crypto.forget_keys()
    with pytest.raises(ImproperlyConfigured, match="it has no encryption key 2"):
        checks.must_fit()


@pytest.mark.django_db
def test_a_foreign_index_key_alone_is_refused(file):
    checks.must_fit()
    held = keyfile.read_keys(file)
    keyfile.replace_with(file, keyfile.Keys(held.encrypt, keyfile.fresh_keys().index, {}, {}))
    crypto.forget_keys()
    with pytest.raises(ImproperlyConfigured, match="its index key 1 is another one"):
        checks.must_fit()


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["encrypt", "index"])
def test_an_older_house_without_check_values_is_told_apart_by_its_rows(file, what):
    world = cast()
    client = make_client("陈安", area=world.community)
    index, tail = id_marks(NUMBER)
    Client.objects.filter(pk=client.pk).update(id_number=NUMBER, id_index=index, id_tail=tail)
    held, other = keyfile.read_keys(file), keyfile.fresh_keys()
    wrong = {"encrypt": (other.encrypt, held.index), "index": (held.encrypt, other.index)}[what]
    keyfile.replace_with(file, keyfile.Keys(*wrong, {}, {}))
    crypto.forget_keys()
    with pytest.raises(ImproperlyConfigured, match="The key file is not the one of this database"):
        checks.must_fit()
    assert not KeyCheck.objects.exists()
    keyfile.replace_with(file, held)
    crypto.forget_keys()
    checks.must_fit()
    assert list(KeyCheck.objects.order_by("kind").values_list("kind", "key_id")) == [
        ("encrypt", 1),
        ("index", 1),
    ]


@pytest.mark.django_db
def test_a_damaged_value_is_found_and_counted(file, capsys):
    client, *_ = people()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE clients_client SET home_address = set_byte(home_address, 20, 7)")
        cursor.execute("UPDATE clients_client SET id_index = 'abc' WHERE id = %s", [client.pk])
    assert deed("check") == 1
    said = capsys.readouterr()
    assert "values do not fit the key file." in said.err
    deed("rotate")
    assert deed("reencrypt") == 1
    assert "Remaining under other keys: 1" in capsys.readouterr().out


def test_the_short_form_makes_the_keys_in_a_folder():
    assert command.words(["/etc/waystation"]) == ["make", "/etc/waystation"]
    assert command.words(["check", "--all"]) == ["check", "--all"]
    assert command.words([]) == []
