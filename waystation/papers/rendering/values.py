"""The facts of a paper made whole for printing: every field there, rows numbered, missing characters said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waystation.rules.papers import BLANK_ROWS, LISTS, PaperKind

from .faces import SUBSTITUTE, missing, named

#: What stands across a page: no number yet; not the one that was handed out; no longer held to.
DRAFT, COPY, CANCELLED = "草稿", "副本", "已作废"
#: Across what a medic prints with a declared medicine.
MEDICAL = "医务专用"
#: What a row or a field may be.
Value = str | list[dict[str, str]]
#: Both measures, where none is known yet.
_EITHER = "社区戒毒（康复）"


@dataclass(frozen=True)
class Whole:
    """What a template gets, and which characters no face holds."""

    values: dict[str, Value]
    missing: tuple[str, ...]


def title_of(kind: PaperKind, measure: str) -> str:
    """As it stands on the paper: 社区康复协议书."""
    return kind.title.replace(_EITHER, measure) if measure else kind.title


def whole(
    kind: PaperKind, facts: Mapping[str, Value], *, mark: str = "", qr: str = "", substitute: bool = True
) -> Whole:
    """Every field and list of the kind, empty where nothing is known; only what the kind may say.

    ``mark``: what stands across the page (草稿); ``substitute``: for PDF, characters that no face holds are
    printed as 〓 and named at the end.
    """
    values: dict[str, Value] = {name: _text(facts.get(name)) for name in kind.fields}
    for name in kind.lists:
        values[name] = _rows(name, facts.get(name))
    values["title"] = title_of(kind, str(values["measure"]))
    gone = _missing(values) if substitute else []
    if gone:
        values = {name: _replaced(value, gone) for name, value in values.items()}
    values |= {"mark": mark, "qr": qr, "foot": "", "glyphs": _said(gone)}
    return Whole(values, tuple(gone))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _rows(name: str, found: object) -> list[dict[str, str]]:
    rows = found if isinstance(found, list) else []
    filled: list[Mapping[str, str]] = list(rows) or [{} for _ in range(BLANK_ROWS)]
    columns = LISTS[name]
    return [
        {"n": str(number), **{column: _text(row.get(column)) for column in columns}}
        for number, row in enumerate(filled, 1)
    ]


def _missing(values: Mapping[str, Value]) -> list[str]:
    texts = [value for value in values.values() if isinstance(value, str)]
    texts += [
        text for value in values.values() if isinstance(value, list) for row in value for text in row.values()
    ]
    return missing("".join(texts))


def _replaced(value: Value, gone: list[str]) -> Value:
    signs = str.maketrans(dict.fromkeys(gone, SUBSTITUTE))
    if isinstance(value, str):
        return value.translate(signs)
    return [{column: text.translate(signs) for column, text in row.items()} for row in value]


def _said(gone: list[str]) -> str:
    if not gone:
        return ""
    codes = "、".join(named(one) for one in gone)
    return f"注：{SUBSTITUTE}处为本机字库缺少的字（{codes}），请手写补正并由经办人签名。"
