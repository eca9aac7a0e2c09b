"""The facts of a case as the rules want them; see ``reading``, and ``sources`` for how a subject joins."""

from .reading import HORIZON_DAYS, Case, StoredRow, load, load_one, read_fulfilled, written_fulfilled
from .sources import SOURCES, Row, Source

__all__ = [
    "HORIZON_DAYS",
    "SOURCES",
    "Case",
    "Row",
    "Source",
    "StoredRow",
    "load",
    "load_one",
    "read_fulfilled",
    "written_fulfilled",
]
