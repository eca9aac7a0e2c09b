"""Who held a part of a sample, from the cup to the end: a chain that only grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from waystation.rules.problems import RuleBroken
from waystation.rules.specimens.sampling import Part


class Step(StrEnum):
    """What happened to a part."""

    COLLECTED = "collected"
    SEALED = "sealed"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    RECEIVED = "received"
    OPENED = "opened"
    STORED = "stored"
    RETURNED = "returned"
    DESTROYED = "destroyed"


class Condition(StrEnum):
    """In what state a part arrived or was found."""

    INTACT = "intact"
    SEAL_BROKEN = "seal_broken"
    LEAKING = "leaking"
    LABEL_WRONG = "label_wrong"
    TOO_LITTLE = "too_little"


#: Steps that somebody writes down one by one; the others come from their own pages.
BY_HAND = (Step.HANDED_OVER, Step.SENT, Step.RECEIVED, Step.OPENED, Step.STORED, Step.RETURNED)
_ASKS_TO = frozenset({Step.HANDED_OVER, Step.SENT, Step.RETURNED})
_ASKS_PLACE = frozenset({Step.STORED})
_ASKS_CONDITION = frozenset({Step.RECEIVED, Step.OPENED})


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain, as it was written down."""

    step: Step
    at: datetime


def check_step(
    chain: Sequence[Link],
    *,
    part: Part,
    step: Step,
    at: datetime,
    now: datetime,
    to: str = "",
    place: str = "",
    condition: Condition | None = None,
    retest_granted: bool = False,
) -> None:
    """Refuse a step that cannot follow. ``chain``: oldest first.

    Raises RuleBroken ``specimens.destroyed_already``, ``specimens.future``, ``specimens.before_last_step``,
    ``specimens.to_needed``, ``specimens.place_needed``, ``specimens.condition_needed``,
    ``specimens.b_waits_for_retest``.
    """
    if any(link.step is Step.DESTROYED for link in chain):
        raise RuleBroken("specimens.destroyed_already")
    if at > now:
        raise RuleBroken("specimens.future")
    if chain and at < chain[-1].at:
        raise RuleBroken("specimens.before_last_step")
    if step in _ASKS_TO and not to.strip():
        raise RuleBroken("specimens.to_needed")
    if step in _ASKS_PLACE and not place.strip():
        raise RuleBroken("specimens.place_needed")
    if step in _ASKS_CONDITION and condition is None:
        raise RuleBroken("specimens.condition_needed")
    if part is Part.B and step is Step.OPENED and not retest_granted:
        raise RuleBroken("specimens.b_waits_for_retest")


def check_destroy(*, keep_until: date, under_objection: bool, is_destroyed: bool, today: date) -> None:
    """Refuse to destroy a part too early. Two persons sign; who they are is the caller's question.

    Raises RuleBroken ``specimens.destroyed_already``, ``specimens.objection_keeps``,
    ``specimens.kept_until``.
    """
    if is_destroyed:
        raise RuleBroken("specimens.destroyed_already")
    if under_objection:
        raise RuleBroken("specimens.objection_keeps")
    if today <= keep_until:
        raise RuleBroken("specimens.kept_until", keep_until=keep_until)
