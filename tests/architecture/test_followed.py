"""Every table of a client's data is followed by the history, or says here why it need not be."""

from __future__ import annotations

from collections.abc import Iterable

import pgtrigger
import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from tests.architecture.test_columns import about_clients
from waystation.auditing.history import words
from waystation.common import history
from waystation.common.fields import EncryptedTextField
from waystation.common.wording.labels import LABELS
from waystation.rules.privacy import COLUMNS, Sort

GROWS = "rows are added and ended by a deed each; who and when stand in the row itself"
READ = "somebody's look, message, draft or list, no statement about the client"
OWN = "keeps a history of its own"
WAITS = "there may be no file yet; every change is a deed of its own in the record"
#: Tables about clients that are not followed → why.
NOT_FOLLOWED = {
    "clients.accesspass": READ,
    "clients.fieldchange": OWN,
    "clients.protectedreader": GROWS,
    "clients.protection": GROWS,
    "clients.recusal": GROWS,
    "clients.telling": GROWS,
    "orders.leaveextension": GROWS,
    "orders.absence": GROWS,
    "orders.absenceattempt": GROWS,
    "orders.move": GROWS,
    "orders.sharedfile": GROWS,
    "screening.testrequest": GROWS,
    "clients.sealing": GROWS,
    "clients.unsealing": GROWS,
    "clients.hold": GROWS,
    "clients.deletion": GROWS,
    "screening.custodystep": GROWS,
    "notices.notice": READ,
    "notices.message": READ,
    "notices.delivery": READ,
    "notices.address": GROWS,
    "orders.leaver": WAITS,
    "orders.leaverstep": WAITS,
    "orders.centreassessment": WAITS,
    "orders.aftercare": GROWS,
    "orders.release": GROWS,
    "orders.releaserecord": GROWS,
    "accounts.draft": READ,
    "casework.changerequest": GROWS,
    "casework.handedout": GROWS,
    "casework.handoverfile": GROWS,
    "casework.notsame": GROWS,
    "casework.obligation": OWN,
    "casework.obligationchange": OWN,
    "casework.refiling": GROWS,
    "casework.rosterrow": READ,
    "points.papercard": GROWS,
    "points.paycode": GROWS,
    "papers.issuedpaper": GROWS,
    "points.pointrequest": GROWS,
    "points.redemption": GROWS,
    "points.redemptionline": GROWS,
    "papers.batchline": READ,
    "points.correction": GROWS,
    "points.enrolment": GROWS,
    "points.event": GROWS,
    "contacts.ask": GROWS,
    "points.wallet": GROWS,
    "portal.login": GROWS,
    "portal.onetimecode": GROWS,
    "portal.session": READ,
}


def triggers() -> list[tuple[type[models.Model], history.Changed]]:
    return [(model, one) for model, one in pgtrigger.registered() if isinstance(one, history.Changed)]


def columns() -> list[tuple[models.Field, bool]]:
    """Every followed column, and whether its values are held."""
    return [
        (field, history.holds(field))
        for model, trigger in triggers()
        for field in history.followed(model, trigger.besides)
    ]


def unsaid(tables: Iterable[type[models.Model]]) -> set[str]:
    """Tables that are neither followed nor excused."""
    followed = {model for model, _trigger in triggers()}
    return {table._meta.label_lower for table in tables if table not in followed} - NOT_FOLLOWED.keys()


def test_every_table_about_clients_is_followed_or_excused():
    about = about_clients()
    assert unsaid(about) == set(), "decorate it with history.follow(), or say here why not"
    assert NOT_FOLLOWED.keys() <= {model._meta.label_lower for model in about}
    assert not NOT_FOLLOWED.keys() & {model._meta.label_lower for model, _trigger in triggers()}


def test_a_planted_table_is_found():
    assert unsaid([*about_clients(), apps.get_model("orders.LocalParameter")]) == {"orders.localparameter"}


def test_what_is_held_is_decided_by_the_table_of_sensitivity():
    held = {f"{field.model._meta.label_lower}.{field.name}" for field, holds in columns() if holds}
    sorts = {COLUMNS[name] for name in held if name in COLUMNS}
    assert sorts == {Sort.PLAIN, Sort.LEGAL}
    assert len(held) > 60
    for name in ("name", "born_on", "id_number", "home_address", "substances", "remark"):
        assert f"clients.client.{name}" not in held
    for field, holds in columns():
        assert not (holds and isinstance(field, (EncryptedTextField, models.BinaryField, models.TextField)))


@pytest.mark.parametrize(
    ("sort", "field", "held"),
    [
        (Sort.PLAIN, models.DateField(), True),
        (Sort.PLAIN, models.CharField(max_length=30), True),
        (Sort.PLAIN, models.CharField(max_length=31), False),
        (Sort.PLAIN, models.TextField(), False),
        (Sort.PLAIN, models.JSONField(), False),
        (Sort.LEGAL, models.DateField(), True),
        (Sort.HEALTH, models.CharField(max_length=10), False),
        (Sort.HEALTH, ArrayField(models.CharField(max_length=10)), False),
        (Sort.BIRTH, models.DateField(), False),
        (Sort.SEALED, models.IntegerField(), False),
        (None, models.DateField(), False),
    ],
)
def test_a_new_column_is_held_only_if_its_sort_and_its_kind_allow(monkeypatch, sort, field, held):
    field.set_attributes_from_name("fresh")
    field.model = apps.get_model("clients.Phone")
    monkeypatch.setattr(history, "COLUMNS", {"clients.phone.fresh": sort})
    assert history.holds(field) is held


@pytest.mark.django_db
def test_the_triggers_of_every_followed_table_stand_in_the_database_and_fire():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, count(*) FROM pg_trigger"
            " WHERE tgname LIKE 'pgtrigger_history_%' AND tgenabled = 'O' GROUP BY 1"
        )
        there = dict(cursor.fetchall())
    assert there == {model._meta.db_table: 2 for model, _trigger in triggers()}


def test_everything_that_is_followed_has_its_words():
    assert {model._meta.label_lower for model, _trigger in triggers()} == set(words.THINGS)
    named = {field.name for field, _holds in columns()} - {"client"}
    placed = {name for name in words.FIELDS if "." in name}
    assert placed <= {f"{field.model._meta.label_lower}.{field.name}" for field, _holds in columns()}
    assert named == words.FIELDS.keys() - placed, "words too many, or too few"


def test_every_code_that_is_held_has_its_words():
    codes = {
        f"{field.model._meta.label_lower}.{field.name}"
        for field, holds in columns()
        if holds
        and isinstance(getattr(field, "base_field", field), models.CharField)
        and field.name != "file_number"
    }
    without = {
        name
        for name in codes - words.LISTS.keys()
        if not apps.get_model(name.rpartition(".")[0])._meta.get_field(name.rpartition(".")[2]).choices
    }
    assert without == set()
    assert words.LISTS.keys() <= codes
    for name, codes_of in words.LISTS.items():
        assert all((codes_of, str(code)) in LABELS for code in codes_of), name
