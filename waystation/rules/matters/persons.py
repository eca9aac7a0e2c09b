"""Who may take a step: the office prepares, a second person confirms, a named third signs."""

from __future__ import annotations

from collections.abc import Mapping

from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .path import MatterFacts, Step

#: The verb that each step asks for.
STEP_VERBS: Mapping[Step, Verb] = {
    Step.HEAR: Verb.PREPARE_MATTER,
    Step.EXCUSE: Verb.PREPARE_MATTER,
    Step.QUALIFY: Verb.PREPARE_MATTER,
    Step.TALK: Verb.PREPARE_MATTER,
    Step.ADMONISH: Verb.PREPARE_MATTER,
    Step.CLOSE: Verb.PREPARE_MATTER,
    Step.DRAFT: Verb.PREPARE_MATTER,
    Step.DROP_DRAFT: Verb.PREPARE_MATTER,
    Step.HAND_OVER: Verb.PREPARE_MATTER,
    Step.CONFIRM: Verb.CONFIRM_MATTER,
    Step.SEND_BACK: Verb.CONFIRM_MATTER,
    Step.SIGN: Verb.CONFIRM_MATTER,
    Step.SET_ASIDE: Verb.CLOSE_MATTER,
}


def check_person(facts: MatterFacts, step: Step, by: int, *, signer: int | None = None) -> None:
    """Refuse a second signature by the same hand. ``signer``: whom a draft names.

    Raises RuleBroken ``matters.same_person`` (confirming what one has qualified), ``matters.signer_decided``
    (naming somebody who has qualified, confirmed or drafted), ``matters.not_the_signer``.
    """
    if step in (Step.CONFIRM, Step.SEND_BACK) and by == facts.qualified_by:
        raise RuleBroken("matters.same_person")
    decided = {facts.qualified_by, facts.confirmed_by}
    if step is Step.DRAFT and (signer in decided or signer == by):
        raise RuleBroken("matters.signer_decided")
    if step is Step.SIGN:
        if by != facts.signer:
            raise RuleBroken("matters.not_the_signer")
        if by in decided or by == facts.drafted_by:
            raise RuleBroken("matters.signer_decided")
