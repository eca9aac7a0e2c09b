"""Every table that points at an order, and every text that begins with one, says what becomes of it when an
order that was entered twice becomes one."""

from __future__ import annotations

import re
from pathlib import Path

from django.apps import apps
from django.db import models

import waystation
from waystation.casework import hanging
from waystation.casework.refiling import rehanging
from waystation.orders.models import Order

#: What has a key of its own that never names an order, or is computed or said once and left.
_OTHER_KEYS = {
    "notices.Notice.key": "a notice keeps what it said",
    "notices.Message.key": "names what the message is about, which keeps its number",
    "casework.Obligation.key": "computed anew",
    "orders.LocalParameter.key": "the name of a figure",
}


def test_every_key_to_an_order_is_named():
    missing = rehanging.unnamed(apps.get_models())
    assert missing == [], "say in casework/refiling/rehanging.py what becomes of these rows"


def test_a_planted_table_is_found():
    named = tuple(row for row in rehanging.ON_ORDER if row.model != "contacts.Search")
    assert rehanging.unnamed(apps.get_models(), named) == ["contacts.Search.order"]


def test_every_line_names_a_table_and_columns_that_exist():
    for row in rehanging.ON_ORDER:
        fields = {one.name: one for one in rehanging.table(row)._meta.concrete_fields}
        assert fields["order"].related_model is Order, row
        assert {*row.same, *(name.partition("__")[0] for name in row.alive)} <= fields.keys(), row
        unique = [c for c in rehanging.table(row)._meta.constraints if "order" in getattr(c, "fields", ())]
        assert not unique or row.same or row.stays, f"{row.model} may stand once: say what is the same"
        assert row.once == bool(fields["order"].unique), row


def test_taking_back_reads_every_table_of_an_order():
    """What hangs on an order is kept for the undo: it hangs on the file too, or is read beneath the order."""
    on_files = {hanging.table(row) for row in hanging.MOVING}
    order = next(row for row in hanging.HANGING if row.model == "orders.Order")
    beneath = {model for model, _column in hanging.children(order)}
    for row in rehanging.ON_ORDER:
        assert rehanging.table(row) in on_files | beneath, row


def test_every_column_of_keys_is_named():
    known = {f"{model._meta.label}.{column}" for model, column in rehanging.KEYS} | _OTHER_KEYS.keys()
    found = {
        f"{model._meta.label}.{one.name}"
        for model in apps.get_models()
        if model.__module__.startswith("waystation.")
        for one in model._meta.concrete_fields
        if isinstance(one, models.CharField) and (one.name == "key" or one.name.endswith("_key"))
    }
    assert found - {"accounts.Session.session_key"} == known


def test_every_word_of_a_key_that_names_an_order_is_known():
    """``f"lost:{order.id}/…"`` anywhere in the program."""
    root = Path(waystation.__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in root.rglob("*.py"))
    words = re.findall(r'f"([a-z_]+):\{[a-z_.]*order[a-z_.]*\}/', text)
    assert set(words) == set(rehanging.WORDS)
