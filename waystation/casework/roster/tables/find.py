"""Where the table is on a sheet: its header (one to three rows), its columns, its data rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from waystation.casework.roster.cells.text import as_text, has_value, squeezed
from waystation.casework.roster.files.workbook import Sheet
from waystation.casework.roster.shapes import Column, Value
from waystation.casework.roster.tables.headers import TICKS, field_of, is_title, key_of

SEARCHED = 60  # rows from the top in which the header may stand
_DEEPEST = 3
_LONGEST_TITLE = 40
_CORE = (
    "name",
    "id",
    "phone",
    "kind",
    "served",
    "reported",
    "agreed",
    "community",
    "years",
    "sex",
    "address",
    "household",
    "number",
    "drugs",
    "period",
)
_FOOT = re.compile(
    r"^(?:合计|小计|总计|共计|累计|总数|总人数|人数合计|本页|填表|制表|填报|审核|审批|复核|负责人|主管|分管|经办|签字|签名|盖章|"
    r"(?:单位)?[(（]?(?:盖章|公章|签章)|备注[:：]|说明[:：]|填表说明|注[:：]|注\d|附注|打印|统计人|统计时间|上报|报送|报表|联系人[:：]|日期[:：]|"
    r"共\d+[人名条]|共[一二三四五六七八九十百]+[人名]|第\d+页|以上|以下空白|社区负责人|街道负责人|书记[:：]|主任[:：])"
)
_EXAMPLE = re.compile(
    r"^[(（【\[]?(?:示例|样例|例如|例子|范例|举例|填写示例|填写样例|例)[)）】\]:：]?$|^[(（【](?:例|示例|样例)[)）】]"
)


@dataclass(slots=True)
class Table:
    """A table's header: ``fields`` is field → column index; ``last`` the last header row (from 0)."""

    first: int
    last: int
    columns: tuple[Column, ...]
    fields: dict[str, int] = field(default_factory=dict)

    @property
    def titles(self) -> dict[int, str]:
        """Column index → title."""
        return {column.index: column.title for column in self.columns}


def find_table(sheet: Sheet, mapping: Mapping[str, str] | None = None) -> Table | None:
    """The first table of the sheet, or None. ``mapping`` (field → title, letter or number) overrides."""
    best: tuple[float, Table] | None = None
    covered = {
        row for (top, _), (bottom, _) in sheet.merged for row in range(top + 1, min(bottom, SEARCHED) + 1)
    }
    grouped = {top for (top, left), (_, right) in sheet.merged if right > left and top < SEARCHED}
    for start in range(min(SEARCHED, len(sheet.rows))):
        if start in covered or not (_may_start(sheet.rows[start]) or start in grouped):
            continue
        for depth in range(1, _DEEPEST + 1):
            if start + depth > len(sheet.rows):
                break
            if depth > 1 and not _continues(sheet, start, start + depth - 1):
                break
            table = _table_at(sheet, start, depth, mapping)
            score = _score(table)
            if score and (best is None or score > best[0]):
                best = (score, table)
    return best[1] if best else None


def _may_start(row: Sequence[Value]) -> bool:
    texts = [value for value in row if isinstance(value, str) and value]
    return len(texts) >= 2 and any(is_title(text) for text in texts if len(text) <= _LONGEST_TITLE)


def _continues(sheet: Sheet, start: int, index: int) -> bool:
    """Whether row ``index`` is a further header row of the header that starts at ``start``."""
    cells = [(column, value) for column, value in enumerate(sheet.rows[index]) if has_value(value)]
    if not cells or any(not isinstance(value, str) or len(value) > _LONGEST_TITLE for _, value in cells):
        return False
    texts = [as_text(value) for _, value in cells]
    if any(re.search(r"\d{4}", text) for text in texts):
        return False
    above = [as_text(value) for value in sheet.rows[start]]
    if texts == [text for text in above if text]:
        return False  # the same header once more
    under = [
        (top, left)
        for (top, left), (bottom, right) in sheet.merged
        if start <= top < index and (right > left or bottom >= index)
    ]
    titles = sum(1 for text in texts if is_title(text) or key_of(text) in TICKS)
    if under:
        return titles >= 1
    # Without merged cells (a text file) the second row fills what the first leaves empty.
    gaps = sum(
        1
        for column, _ in cells
        if column >= len(above) or not above[column] or column + 1 >= len(above) or not above[column + 1]
    )
    return titles >= 2 and gaps >= len(cells) - 1


