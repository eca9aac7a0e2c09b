"""Leave, move, two places, tests elsewhere: the house's own counts where the texts give none."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("leave_approval_needed", Unit.SWITCH, local=True),
    Definition("leave_answer_days", Unit.DAYS, 1, 30, local=True),
    Definition("leave_return_days", Unit.DAYS, 0, 30, local=True),
    Definition("leave_longest_days", Unit.DAYS, 1, 365, local=True),
    Definition("move_send_days", Unit.DAYS, 1, 60, local=True),
    Definition("move_answer_days", Unit.DAYS, 1, 60, local=True),
    Definition("move_police_days", Unit.DAYS, 1, 60, local=True),
    Definition("shared_answer_days", Unit.DAYS, 1, 60, local=True),
    Definition("elsewhere_reminder_days", Unit.DAYS, 0, 30, local=True),
)

SET = (
    # The regulation asks for a written report (Art. 19), not for a permission; no is the milder reading.
    nation("leave_approval_needed", False, Source.HOUSE, "", Mark.DESIGN),
    nation("leave_answer_days", 3, Source.HOUSE, "", Mark.DESIGN),
    # Time to come and say so; a late return is a duty to ask, never an absence by itself.
    nation("leave_return_days", 3, Source.HOUSE, "", Mark.DESIGN),
    # Longer than this the place has changed: that is a move (Art. 22).
    nation("leave_longest_days", 90, Source.HOUSE, "", Mark.DESIGN),
    nation("move_send_days", 5, Source.HOUSE, "", Mark.DESIGN),
    nation("move_answer_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("move_police_days", 5, Source.HOUSE, "", Mark.DESIGN),
    nation("shared_answer_days", 7, Source.HOUSE, "", Mark.DESIGN),
    nation("elsewhere_reminder_days", 2, Source.HOUSE, "", Mark.DESIGN),
)
