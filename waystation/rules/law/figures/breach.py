"""Absence, move, severe breach of the agreement, and how soon a matter is looked into."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("absence_report_threshold_days", Unit.DAYS, 1, 30),
    Definition("move_report_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
    Definition("severe_test_refusals", Unit.TIMES, 1, 10),
    Definition("severe_absence_times", Unit.TIMES, 1, 10),
    Definition("severe_absence_days_gt", Unit.DAYS, 1, 365),
    Definition("severe_breach_count_mode", Unit.CHOICE, local=True, choices=("separate", "together")),
    Definition("matter_hear_days", Unit.DAYS, 1, 60, local=True),
    Definition("matter_confirm_days", Unit.DAYS, 1, 60, local=True),
    Definition("objection_answer_days", Unit.DAYS, 1, 60, local=True),
)

SET = (
    nation("absence_report_threshold_days", 3, Source.REGULATION, "19", Mark.LAW),
    nation("move_report_days", 15, Source.REGULATION, "22", Mark.LAW),
    nation("severe_test_refusals", 3, Source.REGULATION, "20", Mark.LAW),
    nation("severe_absence_times", 3, Source.REGULATION, "20", Mark.LAW),
    nation("severe_absence_days_gt", 30, Source.REGULATION, "20", Mark.LAW),
    # Two readings of Art. 20; separate counters are the milder one.
    nation("severe_breach_count_mode", "separate", Source.HOUSE, "", Mark.DESIGN),
    # No text counts these days: "promptly" (Art. 21) is all it says. A week leaves room for a hearing.
    nation("matter_hear_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("matter_confirm_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("objection_answer_days", 15, Source.HOUSE, "", Mark.DESIGN),
)
