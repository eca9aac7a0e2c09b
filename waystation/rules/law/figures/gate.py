"""Hand-over from isolation: no national text counts these days; they are practice, or ours."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("gate_assign_days", Unit.DAYS, 0, 30, local=True),
    Definition("gate_contact_days", Unit.DAYS, 0, 30, local=True),
    Definition("gate_papers_workdays", Unit.WORKDAYS, 1, 60, local=True),
    Definition("gate_help_plan_days", Unit.DAYS, 1, 60, local=True),
    Definition("gate_follow_up_first", Unit.MONTHS, 1, 36, local=True),
    Definition("gate_follow_up_second", Unit.MONTHS, 1, 36, local=True),
    Definition("gate_follow_up_third", Unit.MONTHS, 1, 36, local=True),
    Definition("gate_follow_up_last", Unit.MONTHS, 1, 36, local=True),
    Definition("gate_follow_up_window_days", Unit.DAYS, 0, 30, local=True),
    Definition("gate_board_days", Unit.DAYS, 7, 90, local=True),
)

SET = (
    nation("gate_assign_days", 2, Source.HOUSE, "", Mark.DESIGN),
    nation("gate_contact_days", 1, Source.HOUSE, "", Mark.DESIGN),
    # Shanghai asks for papers and assessment within three workdays; elsewhere it is how long we wait.
    nation("gate_papers_workdays", 3, Source.PRACTICE, "", Mark.PRACTICE),
    nation("gate_help_plan_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("gate_follow_up_first", 1, Source.HOUSE, "", Mark.DESIGN),
    nation("gate_follow_up_second", 3, Source.HOUSE, "", Mark.DESIGN),
    nation("gate_follow_up_third", 6, Source.HOUSE, "", Mark.DESIGN),
    nation("gate_follow_up_last", 12, Source.HOUSE, "", Mark.DESIGN),
    nation("gate_follow_up_window_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("gate_board_days", 30, Source.HOUSE, "", Mark.DESIGN),
)
