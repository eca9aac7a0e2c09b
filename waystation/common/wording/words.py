"""Dates and spans as people read them: 2026年11月2日, 11月2日, 11月2日—9日; English beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import translation


def _english() -> bool:
    return (translation.get_language() or "").startswith("en")


def day(date: dt.date | None) -> str:
    """A full date; a dash when there is none."""
    if date is None:
        return "—"
    if _english():
        return f"{date.day} {date:%b} {date.year}"
    return f"{date.year}年{date.month}月{date.day}日"


def day_short(date: dt.date | None) -> str:
    """Month and day, for lists of the current year."""
    if date is None:
        return "—"
    return f"{date.day} {date:%b}" if _english() else f"{date.month}月{date.day}日"


def month(date: dt.date) -> str:
    """The month that holds the date."""
    return f"{date:%b %Y}" if _english() else f"{date.year}年{date.month}月"


def joined(parts: Iterable[str]) -> str:
    """Parts of one line, empty ones left out: 缺席，有正当理由."""
    return (", " if _english() else "，").join(part for part in parts if part)


def listed(parts: Iterable[str]) -> str:
    """Things of one kind: 吗啡类、冰毒."""
    return (", " if _english() else "、").join(parts)


def headed(head: str, rest: str) -> str:
    """检测：阴性."""
    return f"{head}: {rest}" if _english() else f"{head}：{rest}"


def bracketed(text: str) -> str:
    """（家庭）; nothing for nothing."""
    if not text:
        return ""
    return f" ({text})" if _english() else f"（{text}）"


_DIGITS = "〇一二三四五六七八九"


def number(value: int) -> str:
    """0…99 as an article writes it: 14 is 十四; in English 14."""
    if _english():
        return str(value)
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def span(first: dt.date, last: dt.date) -> str:
    """A window of days, as short as it can be said."""
    if first == last:
        return day_short(first)
    if _english():
        return f"{day_short(first)} – {day_short(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.month}月{first.day}日—{last.day}日"
    if first.year == last.year:
        return f"{day_short(first)}—{day_short(last)}"
    return f"{day(first)}—{day(last)}"


#: The product's own words, which everybody here would try first as a password.
PRODUCT = ("waystation", "yizhan", "驿站", "jiedu", "戒毒", "jindu", "禁毒")
