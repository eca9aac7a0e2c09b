"""Made-up facts from a JSON text, read strictly: every problem names its place and says what to write.

A place is written as people read JSON: ``orders[0].served_on``. Raises RuleBroken with a code ``trial.…``;
never anything else, whatever the text holds.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from waystation.rules.problems import RuleBroken

#: Larger texts are no case of one person.
MOST_BYTES = 2_000_000
#: Days outside are mistyped, and far ones would leave the calendar when years are added.
FIRST_YEAR, LAST_YEAR = 1950, 2150
#: More records of one kind than a long life under orders brings.
MOST_RECORDS = 5000
#: The root of the text.
ROOT = "$"

_Code = TypeVar("_Code", bound=StrEnum)


def refuse(code: str, path: str, **params: object) -> NoReturn:
    """Say what is wrong at a place of the text."""
    raise RuleBroken(f"trial.{code}", path=path, **params)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice would silently win over the first."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            refuse("key_twice", ROOT, key=key)
        found[key] = value
    return found


def _no_number(_word: str) -> NoReturn:
    """``NaN`` and ``Infinity``, which Python would take."""
    refuse("not_json", ROOT)


def parsed(text: str | bytes) -> Table:
    """The JSON object of a text in UTF-8.

    Raises RuleBroken ``trial.too_large``, ``trial.not_utf8``, ``trial.not_json``, ``trial.key_twice``,
    ``trial.table_needed``.
    """
    if len(text) > MOST_BYTES:
        refuse("too_large", ROOT, most=MOST_BYTES)
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError:
            refuse("not_utf8", ROOT)
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as wrong:
        refuse("not_json_at", ROOT, line=wrong.lineno, column=wrong.colno)
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets within brackets
        refuse("not_json", ROOT)
    return Table(ROOT, value) if isinstance(value, dict) else refuse("table_needed", ROOT)


@dataclass(slots=True)
class Table:
    """A JSON object and its place. Every key must be asked for before ``close``."""

    path: str
    given: Mapping[str, Any]
    asked: list[str] = field(default_factory=list)

    def at(self, key: str) -> str:
        """The place of a key."""
        return key if self.path == ROOT else f"{self.path}.{key}"

    def _value(self, key: str) -> Any:
        self.asked.append(key)
        return self.given.get(key)

    def close(self) -> None:
        """Refuse a key that nobody asked for. Raises RuleBroken ``trial.unknown_key``."""
        for key in self.given:
            if key not in self.asked:
                keys = ", ".join(self.asked)
                if near := difflib.get_close_matches(key, self.asked, n=1):
                    refuse("unknown_key_near", self.at(key), near=near[0], keys=keys)
                refuse("unknown_key", self.at(key), keys=keys)

    def day(self, key: str) -> date | None:
        """A day, or None. Raises RuleBroken ``trial.day_needed``."""
        value = self._value(key)
        return None if value is None else as_day(value, self.at(key))

    def needed_day(self, key: str) -> date:
        """A day that must be there. Raises RuleBroken ``trial.missing``, ``trial.day_needed``."""
        day = self.day(key)
        return refuse("missing_day", self.at(key)) if day is None else day

    def whole(self, key: str, least: int, most: int) -> int | None:
        """A whole number, or None. Raises RuleBroken ``trial.number_needed``."""
        value = self._value(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            refuse("number_needed", self.at(key), least=least, most=most)
        return value

    def switch(self, key: str, *, usual: bool = False) -> bool:
        """True or false. Raises RuleBroken ``trial.switch_needed``."""
        value = self._value(key)
        if value is None:
            return usual
        return value if isinstance(value, bool) else refuse("switch_needed", self.at(key))

    def code(self, key: str, codes: type[_Code]) -> _Code | None:
        """One of the codes of a list, or None. Raises RuleBroken ``trial.code_needed``."""
        value = self._value(key)
        if value is None:
            return None
        known = {member.value: member for member in codes}
        if not isinstance(value, str) or value not in known:
            refuse("code_needed", self.at(key), codes=", ".join(known))
        return known[value]

    def needed_code(self, key: str, codes: type[_Code]) -> _Code:
        """One of the codes of a list. Raises RuleBroken ``trial.missing``, ``trial.code_needed``."""
        code = self.code(key, codes)
        return refuse("missing", self.at(key), codes=", ".join(codes)) if code is None else code

    def words(self, key: str, most: int = 200) -> str:
        """A text, empty when missing. Raises RuleBroken ``trial.words_needed``."""
        value = self._value(key)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > most:
            refuse("words_needed", self.at(key), most=most)
        return value

    def anything(self, key: str) -> Any:
        """The bare value."""
        return self._value(key)

    def table(self, key: str) -> Table | None:
        """An object below, or None. Raises RuleBroken ``trial.table_needed``."""
        value = self._value(key)
        if value is None:
            return None
        return Table(self.at(key), value) if isinstance(value, dict) else refuse("table_needed", self.at(key))

    def _items(self, key: str) -> list[Any]:
        value = self._value(key)
        if value is None:
            return []
        if not isinstance(value, list) or len(value) > MOST_RECORDS:
            refuse("list_needed", self.at(key), most=MOST_RECORDS)
        return value

    def tables(self, key: str) -> list[Table]:
        """The objects of a list, none when missing. Raises RuleBroken ``trial.list_needed``."""
        found = []
        for index, value in enumerate(self._items(key)):
            place = f"{self.at(key)}[{index}]"
            found.append(Table(place, value) if isinstance(value, dict) else refuse("table_needed", place))
        return found

    def days(self, key: str) -> list[date]:
        """The days of a list, none when missing."""
        items = enumerate(self._items(key))
        return [as_day(value, f"{self.at(key)}[{index}]") for index, value in items]


def as_day(value: object, path: str) -> date:
    """``2026-11-26``, and nothing else. Raises RuleBroken ``trial.day_needed``."""
    if not isinstance(value, str) or len(value) != len("2026-11-26"):
        refuse("day_needed", path, first=FIRST_YEAR, last=LAST_YEAR)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        refuse("day_needed", path, first=FIRST_YEAR, last=LAST_YEAR)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        refuse("day_needed", path, first=FIRST_YEAR, last=LAST_YEAR)
    return day


def numbers_for(tables: Iterable[Table]) -> list[int]:
    """The ``id`` of each table. One without gets a number that its content decides, never its place in the
    list: the same facts in another order get the same numbers.

    Raises RuleBroken ``trial.number_needed``, ``trial.number_twice``.
    """
    held = list(tables)
    given = [table.whole("id", 1, 10**9) for table in held]
    taken: set[int] = set()
    for table, number in zip(held, given, strict=True):
        if number in taken:
            refuse("number_twice", table.at("id"), id=number)
        if number is not None:
            taken.add(number)
    nameless = [at for at, number in enumerate(given) if number is None]
    nameless.sort(key=lambda at: json.dumps(held[at].given, sort_keys=True, ensure_ascii=False))
    after = max(taken, default=0)
    numbers = {at: after + n for n, at in enumerate(nameless, start=1)}
    return [numbers[at] if number is None else number for at, number in enumerate(given)]
