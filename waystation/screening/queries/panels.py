"""Panels and detection windows in words. Nothing of a person is computed with a window
(``rules.specimens.panels``); schedules are compared with the shortest days it names."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date

from waystation.common.wording import test_words
from waystation.common.wording.labels import label
from waystation.rules.law import Mark
from waystation.rules.screening import Material
from waystation.rules.specimens.panels import Analyte
from waystation.screening.models import DetectionWindow, Panel


@dataclass(frozen=True)
class PanelShown:
    """A panel in words. ``analytes``: (name, cut-off)."""

    row: Panel
    material: str
    analytes: list[tuple[str, str]]
    left_out: str
    mark: str
    holds: bool


def _name(code: str) -> str:
    return label(Analyte(code)) if code in set(Analyte) else code


def _holds(row: Panel | DetectionWindow, today: date) -> bool:
    return row.since <= today and (row.until is None or today <= row.until)


def panels(today: date) -> list[PanelShown]:
    """Every panel, those in use first."""
    rows = [
        PanelShown(
            row=row,
            material=label(Material(row.material)),
            analytes=[(_name(code), row.cutoffs.get(code, "")) for code in row.analytes],
            left_out=test_words.left_out(row.analytes),
            mark=label(Mark(row.mark)),
            holds=_holds(row, today),
        )
        for row in Panel.objects.order_by("material", "name", "-since")
    ]
    return sorted(rows, key=lambda row: not row.holds)


def in_use(today: date) -> list[Panel]:
    """The panels that can be chosen for a test of today."""
    return [row for row in Panel.objects.order_by("pk") if _holds(row, today)]


#: The first span of days that is said: 2–4天, 约1天, 0.5–1天.
_SPAN = re.compile(r"(\d+(?:\.\d+)?)(?:\u2013\d+(?:\.\d+)?)?\u5929")


def shortest_days(said: str) -> int | None:
    """The shortest whole number of days of the first span that is said; None: it names no days.

    For comparing schedules, where the shortest promises the least. Never about a person or a day of use.
    """
    found = _SPAN.search(said)
    return max(1, math.ceil(float(found[1]))) if found else None


@dataclass(frozen=True)
class Windows:
    """One analyte: for each material what is said now; ``before``: what was said earlier."""

    analyte: str
    now: list[tuple[str, DetectionWindow | None]]
    before: list[tuple[str, DetectionWindow]]


def windows(today: date) -> list[Windows]:
    """Every analyte with what is said of each material."""
    rows = list(DetectionWindow.objects.order_by("analyte", "material", "-since"))
    found = []
    for analyte in Analyte:
        mine = [row for row in rows if row.analyte == analyte]
        if not mine:
            continue
        now = {row.material: row for row in mine if _holds(row, today)}
        found.append(
            Windows(
                analyte=label(analyte),
                now=[(label(material), now.get(material)) for material in Material],
                before=[(label(Material(row.material)), row) for row in mine if row not in now.values()],
            )
        )
    return found