def _table_at(sheet: Sheet, start: int, depth: int, mapping: Mapping[str, str] | None) -> Table:
    columns: list[Column] = []
    fields: dict[str, tuple[int, float]] = {}
    layers = [_filled(sheet, start + level, last=level == depth - 1) for level in range(depth)]
    for index in range(max(len(layer) for layer in layers)):
        parts = list(dict.fromkeys(layer[index] for layer in layers if index < len(layer) and layer[index]))
        title, above = (parts[-1], "".join(parts[:-1])) if parts else ("", "")
        found, sure = field_of(title, above) if title and len(title) <= _LONGEST_TITLE else (None, 0.0)
        tick = TICKS.get(key_of(title)) if found is None else None
        if tick:
            found, sure = tick, 0.9
        if found is None and above:
            found, sure = field_of(above)
            sure *= 0.8
        if found and (found not in fields or sure > fields[found][1]):
            fields[found] = (index, sure)
        columns.append(Column(index, squeezed("".join(parts)), found, sure))
    chosen = _override({name: place for name, (place, _) in fields.items()}, columns, mapping)
    places = {place: name for name, place in chosen.items()}
    columns = [
        Column(
            c.index,
            c.title,
            places.get(c.index),
            (1.0 if mapping and places.get(c.index) in mapping else c.confidence)
            if c.index in places
            else 0.0,
        )
        for c in columns
    ]
    return Table(start, start + depth - 1, tuple(columns), chosen)


def _filled(sheet: Sheet, index: int, *, last: bool) -> list[str]:
    """The texts of a header row; a cell merged to the right says the same in all its columns."""
    texts = [as_text(value) for value in sheet.rows[index]]
    for (top, left), (bottom, right) in sheet.merged:
        if top <= index <= bottom and left < len(texts):
            said = as_text(sheet.rows[top][left]) if left < len(sheet.rows[top]) else ""
            if len(said) <= _LONGEST_TITLE:
                for column in range(left, min(right + 1, len(texts))):
                    texts[column] = said
    if not sheet.merged and not last:
        below = sheet.rows[index + 1]
        for column in range(1, len(texts)):
            if not texts[column] and texts[column - 1] and column < len(below) and has_value(below[column]):
                texts[column] = texts[column - 1]
    return texts


def _override(
    fields: dict[str, int], columns: Sequence[Column], mapping: Mapping[str, str] | None
) -> dict[str, int]:
    if not mapping:
        return fields
    chosen = dict(fields)
    for name, wanted in mapping.items():
        if not wanted:
            chosen.pop(name, None)
            continue
        place = _place(columns, wanted)
        if place is None:
            continue
        for other, where in list(chosen.items()):
            if where == place:
                del chosen[other]
        chosen[name] = place
    return chosen


def _place(columns: Sequence[Column], wanted: str) -> int | None:
    wanted = str(wanted).strip()
    by_title = {key_of(column.title): column.index for column in reversed(columns) if column.title}
    if key_of(wanted) in by_title:
        return by_title[key_of(wanted)]
    if re.fullmatch(r"[A-Za-z]{1,3}", wanted):
        number = 0
        for letter in wanted.upper():
            number = number * 26 + ord(letter) - 64
        return number - 1 if number <= len(columns) else None
    if wanted.isdecimal() and 1 <= int(wanted) <= len(columns):
        return int(wanted) - 1
    return None


def unknown_columns(table: Table, mapping: Mapping[str, str]) -> list[str]:
    """The columns that ``mapping`` asks for and the table does not have."""
    return [wanted for wanted in mapping.values() if wanted and _place(table.columns, wanted) is None]


def _score(table: Table) -> float:
    """How much of a roster's header this is; 0 when it is none."""
    found = [name for name in _CORE if name in table.fields]
    if "name" not in found and "id" not in found:
        return 0.0
    if len(found) < 3 and not {"name", "id"} <= set(found):
        return 0.0
    sure = {column.field: column.confidence for column in table.columns if column.field}
    extra = sum(0.3 for name in table.fields if name not in _CORE)
    if "kind" not in table.fields and "tick_treatment" in table.fields:
        extra += 1.0
    # A deeper header must earn its rows: a data row taken for a title would lose a person.
    return sum(sure.get(name, 0.5) for name in found) + extra - 0.25 * (table.last - table.first)


def data_rows(sheet: Sheet, table: Table, mapping: Mapping[str, str] | None) -> Iterator[tuple[int, Table]]:
    """The indexes of the rows that hold a person, each with the header in force there.

    Not data: blank rows, totals, signatures, remarks, headings of a part, the line that numbers the
    columns, an example row, and the header again (which may have other columns from there on).
    """
    skip_to = table.last + 1
    rows = sheet.rows
    inside = _inside_merged_names(sheet, table)
    titles = _title_texts(sheet, table)
    for index in range(table.last + 1, len(rows)):
        if index < skip_to or index in inside:
            continue
        row = rows[index]
        if _repeats_header(row, titles):
            continue
        if _is_data(row, table.fields):
            yield index, table
        elif again := _header_again(sheet, index, mapping):
            table, skip_to = again, again.last + 1
            titles = _title_texts(sheet, table)
            inside |= _inside_merged_names(sheet, table)


