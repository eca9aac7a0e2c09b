"""The unpredictable part of the test plan (``rules.screening.draw``). Ours: no text has numbers."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

#: One day in so many, at least one in a year: the chance is never none.
_RARELY, _OFTEN = 366, 2

DEFINED = (
    Definition("test_draw", Unit.SWITCH, local=True),
    Definition("test_draw_floor", Unit.CHOICE, local=True, choices=("year", "window")),
    Definition("test_draw_one_in_treatment", Unit.ONE_IN_DAYS, _OFTEN, _RARELY, local=True),
    Definition("test_draw_one_in_recovery_1y", Unit.ONE_IN_DAYS, _OFTEN, _RARELY, local=True),
    Definition("test_draw_one_in_recovery_2y", Unit.ONE_IN_DAYS, _OFTEN, _RARELY, local=True),
    Definition("test_draw_one_in_recovery_3y", Unit.ONE_IN_DAYS, _OFTEN, _RARELY, local=True),
    Definition("test_draw_extra_max", Unit.TIMES, 3, 31, local=True),
    Definition("test_draw_makeup_days", Unit.DAYS, 1, 7, local=True),
    Definition("test_draw_site_max", Unit.TIMES, 1, 500, local=True, optional=True),
)

SET = (
    nation("test_draw", False, Source.HOUSE, "", Mark.DESIGN),
    # A test in each window can be foreseen at the window's end; the yearly count cannot.
    nation("test_draw_floor", "year", Source.HOUSE, "", Mark.DESIGN),
    # With twelve tests a year by the floor, one day in thirty makes about 25 tests a year.
    nation("test_draw_one_in_treatment", (30, 60, 60), Source.HOUSE, "", Mark.DESIGN),
    nation("test_draw_one_in_recovery_1y", (60,), Source.HOUSE, "", Mark.DESIGN),
    nation("test_draw_one_in_recovery_2y", (60, 60), Source.HOUSE, "", Mark.DESIGN),
    nation("test_draw_one_in_recovery_3y", (60, 60, 60), Source.HOUSE, "", Mark.DESIGN),
    # Reached by one client in a thousand and more months, where the chance is one day in thirty.
    nation("test_draw_extra_max", 6, Source.HOUSE, "", Mark.DESIGN),
    # 48 hours.
    nation("test_draw_makeup_days", 2, Source.HOUSE, "", Mark.DESIGN),
    nation("test_draw_site_max", None, Source.HOUSE, "", Mark.DESIGN),
)
