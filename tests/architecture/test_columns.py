"""Every column of a client's data says what it holds; a new one that says nothing is found."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import models

from waystation.accounts.models import Draft
from waystation.casework.models import RosterRow
from waystation.clients.models import Client
from waystation.common.fields import EncryptedTextField
from waystation.rules.privacy import COLUMNS, Sort

#: Columns that cannot say anything about a person.
SAYS_NOTHING = (
    models.AutoField,
    models.BigAutoField,
    models.ForeignKey,
    models.UUIDField,
    models.BooleanField,
)


def about_clients() -> set[type[models.Model]]:
    """``Client`` and every table of ours that points at one, at any distance; and drafts."""
    ours = [m for m in apps.get_models() if m.__module__.startswith("waystation.")]
    found: set[type[models.Model]] = {Client, RosterRow, Draft}
    while True:
        more = {
            model
            for model in ours
            if any(f.is_relation and f.related_model in found - {Draft} for f in model._meta.concrete_fields)
        } - found
        if not more:
            return found
        found |= more


def unannotated(tables: Iterable[type[models.Model]]) -> list[str]:
    """Columns without a line in ``rules/privacy/columns.py``."""
    return sorted(
        f"{table._meta.label_lower}.{field.name}"
        for table in tables
        for field in table._meta.concrete_fields
        if not isinstance(field, SAYS_NOTHING) and f"{table._meta.label_lower}.{field.name}" not in COLUMNS
    )


def test_every_column_of_a_clients_data_has_its_sort():
    assert unannotated(about_clients()) == []


def test_the_table_names_no_column_that_is_gone():
    there = {f"{m._meta.label_lower}.{f.name}" for m in apps.get_models() for f in m._meta.concrete_fields}
    assert set(COLUMNS) - there == set()


@pytest.mark.parametrize("column", ["clients.client.blood_group", "clients.phone.owner"])
def test_a_column_nobody_annotated_is_found(column):
    app, table, name = column.split(".")
    model = apps.get_model(app, table)
    field = models.CharField(max_length=10)
    field.set_attributes_from_name(name)
    field.model = model
    model._meta.local_fields.append(field)
    model._meta._expire_cache()
    try:
        assert unannotated(about_clients()) == [column]
    finally:
        model._meta.local_fields.remove(field)
        model._meta._expire_cache()
    assert unannotated(about_clients()) == []


def test_what_rests_encrypted_is_never_called_plain():
    sealed = {
        f"{m._meta.label_lower}.{f.name}"
        for m in about_clients()
        for f in m._meta.concrete_fields
        if isinstance(f, (EncryptedTextField, models.BinaryField))
    }
    assert {column for column in sealed if COLUMNS[column] is Sort.PLAIN} == set()
