"""Papers about the order itself: from the decision to the release."""

from __future__ import annotations

from waystation.clients.models import Kin, TeamMember
from waystation.common.wording.labels import label
from waystation.orders import queries as order_queries
from waystation.orders.models import OrderStep
from waystation.papers.access import issuing_office
from waystation.papers.rendering.values import Value
from waystation.rules.orders import Step, TerminationReason

from .common import Teller, day

Facts = dict[str, Value]

_DECIDED = (
    "《中华人民共和国禁毒法》第三十三条、《戒毒条例》第十三条",
    "《中华人民共和国禁毒法》第四十八条、《戒毒条例》第三十七条",
)
_RESTS = "《戒毒条例》第二十四条"


def order(teller: Teller) -> Facts:
    """The decision as registered; its grounds stand in the original alone."""
    found = teller.order
    return {
        "family_served_on": day(found.family_served_on) if found else "",
        "legal_basis": _DECIDED[teller.is_recovery],
    }


def handbook(teller: Teller) -> Facts:
    """Whom to ask, and where."""
    return {"team": team(teller), "meeting_place": issuing_office(teller.user, teller.client).name}


def team(teller: Teller) -> list[dict[str, str]]:
    """The help team of today; numbers of people without an account as far as they are seen."""
    rows = []
    for one in teller.team:
        name = one.user.name if one.user else one.kin.name if one.kin else one.name
        if one.user is None:
            name = teller.show("clients.teammember.name", name)
        phone = teller.show("clients.teammember.phone", one.phone)
        rows.append({"duty": str(TeamMember.Duty(one.duty).label), "name": name, "phone": phone})
    return rows


def family(teller: Teller) -> str:
    """The relative at home, where it is known who."""
    row = (
        Kin.objects.filter(client=teller.client, ends_on__isnull=True)
        .order_by("-lives_with_client", "pk")
        .first()
    )
    return teller.show("clients.kin.name", row.name) if row else ""


def _last(teller: Teller, *steps: Step) -> OrderStep | None:
    if teller.order is None:
        return None
    found = [row for row in order_queries.standing_steps(teller.order) if row.step in steps]
    return found[-1] if found else None


def _said(text: str) -> str:
    """Fit for the middle of a sentence."""
    return text.strip().rstrip("。；;.")


def suspension(teller: Teller) -> Facts:
    """The last suspension."""
    step = _last(teller, Step.SUSPEND)
    facts: Facts = {"legal_basis": _RESTS}
    if step is not None:
        facts |= {"paused_on": day(step.on), "paused_until": day(step.until), "reason": _said(step.note)}
    return facts


def continuation(teller: Teller) -> Facts:
    """The last suspension and its end."""
    paused, resumed = _last(teller, Step.SUSPEND), _last(teller, Step.RESUME)
    facts: Facts = {"legal_basis": _RESTS, "paused_on": day(paused.on) if paused else ""}
    if resumed is not None:
        facts |= {"resumed_on": day(resumed.on), "reason": _said(resumed.note)}
    return facts


def termination(teller: Teller) -> Facts:
    """The end before the term is over."""
    step = _last(teller, Step.TERMINATE)
    facts: Facts = {"legal_basis": _RESTS}
    if step is not None:
        reason = step.note
        if reason in set(TerminationReason):
            reason = str(label(TerminationReason(reason)))
        facts |= {"ended_on": day(step.on), "end_reason": _said(reason)}
    return facts
