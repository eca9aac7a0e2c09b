"""What a file weighs in a caseload."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("caseload_norm", Unit.PEOPLE, 1, 500, local=True),
    Definition("caseload_weight_file", Unit.HUNDREDTHS, 1, 500, local=True),
    Definition("caseload_weight_monthly_test", Unit.HUNDREDTHS, 0, 500, local=True),
    Definition("caseload_weight_far", Unit.HUNDREDTHS, 0, 500, local=True),
    Definition("caseload_weight_outside", Unit.HUNDREDTHS, 0, 500, local=True),
    Definition("caseload_weight_new", Unit.HUNDREDTHS, 0, 500, local=True),
    Definition("caseload_weight_matter", Unit.HUNDREDTHS, 0, 500, local=True),
    Definition("caseload_new_months", Unit.MONTHS, 0, 36, local=True),
    Definition("caseload_far_kilometres", Unit.KILOMETRES, 1, 200, local=True),
)

SET = (
    # "One worker for every thirty people on file", as published accounts of practice say.
    nation("caseload_norm", 30, Source.PRACTICE, "", Mark.PRACTICE),
    # No published source weighs caseloads: these are ours, made so that a file tested monthly weighs one.
    nation("caseload_weight_file", 80, Source.HOUSE, "", Mark.DESIGN),
    nation("caseload_weight_monthly_test", 20, Source.HOUSE, "", Mark.DESIGN),
    nation("caseload_weight_far", 20, Source.HOUSE, "", Mark.DESIGN),
    nation("caseload_weight_outside", 40, Source.HOUSE, "", Mark.DESIGN),
    nation("caseload_weight_new", 50, Source.HOUSE, "", Mark.DESIGN),
    nation("caseload_weight_matter", 30, Source.HOUSE, "", Mark.DESIGN),
    nation("caseload_new_months", 3, Source.HOUSE, "", Mark.DESIGN),
    nation("caseload_far_kilometres", 5, Source.HOUSE, "", Mark.DESIGN),
)
