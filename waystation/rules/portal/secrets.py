"""Sign-in numbers and one-time codes: digits only, which every phone types and every voice says."""

from __future__ import annotations

import unicodedata

#: Digits of a sign-in number, and of a one-time code. ``TRIES`` and the locks hold off guessing, not length.
NUMBER_DIGITS = CODE_DIGITS = 8
#: Days for which a one-time code opens, and how many wrong tries end it.
CODE_DAYS = 7
TRIES = 5


def spoken(text: str) -> str:
    """What was typed, as it is compared: wide digits narrow, no blanks and dashes."""
    return "".join(unicodedata.normalize("NFKC", text).replace("-", "").split())


def number_said(number: str) -> str:
    """``1234 5678``: as it is printed and read out."""
    return f"{number[:4]} {number[4:]}"


def code_said(code: str) -> str:
    """As :func:`number_said`; a code looks like a number on purpose, the slip says which is which."""
    return number_said(code)