def _inside_merged_names(sheet: Sheet, table: Table) -> set[int]:
    """Rows that belong to the person above: the name's cell is merged over several rows."""
    name, number = table.fields.get("name"), table.fields.get("id")
    if name is None:
        return set()
    return {
        row
        for (top, left), (bottom, right) in sheet.merged
        if left <= name <= right and top > table.last
        for row in range(top + 1, min(bottom + 1, len(sheet.rows)))
        if not _digits(sheet.rows[row], number)
    }


def _digits(row: Sequence[Value], index: int | None) -> bool:
    if index is None or index >= len(row):
        return False
    value = row[index]
    if isinstance(value, str):
        return (len(value) >= 10 and value[:10].isdecimal()) or sum(char.isdecimal() for char in value) >= 10
    return isinstance(value, (int, float)) and abs(value) > 1e9


def _is_data(row: Sequence[Value], fields: Mapping[str, int]) -> bool:  # noqa: PLR0911 — a list of cases
    if _digits(row, fields.get("id")):
        return True
    filled = [index for index, value in enumerate(row) if has_value(value)]
    if not filled:
        return False
    first = as_text(row[filled[0]])
    texts = [as_text(row[index]) for index in filled]
    name = _at(row, fields.get("name"))
    if (
        _FOOT.match(squeezed(first))
        or _FOOT.match(squeezed(name))
        or _EXAMPLE.match(first)
        or _EXAMPLE.match(name)
    ):
        return False
    if sum(1 for text in texts if is_title(text)) >= 3:
        return False
    if len(filled) >= 5 and _numbers_columns(texts):
        return False
    known = {fields[key] for key in fields if key not in ("seq", "remark", "worker")}
    said = [index for index in filled if index in known]
    if name and len(said) >= 2:
        return True
    if name:  # a name alone: a person without particulars, or the heading of a part
        return len(name) <= 6 and not re.search(r"[\d:：、()（）]|人员?$|社区|街道|[村镇乡区]$", name)
    return len(said) >= 3


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: 1 2 3 …, 甲 乙 1 2 …, (1) (2) …"""
    bare = [re.sub(r"[()（）栏次]", "", text) for text in texts]
    numbers = [int(text) for text in bare if text.isdecimal() and len(text) <= 2]
    letters = sum(1 for text in bare if text in tuple("甲乙丙丁") or not text)
    return len(numbers) + letters == len(bare) and numbers == list(
        range(numbers[0], numbers[0] + len(numbers)) if numbers else []
    )


def _at(row: Sequence[Value], index: int | None) -> str:
    if index is None or index >= len(row) or isinstance(row[index], (dt.time, dt.timedelta)):
        return ""
    return as_text(row[index]) if has_value(row[index]) else ""


def _title_texts(sheet: Sheet, table: Table) -> list[set[str]]:
    """What the rows of the header say in each column."""
    header = sheet.rows[max(table.first, 0) : table.last + 1]
    return [
        {squeezed(as_text(row[column])) for row in header if column < len(row)}
        for column in range(max(map(len, header), default=0))
    ]


def _repeats_header(row: Sequence[Value], titles: Sequence[Container[str]]) -> bool:
    """Whether the row says, column by column, what the header says: the top of the next printed page.

    One row of a header of several rows counts too, and so does one of which only some titles are repeated.
    """
    said = 0
    for column, value in enumerate(row):
        if not has_value(value):
            continue
        # Nearly every row leaves here, at its first cell.
        text = as_text(value)
        if (
            column >= len(titles)
            or (squeezed(text) if isinstance(value, str) else text) not in titles[column]
        ):
            return False
        said += 1
    return said >= 2


def _header_again(sheet: Sheet, index: int, mapping: Mapping[str, str] | None) -> Table | None:
    row = sheet.rows[index]
    if sum(1 for value in row if isinstance(value, str) and is_title(value)) < 3:
        return None
    best: Table | None = None
    for depth in range(1, _DEEPEST + 1):
        if index + depth > len(sheet.rows) or (depth > 1 and not _continues(sheet, index, index + depth - 1)):
            break
        table = _table_at(sheet, index, depth, mapping)
        if _score(table) > (_score(best) if best else 0):
            best = table
    return best


def fits(sheet: Sheet, table: Table) -> bool:
    """Whether a sheet without a header goes on with ``table``: most rows hold a number in its place."""
    filled = [row for row in sheet.rows if any(has_value(value) for value in row)]
    place = table.fields.get("id")
    return bool(filled) and place is not None and sum(_digits(row, place) for row in filled) * 2 > len(filled)
