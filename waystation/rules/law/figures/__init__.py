"""Every key with its bounds, and the national table: a module per subject with ``DEFINED`` and ``SET``.

A figure's row in ``SET`` takes its unit from the definition of its key. A later row of the same key with a
later ``since`` is an amendment of the law; the old row then gets its last day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from waystation.rules.law.figures import (
    breach,
    caseload,
    contacts,
    draw,
    gate,
    house,
    orders,
    places,
    release,
    tests,
)
from waystation.rules.law.shapes import Definition, Parameter

#: In the order in which they are printed.
SUBJECTS = (
    orders,
    breach,
    places,
    release,
    tests,
    draw,
    contacts,
    gate,
    caseload,
    house,
)

DEFINITIONS: Mapping[str, Definition] = {d.key: d for subject in SUBJECTS for d in subject.DEFINED}

NATION: tuple[Parameter, ...] = tuple(
    replace(row, unit=DEFINITIONS[row.key].unit) for subject in SUBJECTS for row in subject.SET
)
