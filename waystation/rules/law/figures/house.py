"""How the house works with files: undo, looks, papers."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("file_undo_days", Unit.DAYS, 0, 60, local=True),
    Definition("stated_reason_hours", Unit.HOURS, 1, 72, local=True),
    Definition("oversight_hours", Unit.HOURS, 1, 72, local=True),
    Definition("break_glass_hours", Unit.HOURS, 1, 24, local=True),
    Definition("break_glass_per_day", Unit.TIMES, 0, 20, local=True),
    Definition("report_every_months", Unit.MONTHS, 1, 36, local=True),
    Definition("evaluation_every_months", Unit.MONTHS, 1, 36, local=True),
    Definition("prints_kept_days", Unit.DAYS, 1, 90),
    Definition("change_free_days", Unit.DAYS, 1, 3, local=True),
)

SET = (
    # Long enough to notice over a weekend that two people were taken for one; later a file is split.
    nation("file_undo_days", 7, Source.HOUSE, "", Mark.DESIGN),
    # No text has hours for looking at a file; PIPL Art. 6 asks for the least that does.
    nation("stated_reason_hours", 12, Source.HOUSE, "", Mark.DESIGN),
    nation("oversight_hours", 8, Source.HOUSE, "", Mark.DESIGN),
    nation("break_glass_hours", 4, Source.HOUSE, "", Mark.DESIGN),
    nation("break_glass_per_day", 3, Source.HOUSE, "", Mark.DESIGN),
    nation("report_every_months", 6, Source.PRACTICE, "", Mark.PRACTICE),
    nation("evaluation_every_months", 12, Source.PRACTICE, "", Mark.PRACTICE),
    # A PDF of many files is a second copy of them: it goes as soon as a week's work is done with it.
    nation("prints_kept_days", 7, Source.HOUSE, "", Mark.DESIGN),
    # Systems in use let a record be changed freely only shortly after creation; the day itself is the least.
    nation("change_free_days", 1, Source.PRACTICE, "", Mark.PRACTICE),
)
