"""Rows of one table as the text that COPY reads.

What a row does not say is the field's default, worked out once; so a column that is added to a model later
needs nothing here. Columns that the database fills itself are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED

from waystation.common import crypto
from waystation.common.fields import EncryptedTextField

_dumps = json.JSONEncoder(ensure_ascii=False).encode
NOTHING = "\\N"
_Text = Callable[[Any], str]
_UNSAFE = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_is_unsafe = re.compile(r"[\\\t\n\r]").search


def _safe(text: str) -> str:
    return text.translate(_UNSAFE) if _is_unsafe(text) else text


def _escaped(value: Any) -> str:
    return NOTHING if value is None else _safe(str(value))


def _plain(value: Any) -> str:
    """Numbers, codes, moments: nothing in them needs escaping."""
    return NOTHING if value is None else str(value)


@lru_cache(maxsize=20_000)
def _day(value: date | None) -> str:
    return NOTHING if value is None else value.isoformat()


def _bytes(value: Any) -> str:
    return NOTHING if value is None else "\\\\x" + bytes(value).hex()


def _yes(value: Any) -> str:
    return "t" if value else "f"


def _array(value: Any) -> str:
    return NOTHING if value is None else "{" + ",".join(value) + "}"


def _json(value: Any) -> str:
    return NOTHING if value is None else _safe(_dumps(value))


def _sealed(label: str) -> _Text:
    return lambda value: _bytes(crypto.encrypt(value, column=label)) if value else "\\\\x"


def _text_of(field: models.Field[Any, Any]) -> _Text:
    """How a value of ``field`` is written."""
    if isinstance(field, EncryptedTextField):
        return _sealed(field.column_label)
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return _day
    for kind, text in (
        (models.BinaryField, _bytes),
        (models.BooleanField, _yes),
        (ArrayField, _array),
        (models.JSONField, _json),
        (models.IntegerField, _plain),
        (models.ForeignKey, _plain),
        (models.UUIDField, _plain),
        (models.TimeField, _plain),
    ):
        if isinstance(field, kind):
            return text
    return _escaped


class Sheet:
    """The rows of one model that wait to be copied. ``given``: the columns every row says, in its order.

    ``moment``: what stands in a moment of making that no row says.
    """

    def __init__(self, model: type[models.Model], given: Sequence[str], moment: str) -> None:
        known = {field.attname: field for field in model._meta.concrete_fields if not _database_fills(field)}
        rest = [field for name, field in known.items() if name not in given]
        columns = [str(known[name].column) for name in given] + [str(field.column) for field in rest]
        quote = connection.ops.quote_name
        self.statement = f"COPY {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) FROM STDIN"
        self._texts = [_text_of(known[name]) for name in given]
        self._tail = "".join("\t" + _default(field, moment) for field in rest) + "\n"
        self.lines: list[str] = []

    def add(self, *values: Any) -> None:
        """One row."""
        row = "\t".join([text(value) for text, value in zip(self._texts, values, strict=True)])
        self.lines.append(row + self._tail)


def _database_fills(field: models.Field[Any, Any]) -> bool:
    return bool(field.generated) or field.db_default is not NOT_PROVIDED


def _default(field: models.Field[Any, Any], moment: str) -> str:
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return moment
    value = field.get_default()
    return NOTHING if value is None else _text_of(field)(value)
