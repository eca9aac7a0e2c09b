"""Isolation, and what refusal, breach and relapse may lead to."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
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

SET = (
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
