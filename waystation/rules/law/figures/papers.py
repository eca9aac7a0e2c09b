"""Papers: how long somebody may go against a decision (domain.md §1.12), how often reports are made (§9)."""

from __future__ import annotations

from datetime import date

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("review_days", Unit.DAYS, 1, 365),
    Definition("lawsuit_months", Unit.MONTHS, 1, 24),
    Definition("report_every_months", Unit.MONTHS, 1, 36, local=True),
    Definition("evaluation_every_months", Unit.MONTHS, 1, 36, local=True),
)

SET = (
    nation("review_days", 60, Source.REVIEW_LAW, "20", Mark.LAW),
    # The text that was seen is of 2017; orders of community measures are taken to be reviewable.
    nation("lawsuit_months", 6, Source.LAWSUIT_LAW, "46", Mark.LAW, since=date(2015, 5, 1)),
    nation("report_every_months", 6, Source.PRACTICE, "", Mark.PRACTICE),
    nation("evaluation_every_months", 12, Source.PRACTICE, "", Mark.PRACTICE),
)
