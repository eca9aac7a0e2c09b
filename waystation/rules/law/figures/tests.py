"""Drug tests: how many, how long samples are kept."""

from __future__ import annotations

from datetime import date

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("test_plan_treatment", Unit.TIMES_PER_YEAR, 0, 52, local=True),
    Definition("test_plan_recovery_1y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
    Definition("test_plan_recovery_2y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
    Definition("test_plan_recovery_3y", Unit.TIMES_PER_YEAR, 0, 52, local=True),
    Definition("test_grace_days", Unit.DAYS, 0, 60, local=True),
    Definition("positive_sample_keep_months", Unit.MONTHS, 1, 60, local=True, at_least_nation=True),
    Definition("hair_lookback_months", Unit.MONTHS, 1, 12),
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
)
