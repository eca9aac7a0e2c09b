"""Matters are opened by what was recorded: one per cause, and nothing about the client changes."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.orders.models import Matter, Order
from waystation.rules.matters import MatterKind, MatterOutcome, Stage


@transaction.atomic(savepoint=False)
def open_matter(
    *,
    by: User,
    client: Client,
    order: Order | None,
    kind: MatterKind | str,
    key: str,
    today: date,
    from_on: date | None = None,
    to_on: date | None = None,
) -> Matter:
    """Ask a person to look into something. ``key`` (``queries.cause_key``) is its cause: the same key never
    opens two, and one that was dropped because its record was changed is taken up again.

    ``from_on``: the day of the event, or the first day away; ``to_on``: the last day away, None while away.
    The caller has reached and locked the client, and refreshes the obligations last.
    """
    kind = MatterKind(kind)
    matter, made = Matter.objects.get_or_create(
        key=key,
        defaults={
            "client": client,
            "order": order,
            "kind": kind.value,
            "opened_on": today,
            "opened_by": by,
            "from_on": from_on or today,
            "to_on": to_on,
        },
    )
    if made:
        audit.record(by, "orders.matter_opened", matter, client_id=client.pk, kind=kind.value)
    elif matter.outcome == MatterOutcome.RECORDED_BY_MISTAKE.value and not matter.steps.exists():
        matter.state, matter.stage, matter.kind, matter.outcome = (
            Matter.State.OPEN,
            Stage.OPENED,
            kind.value,
            "",
        )
        matter.closed_on = matter.closed_by = None
        matter.save(update_fields=["state", "stage", "kind", "outcome", "closed_on", "closed_by"])
        audit.record(by, "orders.matter_opened", matter, client_id=client.pk, kind=kind.value)
    return matter


@transaction.atomic(savepoint=False)
def drop_matter(*, by: User, client: Client, key: str, today: date) -> bool:
    """The record behind the matter ``key`` now says that there is nothing to look into: the matter ends in
    the client's favour, as long as nobody was heard in it. Whether it was so. The caller has locked the file.
    """
    matter = (
        Matter.objects.select_for_update(of=("self",))
        .filter(client=client, key=key, state=Matter.State.OPEN, stage=Stage.OPENED)
        .first()
    )
    if matter is None:
        return False
    matter.state, matter.stage = Matter.State.CLOSED, Stage.CLOSED
    matter.outcome = MatterOutcome.RECORDED_BY_MISTAKE.value
    matter.closed_on, matter.closed_by = today, by
    matter.save(update_fields=["state", "stage", "outcome", "closed_on", "closed_by"])
    audit.record(by, "orders.matter_dropped", matter, client_id=client.pk)
    return True


@transaction.atomic(savepoint=False)
def note_days(*, by: User, client: Client, key: str, from_on: date, to_on: date | None) -> Matter | None:
    """The absence behind an open matter has other days now (the client is back, a day was corrected).

    None when there is no such matter, or a second person has already confirmed its days. The caller has
    locked the file, and refreshes the obligations last.
    """
    matter = (
        Matter.objects.select_for_update(of=("self",))
        .filter(client=client, key=key, state=Matter.State.OPEN, confirmed_on__isnull=True)
        .first()
    )
    if matter is None:
        return None
    if (matter.from_on, matter.to_on) != (from_on, to_on):
        matter.from_on, matter.to_on = from_on, to_on
        matter.save(update_fields=["from_on", "to_on"])
        audit.record(by, "orders.matter_days_noted", matter, client_id=client.pk, from_on=from_on.isoformat())
    return matter
