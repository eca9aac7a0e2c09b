"""Meetings, and when a person is looked for."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("contact_min_per_month", Unit.TIMES, 0, 31, local=True),
    Definition("contact_grace_days", Unit.DAYS, 0, 31, local=True),
    Definition("contact_partial_month_days", Unit.DAYS, 1, 31, local=True),
    Definition("contact_phone_counts", Unit.SWITCH, local=True),
    Definition("lost_after_days", Unit.DAYS, 1, 365, local=True),
    Definition("round_every_months", Unit.MONTHS, 1, 12, local=True),
    Definition("search_start_days", Unit.DAYS, 0, 30, local=True),
    Definition("search_box_days", Unit.DAYS, 7, 180, local=True),
    Definition("search_decide_days", Unit.DAYS, 0, 30, local=True),
    Definition("asked_answer_days", Unit.DAYS, 0, 30, local=True),
    Definition("asked_record_days", Unit.DAYS, 1, 30, local=True),
)

SET = (
    nation("contact_min_per_month", 1, Source.PRACTICE, "", Mark.SEEDS),
    nation("contact_grace_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("contact_partial_month_days", 15, Source.HOUSE, "", Mark.DESIGN),
    nation("contact_phone_counts", False, Source.HOUSE, "", Mark.DESIGN),
    nation("lost_after_days", 30, Source.HOUSE, "", Mark.DESIGN),
    # No text asks for it; places go through everybody twice a year, many before a festival.
    nation("round_every_months", 6, Source.HOUSE, "", Mark.DESIGN),
    nation("search_start_days", 3, Source.HOUSE, "", Mark.DESIGN),
    nation("search_box_days", 30, Source.HOUSE, "", Mark.DESIGN),
    nation("search_decide_days", 3, Source.HOUSE, "", Mark.DESIGN),
    nation("asked_answer_days", 3, Source.HOUSE, "", Mark.DESIGN),
    # The law says "in time" (PIPL Arts. 46, 50); thirty days are the standard's longest for any request.
    nation("asked_record_days", 15, Source.HOUSE, "", Mark.DESIGN),
)
