"""The help plan: three goals, and how far an item of it came.

Sources: 生理戒毒、心理脱毒、融入社会 are the three goals of community work (acceptance S0-82); DRR Art. 17
asks for help in living, work, schooling and medical care. Small gains count as outcome (S0-85).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from waystation.rules.problems import RuleBroken


class Goal(StrEnum):
    """What an item of the plan serves, in the order of the law's words."""

    BODY = "body"
    MIND = "mind"
    SOCIETY = "society"


class Need(StrEnum):
    """What an item answers; it tells later which help was asked for and which came (S1-46, S1-47, S2-50)."""

    RELIEF = "relief"
    WORK = "work"
    TRAINING = "training"
    FAMILY = "family"
    HEALTH = "health"
    HOUSING = "housing"
    SCHOOLING = "schooling"
    PAPERS = "papers"
    OTHER = "other"


class PlanOutcome(StrEnum):
    """What came of an item. None of them is a fault of the client."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    CHANGED = "changed"


def check_item(*, what: str, who: str) -> None:
    """An item says what is done and who does it: RuleBroken ``plans.what_needed``, ``plans.who_needed``."""
    if not what.strip():
        raise RuleBroken("plans.what_needed")
    if not who.strip():
        raise RuleBroken("plans.who_needed")


def check_outcome(on: date, *, made_on: date, today: date) -> None:
    """The day of an outcome lies between the day the item was made and today.

    Raises RuleBroken ``plans.outcome_future``, ``plans.outcome_before_item``.
    """
    if on > today:
        raise RuleBroken("plans.outcome_future", on=on)
    if on < made_on:
        raise RuleBroken("plans.outcome_before_item", on=on, made_on=made_on)


def check_gain(on: date, *, what: str, today: date) -> None:
    """A gain has words and a day that has come: RuleBroken ``plans.what_needed``, ``plans.gain_future``."""
    if not what.strip():
        raise RuleBroken("plans.what_needed")
    if on > today:
        raise RuleBroken("plans.gain_future", on=on)
