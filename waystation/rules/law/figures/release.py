"""Release and after."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("exit_pack_days", Unit.DAYS, 1, 60, local=True),
    Definition("aftercare_every_months", Unit.MONTHS, 1, 12, local=True),
    Definition("seal_after_days", Unit.DAYS, 0, 365, local=True),
    Definition("unseal_hours", Unit.HOURS, 1, 24, local=True),
)

SET = (
    # No text knows an exit pack; two weeks leave a second visit.
    nation("exit_pack_days", 14, Source.HOUSE, "", Mark.DESIGN),
    # What is offered where the client names no rhythm.
    nation("aftercare_every_months", 1, Source.HOUSE, "", Mark.DESIGN),
    # No text says when a street's closed file is sealed; a month leaves time for late papers.
    nation("seal_after_days", 30, Source.HOUSE, "", Mark.DESIGN),
    nation("unseal_hours", 8, Source.HOUSE, "", Mark.DESIGN),
)
