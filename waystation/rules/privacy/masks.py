"""Values with their middle hidden: enough to tell two apart, too little to use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

#: Characters of an identity number that is whole.
_IDENTITY = 18
#: Shorter numbers than this show their last two digits only.
_PHONE = 8
#: An address keeps the words up to here: city, district, street.
_ADDRESS_ENDS = ("街道", "乡", "镇", "区", "县", "市")


def identity_ends(number: str) -> str:
    """The first six and the last four characters, stars between; a short text shows only its last two."""
    if len(number) < _IDENTITY:
        return "*" * max(0, len(number) - 2) + number[-2:]
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def phone_ends(number: str) -> str:
    """The first three and the last four digits: 138****5678."""
    if len(number) < _PHONE:
        return "*" * max(0, len(number) - 2) + number[-2:]
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def _address(text: str) -> str:
    """The address down to the street, the rest as one star; a text without such a word: a star alone."""
    for word in _ADDRESS_ENDS:
        at = text.find(word)
        if at >= 0 and at + len(word) < len(text):
            return text[: at + len(word)] + "*"
    return "*"


def _first(text: str) -> str:
    """The first sign, a star for each other one: 陈*."""
    return text[:1] + "*" * (len(text) - 1)


_MASKS: Mapping[str, Callable[[str], str]] = {
    "identity": identity_ends,
    "phone": phone_ends,
    "address": _address,
    "name": _first,
    "kin": _first,
    "team": _first,
}


def mask(sort: str, value: str) -> str:
    """The value with its middle hidden, as its sort asks; a sort without ends shows a star."""
    if not value:
        return ""
    return _MASKS[sort](value) if sort in _MASKS else "*"
