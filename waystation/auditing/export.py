"""The record as a table that leaves the house: CSV in a stream, or a workbook written row by row."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.imports.workbook import harmless

from .queries import Row

#: A sheet of Excel holds no more.
MAX_SHEET_ROWS = 1_048_575


def titles() -> list[str]:
    """The heads of the columns."""
    return [
        _("时间"),
        _("谁"),
        _("用户名"),
        _("代谁"),
        _("做了什么"),
        _("涉及的账号"),
        _("档案编号"),
        _("事由"),
        _("来自"),
        _("链上位置"),
    ]


def cells(row: Row) -> list[str]:
    """A row as texts of which none starts a formula."""
    at = timezone.localtime(row.at).strftime("%Y-%m-%d %H:%M:%S")
    texts = (row.who, row.username, row.for_whom, row.deed, row.about, row.file, row.reason, row.source)
    return [at, *(harmless(text) for text in texts), row.place]


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Line by line; begins with the mark by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    out.write("\ufeff")
    writer.writerow(titles())
    for row in rows:
        writer.writerow(cells(row))
        if out.tell() > 1 << 16:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def workbook(rows: Iterable[Row]) -> IO[bytes]:
    """A workbook in a temporary file; memory stays flat. What no sheet can hold is left to the CSV."""
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(
        out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_("审计记录"))
    sheet.set_column(0, len(titles()) - 1, 20)
    bold = book.add_format({"bold": True})
    for place, title in enumerate(titles()):
        sheet.write_string(0, place, title, bold)
    for number, row in zip(range(1, MAX_SHEET_ROWS), rows, strict=False):
        for place, text in enumerate(cells(row)):
            sheet.write_string(number, place, text)
    book.close()
    out.seek(0)
    return out
