"""Isolation as the police decided it: entered, corrected, ended, withdrawn."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach as must_reach_client
from waystation.clients.models import Client
from waystation.orders import queries
from waystation.orders.models import IsolationSpell, Order
from waystation.orders.papers import SpellData, keep_term, refuse_crossing, refuse_errors
from waystation.rules import orders as rules
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def save_spell(
    *, by: User, client: Client, spell: IsolationSpell | None, data: SpellData, today: date
) -> IsolationSpell:
    """Enter an isolation (``spell`` None: one that followed no measure on file) or set right what is known of
    it: its papers, what was told when, how it was prolonged, proposed to be changed, and how it ended.

    An order that follows it is credited anew. Raises RuleBroken: ``orders.spell_crosses``,
    ``orders.spell_end_with_its_day``, and the errors of
    ``rules.orders.check_spell``.
    """
    client = must_reach_client(by, client.pk, Verb.RECORD_ORDER_STEP, lock=True)
    if spell is None:
        same = queries.spells(client).filter(decided_on=data.decided_on).first()
        if same is not None and same.recorded_by_id == by.pk and SpellData.of(same) == data:
            return same
        ended = client.orders.filter(
            state=rules.State.IN_ISOLATION, ended_on=data.decided_on, isolated_by__isnull=True
        )
        spell = IsolationSpell(client=client, order=ended.first(), recorded_by=by)
    else:
        spell = IsolationSpell.objects.select_for_update(of=("self",)).get(pk=spell.pk)
        if spell.client_id != client.pk or spell.withdrawn_at is not None:
            raise Http404
    is_new = spell.pk is None
    if (data.ended_on is None) != (data.end is None):
        raise RuleBroken("orders.spell_end_with_its_day")
    columns = data.columns()
    changed = [name for name, value in columns.items() if is_new or getattr(spell, name) != value]
    for name in changed:
        setattr(spell, name, columns[name])
    law = queries.law_for(client.area_id, today)
    refuse_errors(rules.check_spell(queries.spell_facts(spell), law, today))
    refuse_crossing(client, spell)
    if is_new:
        spell.save(force_insert=True)
        _join_what_follows(client, spell)
        _credit_anew(spell, today)
    elif changed:
        spell.save(update_fields=changed)
        _credit_anew(spell, today)
    verb = "orders.spell_recorded" if is_new else "orders.spell_changed"
    audit.record(by, verb, spell, client_id=client.pk, decided_on=spell.decided_on.isoformat(), end=spell.end)
    return spell


@transaction.atomic
def withdraw_spell(*, by: User, spell: IsolationSpell, now: datetime) -> IsolationSpell:
    """Strike out an isolation that was entered by mistake. One that ended a measure goes with its step
    (``withdraw_step``). Raises RuleBroken ``orders.spell_of_a_step``, ``orders.spell_is_followed``."""
    must_reach_client(by, spell.client_id, Verb.RECORD_ORDER_STEP, lock=True)
    spell = IsolationSpell.objects.select_for_update(of=("self",)).get(pk=spell.pk)
    if spell.withdrawn_at is not None:
        return spell
    if spell.order_id is not None:
        raise RuleBroken("orders.spell_of_a_step")
    strike_spell(by=by, spell=spell, now=now)
    return spell


@transaction.atomic
def strike_spell(*, by: User, spell: IsolationSpell, now: datetime) -> None:
    """Withdraw a locked spell. Raises RuleBroken ``orders.spell_is_followed`` when an order rests on it."""
    if Order.objects.filter(after_spell=spell).exists():
        raise RuleBroken("orders.spell_is_followed")
    spell.withdrawn_at, spell.withdrawn_by = now, by
    spell.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by, "orders.spell_withdrawn", spell, client_id=spell.client_id)


def _join_what_follows(client: Client, spell: IsolationSpell) -> None:
    """An isolation that is entered late stands before the order that was entered first."""
    later = client.orders.filter(served_on__gte=spell.ended_on or spell.decided_on).order_by(
        "served_on", "pk"
    )
    order = later.first()
    if order is None or order.after_spell_id is not None:
        return
    between = queries.spells(client).filter(decided_on__gt=spell.decided_on, decided_on__lte=order.served_on)
    if not between.exists():
        order.after_spell = spell
        order.save(update_fields=["after_spell"])


def _credit_anew(spell: IsolationSpell, today: date) -> None:
    """The order that followed a spell whose days were corrected: its credit and its term."""
    for order in Order.objects.select_for_update(of=("self",)).filter(after_spell=spell):
        credit = 0
        if order.kind == rules.Kind.TREATMENT:
            credit = rules.credited_days(queries.spell_facts(spell))
        if credit == order.credited_days:
            continue
        order.credited_days = credit
        law = queries.law_for(order.client.area_id, today)
        order.save(update_fields=["credited_days", *keep_term(order, law)])
