"""Cells that hold identity numbers and phone numbers."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from waystation.casework.roster.cells.text import as_text, is_nothing, squeezed, unquoted, visible
from waystation.casework.roster.shapes import Flaw, Value
from waystation.common.persons import identity

_LOOKALIKE_X = str.maketrans({"x": "X", "×": "X", "Х": "X", "х": "X", "Χ": "X", "χ": "X", "✕": "X", "╳": "X"})
_LABEL = re.compile(r"^(?:居民)?(?:公民)?(?:身份证件?|身份|证件)(?:号码|号)?[:：]?(?=[\dXx])")
#: Nearly every number of a roster.
_PLAIN_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_SCIENTIFIC = re.compile(r"^\d(?:\.\d+)?[eE]\+?\d{2}$")
_DASHES = re.compile(r"[\s\-‐-―−_.,·'`’‘\"]+")


class Identity(NamedTuple):
    """An identity number as read: ``number`` is clean (18 characters when it is well formed)."""

    number: str
    flaws: tuple[Flaw, ...]

    @property
    def sex(self) -> str | None:
        """男 or 女 by the number's seventeenth digit; None when the number is not well formed."""
        if len(self.number) != 18 or not self.number[16].isdecimal():
            return None
        return "男" if int(self.number[16]) % 2 else "女"


def clean_identity(value: Value) -> str:
    """The number without blanks, invisible characters, quotes, dashes and labels; X in upper case."""
    if isinstance(value, str):
        if len(value) == 18 and value.isascii() and value.isdigit():
            return value
        text = unquoted(squeezed(value)).translate(_LOOKALIKE_X)
        text = _LABEL.sub("", text)
        text = re.sub(r"\.0+$|[(（\[【][^)）\]】]*[)）\]】]$", "", text).strip("*＊")
        return _DASHES.sub("", text).upper() if not _SCIENTIFIC.match(text) else text
    return as_text(value)


def read_identity(value: Value, today: dt.date) -> Identity:
    """Read and check an identity number; an empty cell has the number "" and no flaw.

    Fifteen digits (before 1999) become eighteen: 19 goes before the year and the check character behind.
    """
    if isinstance(value, str) and _PLAIN_NUMBER.fullmatch(value):
        return _checked(value, today)
    return _read_identity(value, today)


def _read_identity(value: Value, today: dt.date) -> Identity:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) >= 1e16:
        return Identity(f"{value:.0f}", (Flaw("id_precision_lost"),))
    text = clean_identity(value)
    if not text or is_nothing(text) or (isinstance(value, str) and is_nothing(as_text(value))):
        return Identity("", ())
    if _SCIENTIFIC.match(text):
        return Identity(text, (Flaw("id_precision_lost"),))
    if len(text) == 15 and text.isascii() and text.isdigit():
        return _checked(text, today)
    flaws: list[Flaw] = []
    body = text[:-1] if text.endswith("X") else text
    if not (body.isascii() and body.isdigit()):
        flaws.append(Flaw("id_characters"))
    if len(text) != 18:
        flaws.append(Flaw("id_length", {"length": len(text)}))
    if flaws:
        return Identity(text, tuple(flaws))
    return _checked(text, today)


def _checked(text: str, today: dt.date) -> Identity:
    """Check digit, birth date, area: by the house's one reader of numbers."""
    found = identity.parse(text, today=today)
    flaws = [Flaw(finding.code, {"birth": found.number[6:14]}) for finding in found.findings]
    if found.converted:
        flaws.append(Flaw("id_15_digits"))
    return Identity(found.number, tuple(flaws))


class Phones(NamedTuple):
    """The phone numbers of one cell, digits only; the first is the one to call."""

    first: str | None
    more: tuple[str, ...]
    flaw: Flaw | None


_PHONE_SPLIT = re.compile(
    r"[/\\、,，;；|\n\r]+|\s{2,}|或者?|和|(?<=\d{11})\s+(?=\+?\d)|(?<=\d)\s*\([^)\d]*\)\s*(?=\d)"
)
_PHONE_NOISE = re.compile(r"[\s\-‐-―−.()\[\]·_'`’‘\":]|[^\d+转#*xX-]")
_COUNTRY = re.compile(r"^(?:\+86|0086|86(?=1[3-9]\d{9}$)|\+)")
_MOBILE = re.compile(r"^1[3-9]\d{9}$")
#: 13812345678, 138-1234-5678, 138 1234 5678: nearly every number of a roster.
_USUAL = re.compile(r"(1[3-9]\d)([ -]?)(\d{4})\2(\d{4})")
_LAND = re.compile(r"^0\d{2,3}[2-8]\d{6,7}$|^[2-8]\d{6,7}$|^400\d{7}$")


def read_phones(value: Value) -> Phones:
    """The phone numbers in a cell. A number of another shape is kept and carries a flaw."""
    if value is None or value == "":
        return Phones(None, (), None)
    text = value if isinstance(value, str) else as_text(value)
    if text.isascii() and (found := _USUAL.fullmatch(text)):
        return Phones(found[1] + found[3] + found[4], (), None)
    if isinstance(value, str):
        text = unquoted(_wide(value))
    if is_nothing(text.strip()):
        return Phones(None, (), None)
    if re.match(r"^\d(?:\.\d+)?[eE]\+?\d{1,2}$", text.strip()):
        return Phones(None, (), Flaw("phone_unreadable"))
    numbers: list[str] = []
    for part in _parts(text):
        for number in _phones_in(part):
            if number and number not in numbers:
                numbers.append(number)
    if not numbers:
        return Phones(None, (), Flaw("phone_unreadable"))
    numbers.sort(key=lambda number: not _MOBILE.match(number))  # mobiles first, order kept
    usual = all(_MOBILE.match(number) or _LAND.match(number) for number in numbers)
    return Phones(numbers[0], tuple(numbers[1:]), None if usual else Flaw("phone_unusual"))


def _wide(text: str) -> str:
    """As ``plain``, but the ends of lines and runs of blanks stay: they part two numbers."""
    return visible(text if text.isascii() else unicodedata.normalize("NFKC", text)).strip()


def _parts(text: str) -> list[str]:
    glued = re.fullmatch(r"\s*(1[3-9]\d{9})[\s\-—]*(1[3-9]\d{9})\s*", text)
    return [glued[1], glued[2]] if glued else _PHONE_SPLIT.split(text)


_IN_WORDS = re.compile(
    r"(?<!\d)1[3-9]\d[\s\-.]?\d{4}[\s\-.]?\d{4}(?!\d)|(?<!\d)\(?0\d{2,3}\)?[\s\-]?[2-8]\d{6,7}(?!\d)"
)


def _phones_in(part: str) -> list[str]:
    """The numbers of one part: one as a rule; several where words or blanks stand between them."""
    one = _one_phone(part)
    if _MOBILE.match(one) or _LAND.match(one):
        return [one]
    found = [re.sub(r"\D", "", number) for number in _IN_WORDS.findall(part)]
    return found or [one]


def _one_phone(part: str) -> str:
    part = re.sub(r"\.0+\s*$", "", part.strip())
    digits = _COUNTRY.sub("", _PHONE_NOISE.sub("", part))
    return re.sub(r"\D", "", digits)
