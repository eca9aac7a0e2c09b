"""Dates and spans as people read them: 2026年11月2日, 11月2日, 11月2日—9日; English beside it."""

from __future__ import annotations

import datetime as dt

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
