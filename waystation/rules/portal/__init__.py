"""The way in for clients, relatives and merchants: who comes in by which door, with what, for how long."""

from .doors import IDLE_MINUTES, KIN_SEES, Door
from .secrets import CODE_DAYS, TRIES, code_said, number_said, spoken

__all__ = ["CODE_DAYS", "IDLE_MINUTES", "KIN_SEES", "TRIES", "Door", "code_said", "number_said", "spoken"]
