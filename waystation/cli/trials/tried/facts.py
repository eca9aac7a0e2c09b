"""Reading facts from JSON: every complaint names the place in the file, such as ``$.clients[0].plan[1]``."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
#: A file is smaller, and a share has no more parts.
MOST_BYTES = 8 << 20
FINEST = 10**9


class WrongFacts(Exception):
    """What is wrong, in a sentence that begins with the place."""


def load(path: Path) -> Place:
    """The file's outermost object. WrongFacts: too big, no UTF-8, no JSON."""
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise WrongFacts(f"{path.name}: {problem.strerror}.") from None
    if len(content) > MOST_BYTES:
        raise WrongFacts(f"{path.name}: larger than {MOST_BYTES >> 20} MB.")
    try:
        value = json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        raise WrongFacts(f"{path.name}: not in UTF-8.") from None
    except (ValueError, RecursionError) as problem:
        raise WrongFacts(f"{path.name}: not JSON ({problem}).") from None
    return Place("$", value)


@dataclass(frozen=True)
class Place:
    """A value and where it stands."""

    at: str
    value: Any

    def wrong(self, needed: str) -> WrongFacts:
        """The complaint."""
        shown = json.dumps(self.value, ensure_ascii=False, default=str)
        return WrongFacts(f"{self.at}: {needed}, not {shown if len(shown) <= 60 else shown[:57] + '...'}.")

    def only(self, names: Collection[str]) -> Place:
        """Itself, an object with no other names than these: a mistyped name is not passed over."""
        if not isinstance(self.value, Mapping):
            raise self.wrong("an object is needed")
        for name in self.value:
            if name not in names:
                raise WrongFacts(f"{self.at}.{name}: unknown; known here: {', '.join(sorted(names))}.")
        return self

    def has(self, name: str) -> bool:
        """Whether something other than null stands there."""
        return self.value.get(name) is not None

    def __getitem__(self, name: str) -> Place:
        if not self.has(name):
            raise WrongFacts(f"{self.at}.{name}: is missing.")
        return Place(f"{self.at}.{name}", self.value[name])

    def get(self, name: str, read: Callable[[Place], T], usual: T) -> T:
        """What stands there, or ``usual`` where nothing does."""
        return read(self[name]) if self.has(name) else usual

    def each(self, *, least: int = 0, most: int = 100_000) -> list[Place]:
        """The places of a list."""
        if not isinstance(self.value, list) or not least <= len(self.value) <= most:
            raise self.wrong(f"a list of {least} to {most} entries is needed")
        return [Place(f"{self.at}[{n}]", value) for n, value in enumerate(self.value)]

    def day(self) -> date:
        """A day as YYYY-MM-DD."""
        try:
            found = date.fromisoformat(self.value)
            if len(self.value) == len("2026-01-01") and 1900 <= found.year <= 2200:
                return found
        except (TypeError, ValueError):
            pass
        raise self.wrong("a day such as 2026-03-05 is needed (1900 to 2200)")

    def whole(self, least: int, most: int) -> int:
        """A whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or not least <= self.value <= most:
            raise self.wrong(f"a whole number from {least} to {most} is needed")
        return self.value

    def text(self, *, most: int = 100) -> str:
        """One line of text, or a whole number written as one."""
        value = str(self.value) if type(self.value) is int else self.value
        if not isinstance(value, str) or not value.strip() or len(value) > most or not value.isprintable():
            raise self.wrong(f"a line of at most {most} characters is needed")
        return value

    def choice(self, choices: Collection[str]) -> str:
        """One of a few words."""
        if self.value not in choices:
            raise self.wrong(f"one of {', '.join(choices)} is needed")
        return str(self.value)

    def share(self) -> Fraction:
        """A share above 0 and at most 1: ``"1/30"``, or a decimal number, taken exactly as written."""
        try:
            found = Fraction(0) if isinstance(self.value, bool) else Fraction(self.value)
        except (TypeError, ValueError, ZeroDivisionError, OverflowError):
            found = Fraction(0)
        if 0 < found <= 1 and found.denominator <= FINEST:
            return found
        raise self.wrong('a share above 0 and at most 1 such as "1/30" or 0.05 is needed')
