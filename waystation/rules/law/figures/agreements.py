"""Agreements: who is of age. How long remedies are open stands in ``local``."""

from __future__ import annotations

from waystation.rules.law.shapes import Definition, Mark, Source, Unit, nation

DEFINED = (Definition("adult_years", Unit.YEARS, 14, 21),)

SET = (nation("adult_years", 18, Source.CIVIL_CODE, "17", Mark.LAW),)
