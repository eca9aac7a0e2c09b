"""Reminding of an appointment the day before, by message. Whether one goes is decided when it goes."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from waystation.accounts.models import User
from waystation.contacts.models import Appointment
from waystation.notices.actions import messages
from waystation.notices.queries import ways
from waystation.rules.messages import MessageCode
from waystation.rules.messages.hours import ONE_DAY

#: The hour of the day before; and until when a reminder is of use where no hour was agreed.
REMIND_AT, DAY_BEGINS = time(10), time(9)


def _key(appointment: Appointment) -> str:
    return f"appointment:{appointment.pk}"


@transaction.atomic(savepoint=False)
def remind(*, by: User, appointment: Appointment, today: date) -> bool:
    """Put the reminder into the outbox. What is promised for today needs none: it has just been said."""
    if appointment.on <= today:
        return False
    before = timezone.make_aware(datetime.combine(appointment.on - ONE_DAY, REMIND_AT))
    until = timezone.make_aware(datetime.combine(appointment.on, appointment.at or DAY_BEGINS))
    return messages.enqueue(
        by=by,
        client=appointment.client,
        code=MessageCode.APPOINTMENT,
        key=f"{_key(appointment)}:{appointment.at or ''}",
        not_before=before,
        not_after=until,
        on=appointment.on,
        at=appointment.at,
    )


@transaction.atomic(savepoint=False)
def call_off(*, by: User, appointment: Appointment, today: date, say: bool) -> int:
    """The reminder does not go. ``say``: whoever was reminded already hears that nothing is expected."""
    count = messages.withdraw(by=by, client=appointment.client, prefix=_key(appointment))
    if say and appointment.on >= today and ways.went(appointment.client, _key(appointment)):
        messages.enqueue(
            by=by,
            client=appointment.client,
            code=MessageCode.APPOINTMENT_OFF,
            key=f"appointment_off:{appointment.pk}",
            not_before=timezone.make_aware(datetime.combine(today, time())),
            not_after=timezone.make_aware(datetime.combine(appointment.on, appointment.at or DAY_BEGINS)),
            on=appointment.on,
        )
    return count
