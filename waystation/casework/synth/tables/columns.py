"""The tables a synthetic person has rows in, which columns they say, and how their ids are worked out.

Ids follow from the person's number, so files can be made by several processes in any order and still get the
same ids.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from waystation.casework.models import NotPossible, Obligation, ObligationChange
from waystation.clients.models import (
    AreaSpell,
    Client,
    ClientName,
    Consent,
    Document,
    Kin,
    Phone,
    TeamMember,
)
from waystation.contacts.models import Appointment, Contact
from waystation.notices.models import Notice
from waystation.orders.models import Agreement, IsolationSpell, Matter, MatterStep, Order, OrderStep
from waystation.rules.law import Law
from waystation.rules.people import Paper
from waystation.screening.models import Screening

from ..places import Settings
from ..staff import Office
from .sheets import Sheet

#: How many rows of one table a person may have; the ids of the next person begin there.
ROOM: Mapping[type[models.Model], int] = {
    Client: 1,
    **dict.fromkeys((ClientName, AreaSpell, Order, IsolationSpell, Agreement, Kin, Consent, Phone), 8),
    **dict.fromkeys((TeamMember, Appointment, NotPossible), 16),
    **dict.fromkeys((OrderStep, Document, Matter, MatterStep, Notice), 64),
    **dict.fromkeys((Screening, Contact, Obligation, ObligationChange), 512),
}
GIVEN: Mapping[type[models.Model], tuple[str, ...]] = {
    Client: (
        *("id", "file_number", "name", "pinyin", "sex", "born_on", "id_number", "id_index", "id_tail"),
        *("home_address", "living_address", "substances", "area_id", "station_id", "worker_id"),
        *("without_worker_since", "state", "registered_on", "registered_by_id", "closed_on", "changed_at"),
    ),
    ClientName: ("id", "client_id", "kind", "text", "pinyin", "initials"),
    Phone: ("id", "client_id", "number", "number_index", "number_tail", "ends_on"),
    Kin: ("id", "client_id", "name", "relation", "phone", "phone_index", "lives_with_client"),
    AreaSpell: ("id", "client_id", "area_id", "starts_on", "ends_on"),
    TeamMember: ("id", "client_id", "duty", "user_id", "kin_id", "starts_on", "ends_on"),
    Document: ("id", "client_id", "kind", "title", "dated_on", "paper_place", "added_by_id", "added_at"),
    Consent: ("id", "client_id", "scope", "kin_id", "given_on", "paper_id", "recorded_by_id", "recorded_at"),
    Order: (
        *("id", "client_id", "kind", "number", "authority", "served_on", "family_served_on", "years"),
        *("reported_on", "late_reason", "starts_on", "expires_on", "state", "state_on", "ended_on"),
        *("after_spell_id", "recorded_by_id", "recorded_at"),
    ),
    IsolationSpell: (
        *("id", "client_id", "order_id", "authority", "decided_on", "served_on", "family_told_on"),
        *("gate_notice_on", "ended_on", "end", "recorded_by_id", "recorded_at"),
    ),
    OrderStep: (
        *("id", "order_id", "step", "on", "from_state", "to_state", "decider", "article", "note", "until"),
        *("recorded_by_id", "recorded_at"),
    ),
    Agreement: ("id", "order_id", "signed_on", "ends_on", "paper_id", "recorded_by_id", "recorded_at"),
    Screening: (
        *("id", "client_id", "order_id", "plan_key", "form_key", "purpose", "nature", "material", "taken_on"),
        *("taken_at", "place", "kit_lot", "outcome", "positive_for", "miss_kind", "reason"),
        *("recorded_by_id", "recorded_at", "decided_by_id", "decided_on"),
    ),
    Contact: (
        *("id", "client_id", "order_id", "form_key", "kind", "met", "place", "held_on", "held_at", "outcome"),
        *("reason", "observations", "topics", "promised", "note", "recorded_by_id", "recorded_at"),
        *("decided_by_id", "decided_on"),
    ),
    Appointment: (
        "id",
        "client_id",
        "what",
        "on",
        "at",
        "place",
        "state",
        "made_by_id",
        "made_at",
        "settled_at",
    ),
    Matter: (
        *("id", "client_id", "order_id", "kind", "key", "opened_on", "from_on", "opened_by_id"),
        *("state", "stage", "qualification", "outcome", "heard_on", "closed_on", "closed_by_id"),
    ),
    MatterStep: (
        *("id", "matter_id", "form_key", "step", "on", "from_stage", "to_stage", "place"),
        *("recorded_by_id", "recorded_at"),
    ),
    Notice: ("id", "to_id", "code", "client_id", "data", "key", "made_at"),
    NotPossible: ("id", "client_id", "key", "reason", "on", "by_id"),
    Obligation: (
        *("id", "client_id", "order_id", "key", "rule", "opens_on", "due_on", "closes_on", "state"),
        *("opens_as", "late_as", "closes_as", "priority", "why", "fulfilled_by", "settled_on"),
    ),
    ObligationChange: ("id", "obligation_id", "from_state", "to_state", "on", "at"),
}
_TITLES = {
    Paper.ORDER: "决定书",
    Paper.RIGHTS_NOTICE: "权利义务告知书",
    Paper.AGREEMENT: "社区戒毒（康复）协议",
    Paper.SUPPORT_PLAN: "帮教计划",
    Paper.CONSENT: "知情同意书",
    Paper.RELEASE_NOTICE: "解除通知书",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where everything hangs: the settings, the offices of the streets and where the ids begin."""

    settings: Settings
    offices: tuple[Office, ...]
    ends: tuple[int, ...]
    first_ids: Mapping[type[models.Model], int]


class Tables:
    """The rows of some files, a sheet a table, in an order in which every reference is known."""

    def __init__(self, today: date) -> None:
        self.law = Law(today)
        self.sheets = {model: Sheet(model, given, at(today)) for model, given in GIVEN.items()}

    def add(self, model: type[models.Model], *values: Any) -> None:
        """One row."""
        self.sheets[model].add(*values)


def at(day: date, hour: object = "09:00") -> str:
    return f"{day} {hour}+08"


class Pen:
    """Writes the rows of one person: the next id of each table, the tokens, the papers."""

    def __init__(self, place: Place, tables: Tables, number: int, street: int) -> None:
        self.place, self.tables, self.number = place, tables, number
        self.settings, self.today = place.settings, place.settings.today
        self.chance: random.Random = self.settings.chance("file", number)
        self.law = tables.law
        self.office: Office = place.offices[street]
        #: The worker of this file, also where nobody has been named yet.
        self.carrier = self.office.workers[number % len(self.office.workers)]
        self._used: dict[type[models.Model], int] = {}
        self.pk = self.new_id(Client)

    def new_id(self, model: type[models.Model]) -> int:
        """The next id of this person in a table."""
        used = self._used.get(model, 0)
        if used >= ROOM[model]:
            raise ValueError(f"{model.__name__}: more than {ROOM[model]} rows of one person")
        self._used[model] = used + 1
        return self.place.first_ids[model] + self.number * ROOM[model] + used

    def add(self, model: type[models.Model], *values: Any) -> int:
        """A row with the next id; the id."""
        pk = self.new_id(model)
        self.tables.add(model, pk, *values)
        return pk

    def key(self) -> uuid.UUID:
        """The token of a form, as if it had been sent."""
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def paper(self, kind: Paper, on: date) -> int:
        shelf = f"档案柜{self.number % 9 + 1}-{self.number % 40 + 1}"
        return self.add(
            Document, self.pk, kind.value, _TITLES[kind], on, shelf, self.carrier, at(on, "16:30")
        )
