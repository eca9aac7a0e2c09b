"""Writes a small Excel 97 workbook (BIFF8 in a compound file), since no library here writes .xls.

Follows [MS-XLS] and [MS-CFB] as far as text, numbers and date formats need.
"""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Sequence
from typing import Any

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_DATE_STYLE = 1


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _style(number_format: int) -> bytes:
    return _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, number_format, 0, 0x20, 0, 0, 0, 0, 0, 0x20C0))


def _globals(names: Sequence[str], sizes: Sequence[int]) -> bytes:
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    head += _record(0x0042, struct.pack("<H", 1200)) + _style(0) + _style(14)
    names_bytes = [struct.pack("<BB", len(name), 1) + name.encode("utf-16-le") for name in names]
    place = len(head) + sum(4 + 6 + len(name) for name in names_bytes) + 4
    sheets = b""
    for name, size in zip(names_bytes, sizes, strict=True):
        sheets += _record(0x0085, struct.pack("<IBB", place, 0, 0) + name)
        place += size
    return head + sheets + _record(0x000A)


def _sheet(rows: Sequence[Sequence[Any]], merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    out = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    out += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            if isinstance(value, dt.date):
                days = (value - dt.date(1899, 12, 30)).days
                out += _record(0x0203, struct.pack("<HHHd", number, column, _DATE_STYLE, days))
            elif isinstance(value, str):
                out += _record(0x0204, struct.pack("<HHH", number, column, 0) + _text(value))
            else:
                out += _record(0x0203, struct.pack("<HHHd", number, column, 0, value))
    if merged:
        out += _record(
            0x00E5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<4H", *area) for area in merged)
        )
    return out + _record(0x000A)


def xls(
    *sheets: tuple[str, Sequence[Sequence[Any]]], merged: Sequence[tuple[int, int, int, int]] = ()
) -> bytes:
    """A workbook of (name, rows). ``merged`` are (top, bottom, left, right) of every sheet, from 0."""
    parts = [_sheet(rows, merged) for _, rows in sheets]
    stream = _globals([name for name, _ in sheets], [len(part) for part in parts]) + b"".join(parts)
    return compound("Workbook", stream)


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    fats = 1
    while fats * 128 < count + fats + 1:
        fats += 1
    table = [*range(1, count), _END, _END, *([_FAT] * fats)]  # the stream, the directory, the table itself
    table += [_FREE] * (fats * 128 - len(table))
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += struct.pack("<IIIIIIIII", 0, fats, count, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *([count + 1 + n for n in range(fats)] + [_FREE] * (109 - fats)))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 0, len(stream)) + bytes(256)
    return header + stream + directory + struct.pack(f"<{len(table)}I", *table)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw) + 2, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
