"""Absence, move, and severe breach of the agreement."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("absence_report_threshold_days", Unit.DAYS, 1, 30),
    Definition("move_report_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
    Definition("severe_test_refusals", Unit.TIMES, 1, 10),
    Definition("severe_absence_times", Unit.TIMES, 1, 10),
    Definition("severe_absence_days_gt", Unit.DAYS, 1, 365),
    Definition("severe_breach_count_mode", Unit.CHOICE, local=True, choices=("separate", "together")),
)

SET = (
    nation("absence_report_threshold_days", 3, Source.REGULATION, "19", Mark.LAW),
    nation("move_report_days", 15, Source.REGULATION, "22", Mark.LAW),
    nation("severe_test_refusals", 3, Source.REGULATION, "20", Mark.LAW),
    nation("severe_absence_times", 3, Source.REGULATION, "20", Mark.LAW),
    nation("severe_absence_days_gt", 30, Source.REGULATION, "20", Mark.LAW),
    # Two readings of Art. 20; separate counters are the milder one.
    nation("severe_breach_count_mode", "separate", Source.HOUSE, "", Mark.DESIGN),
)
