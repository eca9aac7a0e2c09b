"""Agreements: who is of age, and how long remedies are open."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("adult_years", Unit.YEARS, 14, 21),
    Definition("review_window_days", Unit.DAYS, 1, 365),
    Definition("lawsuit_months", Unit.MONTHS, 1, 24),
)

SET = (
    nation("adult_years", 18, Source.CIVIL_CODE, "17", Mark.LAW),
    nation("review_window_days", 60, Source.REVIEW_LAW, "20", Mark.LAW),
    nation("lawsuit_months", 6, Source.LAWSUIT_LAW, "46", Mark.LAW),
)
