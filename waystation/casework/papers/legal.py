"""Papers about the order itself: from the decision to the release."""

from __future__ import annotations

from waystation.clients.models import Kin, TeamMember
from waystation.common.wording.labels import label
from waystation.orders import queries as order_queries
from waystation.orders.models import Leave, Matter, MatterStep, OrderStep
from waystation.papers.access import issuing_office
from waystation.papers.rendering.values import Value
from waystation.rules import matters, screening
from waystation.rules.calendar import days_between
from waystation.rules.matters.path import Step as MatterSteps
from waystation.rules.orders import Step, TerminationReason
from waystation.rules.places import leaves

from .common import Teller, day, short

Facts = dict[str, Value]

_DECIDED = (
    "《中华人民共和国禁毒法》第三十三条、《戒毒条例》第十三条",
    "《中华人民共和国禁毒法》第四十八条、《戒毒条例》第三十七条",
)
_RESTS = "《戒毒条例》第二十四条"
_RELEASED = ("《戒毒条例》第二十三条", "《中华人民共和国禁毒法》第四十八条、《戒毒条例》第四十条")


def order(teller: Teller) -> Facts:
    """The decision as registered; its grounds stand in the original alone."""
    found = teller.order
    return {
        "family_served_on": day(found.family_served_on) if found else "",
        "legal_basis": _DECIDED[teller.is_recovery],
    }


def agreement(teller: Teller) -> Facts:
    """Who signs with whom."""
    return {
        "team": team(teller),
        "signed_on": day(teller.today),
        "family_name": family(teller),
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


def breach_record(teller: Teller) -> Facts:
    """What was looked into and how it came out; recorded mistakes are left out."""
    rows = Matter.objects.filter(client=teller.client).exclude(
        outcome=matters.MatterOutcome.RECORDED_BY_MISTAKE
    )
    return {
        "matters": [
            {
                "on": short(row.opened_on),
                "what": _kind(row.kind),
                "outcome": str(label(matters.MatterOutcome(row.outcome)))
                if row.outcome in set(matters.MatterOutcome)
                else "",
                "note": teller.show("orders.matter.note", row.note),
            }
            for row in rows.order_by("opened_on", "pk")
        ],
        "counted": counted(teller),
    }


def _kind(code: str) -> str:
    return str(label(matters.MatterKind(code))) if code in set(matters.MatterKind) else ""


def admonition(teller: Teller) -> Facts:
    """The last matter that stands: what and when, the client's own words, what counts up to today."""
    facts: Facts = {"counted": counted(teller)}
    rows = Matter.objects.filter(client=teller.client).exclude(
        outcome=matters.MatterOutcome.RECORDED_BY_MISTAKE
    )
    matter = rows.order_by("-opened_on", "-pk").first()
    if matter is None:
        return facts
    heard = MatterStep.objects.filter(
        matter=matter, step=MatterSteps.HEAR, withdrawn_at__isnull=True
    ).order_by("pk")
    last = heard.last()
    return {
        **facts,
        "happened_on": day(matter.from_on or matter.opened_on),
        "reason": _kind(matter.kind),
        "client_words": teller.show("orders.matterstep.words", last.words) if last else "",
    }


def counted(teller: Teller) -> str:
    """What counts today, in words."""
    missed = [test.miss for test in teller.case.facts.screenings if test.outcome is screening.Outcome.MISSED]
    refused = sum(test.outcome is screening.Outcome.REFUSED for test in teller.case.facts.screenings)
    unexcused = sum(miss is screening.MissKind.UNEXCUSED for miss in missed)
    return f"拒绝检测{refused}次，无正当理由未到{unexcused}次"


def change_of_place(teller: Teller) -> Facts:
    """From where; where to is typed."""
    return {"from_place": _street(teller)}


def _street(teller: Teller) -> str:
    return teller.client.area.name if teller.client.area else ""


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


def release_notice(teller: Teller) -> Facts:
    """The end of the term."""
    found = teller.order
    on = (found.ended_on or found.expires_on) if found else None
    return {
        "ended_on": day(on),
        "legal_basis": _RELEASED[teller.is_recovery],
        "family_name": family(teller),
    }


def leave(teller: Teller) -> Facts:
    """The last leave that was reported and not withdrawn; how long it lasts with its granted extensions."""
    row = (
        Leave.objects.filter(client=teller.client, withdrawn_on__isnull=True)
        .prefetch_related("extensions")
        .order_by("-starts_on", "-pk")
        .first()
    )
    if row is None:
        return {}
    longer = [
        one.until for one in row.extensions.all() if one.withdrawn_on is None and one.decision != "refused"
    ]
    until = max([row.ends_on, *longer])
    place = f"{row.county} {row.destination}".strip()
    words = teller.show("orders.leave.words", row.words)
    reason = str(label(leaves.LeaveReason(row.reason)))
    return {
        "reason": f"{reason}：{words}" if words else reason,
        "leave_from": day(row.starts_on),
        "leave_to": day(until),
        "leave_days": str(days_between(row.starts_on, until) + 1),
        "leave_where": teller.show("orders.leave.destination", place),
        "leave_phone": teller.show("orders.leave.contact", row.contact),
        "back_on": day(row.returned_on),
    }
