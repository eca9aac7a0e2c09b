"""When a paper to the police may be drafted at all (DRR 20, 21; DCL 35, 38)."""

from __future__ import annotations

from waystation.rules.problems import RuleBroken

from .kinds import REPORTABLE, Qualification
from .path import MatterFacts


def check_draft(facts: MatterFacts) -> None:
    """Refuse a report that the law does not know. Asked when it is drafted, and again when it is signed.

    Raises RuleBroken: ``matters.under_objection``; ``matters.not_confirmed``; ``matters.ordinary_breach``
    (any finding but refusal of the measure, relapse, severe breach); ``matters.law_knows_none`` (for this
    measure the law has no report of it); ``matters.test_not_confirmed`` (a care
    test never suffices, nor a screening result alone); ``matters.counter_not_reached``.
    """
    if facts.under_objection:
        raise RuleBroken("matters.under_objection")
    if facts.confirmed_by is None or facts.confirmed_by == facts.qualified_by:
        raise RuleBroken("matters.not_confirmed")
    if facts.qualification not in REPORTABLE:
        raise RuleBroken("matters.ordinary_breach")
    if not facts.law_reports:
        raise RuleBroken("matters.law_knows_none")
    if facts.qualification is Qualification.RELAPSE and not facts.test_confirmed:
        raise RuleBroken("matters.test_not_confirmed")
    if facts.qualification is Qualification.SEVERE_BREACH and not facts.counter_reached:
        raise RuleBroken("matters.counter_not_reached")
