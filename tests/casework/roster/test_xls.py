"""Old .xls workbooks are read like the new ones."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import struct

import pytest

from tests.casework.roster.biff import xls
from tests.casework.roster.styles import TODAY, people
from waystation.casework.roster.read import read_roster
from waystation.casework.roster.sentences import RosterUnreadable


def test_an_xls_roster_with_a_merged_header() -> None:
    cast = people(30)
    rng = random.Random(1)
    rows: list[list[object]] = [
        ["某街道花名册"],
        ["序号", "姓名", "身份证号码", "手机", "管控类别", "执行情况", "", "", "期限"],
        ["", "", "", "", "", "送达时间", "报到时间", "签协议时间", ""],
    ]
    for number, p in enumerate(cast, 1):
        days = [
            rng.choice((day, day.isoformat())) if day else "无" for day in (p.served, p.reported, p.agreed)
        ]
        rows.append([number, p.name, p.id, int(p.phone), p.kind, *days, p.years])
    rows.append(["合计", "", "30人"])
    merged = [(0, 0, 0, 8), (1, 1, 5, 7), *((1, 2, column, column) for column in (0, 1, 2, 3, 4, 8))]
    roster = read_roster(xls(("名册", rows), ("说明", [["请勿外传"]]), merged=merged), today=TODAY)
    assert roster.format == "xls"
    wanted = [(p.name, p.id, p.phone, p.kind, p.served, p.reported, p.agreed, p.years) for p in cast]
    said = [
        (p.name, p.id, p.phone, p.kind, p.served, p.reported, p.agreed, p.years)
        for p in (row.person for row in roster.rows)
    ]
    assert said == wanted
    assert roster.rejected == 0
    assert roster.sheets[0].header_rows == (2, 3)


def test_dates_of_an_xls_file_are_dates() -> None:
    rows = [["姓名", "身份证号", "送达日期"], ["赵一", "421221196905041270", dt.date(2025, 8, 25)]]
    assert read_roster(xls(("名册", rows)), today=TODAY).rows[0].person.served == dt.date(2025, 8, 25)


def test_a_long_xls_roster_of_many_sectors() -> None:
    cast = people(450)
    rows = [["姓名", "身份证号", "备注"], *([p.name, p.id, "长" * 4000] for p in cast)]
    data = xls(("名册", rows))
    assert len(data) > 3_500_000
    assert [row.person.id for row in read_roster(data, today=TODAY).rows] == [p.id for p in cast]


def test_a_container_bigger_than_its_header_can_list() -> None:
    import io

    import olefile  # type: ignore[import-untyped]  # has no types

    from waystation.casework.roster.files.ole import compound

    stream = bytes(range(256)) * 40_000
    with olefile.OleFileIO(io.BytesIO(compound("Workbook", stream))) as ole:
        assert ole.openstream("Workbook").read()[: len(stream)] == stream


def test_a_cell_outside_every_sheet_is_refused() -> None:
    good = xls(("名册", [["姓名", "身份证号", "送达日期"], ["赵一", "421221196905041270", 1.0]]))
    number = good.index(bytes.fromhex("03020e00"))
    with pytest.raises(RosterUnreadable) as caught:
        read_roster(good[: number + 4] + b"\xff\xff\xff\xff" + good[number + 8 :], today=TODAY)
    assert caught.value.code == "broken_file"


def test_a_chain_of_sectors_that_bites_its_tail_ends() -> None:
    data = xls(("名册", [["姓名", "身份证号", "送达日期"], ["赵一", "421221196905041270", 1.0]]))
    table = struct.pack("<128I", *range(1, 7), 0, *([0xFFFFFFFE] * 121))
    # Read short or refused: what counts is that it ends, and invents nobody.
    with contextlib.suppress(RosterUnreadable):
        assert len(read_roster(data[:-512] + table, today=TODAY).rows) == 1
