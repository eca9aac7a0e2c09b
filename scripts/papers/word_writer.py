"""A description as a Word template with Jinja places (docxtpl), in the faces an office has: 仿宋, 黑体."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from waystation.rules.papers import PaperKind

from .blocks import (
    REMEDIES_WORDS,
    Block,
    Facts,
    Field,
    Listing,
    Opinion,
    Passage,
    Remedies,
    Said,
    Section,
    Signatures,
    Signs,
    Sketch,
    Stamp,
    Text,
)

_PLACE = re.compile(r"\{(\w+)\}")
_WIDTH = 16.0
_LABEL = 2.4
_DAY = "　　年　　月　　日"


def _jinja(words: str) -> str:
    return _PLACE.sub(r"{{ \1|line }}", words)


def _set_face(run: Any, size: float, *, bold: bool = False, face: str = "仿宋") -> None:
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def _line(place: Any, words: str, size: float = 12, **face: Any) -> Any:
    paragraph = place.add_paragraph()
    _set_face(paragraph.add_run(words), size, **face)
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.line_spacing = 1.35
    return paragraph


def _in_cell(cell: Any, words: str, *, bold: bool = False, centre: bool = False, size: float = 10.5) -> None:
    paragraph = cell.paragraphs[0]
    _set_face(paragraph.add_run(words), size, bold=bold)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _table(document: Any, rows: int, widths: list[float]) -> Any:
    table = document.add_table(rows=rows, cols=len(widths))
    table.style, table.autofit, table.alignment = "Table Grid", False, WD_TABLE_ALIGNMENT.CENTER
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def _page_field(paragraph: Any, code: str) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, code), ("end", None)):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._element.append(mark)
    _set_face(run, 9)


def _frame(document: Any, kind: PaperKind) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.3)
    section.left_margin, section.right_margin = Cm(2.6), Cm(2.4)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words, code in (("{{ title }}　第 ", "PAGE"), (" 页，共 ", "NUMPAGES"), (" 页", "")):
        _set_face(foot.add_run(words), 9)
        if code:
            _page_field(foot, code)
    for words, size, face in (
        ("{{ office }}", 14, "仿宋"),
        ("{{ title }}", 20, "黑体"),
        ("{{ number }}", 11, "仿宋"),
    ):
        _line(document, words, size, bold=face == "黑体", face=face).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _facts(document: Any, block: Facts) -> None:
    other = _WIDTH / 2 - _LABEL
    table = _table(document, len(block.lines), [_LABEL, other, _LABEL, other])
    for row, line in zip(table.rows, block.lines, strict=True):
        if len(line) == 1:
            row.cells[1].merge(row.cells[3])
        for at, (label, field) in enumerate(line):
            _in_cell(row.cells[2 * at], label, bold=True, centre=True)
            _in_cell(row.cells[2 * at + 1], f"{{{{ {field} }}}}")


def _listing(document: Any, block: Listing) -> None:
    whole = sum(share for _title, _key, share in block.columns)
    widths = [_WIDTH * share / whole for _title, _key, share in block.columns]
    table = _table(document, 4, widths)
    head, first, rows, last = table.rows
    repeat = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(repeat)
    for cell, (title, _key, _share) in zip(head.cells, block.columns, strict=True):
        _in_cell(cell, title, bold=True, centre=True)
    _in_cell(first.cells[0], f"{{%tr for row in {block.rows} %}}")
    for cell, (_title, key, _share) in zip(rows.cells, block.columns, strict=True):
        _in_cell(cell, f"{{{{ row.{key} }}}}")
    _in_cell(last.cells[0], "{%tr endfor %}")


def _boxed(document: Any, label: str, words: str, height: float, *, right: bool = False) -> None:
    table = _table(document, 1, [_LABEL, _WIDTH - _LABEL])
    row = table.rows[0]
    row.height = Cm(height)
    _in_cell(row.cells[0], label, bold=True, centre=True)
    _in_cell(row.cells[1], words)
    if right:
        row.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        row.cells[1].paragraphs[0].paragraph_format.space_before = Pt(height * 28 - 24)


def _only_if(document: Any, field: str) -> None:
    """What follows is there where the field says something; ``{%p endif %}`` ends it."""
    _line(document, f"{{%p if {field} %}}")


def _opinion(document: Any, label: str, who: str, height: float, field: str) -> None:
    words = f"{{{{ {field} }}}}　　" if field else ""
    _boxed(document, label, f"{words}{who}　　　　　　{_DAY}", height, right=True)


def _passage(document: Any, rows: str) -> None:
    _line(document, f"{{%p for row in {rows} %}}")
    _only_if(document, "row.head")
    _text(document, Text("{{ row.head }}", "head"))
    _line(document, "{%p endif %}")
    _text(document, Text("{{ row.words|line }}"))
    _line(document, "{%p endfor %}")


def _signatures(document: Any, rows: str) -> None:
    _line(document, f"{{%p for row in {rows} if row.title %}}")
    day = "{% if row.on %}{{ row.on }}{% else %}" + _DAY + "{% endif %}"
    who = "{{ row.name|line }}{% if row.way %}（{{ row.way }}）{% endif %}"
    line = _line(document, "{{ row.title }}：{{ row.drawn|drawing }}" + f"{who}　　　{day}")
    line.paragraph_format.space_before = Pt(12)
    _line(document, "{%p else %}")
    for one in ("本人", "监护人", "街道（乡镇）代表"):
        _line(
            document, f"{one}（签名）：＿＿＿＿＿＿＿＿＿＿　　　{_DAY}"
        ).paragraph_format.space_before = Pt(12)
    _line(document, "{%p endfor %}")


def _text(document: Any, block: Text) -> None:
    size, bold = (10, False) if block.way == "note" else (12, block.way == "head")
    made = _line(document, _jinja(block.words), size, bold=bold, face="黑体" if bold else "仿宋")
    if block.way == "para":
        made.paragraph_format.first_line_indent = Pt(24)


def _stamp(document: Any, block: Stamp) -> None:
    for words in (
        f"{{{{ {block.of} }}}}",
        "{% if issued_on %}{{ issued_on }}{% else %}" + _DAY + "{% endif %}",
        "（印章）",
    ):
        _line(document, words).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _block(document: Any, block: Block) -> None:  # noqa: PLR0912 - one line for each sort of block
    match block:
        case Text():
            _text(document, block)
        case Facts():
            _facts(document, block)
        case Listing():
            _listing(document, block)
        case Section(head, rows):
            _only_if(document, f"{rows.rows}[0].{rows.columns[1][1]}")
            _text(document, Text(head, "head"))
            _listing(document, rows)
            _line(document, "{%p endif %}")
        case Passage(rows):
            _passage(document, rows)
        case Signatures(rows):
            _signatures(document, rows)
        case Said(field):
            _only_if(document, field)
            _text(document, Text(f"{{{{ {field} }}}}", "note"))
            _line(document, "{%p endif %}")
        case Field(label, field, height, only_if):
            if only_if:
                _only_if(document, field)
            _boxed(document, label, f"{{{{ {field} }}}}" if field else "", height)
            if only_if:
                _line(document, "{%p endif %}")
        case Opinion(label, who, height, field):
            _opinion(document, label, who, height, field)
        case Sketch(height):
            table = _table(document, 1, [_WIDTH])
            table.rows[0].height = Cm(height)
        case Signs(who):
            for one in who:
                _line(
                    document, f"{one}：＿＿＿＿＿＿＿＿＿＿　　　{_DAY}"
                ).paragraph_format.space_before = Pt(12)
        case Stamp():
            _stamp(document, block)
        case Remedies():
            _text(document, Text(REMEDIES_WORDS))


def write(kind: PaperKind, blocks: list[Block]) -> bytes:
    """The template of a kind; drawn twice, it is the same bytes."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    _frame(document, kind)
    table_before = False
    for block in blocks:
        is_table = isinstance(block, (Facts, Listing, Section, Field, Opinion, Sketch))
        if is_table and table_before:
            gap = document.add_paragraph()
            gap.paragraph_format.space_after = Pt(0)
            gap.paragraph_format.line_spacing = Pt(2)
        _block(document, block)
        table_before = is_table
    document.core_properties.author, document.core_properties.title = "", kind.title
    return _settled(document)


def _settled(document: Any) -> bytes:
    """The file without the hour at which it was drawn."""
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as drawn, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as settled:
        for info in drawn.infolist():
            # python-docx brings a picture of an empty page and settings of its own; neither is wanted
            content = drawn.read(info)
            same = zipfile.ZipInfo(info.filename, (2026, 1, 1, 0, 0, 0))
            same.compress_type = zipfile.ZIP_DEFLATED
            settled.writestr(same, content)
    return out.getvalue()
