"""Matters: how soon the client is heard, a second person looks, an objection is answered."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("matter_hear_days", Unit.DAYS, 1, 60, local=True),
    Definition("matter_confirm_days", Unit.DAYS, 1, 60, local=True),
    Definition("objection_answer_days", Unit.DAYS, 1, 60, local=True),
)

SET = (
    # No text counts these days: "promptly" (DRR 21) is all it says. A week leaves room for a hearing.
    nation("matter_hear_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("matter_confirm_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("objection_answer_days", 15, Source.HOUSE, "", Mark.DESIGN),
)
