"""Papers about tests. A day that was drawn and not yet told is never on one of them."""

from __future__ import annotations

from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.contacts.models import TEST, Appointment
from waystation.papers.rendering.values import Value
from waystation.rules import screening as rules
from waystation.rules.obligations import ObligationState, RuleCode
from waystation.screening.models import Analyte, Screening

from .common import Teller, day, short

Facts = dict[str, Value]


def record(teller: Teller) -> Facts:
    """Every test that holds, oldest first; care tests and legal ones are told apart."""
    rows = Screening.objects.filter(client=teller.client, withdrawn_at__isnull=True)
    rows = rows.select_related("recorded_by").order_by("taken_on", "pk")
    return {"tests": [_row(teller, one) for one in rows]}


def _row(teller: Teller, one: Screening) -> dict[str, str]:
    result = str(label(rules.Outcome(one.outcome)))
    if one.positive_for:
        result += words.bracketed(words.listed(_analyte(code) for code in one.positive_for))
    note = str(label(rules.MissKind(one.miss_kind))) if one.miss_kind in set(rules.MissKind) else ""
    return {
        "on": short(one.taken_on),
        "at": f"{one.taken_at:%H:%M}" if one.taken_at else "",
        "place": teller.show("screening.screening.place", one.place),
        "material": str(label(rules.Material(one.material))) if one.material in set(rules.Material) else "",
        "nature": str(label(rules.Nature(one.nature))) if one.nature in set(rules.Nature) else "",
        "result": teller.show("screening.screening.outcome", result),
        "tester": one.recorded_by.name,
        "note": teller.show("screening.screening.outcome", note),
    }


def _analyte(code: str) -> str:
    return str(Analyte(code).label) if code in set(Analyte) else code


def notice(teller: Teller) -> Facts:
    """The next test that was agreed with the client."""
    booked = (
        Appointment.objects.filter(
            client=teller.client, what=TEST, state=Appointment.State.PLANNED, on__gte=teller.today
        )
        .order_by("on", "at")
        .first()
    )
    if booked is None:
        return {}
    return {
        "test_on": day(booked.on),
        "test_at": f"{booked.at:%H:%M}" if booked.at else "",
        "test_place": teller.show("contacts.appointment.place", booked.place),
    }


def dates(teller: Teller) -> Facts:
    """The tests of the plan whose time has begun, and those that are done; nothing that lies ahead."""
    listed = teller.case.obligations(teller.today)
    begun = [one for one in listed if one.rule is RuleCode.SCREENING and one.opens_on <= teller.today]
    return {
        "days": [
            {
                "on": short(one.opens_on),
                "until": short(one.due_on),
                "what": str(label(rules.Purpose.PLANNED)),
                "state": str(label(ObligationState(one.state))),
            }
            for one in begun
        ]
    }
