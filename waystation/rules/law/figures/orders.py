"""Orders: service, sign-in, agreement, term, release; isolation; clocks of some places; remedies."""

from __future__ import annotations

from datetime import date

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("report_deadline_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
    Definition("agreement_days", Unit.DAYS, 1, 60, local=True),
    Definition("adult_years", Unit.YEARS, 14, 21),
    Definition("term_treatment_years", Unit.YEARS, 1, 10),
    Definition("term_recovery_max_years", Unit.YEARS, 1, 10),
    Definition("suspension_extends_term", Unit.SWITCH, local=True),
    Definition("release_notify_street_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
    Definition("gate_notice_days", Unit.DAYS, 1, 60, local=True, at_least_nation=True),
    Definition("dynamic_control_exit_years", Unit.YEARS, 1, 10),
    Definition("expiry_notice_days", Unit.DAYS, 1, 180, local=True),
    # Clocks that only some places count, and the client's remedies.
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
    # Isolation, and what refusal, breach and relapse may lead to.
    Definition("isolation_notice_hours", Unit.HOURS, 1, 240, local=True, at_most_nation=True),
    Definition("isolation_years", Unit.YEARS, 1, 5),
    Definition("isolation_early_after_years", Unit.YEARS, 0, 5),
    Definition("isolation_prolong_max_months", Unit.MONTHS, 0, 24),
    Definition("isolation_change_decision_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
    Definition("gate_notice_workdays", Unit.WORKDAYS, 1, 60, local=True, optional=True),
    Definition("papers_after_release_workdays", Unit.WORKDAYS, 1, 60, local=True, optional=True),
    Definition("recovery_breach_may_isolate", Unit.SWITCH, local=True),
    Definition("recovery_refusal_may_treat", Unit.SWITCH, local=True),
    Definition("isolation_spare_under_years", Unit.YEARS, 14, 18),
    Definition("nursing_child_months", Unit.MONTHS, 1, 36),
)

#: The day from which a lawsuit may be brought for six months instead of three.
SIX_MONTHS_SINCE, THREE_MONTHS_UNTIL = date(2015, 5, 1), date(2015, 4, 30)

SET = (
    nation("report_deadline_days", 15, Source.REGULATION, "14", Mark.LAW),
    # The regulation says "promptly" (Art. 16) and gives no count; the number is ours.
    nation("agreement_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("adult_years", 18, Source.CIVIL_CODE, "17", Mark.LAW),
    nation("term_treatment_years", 3, Source.REGULATION, "14", Mark.LAW),
    nation("term_recovery_max_years", 3, Source.REGULATION, "37", Mark.LAW),
    # Art. 24 says the measure "continues" after release and is silent on the days; no is the milder reading.
    nation("suspension_extends_term", False, Source.HOUSE, "", Mark.DESIGN),
    nation("release_notify_street_days", 7, Source.REGULATION, "23", Mark.LAW),
    nation("gate_notice_days", 3, Source.REGULATION, "34", Mark.LAW),
    nation("dynamic_control_exit_years", 3, Source.REGULATION, "7", Mark.LAW),
    nation("expiry_notice_days", 30, Source.HOUSE, "", Mark.DESIGN),
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
    nation("isolation_notice_hours", 24, Source.DRUG_CONTROL_LAW, "40", Mark.LAW),
    nation("isolation_years", 2, Source.DRUG_CONTROL_LAW, "47", Mark.LAW),
    nation("isolation_early_after_years", 1, Source.DRUG_CONTROL_LAW, "47", Mark.LAW),
    nation("isolation_prolong_max_months", 12, Source.DRUG_CONTROL_LAW, "47", Mark.LAW),
    nation("isolation_change_decision_days", 7, Source.REGULATION, "31", Mark.LAW),
    # No national text counts workdays here: unset, so there is no such clock.
    nation("gate_notice_workdays", None, Source.HOUSE, "", Mark.DESIGN),
    nation("papers_after_release_workdays", None, Source.HOUSE, "", Mark.DESIGN),
    # Two readings of DRR 38 and DCL 48 II; no isolation for a breach of recovery alone is the milder one.
    nation("recovery_breach_may_isolate", False, Source.HOUSE, "", Mark.DESIGN),
    nation("recovery_refusal_may_treat", False, Source.HOUSE, "", Mark.DESIGN),
    nation("isolation_spare_under_years", 16, Source.DRUG_CONTROL_LAW, "39", Mark.LAW),
    nation("nursing_child_months", 12, Source.DRUG_CONTROL_LAW, "39", Mark.LAW),
)
