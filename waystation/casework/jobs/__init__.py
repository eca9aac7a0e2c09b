"""Background work: the nightly pass, rosters, and jobs whose worker was lost."""

from . import hand_overs, prints
from .draws import draw, draw_all
from .nightly import NightlyResult, nightly, refresh_all
from .rosters import forget, mark, read, undo, write
from .stalled import take_up_lost

__all__ = [
    "NightlyResult",
    "draw",
    "draw_all",
    "forget",
    "hand_overs",
    "mark",
    "nightly",
    "prints",
    "read",
    "refresh_all",
    "take_up_lost",
    "undo",
    "write",
]
