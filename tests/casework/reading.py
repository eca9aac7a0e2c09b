"""What the tests of the reading pages share: a day, and files with work due on it."""

from __future__ import annotations

import datetime as dt
import uuid

from django.utils import timezone

from tests.make import make_order
from tests.people import Cast
from waystation.accounts.models import User
from waystation.casework.actions.obligations import refresh
from waystation.clients.models import Client
from waystation.contacts.models import Appointment, Contact
from waystation.orders.models import Matter
from waystation.screening.models import Screening


def today() -> dt.date:
    """The day the pages ask for; the records below hang on it."""
    return timezone.localdate()


def busy_client(world: Cast, name: str = "陈安", *, days: int = 40, **values: object) -> Client:
    """A client ``days`` into community treatment, with what is due computed."""
    client = world.client(name, **values)
    began = today() - dt.timedelta(days=days)
    make_order(client=client, served_on=began, reported_on=began, agreed_on=began)
    refresh(by=None, client=client, today=today())
    return client


def make_screening(client: Client, by: User, *, taken_on: dt.date, **values: object) -> Screening:
    """A recorded test, without what an action would make of it."""
    return Screening.objects.create(
        **{
            "client": client,
            "order": client.orders.first(),
            "form_key": uuid.uuid4(),
            "purpose": "planned",
            "nature": "care",
            "material": "urine",
            "taken_on": taken_on,
            "outcome": "negative",
            "recorded_by": by,
            **values,
        }
    )


def make_contact(client: Client, by: User, *, held_on: dt.date, **values: object) -> Contact:
    """A recorded talk."""
    return Contact.objects.create(
        **{
            "client": client,
            "order": client.orders.first(),
            "form_key": uuid.uuid4(),
            "kind": "talk",
            "met": "client",
            "held_on": held_on,
            "outcome": "complied",
            "recorded_by": by,
            **values,
        }
    )


def make_appointment(client: Client, by: User, *, on: dt.date, **values: object) -> Appointment:
    return Appointment.objects.create(**{"client": client, "what": "talk", "on": on, "made_by": by, **values})


def make_matter(client: Client, by: User) -> Matter:
    """A positive test and the matter it opened."""
    test = make_screening(client, by, taken_on=today(), outcome="positive", positive_for=["ketamine"])
    return Matter.objects.create(
        client=client, kind="positive_test", key=f"screening:{test.pk}", opened_on=today(), opened_by=by
    )
