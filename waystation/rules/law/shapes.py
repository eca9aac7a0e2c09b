"""The shapes of the law: a figure, its definition, its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

#: A figure's value. None: no clock or number is set here (only where its definition is ``optional``).
Value = int | bool | str | tuple[int, ...] | None
Plain = str | int | date | None


#: The Drug Control Law came into force.
LAW_SINCE = date(2008, 6, 1)
#: The Drug Rehabilitation Regulation came into force. Orders served earlier are read with its first figures.
REGULATION_SINCE = date(2011, 6, 26)


class Mark(StrEnum):
    """How far a figure can be trusted; see the module docstring."""

    LAW = "L"
    LAW_QUOTED = "L~"
    PRACTICE = "P"
    SEEDS = "S"
    RECALLED = "G"
    DESIGN = "D"


class Source(StrEnum):
    """Where a national figure comes from. The Chinese name stands in ``common.wording``."""

    DRUG_CONTROL_LAW = "law.source.dcl"
    REGULATION = "law.source.drr"
    TEST_RULES = "law.source.test"
    HAIR_RULES = "law.source.hair"
    CIVIL_CODE = "law.source.civil"
    REVIEW_LAW = "law.source.arl"
    LAWSUIT_LAW = "law.source.all"
    REVIEW = "law.source.review"
    PRACTICE = "law.source.practice"
    HOUSE = "law.source.house"


class Unit(StrEnum):
    """What a figure counts."""

    HOURS = "law.unit.hours"
    DAYS = "law.unit.days"
    WORKDAYS = "law.unit.workdays"
    MONTHS = "law.unit.months"
    YEARS = "law.unit.years"
    TIMES = "law.unit.times"
    TIMES_PER_YEAR = "law.unit.times_per_year"
    ONE_IN_DAYS = "law.unit.one_in_days"
    PEOPLE = "law.unit.people"
    PIECES = "law.unit.pieces"
    MILLIGRAMS = "law.unit.milligrams"
    MILLIMETRES = "law.unit.millimetres"
    HUNDREDTHS = "law.unit.hundredths"
    KILOMETRES = "law.unit.kilometres"
    SWITCH = "law.unit.switch"
    CHOICE = "law.unit.choice"


@dataclass(frozen=True, slots=True)
class Why:
    """The reason of a date or a state: a code with one sentence in ``common.messages`` and its places.

    ``params`` are plain and never personal data: numbers, dates, codes of sources, article numbers.
    """

    code: str
    params: Mapping[str, Plain] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted((name, str(value)) for name, value in self.params.items()))))


def why(code: str, **params: Plain) -> Why:
    """Shorthand for ``Why(code, {…})``."""
    return Why(code, params)


@dataclass(frozen=True, slots=True)
class Definition:
    """What a key means and what a place may set it to.

    ``minimum``/``maximum`` bound every number (each number of a plan). ``at_most_nation``: a place may only
    shorten the nation's figure; ``at_least_nation``: only raise it. ``local`` false: no place may set it.
    ``optional``: it may be unset (None), and is so where the nation counts nothing; then there is no clock.
    """

    key: str
    unit: Unit
    minimum: int = 0
    maximum: int = 0
    local: bool = False
    at_most_nation: bool = False
    at_least_nation: bool = False
    choices: tuple[str, ...] = ()
    optional: bool = False

    @property
    def title(self) -> str:
        """Code of the Chinese title."""
        return f"law.title.{self.key}"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One figure with its days of force. ``until`` is the last day of force, None while it lasts.

    ``article`` is the article's number (``"14"``), the wording of a local text, or empty for practice.
    ``source`` is a code of ``Source`` or the name of a local text. ``area_path`` is empty for the nation.
    """

    key: str
    value: Value
    unit: Unit
    since: date
    until: date | None
    article: str
    source: str
    mark: Mark
    area_path: str = ""

    def holds_on(self, on: date) -> bool:
        """Whether the figure is in force on that day."""
        return self.since <= on and (self.until is None or on <= self.until)


def nation(
    key: str,
    value: Value,
    source: Source,
    article: str,
    mark: Mark,
    *,
    since: date = REGULATION_SINCE,
    until: date | None = None,
) -> Parameter:
    """A row of the national table; its unit is the one of its key (see ``figures``)."""
    return Parameter(key, value, Unit.DAYS, since, until, article, source, mark)


@dataclass(frozen=True, slots=True)
class LocalParameter:
    """A place's own figure, as its office entered it. ``area_path``: the area's path in the tree, where the
    path of an area below begins with it. ``article`` may carry the name of the text as well, then ``source``
    is empty."""

    area_path: str
    key: str
    value: Value
    since: date
    until: date | None
    article: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class LawRow:
    """One printed line of the law page. ``title`` and ``unit`` are codes of ``common.messages``."""

    key: str
    title: str
    value: Value
    unit: Unit
    since: date
    until: date | None
    article: str
    source: str
    mark: Mark
