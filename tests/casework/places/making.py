"""Rows of leave, absence, move, second place and tests elsewhere, made without actions."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.orders.models import (
    Absence,
    AbsenceAttempt,
    Leave,
    LeaveExtension,
    Move,
    Order,
    SharedFile,
)
from waystation.screening.models import TestRequest

DAY = date(2026, 11, 2)


def make_leave(client: Client, order: Order, by: User, **values: object) -> Leave:
    """A leave that holds."""
    return Leave.objects.create(
        **{
            "client": client,
            "order": order,
            "number": 1,
            "way": "paper",
            "told_on": DAY,
            "reason": "work",
            "county": "远山市云溪县",
            "contact": "13800000000",
            "starts_on": DAY,
            "ends_on": DAY,
            "form_key": uuid4(),
            "recorded_by": by,
            **values,
        }
    )


def make_places(client: Client, order: Order, by: User) -> dict[str, object]:
    """One row of each kind for the walk over all addresses; both ends of each lie where the file lies."""
    leave = make_leave(client, order, by)
    key = {"form_key": uuid4(), "recorded_by": by}
    extension = LeaveExtension.objects.create(leave=leave, told_on=DAY, until=DAY, **key)
    absence = Absence.objects.create(
        client=client, order=order, noticed_on=DAY, noticed_by="worker", from_on=DAY, **key
    )
    AbsenceAttempt.objects.create(absence=absence, on=DAY, way="phone", **key)
    move = Move.objects.create(
        client=client,
        order=order,
        from_area_id=client.area_id,
        to_outside="外地街道",
        reason="home",
        asked_on=DAY,
        state="asked",
        **key,
    )
    shared = SharedFile.objects.create(
        client=client,
        order=order,
        area_id=client.area_id,
        kind="residence",
        letter_on=DAY,
        state="asked",
        asked_by=by,
        form_key=uuid4(),
    )
    request = TestRequest.objects.create(
        client=client,
        order=order,
        asked_of="centre",
        from_name="永丰街道",
        to_outside="外地中心",
        person="陈安",
        material="urine",
        asked_on=DAY,
        by_on=DAY,
        state="asked",
        asked_by=by,
        form_key=uuid4(),
    )
    return {
        "leave_id": leave.pk,
        "extension_id": extension.pk,
        "absence_id": absence.pk,
        "move_id": move.pk,
        "shared_id": shared.pk,
        "request_id": request.pk,
    }
