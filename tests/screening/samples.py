"""Rows that hang on a test, written directly."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.utils import timezone

from tests.screening.making import panel
from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.screening.models import (
    CustodyStep,
    KitLot,
    Objection,
    Sampling,
    Screening,
    Specimen,
)


def make_positive(client: Client, by: User) -> Screening:
    """A positive care test of the client's order."""
    return Screening.objects.create(
        client=client,
        order=client.orders.get(),
        form_key=uuid4(),
        purpose="extra",
        nature="care",
        material="urine",
        taken_on=date(2026, 11, 2),
        outcome="positive",
        positive_for=["morphine"],
        recorded_by=by,
    )


def make_sample(test: Screening, by: User) -> dict[str, object]:
    """What hangs on a test: its sample with a step, an objection, a lot of kits at the site."""
    sheet = Sampling.objects.create(
        screening=test, is_medicine_declared=True, medicine="止咳糖浆", recorded_by=by
    )
    part = Specimen.objects.create(
        screening=test, part="A", seal_number=f"A{test.pk}", keep_until=test.taken_on
    )
    CustodyStep.objects.create(specimen=part, step="collected", at=timezone.now(), form_key=uuid4(), by=by)
    lot = KitLot.objects.create(
        organisation=by.organisation,
        lot=f"L{test.pk}",
        panel=panel(),
        expires_on=date(2030, 1, 1),
        made_by=by,
    )
    asked = Objection.objects.create(
        screening=test,
        stage="laboratory",
        origin="client",
        asked_on=test.taken_on,
        form_key=uuid4(),
        recorded_by=by,
    )
    return {"sampling_id": sheet.pk, "lot_id": lot.pk, "asked_id": asked.pk}
