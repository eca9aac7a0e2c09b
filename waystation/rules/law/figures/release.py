"""Release and after: sealing, how long files are kept, and their deletion."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (
    Definition("exit_pack_days", Unit.DAYS, 1, 60, local=True),
    Definition("aftercare_every_months", Unit.MONTHS, 1, 12, local=True),
    Definition("seal_after_days", Unit.DAYS, 0, 365, local=True),
    Definition("unseal_hours", Unit.HOURS, 1, 24, local=True),
    Definition("retention_years", Unit.YEARS, 1, 100, local=True, optional=True),
    Definition("retention_warning_days", Unit.DAYS, 0, 730, local=True),
    Definition("hold_most_months", Unit.MONTHS, 1, 120, local=True),
    Definition("deletion_wait_days", Unit.DAYS, 7, 365, local=True),
    Definition("backups_kept_days", Unit.DAYS, 0, 3650, local=True),
)

SET = (
    # No text knows an exit pack; two weeks leave a second visit.
    nation("exit_pack_days", 14, Source.HOUSE, "", Mark.DESIGN),
    # What is offered where the client names no rhythm.
    nation("aftercare_every_months", 1, Source.HOUSE, "", Mark.DESIGN),
    # No text says when a street's closed file is sealed; a month leaves time for late papers.
    nation("seal_after_days", 30, Source.HOUSE, "", Mark.DESIGN),
    nation("unseal_hours", 8, Source.HOUSE, "", Mark.DESIGN),
    # No text read says how long a street keeps a closed file: unset, and then nothing is ever deleted.
    nation("retention_years", None, Source.HOUSE, "", Mark.DESIGN),
    # A quarter leaves time to ask whether a file is still needed.
    nation("retention_warning_days", 90, Source.HOUSE, "", Mark.DESIGN),
    # A hold is looked at again; whoever still needs the file says so anew.
    nation("hold_most_months", 24, Source.HOUSE, "", Mark.DESIGN),
    # Deleting cannot be taken back: a month in which somebody may say no.
    nation("deletion_wait_days", 30, Source.HOUSE, "", Mark.DESIGN),
    # What the house promises of its backups; whoever runs it sets what is true (docs/operate.md).
    nation("backups_kept_days", 90, Source.HOUSE, "", Mark.DESIGN),
)
