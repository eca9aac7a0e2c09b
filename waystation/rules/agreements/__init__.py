"""The two-sided agreement (DRR Arts. 16, 38): what has to stand in it, who signs, what a signature is.

The nation asks for concrete measures, the client's rules and the liability for breach. Zhejiang (2011, Art.
34) and Shandong (Art. 41) add the client's rights and the help available, Chongqing (Art. 35) the duties of
the work group. Here all of it is needed, so that the agreement binds both sides.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_years
from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken


class Section(StrEnum):
    """The parts of an agreement, in the order in which they are read out."""

    MEASURES = "measures"
    HELP = "help"
    DUTIES = "duties"
    RIGHTS = "rights"
    RULES = "rules"
    CONSEQUENCES = "consequences"
    REMEDIES = "remedies"
    WISHES = "wishes"
    OTHER = "other"


#: Without one of these a text is one-sided and cannot be put into use.
NEEDED = frozenset(Section) - {Section.WISHES, Section.OTHER}


class Measure(StrEnum):
    """The concrete measures that are offered; each gets words for this person (DCL 34: "targeted")."""

    TESTS = "tests"
    MEETINGS = "meetings"
    HOME_VISITS = "home_visits"
    TREATMENT = "treatment"
    COUNSELLING = "counselling"
    TRAINING = "training"
    WORK = "work"
    RELIEF = "relief"
    FAMILY = "family"
    PLAN_ITEM = "plan_item"
    OTHER = "other"


#: Those that every agreement has: the plan of tests and the meetings follow from the order and the figures.
ALWAYS = (Measure.TESTS, Measure.MEETINGS)


class Party(StrEnum):
    """Who signs."""

    CLIENT = "client"
    STREET = "street"
    GUARDIAN = "guardian"


class SignedBy(StrEnum):
    """How: on the printed paper, or drawn on the screen."""

    PAPER = "paper"
    SCREEN = "screen"


class SheetState(StrEnum):
    """Where a prepared text stands. ``taken_back``: its signing was withdrawn as a mistake."""

    DRAFT = "draft"
    SIGNED = "signed"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


_TOKEN = re.compile(r"\{([^{}]*)\}")
#: A signature is a few strokes on a field of this many units in each direction.
FIELD = 1000
MOST_STROKES = 120
MOST_POINTS = 4000
#: Fewer points are a slip of the finger.
FEWEST_POINTS = 6

Stroke = Sequence[tuple[int, int]]


def check_text(sections: Mapping[Section, str], known: Container[str]) -> None:
    """A text holds every needed part and leaves open only what can be filled in (``known``: 学员, 街道 …).

    Raises RuleBroken ``agreements.section_missing``, ``agreements.unknown_token``.
    """
    for section in Section:
        body = sections.get(section, "")
        if section in NEEDED and not body.strip():
            raise RuleBroken("agreements.section_missing", section=section)
        for name in _TOKEN.findall(body):
            if name not in known:
                raise RuleBroken("agreements.unknown_token", token=name, section=section)


def filled(body: str, values: Mapping[str, str]) -> list[str]:
    """The lines of a part with what was left open filled in; empty lines are left out."""
    text = _TOKEN.sub(lambda found: values[found[1]], body)
    return [line.strip() for line in text.splitlines() if line.strip()]


def is_minor(born_on: date, on: date, law: Law) -> bool:
    """Whether a guardian signs too: not yet of age on that day (Civil Code Art. 17)."""
    return on < add_years(born_on, law.at(on).number("adult_years"))


def parties(born_on: date, on: date, law: Law) -> tuple[Party, ...]:
    """Who has to sign on that day."""
    both = (Party.CLIENT, Party.STREET)
    return (*both, Party.GUARDIAN) if is_minor(born_on, on, law) else both


def check_signed(signed: Iterable[Party], needed: Iterable[Party]) -> None:
    """Everybody has signed who has to. Raises RuleBroken ``agreements.signature_missing``."""
    held = set(signed)
    for party in needed:
        if party not in held:
            raise RuleBroken("agreements.signature_missing", party=party)


def check_strokes(strokes: object, party: Party) -> list[list[tuple[int, int]]]:
    """What was drawn, as strokes of points on the field; it came from a browser and is not trusted.

    Raises RuleBroken ``agreements.signature_missing``, ``agreements.signature_broken``.
    """
    if not isinstance(strokes, list) or not strokes:
        raise RuleBroken("agreements.signature_missing", party=party)
    if len(strokes) > MOST_STROKES:
        raise RuleBroken("agreements.signature_broken", party=party)
    drawn = [_stroke(stroke, party) for stroke in strokes]
    points = sum(len(stroke) for stroke in drawn)
    if points > MOST_POINTS:
        raise RuleBroken("agreements.signature_broken", party=party)
    if points < FEWEST_POINTS:
        raise RuleBroken("agreements.signature_missing", party=party)
    return drawn


def _stroke(stroke: object, party: Party) -> list[tuple[int, int]]:
    if not isinstance(stroke, list) or len(stroke) > MOST_POINTS:
        raise RuleBroken("agreements.signature_broken", party=party)
    points: list[tuple[int, int]] = []
    for point in stroke:
        if not (isinstance(point, list) and len(point) == 2 and all(_in_field(value) for value in point)):
            raise RuleBroken("agreements.signature_broken", party=party)
        points.append((point[0], point[1]))
    return points


def _in_field(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= FIELD
