"""Papers: how often reports are made (domain.md §9). What can be done against a decision: ``local``."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("report_every_months", Unit.MONTHS, 1, 36, local=True),
    Definition("evaluation_every_months", Unit.MONTHS, 1, 36, local=True),
)

SET = (
    nation("report_every_months", 6, Source.PRACTICE, "", Mark.PRACTICE),
    nation("evaluation_every_months", 12, Source.PRACTICE, "", Mark.PRACTICE),
)
