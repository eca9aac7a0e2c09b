"""What a column holds, where its title says nothing: a guess from the cells themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from waystation.casework.roster.cells.numbers import clean_identity, read_phones
from waystation.casework.roster.cells.text import as_text, has_value
from waystation.casework.roster.cells.words import read_kind
from waystation.casework.roster.files.workbook import Sheet
from waystation.casework.roster.shapes import Value
from waystation.casework.roster.tables.find import Table
from waystation.casework.roster.tables.headers import KIN, STAFF

SURE = 0.5
_SAMPLE = 60
_FEWEST = 0.7


def _is_identity(value: Value) -> bool:
    return re.fullmatch(r"\d{17}[\dX]", clean_identity(value)) is not None


def _is_phone(value: Value) -> bool:
    found = read_phones(value)
    return found.first is not None and found.flaw is None and len(found.first) == 11


def _is_kind(value: Value) -> bool:
    return read_kind(value)[0] is not None


def _is_sex(value: Value) -> bool:
    return as_text(value) in ("男", "女", "男性", "女性")


def _is_community(value: Value) -> bool:
    return re.fullmatch(r"[一-鿿]{2,8}(?:社区|村)", as_text(value)) is not None


_LOOKS: tuple[tuple[str, Callable[[Value], bool]], ...] = (
    ("id", _is_identity),
    ("phone", _is_phone),
    ("kind", _is_kind),
    ("sex", _is_sex),
    ("community", _is_community),
)


def complete(sheet: Sheet, table: Table) -> Table:
    """``table`` with the fields that no title names but whose cells can be nothing else."""
    missing = [(field, looks) for field, looks in _LOOKS if field not in table.fields]
    if not missing:
        return table
    fields, columns = dict(table.fields), list(table.columns)
    for field, looks in missing:
        for place, column in enumerate(columns):
            if column.field or KIN.search(column.title) or STAFF.search(column.title):
                continue
            cells = list(_cells(sheet.rows[table.last + 1 :], column.index))
            if len(cells) >= 2 and sum(map(looks, cells)) >= _FEWEST * len(cells):
                fields[field] = column.index
                columns[place] = replace(column, field=field, confidence=SURE)
                break
    return Table(table.first, table.last, tuple(columns), fields)


def _cells(rows: Sequence[Sequence[Value]], index: int) -> Iterator[Value]:
    found = (row[index] for row in rows if index < len(row) and has_value(row[index]))
    return (value for value, _ in zip(found, range(_SAMPLE), strict=False))
