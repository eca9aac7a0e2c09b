"""Files that are not read: each is refused with its reason, and a Chinese sentence that says what to do."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.archives import lying_bomb
from tests.casework.roster.biff import compound, xls
from tests.casework.roster.styles import TODAY, Style, people, text_file, workbook
from waystation.casework.roster.files.limits import Limits
from waystation.casework.roster.read import read_roster
from waystation.casework.roster.sentences import REFUSALS, RosterUnreadable

STYLE = Style(
    [
        ("姓名", lambda p, rng: p.name),
        ("身份证号", lambda p, rng: p.id),
        ("类别", lambda p, rng: p.kind),
        ("送达日期", lambda p, rng: p.served.isoformat()),
    ]
)
GOOD = workbook(("名册", STYLE, people(20)))


def refused(source: bytes | Path, limits: Limits | None = None, **more: object) -> str:
    with pytest.raises(RosterUnreadable) as caught:
        read_roster(source, today=TODAY, limits=limits or Limits(), **more)  # type: ignore[arg-type]  # per test
    sentence = str(caught.value)
    assert re.search(r"[一-鿿].*。", sentence)
    assert "%(" not in sentence
    return caught.value.code


def zipped(parts: dict[str, bytes], *, of: bytes = GOOD) -> bytes:
    """The archive ``of`` with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(of)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.filename not in parts:
                target.writestr(entry, source.read(entry))
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def part(name: str, of: bytes = GOOD) -> bytes:
    with zipfile.ZipFile(io.BytesIO(of)) as source:
        return source.read(name)


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7 renamed to xlsx", "wrong_type"),
        (b"\x89PNG\r\n\x1a\n0000", "wrong_type"),
        (b"<html><body><table><tr><td>x</td></tr></table></body></html>", "html"),
        ("\ufeff<!DOCTYPE html><html>".encode(), "html"),
        (b'<?xml version="1.0"?><Workbook/>', "xml"),
        (GOOD[: len(GOOD) // 2], "broken_file"),
        (GOOD[:-30], "broken_file"),
        (b"PK\x03\x04" + bytes(100), "broken_file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "broken_file"),
        (bytes(range(256)) * 40, "unknown_encoding"),
        (b"\x00\x01\x02\x03" * 1000, "unknown_encoding"),
        (b"\n\n  \n", "no_cells"),
        ("今天天气很好。\n没有表格。\n".encode(), "no_table"),
        (b"a,b,c\n1,2,3\n", "no_table"),
        (compound("WordDocument", b"x"), "wrong_type"),
        (compound("EncryptedPackage", b"x"), "password"),
        (compound("Workbook", b"garbage" * 100), "broken_file"),
        (xls(("Sheet1", [["x", "y"]])), "no_table"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_roster(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xlsx") == "cannot_open"
    assert refused(tmp_path) == "not_a_file"


def test_a_big_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)  # a hole: nothing is on the disk, nothing is read
    assert refused(path) == "too_big"


def test_the_size_limit_is_the_callers() -> None:
    assert refused(GOOD, Limits(file_bytes=100)) == "too_big"


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/media/x.bin"])
def test_a_zip_bomb_by_ratio(name: str) -> None:
    assert refused(zipped({name: bytes(60 * 2**20)})) == "zip_bomb"


def test_a_zip_bomb_by_number_of_parts() -> None:
    assert refused(zipped({f"xl/media/{n}": b"" for n in range(2_100)})) == "zip_bomb"


def test_a_zip_whose_directory_lies_about_its_size() -> None:
    data = bytearray(zipped({SHEET: part(SHEET) + b" " * 100_000}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo(SHEET).file_size
    place = data.rindex(size.to_bytes(4, "little"))
    data[place : place + 4] = (1_000).to_bytes(4, "little")
    assert refused(bytes(data)) == "broken_file"


def test_a_bomb_whose_directory_lies_is_not_unpacked() -> None:
    assert refused(lying_bomb("xl/workbook.xml")) == "broken_file"


def test_one_cell_far_away_does_not_ask_for_all_the_memory() -> None:
    sheet = part(SHEET).replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    assert refused(zipped({SHEET: sheet})) == "too_many_cells"


def test_formats_far_away_without_values_do_no_harm() -> None:
    sheet = part(SHEET).replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    )
    assert len(read_roster(zipped({SHEET: sheet}), today=TODAY).rows) == 20


def test_entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    sheet = bomb + part(SHEET).split(b"?>", 1)[1]
    assert refused(zipped({SHEET: sheet})) == "broken_file"


def test_broken_xml_is_refused() -> None:
    assert refused(zipped({SHEET: part(SHEET)[:900]})) == "broken_file"
    assert refused(zipped({"xl/workbook.xml": b"<workbook"})) == "broken_file"


@pytest.mark.parametrize("name", ["word/document.xml", "content.xml", "xl/workbook.bin", "anything.txt"])
def test_other_zips(name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, b"<x/>")
    assert refused(out.getvalue()) == "wrong_type"


def test_an_encrypted_workbook_asks_for_its_password_to_be_removed() -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(GOOD)).encrypt("secret", out)
    assert refused(out.getvalue()) == "password"


def test_a_workbook_with_only_empty_sheets() -> None:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("空")
    assert refused(out.getvalue()) == "no_cells"


def test_names_that_do_not_exist() -> None:
    assert refused(GOOD, sheet="没有") == "no_such_sheet"
    assert refused(GOOD, mapping={"name": "没有"}) == "no_such_column"
    assert refused(GOOD, mapping={"nothing": "姓名"}) == "no_such_field"


def test_a_quote_without_its_partner_in_a_text_file() -> None:
    data = text_file(STYLE, people(3), encoding="utf-8", delimiter=",") + b'"' + b"x" * 140_000
    assert refused(data) == "broken_csv"


def test_every_prefix_of_a_good_workbook_is_refused_or_read() -> None:
    for end in range(1, len(GOOD), 97):
        refused(GOOD[:end])


def test_every_refusal_is_a_sentence_that_says_what_to_do() -> None:
    assert [code for code, text in REFUSALS.items() if not text.endswith("。")] == []
