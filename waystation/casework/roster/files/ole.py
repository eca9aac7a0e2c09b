"""Looks into an xls file before the reader does: the reader trusts the file's own tables and numbers.

A chain of sectors that bites its tail, or one cell far away, would ask the reader for all the memory
there is. So the workbook's stream is taken out by a library that checks the chains, its cells are
measured, and the reader gets it in a fresh container.
"""

from __future__ import annotations

import io
import struct

from waystation.casework.roster.files.limits import Limits
from waystation.casework.roster.sentences import RosterUnreadable

#: What the OLE libraries raise on a malformed file.
BROKEN = (
    AssertionError,
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    EOFError,
    ArithmeticError,
    struct.error,
)
_SECTOR, _PER_SECTOR, _IN_HEADER = 512, 128, 109
_FREE, _END, _FAT, _LIST = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_BOF, _SHARED = 0x0809, 0x00FC
#: Records that hold a cell: formula, numbers, texts, truth values and errors, blanks.
_CELLS = frozenset((0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E))
_MOST_COLUMNS = 256


def check_ole(data: bytes, limits: Limits) -> bytes:
    """A clean container with the workbook; ``RosterUnreadable`` when it is locked, broken or none."""
    import msoffcrypto
    import msoffcrypto.exceptions
    import olefile  # type: ignore[import-untyped]  # has no types

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            streams = {"/".join(name).lower(): name for name in ole.listdir()}
            if "encryptedpackage" in streams:
                raise RosterUnreadable("password")
            name = streams.get("workbook") or streams.get("book")
            if name is None:
                raise RosterUnreadable("wrong_type", kind="Word" if "worddocument" in streams else "OLE")
            stream = ole.openstream(name).read()
        if msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted():
            raise RosterUnreadable("password")
        _measure(stream, limits)
    except (msoffcrypto.exceptions.FileFormatError, msoffcrypto.exceptions.ParseError, *BROKEN) as problem:
        raise RosterUnreadable("broken_file") from problem
    return compound(name[-1], stream)


def _measure(stream: bytes, limits: Limits) -> None:
    """Walk the records; refuse too many cells, and counts that the file cannot hold."""
    place = cells = rows = columns = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        if kind == _BOF:
            cells, rows, columns = cells + rows * columns, 0, 0
        elif kind in _CELLS and size >= 4:
            row, column = struct.unpack_from("<HH", stream, place + 4)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif (
            kind == _SHARED and size >= 8 and max(struct.unpack_from("<II", stream, place + 4)) > len(stream)
        ):
            raise RosterUnreadable("broken_file")
        place += 4 + size
    if columns > _MOST_COLUMNS:
        raise RosterUnreadable("broken_file")
    if cells + rows * columns > limits.cells:
        raise RosterUnreadable("too_many_cells", sheet="xls", limit=limits.cells // 10_000)


def compound(name: str, stream: bytes) -> bytes:
    """A compound file ([MS-CFB], version 3) with one stream of at least 4096 bytes."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    fats = lists = 0
    while fats * _PER_SECTOR < count + 1 + fats + lists:
        fats += 1
        lists = -(-max(0, fats - _IN_HEADER) // (_PER_SECTOR - 1))
    # The stream, the directory, the table itself, the lists of the table's sectors beyond the header's.
    table = [*range(1, count), _END, _END, *([_FAT] * fats), *([_LIST] * lists)]
    table += [_FREE] * (fats * _PER_SECTOR - len(table))
    places = [count + 1 + number for number in range(fats)]
    first_list = count + 1 + fats
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIII", 0, fats, count, 0, 4096, _END, 0)
    header += struct.pack("<II", first_list if lists else _END, lists)
    head = places[:_IN_HEADER]
    header += struct.pack("<109I", *head, *([_FREE] * (_IN_HEADER - len(head))))
    more = b""
    for number in range(lists):
        start = _IN_HEADER + number * (_PER_SECTOR - 1)
        some = places[start : start + _PER_SECTOR - 1]
        some += [_FREE] * (_PER_SECTOR - 1 - len(some))
        more += struct.pack("<128I", *some, first_list + number + 1 if number + 1 < lists else _END)
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 0, len(stream))
    body = (header, stream, directory.ljust(_SECTOR, b"\0"), struct.pack(f"<{len(table)}I", *table), more)
    return b"".join(body)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
