"""What the person of a file is expected for: today, and what was agreed; their leaves with the answers.

Only what has come or was agreed with them: a day that is drawn (``casework.queries.draws``) has no row before
its morning, and nothing here looks at the duties from which later days could be guessed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from waystation.clients.models import Client
from waystation.contacts.models import TEST, Appointment
from waystation.orders.models import Leave
from waystation.screening.models import Drawn, Screening

#: The draw of a morning is made between five and this hour; before it nobody can say "no".
SETTLED = dt.time(7)


@dataclass(frozen=True)
class Date:
    """One agreed day, in words that say nothing to whoever looks over the shoulder."""

    what: str
    on: dt.date
    at: dt.time | None
    until: dt.time | None
    place: str


@dataclass(frozen=True)
class Today:
    """``expected``: what the person is to come to (or be at home for) today. ``known``: whether it is all."""

    expected: tuple[Date, ...]
    known: bool


def what(code: str) -> str:
    """A neutral word for an agreed meeting."""
    said = {
        TEST: _("到中心来"),
        "home_visit": _("工作人员上门"),
        "phone": _("通电话"),
        "video": _("视频通话"),
    }
    return said.get(code, _("见面"))


def today(client: Client, now: dt.datetime, day: dt.date) -> Today:
    """Today's yes or no: a call of this morning that nothing has answered yet, and today's appointments.
    At most three statements."""
    found = [_date(row) for row in _planned(client).filter(on=day)]
    call = Drawn.objects.filter(client=client, on=day).first()
    if call is not None and not _answered(client, day):
        already = any(one.what == what(TEST) for one in found)
        if not already:
            found.insert(0, Date(what(TEST), day, call.slot_from, call.slot_to, ""))
    return Today(tuple(found), known=call is not None or now.time() >= SETTLED)


def _answered(client: Client, day: dt.date) -> bool:
    return Screening.objects.filter(client=client, taken_on=day, withdrawn_at__isnull=True).exists()


def coming(client: Client, day: dt.date, most: int = 5) -> list[Date]:
    """The next agreed days after ``day``, the soonest first; one statement."""
    return [_date(row) for row in _planned(client).filter(on__gt=day)[:most]]


def _planned(client: Client) -> QuerySet[Appointment]:
    return Appointment.objects.filter(client=client, state=Appointment.State.PLANNED).order_by(
        "on", "at", "pk"
    )


def _date(row: Appointment) -> Date:
    return Date(what(row.what), row.on, row.at, None, row.place)


def leaves(client: Client, most: int = 5) -> list[Leave]:
    """The newest leaves that stand, with the head's answer; one statement."""
    return list(client.leaves.filter(withdrawn_on__isnull=True).order_by("-starts_on", "-pk")[:most])
