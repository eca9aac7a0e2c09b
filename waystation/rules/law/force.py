"""Which figure is in force on a day in a place, and what a place may set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from waystation.rules.law.figures import DEFINITIONS, NATION
from waystation.rules.law.shapes import (
    REGULATION_SINCE,
    Definition,
    LawRow,
    LocalParameter,
    Mark,
    Parameter,
    Plain,
    Unit,
    Value,
    Why,
)
from waystation.rules.problems import RuleBroken


def _definition(key: str) -> Definition:
    try:
        return DEFINITIONS[key]
    except KeyError:
        raise RuleBroken("law.unknown_key", key=key) from None


def rows_for(area_path: str, rows: Iterable[LocalParameter]) -> tuple[LocalParameter, ...]:
    """The local rows that hold for an area: its own and those of the areas above it."""
    return tuple(row for row in rows if area_path.startswith(row.area_path))


def _as_parameter(row: LocalParameter, definition: Definition) -> Parameter:
    return Parameter(
        row.key,
        row.value,
        definition.unit,
        row.since,
        row.until,
        row.article,
        row.source,
        Mark.LAW,
        row.area_path,
    )


def in_force(key: str, on: date, local: Sequence[LocalParameter] = ()) -> Parameter:
    """The figure ``key`` in force on the day ``on``, with its article.

    ``local`` holds the rows of the area and of the areas above it (see ``rows_for``). The most specific area
    wins (longest path), then the youngest row. Raises RuleBroken ``law.unknown_key``, or
    ``law.not_in_force`` for a day before the figure existed.
    """
    definition = _definition(key)
    nearest: Parameter | None = None
    for row in local:
        if row.key != key:
            continue
        found = _as_parameter(row, definition)
        if found.holds_on(on) and (nearest is None or _rank(found) > _rank(nearest)):
            nearest = found
    if nearest is not None:
        return nearest
    for parameter in NATION:
        if parameter.key == key and parameter.holds_on(on):
            return parameter
    raise RuleBroken("law.not_in_force", key=key, on=on)


def _rank(parameter: Parameter) -> tuple[int, date]:
    return len(parameter.area_path), parameter.since


#: Days, and reasons of one day, that are remembered before all are looked up anew.
_KEPT = 8192


@dataclass(frozen=True)
class Law:
    """The law as it stands on one day in one place: what rules are handed.

    ``local`` holds the rows of the area and of those above it. ``at(day)`` is the same place on another day.
    """

    on: date
    local: tuple[LocalParameter, ...] = ()

    def __init__(self, on: date, local: Sequence[LocalParameter] = ()) -> None:
        object.__setattr__(self, "on", on)
        object.__setattr__(self, "local", tuple(local))
        # Looked-up figures are kept, and all days of one place share their laws: a list asks very often.
        self.__dict__["_known"] = {}
        self.__dict__["_reasons"] = {}
        self.__dict__["_days"] = {on: self}

    def at(self, day: date) -> Law:
        """The law of the same place on ``day``; earlier days are read with the regulation's first figures."""
        day = max(day, REGULATION_SINCE)
        days: dict[date, Law] = self.__dict__["_days"]
        found = days.get(day)
        if found is None:
            if len(days) >= _KEPT:
                days.clear()
            found = days[day] = replace(self, on=day)
            found.__dict__["_days"] = days
        return found

    def __hash__(self) -> int:
        return hash(self.on)

    def parameter(self, key: str) -> Parameter:
        """The figure with its article and source. Errors as ``in_force``."""
        known: dict[str, Parameter] = self.__dict__["_known"]
        if key not in known:
            known[key] = in_force(key, self.on, self.local)
        return known[key]

    def number(self, key: str) -> int:
        """A figure that is one whole number. Raises RuleBroken ``law.wrong_type``."""
        value = self.parameter(key).value
        if isinstance(value, bool) or not isinstance(value, int):
            raise RuleBroken("law.wrong_type", key=key)
        return value

    def count(self, key: str) -> int | None:
        """A whole number that may be unset; None where no number is set. Raises RuleBroken
        ``law.wrong_type``."""
        return None if self.parameter(key).value is None else self.number(key)

    def plan(self, key: str) -> tuple[int, ...]:
        """A figure that is a number per year. Raises RuleBroken ``law.wrong_type``."""
        value = self.parameter(key).value
        if not isinstance(value, tuple):
            raise RuleBroken("law.wrong_type", key=key)
        return value

    def switch(self, key: str) -> bool:
        """A figure that is yes or no. Raises RuleBroken ``law.wrong_type``."""
        value = self.parameter(key).value
        if not isinstance(value, bool):
            raise RuleBroken("law.wrong_type", key=key)
        return value

    def choice(self, key: str) -> str:
        """A figure that is one of a few words. Raises RuleBroken ``law.wrong_type``."""
        value = self.parameter(key).value
        if not isinstance(value, str):
            raise RuleBroken("law.wrong_type", key=key)
        return value

    def why(self, code: str, key: str, *, nation_article: str = "", **params: Plain) -> Why:
        """A reason that names the source and article of ``key``; a whole number also as ``value``.

        ``nation_article`` replaces the article of a national figure: some figures stand once for community
        treatment and once more, in another article, for community recovery.
        """
        reasons: dict[object, Why] = self.__dict__["_reasons"]
        asked = (code, key, nation_article, *params.items())
        found = reasons.get(asked)
        if found is None:
            if len(reasons) >= _KEPT:
                reasons.clear()
            found = reasons[asked] = self._reason(code, key, nation_article, params)
        return found

    def _reason(self, code: str, key: str, nation_article: str, params: Mapping[str, Plain]) -> Why:
        parameter = self.parameter(key)
        article = parameter.article if parameter.area_path else nation_article or parameter.article
        places = {"source": str(parameter.source), "article": article, **params}
        if isinstance(parameter.value, int) and not isinstance(parameter.value, bool):
            places.setdefault("value", parameter.value)
        return Why(code, places)


