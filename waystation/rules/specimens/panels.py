"""What a panel can show. "Negative" means negative for the panel, and every screen says so.

Detection windows are for reading. Nothing computes a day of use from them: a window is a span over many
people, doses and devices, and says nothing certain about one person
(``tests/architecture/test_no_day_of_use``).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Analyte(StrEnum):
    """What can be looked for. Codes of what is on the market's kits; a place's kit shows some of them."""

    MORPHINE = "morphine"
    METHAMPHETAMINE = "methamphetamine"
    KETAMINE = "ketamine"
    MDMA = "mdma"
    CANNABIS = "cannabis"
    COCAINE = "cocaine"
    ETOMIDATE = "etomidate"
    CANNABINOID = "cannabinoid"
    OTHER = "other"


#: What is often taken and what ordinary panels do not show: a negative says that these were not looked for.
WATCHED = ("etomidate", "cannabinoid")


def not_looked_for(analytes: Iterable[str]) -> tuple[str, ...]:
    """Which of ``WATCHED`` a panel with these analytes does not show; of no panel nothing is known."""
    shown = set(analytes)
    return tuple(code for code in WATCHED if code not in shown) if shown else ()
