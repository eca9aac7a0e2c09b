"""Cells that hold dates: Excel dates, serial numbers, and text as people type it."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from waystation.casework.roster.cells.text import as_text, is_nothing, remembered
from waystation.casework.roster.shapes import Flaw, Value

_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(18264, 73051)  # 1950-01-01 … 2099-12-31 as days of Excel's 1900 calendar
_YEARS = range(1900, 2100)
_DIGITS = {char: str(n) for n, char in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
    "Ｏ": "0",
    "◯": "0",
    "元": "1",
    "壹": "1",
    "贰": "2",
    "叁": "3",
    "肆": "4",
    "伍": "5",
    "陆": "6",
    "柒": "7",
    "捌": "8",
    "玖": "9",
}
_HAN = "〇零○◯一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾元"
_HAN_DATE = re.compile(
    rf"^([{_HAN}]{{2,4}}|\d{{2,4}})年(?:([{_HAN}]{{1,3}}|\d\d?)月(?:([{_HAN}]{{1,3}}|\d\d?)[日号]?)?)?(.*)$"
)
_SEP = r"[年月.\-/\\,，、。·_ —–~]"
_YMD = re.compile(rf"^(\d{{4}}|\d{{2}}){_SEP}{{1,2}}(\d{{1,2}}){_SEP}{{1,2}}(\d{{1,2}})(?!\d)[日号.]?(.*)$")
_DMY = re.compile(r"^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})(?!\d)(.*)$")
_MONTH_ONLY = re.compile(rf"^(\d{{4}})(?:{_SEP})(\d{{1,2}})月?(?:份|底|初|中旬|上旬|下旬)?$")
_ZERO = re.compile(r"^(?:0(?:\.0+)?|1900[-/.年]0?1[-/.月]0?0日?(?: 0?0:00(?::00)?)?|1899[-/]12[-/]3[01])$")
_YEAR_ONLY = re.compile(r"^(\d{4})年?$")
_COMPACT = re.compile(r"^(\d{4})[.\-/]?(\d{2})(\d{2})(?:\.0+)?(?!\d)(.*)$")
_MONTH_NAMES = {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
_ENGLISH = re.compile(r"^(\d{1,2})[-/ ]([A-Za-z]{3})[a-z]*\.?[-/, ]+(\d{4}|\d{2})(?!\d)(.*)$")
_ENGLISH_US = re.compile(r"^([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?!\d)(.*)$")
_TAIL = re.compile(
    r"^[日号.]?\s*(?:T|t|上午|下午|[AaPp][Mm]|星期[一二三四五六日天]|周[一二三四五六日天]|\([^)]*\)|\d{1,2}[:时]\d{1,2}"
    r"(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?|\d{1,2}时|Z|[+-]\d{2}:?\d{2}|\s|[,，。;、]?\s*)*$"
)
_WHOLE_DATE = re.compile(
    rf"\d{{4}}\s?[年.\-/]\s?\d{{1,2}}\s?[月.\-/]\s?\d{{1,2}}日?(?!\d)|(?<!\d)\d{{8}}(?!\d)|[{_HAN}]{{4}}年[{_HAN}]{{1,3}}月[{_HAN}]{{1,3}}日"
)

Dated = tuple[dt.date | None, Flaw | None]


def read_date(value: Value) -> Dated:
    """The day a cell means, or None with what is wrong. An empty cell is (None, None)."""
    if value is None or value == "":
        return None, None
    if isinstance(value, dt.datetime):
        return _day_of(value.date())
    if isinstance(value, dt.date):
        return _day_of(value)
    if isinstance(value, str):
        return _date_of_text(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _date_of_number(float(value))
    return None, Flaw("unreadable_date", {"text": as_text(value)})


@remembered
def read_period(value: Value) -> tuple[dt.date | None, dt.date | None]:
    """The two days of "2024年8月25日至2027年8月24日", each None where it cannot be read."""
    if not isinstance(value, str):
        return None, None
    parts = _WHOLE_DATE.findall(as_text(value))
    if len(parts) != 2:
        return None, None
    return read_date(parts[0])[0], read_date(parts[1])[0]


def _day_of(day: dt.date) -> Dated:
    if day.year in _YEARS and day > dt.date(1900, 1, 1):
        return day, None
    if day <= dt.date(1900, 1, 1):
        return None, None  # Excel shows a zero in a date cell so
    return None, Flaw("impossible_date", {"text": day.isoformat()})


def _date_of_number(number: float) -> Dated:
    if number == 0 or number != number or number in (float("inf"), float("-inf")):  # noqa: PLR0124 — NaN
        return None, None if number == 0 else Flaw("unreadable_date", {"text": str(number)})
    whole = int(number)
    if whole in _SERIALS:
        return _EPOCH + dt.timedelta(days=whole), None
    if number.is_integer():
        return _date_of_text(str(whole))
    return _date_of_text(repr(number))


@remembered
def _date_of_text(raw: str) -> Dated:
    text = as_text(raw)
    if is_nothing(text) or _ZERO.match(text):
        return None, None
    shown = {"text": text[:30]}
    text = (
        text.replace(" 年", "年")
        .replace("年 ", "年")
        .replace(" 月", "月")
        .replace("月 ", "月")
        .replace(" 日", "日")
    )
    text = re.sub(r"\s*([./\-])\s*", r"\1", text)
    if not text.isascii() and (han := _HAN_DATE.match(text)):
        text = _from_han(han)
    for pattern in (_COMPACT, _YMD):
        if (found := pattern.match(text)) and len(found[1]) in (2, 4):
            return _made(found[1], found[2], found[3], found[4], shown)
    if found := _DMY.match(text):
        return _day_first(found, shown)
    if found := _ENGLISH.match(text):
        return _made(found[3], str(_MONTH_NAMES.get(found[2].lower(), 0)), found[1], found[4], shown)
    if found := _ENGLISH_US.match(text):
        return _made(found[3], str(_MONTH_NAMES.get(found[1].lower(), 0)), found[2], found[4], shown)
    return _partial(text, shown)


def _partial(text: str, shown: dict[str, str]) -> Dated:
    """What is not a whole day: a month, a year, a serial number as text, six digits, or nothing known."""
    if text.isdecimal() and len(text) == 6:
        if int(text[:4]) in _YEARS and 1 <= int(text[4:]) <= 12:
            return None, Flaw("date_without_day", shown)
        return _made(text[:2], text[2:4], text[4:], "", shown)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and int(float(text)) in _SERIALS:
        return _EPOCH + dt.timedelta(days=int(float(text))), None
    if (found := _MONTH_ONLY.match(text)) and int(found[1]) in _YEARS:
        good = 1 <= int(found[2]) <= 12
        return None, Flaw("date_without_day" if good else "impossible_date", shown)
    if (found := _YEAR_ONLY.match(text)) and int(found[1]) in _YEARS:
        return None, Flaw("date_without_day", shown)
    return None, Flaw("unreadable_date", shown)


def _made(year: str, month: str, day: str, tail: str, shown: dict[str, str]) -> Dated:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        made = dt.date(full, int(month), int(day))
    except ValueError:
        return None, Flaw("impossible_date", shown)
    if made.year not in _YEARS:
        return None, Flaw("impossible_date", shown)
    if not _TAIL.match(tail):
        if re.search(r"\d{2,4}[年.\-/]\d{1,2}", tail):
            return None, Flaw("unreadable_date", shown)
        return made, Flaw("date_with_words", shown)
    return made, None


def _day_first(found: re.Match[str], shown: dict[str, str]) -> Dated:
    first, second = int(found[1]), int(found[2])
    if first > 12:
        return _made(found[3], found[2], found[1], found[4], shown)
    if second > 12 or first == second:
        return _made(found[3], found[1], found[2], found[4], shown)
    return None, Flaw("ambiguous_date", shown)


def _from_han(found: re.Match[str]) -> str:
    year = "".join(_DIGITS.get(char, char) for char in found[1])
    if not year.isdecimal() or len(year) not in (2, 4):
        return found.string
    out = f"{year}年"
    if found[2]:
        out += f"{han_number(found[2])}月"
    if found[3]:
        out += f"{han_number(found[3])}日"
    return out + (found[4] or "")


def han_number(text: str) -> int:
    """一 → 1, 十二 → 12, 二十五 → 25, 廿五 → 25, 〇八 → 8, 二五 → 25; -1 when it is no number below 100."""
    if text.isdecimal() and text.isascii():
        return int(text)
    text = text.replace("拾", "十").replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        digits = "".join(_DIGITS.get(char, "?") for char in text)
        return int(digits) if digits.isdecimal() and len(digits) <= 2 else -1
    tens, _, ones = text.partition("十")
    high = _DIGITS.get(tens, "1" if not tens else "?")
    low = _DIGITS.get(ones, "0" if not ones else "?")
    return int(high + low) if (high + low).isdecimal() else -1
