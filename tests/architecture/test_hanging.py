"""Every table that points at a file says what becomes of its rows when two files become one."""

from __future__ import annotations

from django.apps import apps

from waystation.casework import hanging
from waystation.casework.refiling import parting, shown
from waystation.clients.hanging import Way


def test_every_key_to_a_file_is_named_by_its_room():
    missing = hanging.unnamed(apps.get_models())
    assert missing == [], "say in <room>/hanging.py what becomes of these rows when files are merged"


def test_a_planted_table_is_found():
    named = [row for row in hanging.HANGING if row.model != "clients.Phone"]
    assert hanging.unnamed(apps.get_models(), named) == ["clients.Phone.client"]


def test_every_line_names_a_table_and_a_key_that_exist():
    for row in hanging.HANGING:
        key = hanging.table(row)._meta.get_field(row.field)
        assert key.related_model is apps.get_model("clients.Client")
        columns = {one.attname for one in hanging.table(row)._meta.concrete_fields}
        assert {*row.same, *row.alive, *row.stays_as} <= columns, row


def test_every_table_that_moves_has_its_words_for_the_preview():
    moving = {row.model for row in hanging.HANGING if row.way is Way.MOVES}
    assert moving == set(shown.TABLE_WORDS)
    assert moving - parting._OF_THE_FILE == set(shown._SAID)
