"""Every row that hangs on a person's files, at any distance, found along the keys of the tables themselves.

Begins with ``casework.hanging`` (every key to a file, which a test keeps whole) and goes on to whatever
points at a row that was found: a table that is added later is walked as soon as it has a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models

from waystation.casework import hanging
from waystation.clients.models import Client, FieldChange

#: Table → the keys of the rows that go.
Found = dict[type[models.Model], set[Any]]
#: Tables in which a row names two files: it goes with either of them.
OF_TWO_FILES = frozenset({"casework.Refiling", "casework.NotSame"})


class Shared(Exception):
    """A row that would go belongs to somebody else's file too. Nothing is deleted."""


def files_of(client_id: int) -> list[int]:
    """The file and all that were ever merged into it: they are one person's."""
    found, fresh = [client_id], [client_id]
    while fresh:
        fresh = list(
            Client.objects.filter(merged_into__in=fresh).exclude(pk__in=found).values_list("pk", flat=True)
        )
        found += fresh
    return sorted(found)


def everything_of(files: Iterable[int]) -> Found:
    """The rows of these files in every table but the history of fields, which is taken last.

    Raises :class:`Shared`.
    """
    ids = set(files)
    found: Found = {Client: ids}
    for row in hanging.HANGING:
        if hanging.table(row) is not Client:
            _add(found, hanging.table(row), {f"{row.field}__in": ids})
    waiting = list(found)
    while waiting:
        above = waiting.pop(0)
        for table, key in _pointing_at(above):
            if table is not FieldChange and _add(found, table, {f"{key}__in": found[above]}):
                waiting.append(table)
    found.pop(FieldChange, None)
    _check_nobody_elses(found, ids)
    return {table: keys for table, keys in found.items() if keys}


def _pointing_at(table: type[models.Model]) -> list[tuple[Any, str]]:
    """Tables of ours with a key to this one, and the key's name; also keys without a way back."""
    return [
        (relation.related_model, relation.field.name)
        for relation in table._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)  # also of one to one
        and relation.related_model.__module__.startswith("waystation.")
    ]


def _add(found: Found, table: type[models.Model], where: dict[str, Any]) -> bool:
    """Take the rows in; whether any is new."""
    held = found.setdefault(table, set())
    fresh = set(table._default_manager.filter(**where).values_list("pk", flat=True)) - held
    held |= fresh
    return bool(fresh)


def _check_nobody_elses(found: Found, ids: set[int]) -> None:
    for table, keys in found.items():
        if table is Client or table._meta.label in OF_TWO_FILES:
            continue
        for key in table._meta.concrete_fields:
            if key.is_relation and key.related_model is Client:
                rows = table._default_manager.filter(pk__in=keys, **{f"{key.name}__isnull": False})
                if rows.exclude(**{f"{key.name}__in": ids}).exists():
                    raise Shared(table._meta.label)


def tables() -> set[type[models.Model]]:
    """Every table that this walk can reach: those with a key to a file, and all that point at one of them."""
    reached: set[Any] = {Client, *(hanging.table(row) for row in hanging.HANGING)}
    waiting = list(reached)
    while waiting:
        for table, _key in _pointing_at(waiting.pop()):
            if table not in reached:
                reached.add(table)
                waiting.append(table)
    return reached


def left_of(files: Iterable[int]) -> list[str]:
    """Tables with a key to one of these files that still hold a row of them, as ``label.field``."""
    ids = list(files)
    found = [
        f"{model._meta.label}.{key.name}"
        for model in apps.get_models()
        for key in model._meta.concrete_fields
        if key.is_relation
        and key.related_model is Client
        and model._default_manager.filter(**{f"{key.name}__in": ids}).exists()
    ]
    if Client.objects.filter(pk__in=ids).exists():
        found.append("clients.Client")
    return sorted(found)
