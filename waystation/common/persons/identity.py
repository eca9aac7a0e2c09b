"""Chinese resident identity numbers and phone numbers as people type them: read, check, mask.

Nothing here raises for bad input; what is wrong comes back as findings, so that a list of 50,000 rows can say
everything at once. The sentences stand in ``waystation.common.wording.messages``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from waystation.rules.orders import Severity

_LENGTH = 18
_OLD_LENGTH = 15
_AREA_LENGTH = 6
_MOBILE_LENGTH = 11
_OLDEST_YEAR = 1900
# Typed before a number so that a spreadsheet keeps it as text.
_APOSTROPHES = "'’‘`´＇"
_DASHES = "-‐‑‒–—−"


class Sex(StrEnum):
    """The sex an identity number states."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class IdFinding:
    """Something a number shows. ``error`` means the number cannot be right; ``warning`` only tells."""

    code: str
    severity: Severity


_ERRORS = {
    code: IdFinding(code, Severity.ERROR)
    for code in (
        "id_length",
        "id_characters",
        "id_check_digit",
        "id_birth_date",
        "sex_contradicts_id",
    )
}
_WARNINGS = {
    code: IdFinding(code, Severity.WARNING) for code in ("id_area_unknown", "id_area_year", "phone_not_valid")
}


@dataclass(frozen=True, slots=True)
class Identity:
    """An identity number as read. The number never shows in ``repr``, so that no log can hold it.

    ``number``: 18 characters when it could be read so far, else what was typed, cleaned. ``born_on``, ``sex``
    are None when the number does not say. ``area``: province and county of the first registration, or "".
    ``converted``: it came as an old number of 15 digits.
    """

    number: str = field(repr=False)
    born_on: date | None
    sex: Sex | None
    area: str
    converted: bool
    findings: tuple[IdFinding, ...]

    @property
    def is_valid(self) -> bool:
        """Whether no finding is an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def cleaned(typed: str) -> str:
    """Full-width to half-width, blanks and invisible characters out, apostrophes off, x to X."""
    if typed.isascii() and typed.isalnum():
        return typed.upper()
    text = unicodedata.normalize("NFKC", typed)
    kept = (c for c in text if unicodedata.category(c) not in {"Cf", "Cc", "Zs", "Zl", "Zp"})
    return "".join(kept).strip(_APOSTROPHES).translate({ord(dash): None for dash in _DASHES}).upper()


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def with_check_digit(first_seventeen: str) -> str:
    """The whole number for its first 17 digits."""
    from stdnum.cn import ric

    return first_seventeen + str(ric.calc_check_digit(first_seventeen + "0"))


def _birth_date(number: str, today: date | None) -> date | None:
    try:
        born_on = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    if born_on.year < _OLDEST_YEAR or (today is not None and born_on > today):
        return None
    return born_on


@lru_cache(maxsize=4096)
def _counties(code: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """(province, (first year, last year, county)…) of an area code; nothing in it when it is not known."""
    from stdnum import numdb

    info = {name: value for _part, props in numdb.get("cn/loc").info(code) for name, value in props.items()}
    counties = []
    for county in filter(None, info.get("county", "").split(",")):
        first, last, name = 0, 9999, county
        if county.startswith("["):
            years, name = county[1:].split("]", 1)
            start, _dash, end = years.partition("-")
            first, last = int(start or first), int(end or last)
        counties.append((first, last, name))
    return info.get("province", ""), tuple(counties)


def _area(number: str, born_on: date | None) -> tuple[str, IdFinding | None]:
    """(province and county, what is odd about the area code)."""
    province, counties = _counties(number[:_AREA_LENGTH])
    if not counties:
        return "", _WARNINGS["id_area_unknown"]
    if born_on is None:
        return province + counties[-1][2], None
    for first, last, name in counties:
        if first <= born_on.year <= last:
            return province + name, None
    return province + counties[-1][2], _WARNINGS["id_area_year"]


def parse(typed: str, *, sex: Sex | str | None = None, today: date | None = None) -> Identity:
    """Read an identity number as typed.

    ``sex``: what the list says beside it, ``today``: no birth date may be later. Findings, errors first:
    ``id_length``, ``id_characters``, ``id_check_digit``, ``id_birth_date``, ``sex_contradicts_id``;
    warnings ``id_area_unknown``, ``id_area_year``.
    """
    number = cleaned(typed)
    findings: list[IdFinding] = []
    if len(number) not in (_LENGTH, _OLD_LENGTH):
        findings.append(_ERRORS["id_length"])
    digits = number[:-1] if len(number) == _LENGTH and number.endswith("X") else number
    if not _is_digits(digits):
        findings.append(_ERRORS["id_characters"])
    if findings:
        return Identity(number, None, None, "", converted=False, findings=tuple(findings))
    converted = len(number) == _OLD_LENGTH
    if converted:
        # The old numbers were given out until 1999: two digits of the year, and no check digit.
        number = with_check_digit(number[:_AREA_LENGTH] + "19" + number[_AREA_LENGTH:])
    elif with_check_digit(number[:-1]) != number:
        findings.append(_ERRORS["id_check_digit"])
    born_on = _birth_date(number, today)
    if born_on is None:
        findings.append(_ERRORS["id_birth_date"])
    stated = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    if sex is not None and Sex(sex) is not stated:
        findings.append(_ERRORS["sex_contradicts_id"])
    area, odd = _area(number, born_on)
    if odd is not None:
        findings.append(odd)
    return Identity(number, born_on, stated, area, converted, tuple(findings))


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number as read: Chinese ones as dialled at home (digits only), others with ``+`` and country.

    The number never shows in ``repr``.
    """

    number: str = field(repr=False)
    findings: tuple[IdFinding, ...] = ()


@cache
def _mobile() -> re.Pattern[str]:
    """The mobile numbers of the country's plan, as the library knows it."""
    import phonenumbers

    plan = phonenumbers.PhoneMetadata.metadata_for_region("CN")
    mobile = None if plan is None or plan.mobile is None else plan.mobile.national_number_pattern
    return re.compile(mobile or r"(?!)", re.ASCII)


def parse_phone(typed: str | float) -> Phone:
    """Read one phone number as typed or as a spreadsheet's number; 158-1234-5678, +86…, a trailing ``.0``.

    A number that no plan knows comes back with the warning ``phone_not_valid``.
    """
    # Nearly all of them are mobile numbers written as they are kept; the whole library is slow for these.
    if isinstance(typed, str) and len(typed) == _MOBILE_LENGTH and _mobile().fullmatch(typed):
        return Phone(typed)
    import phonenumbers

    text = cleaned(str(int(typed)) if isinstance(typed, float) and typed.is_integer() else str(typed))
    text = text.removesuffix(".0")
    if text.startswith("00"):
        text = "+" + text[2:]
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        return Phone(text, (_WARNINGS["phone_not_valid"],))
    if number.country_code == phonenumbers.country_code_for_region("CN"):
        national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        digits = "".join(filter(str.isdigit, national))
    else:
        digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    valid = phonenumbers.is_valid_number(number)
    return Phone(digits, () if valid else (_WARNINGS["phone_not_valid"],))