@lru_cache(maxsize=256)
def _family(local: tuple[LocalParameter, ...]) -> Law:
    return Law(REGULATION_SINCE, local)


def law_on(day: date, local: Sequence[LocalParameter] = ()) -> Law:
    """``Law(day, local)``, with the figures that were looked up before in the same process.

    Equal local rows make equal laws, so a row that changes makes another family.
    """
    day = max(day, REGULATION_SINCE)
    return _family(tuple(local)).at(day)


def _check_number(definition: Definition, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise RuleBroken("law.wrong_type", key=definition.key)
    if not definition.minimum <= value <= definition.maximum:
        raise RuleBroken(
            "law.out_of_bounds",
            key=definition.key,
            minimum=definition.minimum,
            maximum=definition.maximum,
        )


def _check_value(definition: Definition, value: Value) -> None:
    if value is None and definition.optional:
        return
    match definition.unit:
        case Unit.SWITCH:
            if not isinstance(value, bool):
                raise RuleBroken("law.wrong_type", key=definition.key)
        case Unit.CHOICE:
            if value not in definition.choices:
                raise RuleBroken("law.wrong_type", key=definition.key)
        case Unit.TIMES_PER_YEAR | Unit.ONE_IN_DAYS:
            national = in_force(definition.key, REGULATION_SINCE).value
            if not isinstance(value, tuple) or not isinstance(national, tuple):
                raise RuleBroken("law.wrong_type", key=definition.key)
            if len(value) != len(national):
                raise RuleBroken("law.wrong_plan_length", key=definition.key, years=len(national))
            for number in value:
                _check_number(definition, number)
        case _:
            _check_number(definition, value)


def check_local(row: LocalParameter) -> None:
    """Refuse a local row that cannot stand.

    Raises RuleBroken: ``law.unknown_key``; ``law.not_local`` (no place may change it); ``law.wrong_type``;
    ``law.out_of_bounds``; ``law.wrong_plan_length``; ``law.above_nation`` / ``law.below_nation`` (a place may
    be milder or stricter in one direction only); ``law.ends_before_start``; ``law.source_missing``.
    """
    definition = _definition(row.key)
    if not definition.local:
        raise RuleBroken("law.not_local", key=row.key)
    if row.until is not None and row.until < row.since:
        raise RuleBroken("law.ends_before_start", since=row.since, until=row.until)
    if not (row.source + row.article).strip():
        raise RuleBroken("law.source_missing", key=row.key)
    _check_value(definition, row.value)
    if isinstance(row.value, int) and (definition.at_most_nation or definition.at_least_nation):
        nation = Law(REGULATION_SINCE).at(row.since).number(row.key)
        if definition.at_most_nation and row.value > nation:
            raise RuleBroken("law.above_nation", key=row.key, nation=nation)
        if definition.at_least_nation and row.value < nation:
            raise RuleBroken("law.below_nation", key=row.key, nation=nation)


def page() -> tuple[LawRow, ...]:
    """The national table as printed in ``docs/law.md``, in the order of ``NATION``."""
    return tuple(
        LawRow(
            p.key, DEFINITIONS[p.key].title, p.value, p.unit, p.since, p.until, p.article, p.source, p.mark
        )
        for p in NATION
    )
