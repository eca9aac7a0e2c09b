"""Every legal and practice number, as a dated parameter with its article, source and confidence mark.

National law stands here, in code, reviewed. A place may set its own figures as dated rows
(``LocalParameter``), which the caller passes in; the most specific area wins. An old decision keeps its
old figure: rules ask for the law *on the day of the event*, never on today.

Marks (how far to trust a figure): ``L`` law text read in full; ``L~`` read through a quotation; ``P``
practice seen; ``S`` from published accounts of practice; ``D`` our own proposal where no text has a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from waystation.rules.problems import RuleBroken

Value = int | bool | str | tuple[int, ...]
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
    DESIGN = "D"


class Source(StrEnum):
    """Where a national figure comes from. The Chinese name stands in ``waystation.common.messages``."""

    DRUG_CONTROL_LAW = "law.source.dcl"
    REGULATION = "law.source.drr"
    TEST_RULES = "law.source.test"
    REVIEW = "law.source.review"
    PRACTICE = "law.source.practice"
    HOUSE = "law.source.house"


class Unit(StrEnum):
    """What a figure counts."""

    DAYS = "law.unit.days"
    MONTHS = "law.unit.months"
    YEARS = "law.unit.years"
    TIMES = "law.unit.times"
    TIMES_PER_YEAR = "law.unit.times_per_year"
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
    """

    key: str
    unit: Unit
    minimum: int = 0
    maximum: int = 0
    local: bool = False
    at_most_nation: bool = False
    at_least_nation: bool = False
    choices: tuple[str, ...] = ()

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


