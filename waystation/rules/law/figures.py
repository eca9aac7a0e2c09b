"""Every key with its bounds, and the national table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from waystation.rules.law.shapes import REGULATION_SINCE, Definition, Mark, Parameter, Source, Unit, Value

DEFINITIONS: Mapping[str, Definition] = {
    d.key: d
    for d in (
        Definition("report_deadline_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
        Definition("agreement_days", Unit.DAYS, 1, 60, local=True),
        Definition("term_treatment_years", Unit.YEARS, 1, 10),
        Definition("term_recovery_max_years", Unit.YEARS, 1, 10),
        Definition("suspension_extends_term", Unit.SWITCH, local=True),
        Definition("absence_report_threshold_days", Unit.DAYS, 1, 30),
        Definition("move_report_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
        Definition("severe_test_refusals", Unit.TIMES, 1, 10),
        Definition("severe_absence_times", Unit.TIMES, 1, 10),
        Definition("severe_absence_days_gt", Unit.DAYS, 1, 365),
        Definition("severe_breach_count_mode", Unit.CHOICE, local=True, choices=("separate", "together")),
        Definition("release_notify_street_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
        Definition("gate_notice_days", Unit.DAYS, 1, 60, local=True, at_least_nation=True),
        Definition("dynamic_control_exit_years", Unit.YEARS, 1, 10),
        Definition("expiry_notice_days", Unit.DAYS, 1, 180, local=True),
        Definition("test_plan_treatment", Unit.TIMES_PER_YEAR, 0, 52, local=True),
        Definition("test_plan_recovery_1y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
        Definition("test_plan_recovery_2y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
        Definition("test_plan_recovery_3y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
        Definition("test_grace_days", Unit.DAYS, 0, 60, local=True),
        Definition("positive_sample_keep_months", Unit.MONTHS, 1, 60, local=True, at_least_nation=True),
        Definition("hair_lookback_months", Unit.MONTHS, 1, 12),
        Definition("contact_min_per_month", Unit.TIMES, 0, 31, local=True),
        Definition("contact_grace_days", Unit.DAYS, 0, 31, local=True),
        Definition("contact_partial_month_days", Unit.DAYS, 1, 31, local=True),
        Definition("contact_phone_counts", Unit.SWITCH, local=True),
        Definition("lost_after_days", Unit.DAYS, 1, 365, local=True),
        Definition("caseload_norm", Unit.PEOPLE, 1, 500, local=True),
        Definition("file_undo_days", Unit.DAYS, 0, 60, local=True),
        Definition("stated_reason_hours", Unit.HOURS, 1, 72, local=True),
        Definition("oversight_hours", Unit.HOURS, 1, 72, local=True),
        Definition("break_glass_hours", Unit.HOURS, 1, 24, local=True),
        Definition("break_glass_per_day", Unit.TIMES, 0, 20, local=True),
        Definition("caseload_weight_file", Unit.HUNDREDTHS, 1, 500, local=True),
        Definition("caseload_weight_monthly_test", Unit.HUNDREDTHS, 0, 500, local=True),
        Definition("caseload_weight_far", Unit.HUNDREDTHS, 0, 500, local=True),
        Definition("caseload_weight_outside", Unit.HUNDREDTHS, 0, 500, local=True),
        Definition("caseload_weight_new", Unit.HUNDREDTHS, 0, 500, local=True),
        Definition("caseload_weight_matter", Unit.HUNDREDTHS, 0, 500, local=True),
        Definition("caseload_new_months", Unit.MONTHS, 0, 36, local=True),
        Definition("caseload_far_kilometres", Unit.KILOMETRES, 1, 200, local=True),
    )
}


def _nation(
    key: str, value: Value, source: Source, article: str, mark: Mark, *, since: date = REGULATION_SINCE
) -> Parameter:
    return Parameter(key, value, DEFINITIONS[key].unit, since, None, article, source, mark)


NATION: tuple[Parameter, ...] = (
    _nation("report_deadline_days", 15, Source.REGULATION, "14", Mark.LAW),
    # The regulation says "promptly" (Art. 16) and gives no count; the number is ours.
    _nation("agreement_days", 7, Source.HOUSE, "", Mark.DESIGN),
    _nation("term_treatment_years", 3, Source.REGULATION, "14", Mark.LAW),
    _nation("term_recovery_max_years", 3, Source.REGULATION, "37", Mark.LAW),
    # Art. 24 says the measure "continues" after release and is silent on the days; no is the milder reading.
    _nation("suspension_extends_term", False, Source.HOUSE, "", Mark.DESIGN),
    _nation("absence_report_threshold_days", 3, Source.REGULATION, "19", Mark.LAW),
    _nation("move_report_days", 15, Source.REGULATION, "22", Mark.LAW),
    _nation("severe_test_refusals", 3, Source.REGULATION, "20", Mark.LAW),
    _nation("severe_absence_times", 3, Source.REGULATION, "20", Mark.LAW),
    _nation("severe_absence_days_gt", 30, Source.REGULATION, "20", Mark.LAW),
    # Two readings of Art. 20; separate counters are the milder one.
    _nation("severe_breach_count_mode", "separate", Source.HOUSE, "", Mark.DESIGN),
    _nation("release_notify_street_days", 7, Source.REGULATION, "23", Mark.LAW),
    _nation("gate_notice_days", 3, Source.REGULATION, "34", Mark.LAW),
    _nation("dynamic_control_exit_years", 3, Source.REGULATION, "7", Mark.LAW),
    _nation("expiry_notice_days", 30, Source.HOUSE, "", Mark.DESIGN),
    _nation("test_plan_treatment", (12, 6, 4), Source.PRACTICE, "", Mark.PRACTICE),
    _nation("test_plan_recovery_1y", (6,), Source.HOUSE, "", Mark.DESIGN),
    _nation("test_plan_recovery_2y", (6, 6), Source.PRACTICE, "", Mark.PRACTICE),
    _nation("test_plan_recovery_3y", (6, 4, 2), Source.PRACTICE, "", Mark.PRACTICE),
    _nation("test_grace_days", 7, Source.HOUSE, "", Mark.DESIGN),
    _nation(
        "positive_sample_keep_months", 6, Source.TEST_RULES, "8", Mark.LAW_QUOTED, since=date(2017, 1, 1)
    ),
    _nation("hair_lookback_months", 6, Source.PRACTICE, "", Mark.LAW_QUOTED, since=date(2018, 10, 31)),
    _nation("contact_min_per_month", 1, Source.PRACTICE, "", Mark.SEEDS),
    _nation("contact_grace_days", 7, Source.HOUSE, "", Mark.DESIGN),
    _nation("contact_partial_month_days", 15, Source.HOUSE, "", Mark.DESIGN),
    _nation("contact_phone_counts", False, Source.HOUSE, "", Mark.DESIGN),
    _nation("lost_after_days", 30, Source.HOUSE, "", Mark.DESIGN),
    # "One worker for every thirty people on file", as published accounts of practice say.
    _nation("caseload_norm", 30, Source.PRACTICE, "", Mark.PRACTICE),
    # Long enough to notice over a weekend that two people were taken for one; later a file is split.
    _nation("file_undo_days", 7, Source.HOUSE, "", Mark.DESIGN),
    # No text has hours for looking at a file; PIPL Art. 6 asks for the least that does.
    _nation("stated_reason_hours", 12, Source.HOUSE, "", Mark.DESIGN),
    _nation("oversight_hours", 8, Source.HOUSE, "", Mark.DESIGN),
    _nation("break_glass_hours", 4, Source.HOUSE, "", Mark.DESIGN),
    _nation("break_glass_per_day", 3, Source.HOUSE, "", Mark.DESIGN),
    # No published source weighs caseloads: these are ours, made so that a file tested monthly weighs one.
    _nation("caseload_weight_file", 80, Source.HOUSE, "", Mark.DESIGN),
    _nation("caseload_weight_monthly_test", 20, Source.HOUSE, "", Mark.DESIGN),
    _nation("caseload_weight_far", 20, Source.HOUSE, "", Mark.DESIGN),
    _nation("caseload_weight_outside", 40, Source.HOUSE, "", Mark.DESIGN),
    _nation("caseload_weight_new", 50, Source.HOUSE, "", Mark.DESIGN),
    _nation("caseload_weight_matter", 30, Source.HOUSE, "", Mark.DESIGN),
    _nation("caseload_new_months", 3, Source.HOUSE, "", Mark.DESIGN),
    _nation("caseload_far_kilometres", 5, Source.HOUSE, "", Mark.DESIGN),
)
