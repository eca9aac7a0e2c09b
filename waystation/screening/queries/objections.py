"""Reading objections and what they make of a result."""

from __future__ import annotations

from waystation.rules.specimens import objections as rules
from waystation.screening.models import Objection


def facts(row: Objection, order_id: int | None) -> rules.ObjectionFacts:
    """A request as the rules see it."""
    return rules.ObjectionFacts(
        id=row.pk,
        screening_id=row.screening_id,
        order_id=order_id,
        stage=rules.Stage(row.stage),
        origin=rules.Origin(row.origin),
        asked_on=row.asked_on,
        result_told_on=row.result_told_on,
        decided_on=row.decided_on,
        decision=rules.Decision(row.decision) if row.decision else None,
        laboratory=row.laboratory,
        sent_on=row.sent_on,
        received_on=row.received_on,
        reported_on=row.reported_on,
        verdict=rules.Verdict(row.verdict) if row.verdict else None,
        answer_told_on=row.answer_told_on,
        withdrawn_on=row.withdrawn_on,
    )
