"""Many new rows at once, each with its id: what a first nightly pass writes for every file of a district.

Only for rows that nobody else can be making: the caller holds their clients' locks.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import models

from waystation.common import bulk

#: From here it is worth its two round trips.
WORTHWHILE = 200


def insert(rows: Sequence[models.Model]) -> None:
    """Write new ``rows`` (at least one) of one table; each gets its id. Must run inside a transaction."""
    table = type(rows[0])
    columns: dict[str, list[Any]] = {}
    for field in table._meta.concrete_fields:
        name = field.attname
        if isinstance(field, models.JSONField):
            columns[name] = [as_json(getattr(row, name)) for row in rows]
        elif not field.primary_key and not getattr(field, "auto_now_add", False):
            columns[name] = [getattr(row, name) for row in rows]
    for row, pk in zip(rows, bulk.insert(table, columns), strict=True):
        row.pk = pk


def as_json(value: object) -> str:
    """A value of a JSON column as it is sent."""
    return json.dumps(value, ensure_ascii=False, default=str)
