"""A column of values → the text of a PostgreSQL array, with as little work for each value as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from waystation.common import crypto
from waystation.common.fields import EncryptedTextField

Writer = Callable[[Sequence[Any]], str]

#: Stands between the values while a whole column is quoted at once. PostgreSQL knows it in no text.
_BETWEEN = "\0"
_QUOTED = (models.CharField, models.TextField, models.JSONField, models.DateTimeField)


def writer(field: models.Field[Any, Any]) -> Writer:
    """What writes a column of ``field`` out. Texts and JSON are quoted, bytes become hexadecimal digits."""
    if isinstance(field, EncryptedTextField):
        return lambda values: _bytes(crypto.encrypt_many(values, column=field.column_label))
    if isinstance(field, models.BinaryField):
        return _bytes
    if isinstance(field, ArrayField):
        return lambda values: _texts([None if value is None else _texts(value) for value in values])
    return _texts if isinstance(field, _QUOTED) else _plain


def _plain(values: Iterable[Any]) -> str:
    """Numbers, days, truth values: nothing in them needs quoting."""
    return "{" + ",".join(["NULL" if value is None else str(value) for value in values]) + "}"


def _texts(values: Sequence[Any]) -> str:
    if not values:
        return "{}"
    if None in values:
        return "{" + ",".join(["NULL" if value is None else _one_text(str(value)) for value in values]) + "}"
    joined = _BETWEEN.join(map(str, values))
    if joined.count(_BETWEEN) != len(values) - 1:
        raise ValueError("a text holds a NUL character")
    return '{"' + joined.replace("\\", "\\\\").replace('"', '\\"').replace(_BETWEEN, '","') + '"}'


def _one_text(text: str) -> str:
    if _BETWEEN in text:
        raise ValueError("a text holds a NUL character")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _bytes(values: Iterable[bytes | memoryview | None]) -> str:
    return "{" + ",".join(["NULL" if value is None else f'"\\\\x{value.hex()}"' for value in values]) + "}"
