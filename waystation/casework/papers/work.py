"""Papers about the help: plan, talks, reports, evaluation, and the summary before a release."""

from __future__ import annotations

from datetime import date

from waystation.assessment.models import Gain, PlanItem
from waystation.clients.models import Kin
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.contacts.models import Contact
from waystation.orders.models import Matter
from waystation.papers.rendering.values import Value
from waystation.rules import contacts, people, screening
from waystation.rules.calendar import add_months
from waystation.rules.files import plans
from waystation.screening.models import Screening

from .common import Teller, day, short

Facts = dict[str, Value]


def support_plan(teller: Teller) -> Facts:
    """The plan with the client's family and goals; what only a talk can tell is typed."""
    kin = Kin.objects.filter(client=teller.client, ends_on__isnull=True).order_by("pk")
    substances = [
        str(label(people.Substance(code)))
        for code in teller.client.substances
        if code in set(people.Substance)
    ]
    return {
        "kin": [
            {
                "name": teller.show("clients.kin.name", one.name),
                "relation": str(one.get_relation_display()),
                "phone": teller.show("clients.kin.phone", one.phone),
                "home": "同住" if one.lives_with_client else "",
            }
            for one in kin
        ],
        "history": teller.show("clients.client.substances", "、".join(substances)),
        "plan": plan(teller),
    }


def plan(teller: Teller) -> list[dict[str, str]]:
    """The items of the plan, oldest first."""
    rows = PlanItem.objects.filter(client=teller.client).order_by("made_on", "pk")
    return [
        {
            "goal": str(label(plans.Goal(one.goal))) if one.goal in set(plans.Goal) else "",
            "what": teller.show("assessment.planitem.what", one.what),
            "who": teller.show("assessment.planitem.who", one.who),
            "by": short(one.by_when),
            "outcome": str(label(plans.PlanOutcome(one.outcome)))
            if one.outcome in set(plans.PlanOutcome)
            else "",
        }
        for one in rows
    ]


def interviews(teller: Teller) -> Facts:
    """Every talk and visit at which somebody was met."""
    rows = Contact.objects.filter(client=teller.client, withdrawn_at__isnull=True).select_related(
        "recorded_by"
    )
    return {
        "contacts": [
            {
                "on": short(one.held_on),
                "kind": str(label(contacts.Kind(one.kind))),
                "met": str(label(contacts.Met(one.met))),
                "place": teller.show("contacts.contact.place", one.place),
                "topics": words.listed(
                    str(label(contacts.Topic(code))) for code in one.topics if code in set(contacts.Topic)
                ),
                "note": teller.show("contacts.contact.note", one.note),
                "who": one.recorded_by.name,
            }
            for one in rows.order_by("held_on", "pk")
        ]
    }


def _period(teller: Teller, key: str) -> tuple[date, date]:
    began = teller.order.reported_on if teller.order else None
    first = add_months(teller.today, -teller.law.number(key))
    return (max(first, began) if began else first), teller.today


def report(teller: Teller) -> Facts:
    """The half year up to today; what is reported is the client's own word."""
    first, last = _period(teller, "report_every_months")
    return {"period_from": day(first), "period_to": day(last)}


def evaluation(teller: Teller) -> Facts:
    """What was counted in the half year, beside the plan."""
    first, last = _period(teller, "evaluation_every_months")
    return {
        "period_from": day(first),
        "period_to": day(last),
        **counts(teller, first, last),
        "plan": plan(teller),
        "progress": gains(teller, first),
    }


def counts(teller: Teller, first: date, last: date) -> Facts:
    """Tests, meetings and open matters of a stretch of time; tests as far as health is seen."""
    outcomes = list(
        Screening.objects.filter(
            client=teller.client, withdrawn_at__isnull=True, taken_on__range=(first, last)
        ).values_list("outcome", flat=True)
    )
    done = [one for one in outcomes if one != screening.Outcome.MISSED]
    met = Contact.objects.filter(
        client=teller.client, withdrawn_at__isnull=True, held_on__range=(first, last), met=contacts.Met.CLIENT
    )
    found: dict[str, str] = {
        "tests_done": str(len(done)),
        "tests_negative": str(done.count(screening.Outcome.NEGATIVE)),
        "tests_missed": str(len(outcomes) - len(done)),
    }
    if not teller.viewer.whole("health"):
        found = {}
    open_matters = Matter.objects.filter(client=teller.client, state=Matter.State.OPEN).count()
    return {**found, "contacts_done": str(met.count()), "matters_open": str(open_matters)}


def gains(teller: Teller, since: date) -> str:
    """What went better since a day, in a row."""
    rows = Gain.objects.filter(client=teller.client, withdrawn_at__isnull=True, on__gte=since).order_by(
        "on", "pk"
    )
    told = [teller.show("assessment.gain.what", one.what) for one in rows]
    return "；".join(one for one in told if one)
