"""Sealing closed files and opening them again, with who hears of it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from waystation.accounts.models import User
from waystation.accounts.queries import heads_of
from waystation.casework.actions import obligations
from waystation.casework.queries.law import changes
from waystation.clients.access import must_reach
from waystation.clients.actions import sealing
from waystation.clients.models import Client, Sealing, Unsealing
from waystation.clients.queries import people_with_any
from waystation.notices import actions as notices
from waystation.orders.models import Matter
from waystation.orders.queries import law_for
from waystation.rules.privacy.reasons import HOURS, PassKind
from waystation.rules.roles import Role, Verb


def _waiting(client_id: int) -> int:
    """Matters of the file that nobody has settled, and changes that nobody has decided on; the caller holds
    its lock, so none is opened meanwhile."""
    matters = Matter.objects.filter(client=client_id, state=Matter.State.OPEN).count()
    return matters + changes.open_requests(client_id)


@transaction.atomic
def seal(*, by: User, client: Client, today: date) -> Sealing | None:
    """See ``sealing.seal``; older notices no longer name the client."""
    client = must_reach(by, client.pk, Verb.SEAL_FILES, lock=True)
    row = sealing.seal(by=by, client=client, open_matters=_waiting(client.pk), today=today)
    notices.unname(by=by, client=client, but=Q(pk__in=[]))
    return row


@transaction.atomic
def seal_by_itself(*, by: User | None, client_id: int, today: date) -> Sealing | None:
    """One file of the nightly pass, if it still is at rest and nothing waits in it (see :func:`seal`)."""
    client = Client.objects.select_for_update(of=("self",)).get(pk=client_id)
    row = sealing.seal_by_itself(by=by, client_id=client_id, open_matters=_waiting(client_id), today=today)
    if row is not None:
        notices.unname(by=by, client=client, but=Q(pk__in=[]))
    return row


@transaction.atomic
def ask(*, by: User, client: Client, what_for: str, reason: str, words: str, now: datetime) -> Unsealing:
    """See ``sealing.ask_unsealing``; whoever may accept it hears of it, by the number of the file alone."""
    row = sealing.ask_unsealing(by=by, client=client, what_for=what_for, reason=reason, words=words, now=now)
    to = {user.pk: user for user in people_with_any({Role.DISTRICT}, client.area_id)}
    to |= {user.pk: user for user in heads_of(client.area_id)}
    notices.notify(
        by=by,
        to=list(to.values()),
        code="seal.told_asked",
        client=None,
        key=f"unsealing:{row.pk}",
        who=by.name,
        file=client.file_number,
    )
    return row


@transaction.atomic
def decide(*, by: User, asked: Unsealing, grants: bool, note: str, today: date, now: datetime) -> Unsealing:
    """See ``sealing.decide_unsealing``; whoever asked hears how it came out."""
    client = asked.client
    hours = law_for(client.area_id, today).number(HOURS[PassKind.UNSEALED])
    row = sealing.decide_unsealing(
        by=by, asked=asked, grants=grants, note=note, hours=hours, today=today, now=now
    )
    client.refresh_from_db(fields=["is_sealed"])
    if not client.is_sealed:
        obligations.refresh(by=by, client=client, today=today)
    notices.notify(
        by=by,
        to=[row.asked_by],
        code="seal.told_granted" if row.granted else "seal.told_refused",
        client=None,
        key=f"unsealed:{row.pk}",
        who=by.name,
        file=client.file_number,
    )
    return row
