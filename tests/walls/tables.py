"""Which tables hang on a client, and which of them have no wall."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db import connection, models

from waystation.clients.models import Client

Model = type[models.Model]


def hanging(known: Iterable[Model] | None = None) -> list[Model]:
    """``Client`` and every table that points at one, directly or through others, nearest first."""
    left = list(known if known is not None else apps.get_models(include_auto_created=True))
    found: list[Model] = [Client]
    grown = True
    while grown:
        more = [
            model
            for model in left
            if model not in found
            and any(f.is_relation and f.related_model in found for f in model._meta.concrete_fields)
        ]
        grown = bool(more)
        found += more
    return found


def without_wall(tables: Iterable[Model]) -> list[str]:
    """The tables without a forced policy in the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid "
            "WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.polname = 'wall'"
        )
        walled = {name for (name,) in cursor.fetchall()}
    return sorted(model._meta.db_table for model in tables if model._meta.db_table not in walled)
