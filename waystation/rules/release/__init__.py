"""Release, and what comes after: who is told, the way out of dynamic control, voluntary aftercare."""

from waystation.rules.release.aftercare import Aftercare, aftercare_clocks, check_aftercare
from waystation.rules.release.control import ControlState, CountDown, StartedBy, count_down
from waystation.rules.release.telling import (
    DEEDS,
    Release,
    ReleaseDeed,
    check_deed,
    release_clocks,
    standing_deeds,
)

__all__ = [
    "DEEDS",
    "Aftercare",
    "ControlState",
    "CountDown",
    "Release",
    "ReleaseDeed",
    "StartedBy",
    "aftercare_clocks",
    "check_aftercare",
    "check_deed",
    "count_down",
    "release_clocks",
    "standing_deeds",
]
