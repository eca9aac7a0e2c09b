"""What a step has to say, so that a paper can be written from it later."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from waystation.rules.problems import RuleBroken

from .kinds import MatterOutcome, NotHeard, Qualification, Served, check_qualification
from .path import MatterFacts, Step

#: How a head sets a matter aside: always in the client's favour.
SET_ASIDE = (
    MatterOutcome.EXPLAINED,
    MatterOutcome.NO_CONCERN,
    MatterOutcome.HELP_ARRANGED,
    MatterOutcome.SENT_TO_LABORATORY,
    MatterOutcome.RECORDED_BY_MISTAKE,
)
#: Which list the code of a step is taken from. A hearing has one only where it could not be held.
CODES: Mapping[Step, type[StrEnum]] = {
    Step.HEAR: NotHeard,
    Step.QUALIFY: Qualification,
    Step.ADMONISH: Served,
    Step.SET_ASIDE: MatterOutcome,
}
#: Steps whose words cannot be left empty.
WORDED = frozenset(
    {Step.EXCUSE, Step.QUALIFY, Step.SEND_BACK, Step.TALK, Step.DRAFT, Step.DROP_DRAFT, Step.SET_ASIDE}
)


def check_said(
    facts: MatterFacts,
    step: Step,
    *,
    code: str,
    place: str,
    words: str,
    present: str,
    attempts: str,
    signer: bool,
) -> None:
    """Raises RuleBroken: ``matters.code_needed``; ``matters.words_needed``; of a hearing
    ``matters.place_needed``, ``matters.present_needed``, ``matters.attempts_needed``;
    ``matters.witness_needed`` where a paper was refused; ``matters.signer_needed``;
    ``matters.receiver_needed``; ``matters.qualification_not_fitting``."""
    if step is Step.HEAR:
        _check_hearing(code, place, words, present, attempts)
        return
    if step in CODES and code not in set(CODES[step]):
        raise RuleBroken("matters.code_needed", step=step)
    if step in WORDED and not words.strip():
        raise RuleBroken("matters.words_needed", step=step)
    if step is Step.QUALIFY:
        check_qualification(facts.kind, Qualification(code))
    if step is Step.SET_ASIDE and MatterOutcome(code) not in SET_ASIDE:
        raise RuleBroken("matters.code_needed", step=step)
    if step is Step.ADMONISH and code == Served.REFUSED and not present.strip():
        raise RuleBroken("matters.witness_needed")
    if step is Step.DRAFT and not signer:
        raise RuleBroken("matters.signer_needed")
    if step is Step.HAND_OVER and not present.strip():
        raise RuleBroken("matters.receiver_needed")


def _check_hearing(code: str, place: str, words: str, present: str, attempts: str) -> None:
    if code:
        if code not in set(NotHeard):
            raise RuleBroken("matters.code_needed", step=Step.HEAR)
        if not attempts.strip():
            raise RuleBroken("matters.attempts_needed")
        return
    if not words.strip():
        raise RuleBroken("matters.words_needed", step=Step.HEAR)
    if not place.strip():
        raise RuleBroken("matters.place_needed")
    if not present.strip():
        raise RuleBroken("matters.present_needed")
