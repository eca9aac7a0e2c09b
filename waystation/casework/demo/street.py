"""What the files of the demo hang on, and the dates an order of it has."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from waystation.accounts.models import Area, Organisation, User
from waystation.contacts.models import Contact
from waystation.orders.models import Agreement, OrderStep
from waystation.rules import orders
from waystation.screening.models import Screening


@dataclass
class Street:
    """What the files hang on, and the rows collected for one bulk insert per table."""

    today: dt.date
    chance: random.Random
    communities: list[Area]
    station: Organisation
    users: dict[str, User]
    screenings: list[Screening] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    steps: list[OrderStep] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)


@dataclass(frozen=True)
class Shape:
    """The dates an order of the demo has. None: has not happened."""

    kind: orders.Kind
    years: int
    served_on: dt.date
    reported_on: dt.date | None
    agreed_on: dt.date | None
    suspended_on: dt.date | None = None
    ended_on: dt.date | None = None
