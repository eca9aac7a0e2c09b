"""Drug tests: how many, their samples, objections to a result, kits.

The terms of an objection (test rules Arts. 10 and following) were not read in the text; they are what is
generally known and marked so. Only the laboratory's three days were seen quoted.
"""

from __future__ import annotations

from datetime import date

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

#: The test rules came into force; amended; the hair specification.
_RULES = date(2010, 1, 1)
_AMENDED = date(2017, 1, 1)
_HAIR = date(2018, 10, 31)

DEFINED = (
    Definition("test_plan_treatment", Unit.TIMES_PER_YEAR, 0, 52, local=True),
    Definition("test_plan_recovery_1y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
    Definition("test_plan_recovery_2y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
    Definition("test_plan_recovery_3y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
    Definition("test_grace_days", Unit.DAYS, 0, 60, local=True),
    Definition("positive_sample_keep_months", Unit.MONTHS, 1, 60, local=True, at_least_nation=True),
    Definition("hair_lookback_months", Unit.MONTHS, 1, 12),
    Definition("specimen_collectors", Unit.PEOPLE, 1, 5),
    Definition("hair_length_mm", Unit.MILLIMETRES, 10, 120),
    Definition("hair_sample_mg", Unit.MILLIGRAMS, 1, 1000),
    Definition("objection_window_days", Unit.DAYS, 1, 60, local=True, at_least_nation=True),
    Definition("objection_decide_days", Unit.DAYS, 1, 30, local=True, at_most_nation=True),
    Definition("laboratory_send_days", Unit.DAYS, 1, 30, local=True, at_most_nation=True),
    Definition("laboratory_report_days", Unit.DAYS, 1, 60, local=True, at_most_nation=True),
    Definition("result_told_hours", Unit.HOURS, 1, 168, local=True, at_most_nation=True),
    Definition("hair_reminder_months", Unit.MONTHS, 0, 24, local=True),
    Definition("hair_reminder_days", Unit.DAYS, 1, 60, local=True),
    Definition("kit_low_stock", Unit.PIECES, 0, 1000, local=True),
    Definition("kit_expiry_notice_days", Unit.DAYS, 1, 365, local=True),
)

SET = (
    nation("test_plan_treatment", (12, 6, 4), Source.PRACTICE, "", Mark.PRACTICE),
    nation("test_plan_recovery_1y", (6,), Source.HOUSE, "", Mark.DESIGN),
    nation("test_plan_recovery_2y", (6, 6), Source.PRACTICE, "", Mark.PRACTICE),
    nation("test_plan_recovery_3y", (6, 4, 2), Source.PRACTICE, "", Mark.PRACTICE),
    nation("test_grace_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation(
        "positive_sample_keep_months",
        2,
        Source.TEST_RULES,
        "8",
        Mark.LAW_QUOTED,
        since=date(2010, 1, 1),
        until=date(2016, 12, 31),
    ),
    nation("positive_sample_keep_months", 6, Source.TEST_RULES, "8", Mark.LAW_QUOTED, since=date(2017, 1, 1)),
    nation("hair_lookback_months", 6, Source.PRACTICE, "", Mark.LAW_QUOTED, since=date(2018, 10, 31)),
    nation("specimen_collectors", 2, Source.TEST_RULES, "8", Mark.LAW_QUOTED, since=_RULES),
    nation("hair_length_mm", 30, Source.HAIR_RULES, "3", Mark.LAW_QUOTED, since=_HAIR),
    nation("hair_sample_mg", 50, Source.HAIR_RULES, "3", Mark.LAW_QUOTED, since=_HAIR),
    nation("objection_window_days", 3, Source.TEST_RULES, "", Mark.RECALLED, since=_RULES),
    nation("objection_decide_days", 3, Source.TEST_RULES, "", Mark.RECALLED, since=_RULES),
    nation("laboratory_send_days", 3, Source.TEST_RULES, "", Mark.RECALLED, since=_RULES),
    nation(
        "laboratory_report_days",
        5,
        Source.TEST_RULES,
        "",
        Mark.RECALLED,
        since=_RULES,
        until=date(2016, 12, 31),
    ),
    nation("laboratory_report_days", 3, Source.TEST_RULES, "", Mark.LAW_QUOTED, since=_AMENDED),
    nation("result_told_hours", 24, Source.TEST_RULES, "", Mark.RECALLED, since=_RULES),
    # No text asks the street for hair tests: nothing is asked for until a place says how often.
    nation("hair_reminder_months", 0, Source.HOUSE, "", Mark.DESIGN),
    nation("hair_reminder_days", 14, Source.HOUSE, "", Mark.DESIGN),
    nation("kit_low_stock", 10, Source.HOUSE, "", Mark.DESIGN),
    nation("kit_expiry_notice_days", 30, Source.HOUSE, "", Mark.DESIGN),
)
