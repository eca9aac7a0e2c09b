"""Points for taking part: what an event earns under a scheme (evidence §1.4 and §1.5, design §8).

One engine, three behaviours, by configuration alone: a flat menu, a rate that climbs with success after
success, draws of a prize. Pure: no row, no clock, no Django. ``shapes`` says what a scheme is, ``reading``
reads one from JSON, ``climbing`` keeps the rate of a track, ``limits`` its caps, ``drawing`` the prizes;
``engine`` runs a scheme over events. Nothing here can take points away: rates fall, balances do not.
"""

from waystation.rules.points.schemes.drawing import Drawn, commitment, draw
from waystation.rules.points.schemes.engine import Award, Outcome, due, run, value_of
from waystation.rules.points.schemes.kinds import EVIDENCE, EventKind, Evidence, Happened, Wallet, wallet_of
from waystation.rules.points.schemes.ledgering import Entry, Queued, WhyCode
from waystation.rules.points.schemes.shapes import Event, Member, Scheme

__all__ = [
    "EVIDENCE",
    "Award",
    "Drawn",
    "Entry",
    "Event",
    "EventKind",
    "Evidence",
    "Happened",
    "Member",
    "Outcome",
    "Queued",
    "Scheme",
    "Wallet",
    "WhyCode",
    "commitment",
    "draw",
    "due",
    "run",
    "value_of",
    "wallet_of",
]
