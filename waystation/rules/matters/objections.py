"""Objections in a matter: anybody may make one for the client at any stage; somebody new decides it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from waystation.rules.problems import RuleBroken

from .path import MatterFacts


class Objector(StrEnum):
    """Who objects. The worker and the family do so for the client, with the client's consent."""

    CLIENT = "client"
    WORKER = "worker"
    FAMILY = "family"


class ObjectionDecision(StrEnum):
    """What became of it. ``upheld``: the matter ends and counts for nothing."""

    UPHELD = "upheld"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


def check_objection(
    facts: MatterFacts, *, objector: Objector, has_consent: bool, made_on: date, opened_on: date, today: date
) -> None:
    """Raises RuleBroken ``matters.objection_waits`` (one at a time), ``matters.objection_future``,
    ``matters.objection_before_matter``, ``matters.objection_consent``."""
    if facts.under_objection:
        raise RuleBroken("matters.objection_waits")
    if made_on > today:
        raise RuleBroken("matters.objection_future", on=made_on, today=today)
    if made_on < opened_on:
        raise RuleBroken("matters.objection_before_matter", on=made_on, opened_on=opened_on)
    if objector is not Objector.CLIENT and not has_consent:
        raise RuleBroken("matters.objection_consent")


def check_decider(facts: MatterFacts, by: int, *, recorded_by: int, decision: ObjectionDecision) -> None:
    """Raises RuleBroken ``matters.decided_before``: who has decided anything in the matter, or wrote the
    objection down, does not answer it. Taking it back at the client's wish is no decision."""
    if decision is ObjectionDecision.WITHDRAWN:
        return
    if by in facts.deciders or by == recorded_by:
        raise RuleBroken("matters.decided_before")