DEFINITIONS: Mapping[str, Definition] = {
    d.key: d
    for d in (
        Definition("report_deadline_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
        Definition("agreement_days", Unit.DAYS, 1, 60, local=True),
        Definition("term_treatment_years", Unit.YEARS, 1, 10),
        Definition("term_recovery_max_years", Unit.YEARS, 1, 10),
        Definition("suspension_extends_term", Unit.SWITCH, local=True),
        Definition("absence_report_threshold_days", Unit.DAYS, 1, 30),
        Definition("move_report_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
        Definition("severe_test_refusals", Unit.TIMES, 1, 10),
        Definition("severe_absence_times", Unit.TIMES, 1, 10),
        Definition("severe_absence_days_gt", Unit.DAYS, 1, 365),
        Definition("severe_breach_count_mode", Unit.CHOICE, local=True, choices=("separate", "together")),
        Definition("release_notify_street_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
        Definition("gate_notice_days", Unit.DAYS, 1, 60, local=True, at_least_nation=True),
        Definition("dynamic_control_exit_years", Unit.YEARS, 1, 10),
        Definition("expiry_notice_days", Unit.DAYS, 1, 180, local=True),
        Definition("test_plan_treatment", Unit.TIMES_PER_YEAR, 0, 52, local=True),
        Definition("test_plan_recovery_1y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
        Definition("test_plan_recovery_2y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
        Definition("test_plan_recovery_3y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
        Definition("test_grace_days", Unit.DAYS, 0, 60, local=True),
        Definition("positive_sample_keep_months", Unit.MONTHS, 1, 60, local=True, at_least_nation=True),
        Definition("hair_lookback_months", Unit.MONTHS, 1, 12),
        Definition("contact_min_per_month", Unit.TIMES, 0, 31, local=True),
        Definition("contact_grace_days", Unit.DAYS, 0, 31, local=True),
        Definition("contact_partial_month_days", Unit.DAYS, 1, 31, local=True),
        Definition("contact_phone_counts", Unit.SWITCH, local=True),
        Definition("lost_after_days", Unit.DAYS, 1, 365, local=True),
    )
}


def _nation(
    key: str, value: Value, source: Source, article: str, mark: Mark, *, since: date = REGULATION_SINCE
) -> Parameter:
    return Parameter(key, value, DEFINITIONS[key].unit, since, None, article, source, mark)


NATION: tuple[Parameter, ...] = (
    _nation("report_deadline_days", 15, Source.REGULATION, "14", Mark.LAW),
    # The regulation says "promptly" (Art. 16) and gives no count; the number is ours.
    _nation("agreement_days", 7, Source.HOUSE, "", Mark.DESIGN),
    _nation("term_treatment_years", 3, Source.REGULATION, "14", Mark.LAW),
    _nation("term_recovery_max_years", 3, Source.REGULATION, "37", Mark.LAW),
    # Art. 24 says the measure "continues" after release and is silent on the days; no is the milder reading.
    _nation("suspension_extends_term", False, Source.HOUSE, "", Mark.DESIGN),
    _nation("absence_report_threshold_days", 3, Source.REGULATION, "19", Mark.LAW),
    _nation("move_report_days", 15, Source.REGULATION, "22", Mark.LAW),
    _nation("severe_test_refusals", 3, Source.REGULATION, "20", Mark.LAW),
    _nation("severe_absence_times", 3, Source.REGULATION, "20", Mark.LAW),
    _nation("severe_absence_days_gt", 30, Source.REGULATION, "20", Mark.LAW),
    # Two readings of Art. 20; separate counters are the milder one.
    _nation("severe_breach_count_mode", "separate", Source.HOUSE, "", Mark.DESIGN),
    _nation("release_notify_street_days", 7, Source.REGULATION, "23", Mark.LAW),
    _nation("gate_notice_days", 3, Source.REGULATION, "34", Mark.LAW),
    _nation("dynamic_control_exit_years", 3, Source.REGULATION, "7", Mark.LAW),
    _nation("expiry_notice_days", 30, Source.HOUSE, "", Mark.DESIGN),
    _nation("test_plan_treatment", (12, 6, 4), Source.PRACTICE, "", Mark.PRACTICE),
    _nation("test_plan_recovery_1y", (6,), Source.HOUSE, "", Mark.DESIGN),
    _nation("test_plan_recovery_2y", (6, 6), Source.PRACTICE, "", Mark.PRACTICE),
    _nation("test_plan_recovery_3y", (6, 4, 2), Source.PRACTICE, "", Mark.PRACTICE),
    _nation("test_grace_days", 7, Source.HOUSE, "", Mark.DESIGN),
    _nation(
        "positive_sample_keep_months", 6, Source.TEST_RULES, "8", Mark.LAW_QUOTED, since=date(2017, 1, 1)
    ),
    _nation("hair_lookback_months", 6, Source.PRACTICE, "", Mark.LAW_QUOTED, since=date(2018, 10, 31)),
    _nation("contact_min_per_month", 1, Source.PRACTICE, "", Mark.SEEDS),
    _nation("contact_grace_days", 7, Source.HOUSE, "", Mark.DESIGN),
    _nation("contact_partial_month_days", 15, Source.HOUSE, "", Mark.DESIGN),
    _nation("contact_phone_counts", False, Source.HOUSE, "", Mark.DESIGN),
    _nation("lost_after_days", 30, Source.HOUSE, "", Mark.DESIGN),
)


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
        self.__dict__["_days"] = {on: self}

    def at(self, day: date) -> Law:
        """The law of the same place on ``day``; earlier days are read with the regulation's first figures."""
        day = max(day, REGULATION_SINCE)
        days: dict[date, Law] = self.__dict__["_days"]
        if day not in days:
            days[day] = replace(self, on=day)
            days[day].__dict__["_days"] = days
        return days[day]

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
        parameter = self.parameter(key)
        article = parameter.article if parameter.area_path else nation_article or parameter.article
        params = {"source": str(parameter.source), "article": article, **params}
        if isinstance(parameter.value, int) and not isinstance(parameter.value, bool):
            params.setdefault("value", parameter.value)
        return Why(code, params)


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
    match definition.unit:
        case Unit.SWITCH:
            if not isinstance(value, bool):
                raise RuleBroken("law.wrong_type", key=definition.key)
        case Unit.CHOICE:
            if value not in definition.choices:
                raise RuleBroken("law.wrong_type", key=definition.key)
        case Unit.TIMES_PER_YEAR:
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
