"""Matters: opened by what was recorded, closed by the head after the client was heard."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.orders.access import matters_visible_to
from waystation.orders.models import Matter, Order
from waystation.rules.matters import MatterOutcome
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic(savepoint=False)
def open_matter(*, by: User, client: Client, order: Order | None, kind: str, key: str, today: date) -> Matter:
    """Ask a person to look into something. ``key`` says what caused it: the same key never opens two.

    The caller has reached the client. Nothing about the client changes.
    """
    matter, made = Matter.objects.get_or_create(
        key=key,
        defaults={"client": client, "order": order, "kind": kind, "opened_on": today, "opened_by": by},
    )
    if made:
        audit.record(by, "orders.matter_opened", matter, client_id=client.pk, kind=kind)
    return matter


@transaction.atomic
def close_matter(*, by: User, matter: Matter, outcome: MatterOutcome, note: str, today: date) -> Matter:
    """The head says how it came out; only the head of the client's area may. No legal state changes.

    Raises RuleBroken ``orders.matter_closed`` (by whom), ``orders.matter_note_needed``.
    """
    try:
        matter = matters_visible_to(by, Verb.CLOSE_MATTER).select_for_update(of=("self",)).get(pk=matter.pk)
    except Matter.DoesNotExist:
        raise Http404 from None
    if matter.state == Matter.State.CLOSED:
        if matter.closed_by_id == by.pk and matter.outcome == outcome:
            return matter
        who = matter.closed_by.name if matter.closed_by else ""
        raise RuleBroken("orders.matter_closed", who=who, on=matter.closed_on)
    if not note.strip():
        raise RuleBroken("orders.matter_note_needed")
    matter.state, matter.outcome = Matter.State.CLOSED, outcome
    matter.note = f"{matter.note}\n{note.strip()}".strip()
    matter.closed_on, matter.closed_by = today, by
    matter.save(update_fields=["state", "outcome", "note", "closed_on", "closed_by"])
    audit.record(by, "orders.matter_closed", matter, client_id=matter.client_id, outcome=outcome)
    return matter
