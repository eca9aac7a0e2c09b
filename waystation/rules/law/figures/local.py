"""Clocks that the nation does not count and some places do, and the client's remedies."""

from __future__ import annotations

from datetime import date

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("report_deadline_far_days", Unit.DAYS, 1, 15, local=True, optional=True),
    Definition("move_report_far_days", Unit.DAYS, 1, 15, local=True, optional=True),
    Definition("service_hours", Unit.HOURS, 1, 240, local=True, optional=True),
    Definition("street_told_workdays", Unit.WORKDAYS, 1, 60, local=True, optional=True),
    Definition("move_file_workdays", Unit.WORKDAYS, 1, 60, local=True, optional=True),
    Definition("move_police_told_workdays", Unit.WORKDAYS, 1, 60, local=True, optional=True),
    Definition("papers_before_expiry_workdays", Unit.WORKDAYS, 1, 60, local=True, optional=True),
    Definition("release_served_workdays", Unit.WORKDAYS, 1, 60, local=True, optional=True),
    Definition("release_notify_street_workdays", Unit.WORKDAYS, 1, 60, local=True, optional=True),
    Definition("recovery_term_start", Unit.CHOICE, local=True, choices=("reporting", "printed")),
    Definition("review_window_days", Unit.DAYS, 1, 365),
    Definition("lawsuit_months", Unit.MONTHS, 1, 24),
    Definition("lawsuit_after_review_days", Unit.DAYS, 1, 365),
)

#: The day from which a lawsuit may be brought for six months instead of three.
SIX_MONTHS_SINCE, THREE_MONTHS_UNTIL = date(2015, 5, 1), date(2015, 4, 30)

SET = (
    # Unset by the nation: no clock. What some places set stands in ``rules.law.catalogue``.
    nation("report_deadline_far_days", None, Source.HOUSE, "", Mark.DESIGN),
    nation("move_report_far_days", None, Source.HOUSE, "", Mark.DESIGN),
    nation("service_hours", None, Source.HOUSE, "", Mark.DESIGN),
    nation("street_told_workdays", None, Source.HOUSE, "", Mark.DESIGN),
    nation("move_file_workdays", None, Source.HOUSE, "", Mark.DESIGN),
    nation("move_police_told_workdays", None, Source.HOUSE, "", Mark.DESIGN),
    nation("papers_before_expiry_workdays", None, Source.HOUSE, "", Mark.DESIGN),
    nation("release_served_workdays", None, Source.HOUSE, "", Mark.DESIGN),
    nation("release_notify_street_workdays", None, Source.HOUSE, "", Mark.DESIGN),
    # The texts do not say from which day the term of recovery runs; recovery follows the rules of treatment.
    nation("recovery_term_start", "reporting", Source.DRUG_CONTROL_LAW, "48", Mark.DESIGN),
    nation("review_window_days", 60, Source.REVIEW_LAW, "20", Mark.LAW),
    # Six months since the amended law (Art. 46); three before it, read through a quotation.
    nation("lawsuit_months", 3, Source.LAWSUIT_LAW, "39", Mark.LAW_QUOTED, until=THREE_MONTHS_UNTIL),
    nation("lawsuit_months", 6, Source.LAWSUIT_LAW, "46", Mark.LAW, since=SIX_MONTHS_SINCE),
    nation("lawsuit_after_review_days", 15, Source.LAWSUIT_LAW, "45", Mark.LAW),
)
