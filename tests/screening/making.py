"""A positive test and everything that can hang on it, made by the actions themselves."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from uuid import uuid4

from django.utils import timezone

from tests.casework.reading import make_screening
from tests.people import Cast
from waystation.casework.actions import objections, recording
from waystation.clients.models import Client
from waystation.rules.law import Law
from waystation.rules.screening import Material, Outcome
from waystation.rules.specimens.objections import Decision, Origin, Stage, Verdict
from waystation.rules.specimens.sampling import Signed
from waystation.screening import actions
from waystation.screening.models import KitLot, KitMovement, Objection, Panel, Screening, Specimen

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)


def panel(name: str = "三联尿检板") -> Panel:
    return Panel.objects.get(name=name)


def positive(world: Cast, client: Client | None = None, **values: object) -> Screening:
    """Written directly, with its panel."""
    client = client or world.client_with_order(f"学员{next(_n)}")
    said = {"outcome": "positive", "positive_for": ["morphine"], "panel": panel(), **values}
    return make_screening(client, world.worker, **{"taken_on": TODAY, **said})


def seal_data(**values: object) -> actions.SealData:
    number = next(_n)
    data = actions.SealData(
        collectors=("王敏", "赵站长"),
        seals=(f"A-{number}", f"B-{number}"),
        sealed_at=NOW - dt.timedelta(minutes=5),
        signed=Signed.SIGNED,
        storage_place="冷藏柜",
    )
    return replace(data, **values)


def sealed(world: Cast, row: Screening | None = None, **values: object) -> Screening:
    """A positive whose sample is split and sealed."""
    row = row or positive(world)
    actions.seal(
        by=world.worker, screening=row, data=seal_data(**values), law=Law(TODAY), form_key=uuid4(), now=NOW
    )
    return row


def kept_long(world: Cast) -> list[Specimen]:
    """Two parts whose time is over."""
    row = sealed(world)
    row.specimens.update(keep_until=TODAY - dt.timedelta(days=1))
    return list(row.specimens.order_by("part"))


def asked(world: Cast, row: Screening | None = None, **values: object) -> Objection:
    """The client objects."""
    said = {"stage": Stage.LABORATORY, "origin": Origin.CLIENT, "asked_on": TODAY, **values}
    data = actions.Asked(**said)
    return objections.ask(
        by=world.worker, screening=row or positive(world), data=data, form_key=uuid4(), today=TODAY
    )


def granted(world: Cast, row: Screening | None = None, **values: object) -> Objection:
    data = actions.Decided(decision=Decision.GRANTED, on=TODAY, by_whom="永丰派出所")
    return objections.decide(by=world.police, objection=asked(world, row, **values), data=data, today=TODAY)


def sent(
    world: Cast, row: Screening | None = None, laboratory: str = "甲实验室", **values: object
) -> Objection:
    found = granted(world, row, **values)
    return objections.send(by=world.police, objection=found, laboratory=laboratory, on=TODAY, today=TODAY)


def answered(world: Cast, verdict: Verdict, row: Screening | None = None, **values: object) -> Objection:
    data = actions.Answer(received_on=TODAY, on=TODAY, number="检2026-1", verdict=verdict)
    return objections.report(by=world.police, objection=sent(world, row, **values), data=data, today=TODAY)


def record(world: Cast, client: Client, **values: object) -> Screening:
    """A test by the flow of the form."""
    said = {"taken_on": TODAY, "outcome": Outcome.NEGATIVE, "material": Material.URINE, **values}
    return recording.record_screening(
        by=world.worker, client=client, data=actions.Data(**said), form_key=uuid4(), today=TODAY, now=NOW
    )


def lot(world: Cast, *, stock: int = 20, **values: object) -> KitLot:
    said = {
        "organisation": world.centre,
        "lot": f"L{next(_n)}",
        "panel": panel(),
        "expires_on": TODAY + dt.timedelta(days=200),
        "made_by": world.worker,
        **values,
    }
    row = KitLot.objects.create(**said)
    if stock:
        KitMovement.objects.create(
            lot=row, kind="received", change=stock, on=TODAY, form_key=uuid4(), by=world.worker
        )
    return row
