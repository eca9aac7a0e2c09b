"""Isolation, acts and circumstances for the rules, and the whole legal life of a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from waystation.clients.models import Client
from waystation.orders.models import Circumstance, IsolationSpell, Order
from waystation.rules import orders as rules
from waystation.rules.release import ReleaseDeed

from .orders import facts, with_facts

#: What is written down with the release → the act that a clock waits for.
RELEASE_ACTS: Mapping[str, rules.Act] = {
    ReleaseDeed.PAPERS_SENT: rules.Act.PAPERS_SENT,
    ReleaseDeed.CLIENT_TOLD: rules.Act.RELEASE_SERVED,
    ReleaseDeed.FAMILY_TOLD: rules.Act.RELEASE_FAMILY_TOLD,
    ReleaseDeed.STREET_TOLD: rules.Act.RELEASE_STREET_TOLD,
}


def spells(client: Client) -> QuerySet[IsolationSpell]:
    """The isolations of a person that stand, oldest first."""
    rows = IsolationSpell.objects.filter(client=client, withdrawn_at__isnull=True)
    return rows.order_by("decided_on", "pk")


def spell_facts(spell: IsolationSpell) -> rules.SpellFacts:
    """One isolation as the rules see it."""
    return rules.SpellFacts(
        id=spell.pk or 0,
        decided_on=spell.decided_on,
        served_on=spell.served_on,
        family_told_on=spell.family_told_on,
        prolonged_months=spell.prolonged_months,
        change_proposed_on=spell.change_proposed_on,
        change_decided_on=spell.change_decided_on,
        gate_notice_on=spell.gate_notice_on,
        papers_received_on=spell.papers_received_on,
        ended_on=spell.ended_on,
        end=rules.SpellEnd(spell.end) if spell.end else None,
        ended_order=spell.order_id,
    )


def spells_of(client: Client) -> list[rules.SpellFacts]:
    """``spells`` as the rules see them."""
    return [spell_facts(spell) for spell in spells(client)]


def circumstances(client: Client) -> QuerySet[Circumstance]:
    """The facts of health of a person that stand, youngest first. Sensitive: see
    ``Verb.KEEP_CIRCUMSTANCES``."""
    return Circumstance.objects.filter(client=client, withdrawn_at__isnull=True).order_by("-from_on", "-pk")


def person(client: Client) -> rules.Person:
    """What the exceptions to isolation need to know of a person."""
    return person_of(client, circumstances(client))


def person_of(client: Client, rows: Iterable[Circumstance]) -> rules.Person:
    """The same from circumstances that were read before."""
    found = (rules.Circumstance(rules.Exemption(row.kind), row.from_on, row.to_on) for row in rows)
    return rules.Person(client.born_on, tuple(found))


def facts_with_acts(order: Order) -> rules.OrderFacts:
    """``facts`` with the dated acts that change no state, those of the release among them; two more
    statements unless they are prefetched."""
    acts = [(rules.Act(row.act), row.on) for row in order.acts.all()]
    acts += [
        (RELEASE_ACTS[row.deed], row.on)
        for row in order.release_records.all()
        if row.withdrawn_at is None and row.deed in RELEASE_ACTS
    ]
    return replace(facts(order), acts=tuple(sorted(acts)))


def orders_of(client: Client) -> list[Order]:
    """Every order of a person with what ``facts_with_acts`` needs, the one that runs first."""
    rows = with_facts(Order.objects.filter(client=client)).prefetch_related("acts", "release_records")
    return sorted(rows, key=lambda order: (order.ended_on is None, order.ended_on or date.min, order.pk))[
        ::-1
    ]
