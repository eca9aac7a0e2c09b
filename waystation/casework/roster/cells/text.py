"""Cleaning text: invisible characters, blanks, the many ways to write "nothing"."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from waystation.casework.roster.shapes import Value

_STROKES = re.compile(r"^[-‐-―−_/\\|.。·*、,~～\s]+$")
_NOTHING = frozenset(
    re.split(
        r"\s+",
        """无 暂无 没有 未有 空 空白 不详 不明 未知 未填 未填写 未登记 未提供 未采集 无记录
        待定 待补
        待补充 待查 待核实 暂缺 缺
        n/a na null none nil nan 未 否 ? ?? ??? 0000-00-00 (空) (无) 【无】 (空白)""",
    )
)
_NOT_YET = re.compile(
    r"^(?:(?:截至|截止)?目前)?(?:暂|尚|还|仍)?(?:未|没有?|待|无|不需|无需|不用)"
    r"(?:报到|报道|登记|送达|签收|签订|签署|签|签约|决定|明确|确定|到|办理|执行|协议|完成|开始)(?:的)?(?:协议|登记|手续)?$"
)
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"})
_MARKS_BEFORE = "'`’‘＇\"“”"


_Result = TypeVar("_Result")
_memories: list[Callable[[], None]] = []


def remembered(read: Callable[..., _Result]) -> Callable[..., _Result]:
    """Keep the answers of ``read`` for the cells of one run: a roster says the same thing many times."""
    cached = lru_cache(maxsize=1 << 16, typed=True)(read)
    _memories.append(cached.cache_clear)
    return wraps(read)(cached)


def forget() -> None:
    """Drop every remembered cell: people's data must not stay in a long-lived process."""
    for clear in _memories:
        clear()


def visible(text: str) -> str:
    """``text`` without control and format characters (zero-width blanks, byte order marks, …).

    Tabs and line ends stay: they are blanks to those who come after.
    """
    if text.isprintable():
        return text
    return "".join(
        char
        for char in text
        if char in "\t\n\r" or unicodedata.category(char) not in ("Cf", "Cc", "Co", "Cs")
    )


def plain(text: str) -> str:
    """``text`` in ordinary width, visible characters only, one blank where there were many."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(visible(text).split())


def squeezed(text: str) -> str:
    """As ``plain``, with no blanks at all."""
    return plain(text).replace(" ", "")


def unquoted(text: str) -> str:
    """``text`` without the tricks that keep a number text: a leading apostrophe, ``="…"``."""
    if len(text) >= 3 and text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return text.strip().lstrip(_MARKS_BEFORE).rstrip("'`’‘＇\"“”").strip()


def cleaned(text: str) -> str:
    """``text`` as a person reads it in its cell."""
    return unquoted(plain(text))


_clean = remembered(cleaned)


def as_text(value: Value) -> str:
    """The text a person sees in the cell: whole numbers without ``.0``, dates as ISO."""
    if isinstance(value, str):
        return _clean(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return str(value)


@remembered
def is_nothing(text: str) -> bool:
    """Whether cleaned ``text`` says that there is nothing: "", "/", "无", "—", "暂无", "未报到" …"""
    if not text:
        return True
    if len(text) > 16:
        return False
    bare = text.replace(" ", "").lower()
    return (
        not bare
        or bare in _NOTHING
        or _STROKES.match(bare) is not None
        or _NOT_YET.match(bare) is not None
        or text.upper() in _ERRORS
    )


def is_error(value: Value) -> bool:
    """Whether the cell shows a spreadsheet's error (``#N/A`` and its kin)."""
    return isinstance(value, str) and value.startswith("#") and value.strip().upper() in _ERRORS


def has_value(value: Value) -> bool:
    """Whether the cell says anything."""
    if value is None or value == "":
        return False
    return not isinstance(value, str) or not is_nothing(as_text(value))
