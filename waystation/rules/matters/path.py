"""The way of a matter: which step is lawful in which stage. Everything else is refused.

Order of the steps: design law 3; DCL 35 (criticise and educate), DRR 20 and 21 (count, report).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from waystation.rules.problems import RuleBroken

from .kinds import ADMONISHABLE, MILD, MatterKind, Qualification


class Stage(StrEnum):
    """Where a matter stands. ``signed``: signed and not yet handed over."""

    OPENED = "opened"
    HEARD = "heard"
    QUALIFIED = "qualified"
    CONFIRMED = "confirmed"
    ADMONISHED = "admonished"
    DRAFTED = "drafted"
    SIGNED = "signed"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"


class Step(StrEnum):
    """What a person does in a matter."""

    HEAR = "hear"
    EXCUSE = "excuse"
    QUALIFY = "qualify"
    SEND_BACK = "send_back"
    CONFIRM = "confirm"
    TALK = "talk"
    ADMONISH = "admonish"
    CLOSE = "close"
    DRAFT = "draft"
    DROP_DRAFT = "drop_draft"
    SIGN = "sign"
    HAND_OVER = "hand_over"
    SET_ASIDE = "set_aside"


STAGE_ORDER = tuple(Stage)
_ENDS = frozenset({Stage.HANDED_OVER, Stage.CLOSED})

#: Stage × step → stage. What stands in no line is refused.
WAYS: Mapping[tuple[Stage, Step], Stage] = {
    (Stage.OPENED, Step.HEAR): Stage.HEARD,
    (Stage.OPENED, Step.SET_ASIDE): Stage.CLOSED,
    (Stage.HEARD, Step.HEAR): Stage.HEARD,
    (Stage.HEARD, Step.EXCUSE): Stage.HEARD,
    (Stage.HEARD, Step.QUALIFY): Stage.QUALIFIED,
    (Stage.HEARD, Step.SET_ASIDE): Stage.CLOSED,
    (Stage.QUALIFIED, Step.SEND_BACK): Stage.HEARD,
    (Stage.QUALIFIED, Step.CONFIRM): Stage.CONFIRMED,
    (Stage.QUALIFIED, Step.SET_ASIDE): Stage.CLOSED,
    (Stage.CONFIRMED, Step.TALK): Stage.CLOSED,
    (Stage.CONFIRMED, Step.ADMONISH): Stage.ADMONISHED,
    (Stage.ADMONISHED, Step.CLOSE): Stage.CLOSED,
    (Stage.ADMONISHED, Step.DRAFT): Stage.DRAFTED,
    (Stage.DRAFTED, Step.DROP_DRAFT): Stage.ADMONISHED,
    (Stage.DRAFTED, Step.SIGN): Stage.SIGNED,
    (Stage.SIGNED, Step.HAND_OVER): Stage.HANDED_OVER,
}

#: Steps that bring the client nearer to harm: none of them while an objection waits for its answer.
STOPPED_BY_OBJECTION = frozenset({Step.CONFIRM, Step.ADMONISH, Step.DRAFT, Step.SIGN, Step.HAND_OVER})


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """One matter as the rules see it. Persons are ids; None: nobody yet.

    ``heard``: a hearing (or why it could not be held) stands. ``signer``: the one the draft names.
    ``under_objection``: one waits for its answer. ``test_confirmed``: the test behind it is a legal one and
    its positive was confirmed. ``law_reports``: the law knows a report of this finding for this measure.
    ``counter_reached``: a counter of DRR 20 stands at its figure, in the place's
    reading, with confirmed findings alone.
    """

    kind: MatterKind
    stage: Stage
    qualification: Qualification | None = None
    qualified_by: int | None = None
    confirmed_by: int | None = None
    admonished_by: int | None = None
    drafted_by: int | None = None
    signer: int | None = None
    signed_by: int | None = None
    under_objection: bool = False
    test_confirmed: bool = False
    law_reports: bool = False
    counter_reached: bool = False
    objection_deciders: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_over(self) -> bool:
        """Whether nothing more is done in it."""
        return self.stage in _ENDS

    @property
    def deciders(self) -> frozenset[int]:
        """Everybody who has decided anything in it: what it is, that it is so, the paper, an objection."""
        said = (self.qualified_by, self.confirmed_by, self.admonished_by, self.drafted_by, self.signed_by)
        return frozenset(one for one in said if one is not None) | self.objection_deciders


def after(facts: MatterFacts, step: Step) -> Stage:
    """The stage after ``step``; what is confirmed as mild is settled with that.

    Raises RuleBroken ``matters.step_out_of_order``.
    """
    to = WAYS.get((facts.stage, step))
    if to is None:
        raise RuleBroken("matters.step_out_of_order", stage=facts.stage, step=step)
    if step is Step.CONFIRM and facts.qualification in MILD:
        return Stage.CLOSED
    return to


def check_step(facts: MatterFacts, step: Step) -> Stage:
    """The stage after ``step``, if it may be taken now, by whomever.

    Raises RuleBroken ``matters.step_out_of_order``, ``matters.under_objection``, ``matters.no_admonition``.
    """
    to = after(facts, step)
    if facts.under_objection and step in STOPPED_BY_OBJECTION:
        raise RuleBroken("matters.under_objection")
    if step is Step.ADMONISH and facts.qualification not in ADMONISHABLE:
        raise RuleBroken("matters.no_admonition")
    return to


def steps_from(facts: MatterFacts) -> tuple[Step, ...]:
    """The steps that the table and the objections leave open now, in their order."""
    found = []
    for step in Step:
        try:
            check_step(facts, step)
        except RuleBroken:
            continue
        found.append(step)
    return tuple(found)
