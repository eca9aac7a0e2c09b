"""Orders: service, sign-in, agreement, term, release."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("report_deadline_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
    Definition("agreement_days", Unit.DAYS, 1, 60, local=True),
    Definition("term_treatment_years", Unit.YEARS, 1, 10),
    Definition("term_recovery_max_years", Unit.YEARS, 1, 10),
    Definition("suspension_extends_term", Unit.SWITCH, local=True),
    Definition("release_notify_street_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
    Definition("gate_notice_days", Unit.DAYS, 1, 60, local=True, at_least_nation=True),
    Definition("dynamic_control_exit_years", Unit.YEARS, 1, 10),
    Definition("expiry_notice_days", Unit.DAYS, 1, 180, local=True),
)

SET = (
    nation("report_deadline_days", 15, Source.REGULATION, "14", Mark.LAW),
    # The regulation says "promptly" (Art. 16) and gives no count; the number is ours.
    nation("agreement_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("term_treatment_years", 3, Source.REGULATION, "14", Mark.LAW),
    nation("term_recovery_max_years", 3, Source.REGULATION, "37", Mark.LAW),
    # Art. 24 says the measure "continues" after release and is silent on the days; no is the milder reading.
    nation("suspension_extends_term", False, Source.HOUSE, "", Mark.DESIGN),
    nation("release_notify_street_days", 7, Source.REGULATION, "23", Mark.LAW),
    nation("gate_notice_days", 3, Source.REGULATION, "34", Mark.LAW),
    nation("dynamic_control_exit_years", 3, Source.REGULATION, "7", Mark.LAW),
    nation("expiry_notice_days", 30, Source.HOUSE, "", Mark.DESIGN),
)
