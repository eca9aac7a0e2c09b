"""Opening files outside the own list, special protection and ties: what is done, and who hears of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from waystation.accounts.models import User
from waystation.accounts.queries import heads_of
from waystation.clients.actions import passes, protecting
from waystation.clients.models import AccessPass, Client, Protection, Recusal
from waystation.clients.queries import people_with_any
from waystation.notices import actions as notices
from waystation.orders.queries import law_for
from waystation.rules.privacy.reasons import HOURS, PassKind
from waystation.rules.roles import Role


def _hours(client: Client, kind: PassKind, today: date) -> int:
    return law_for(client.area_id, today).number(HOURS[kind])


def _tell(by: User, to: Iterable[User], code: str, client: Client, key: str) -> None:
    """A protected file is named by its number alone: the notice must not open what is closed."""
    about = None if client.is_protected else client
    notices.notify(by=by, to=list(to), code=code, client=about, key=key, who=by.name, file=client.file_number)


@transaction.atomic
def state_reason(
    *, by: User, client: Client, reason: str, words: str, today: date, now: datetime
) -> AccessPass:
    """See ``passes.state_reason``; for how long stands in the law of the area."""
    hours = _hours(client, PassKind.STATED, today)
    return passes.state_reason(by=by, client=client, reason=reason, words=words, hours=hours, now=now)


@transaction.atomic
def inspect(*, by: User, client: Client, reason: str, words: str, today: date, now: datetime) -> AccessPass:
    """See ``passes.inspect``; the heads of the street hear of it."""
    hours = _hours(client, PassKind.OVERSIGHT, today)
    row = passes.inspect(by=by, client=client, reason=reason, words=words, hours=hours, now=now)
    _tell(by, heads_of(client.area_id), "privacy.told_oversight", client, f"pass:{row.pk}")
    return row


@transaction.atomic
def break_glass(
    *, by: User, client: Client, reason: str, words: str, today: date, now: datetime
) -> AccessPass:
    """See ``passes.break_glass``; the heads and the responsible worker hear of it at once.

    Of a specially protected file the office above hears too.
    """
    law = law_for(client.area_id, today)
    row = passes.break_glass(
        by=by,
        client=client,
        reason=reason,
        words=words,
        hours=law.number(HOURS[PassKind.BREAK_GLASS]),
        most=law.number("break_glass_per_day"),
        today=today,
        now=now,
    )
    to = {user.pk: user for user in heads_of(client.area_id)}
    if client.is_protected:
        to |= {user.pk: user for user in people_with_any({Role.DISTRICT}, client.area_id)}
    elif client.worker is not None:
        to[client.worker.pk] = client.worker
    _tell(by, to.values(), "privacy.told_break_glass", client, f"pass:{row.pk}")
    return row


@transaction.atomic
def protect(
    *, by: User, client: Client, reason: str, words: str, readers: Iterable[User], now: datetime
) -> Protection:
    """See ``protecting.protect``; whoever may confirm hears of it, older notices name nobody."""
    row = protecting.protect(by=by, client=client, reason=reason, words=words, readers=readers, now=now)
    named = row.readers.filter(ended_at__isnull=True).values("user")
    notices.unname(by=by, client=client, but=Q(to__in=named))
    client.is_protected = True
    to = {user.pk: user for user in people_with_any({Role.DISTRICT}, client.area_id)}
    to |= {user.pk: user for user in heads_of(client.area_id)}
    _tell(by, to.values(), "privacy.told_protected", client, f"protection:{row.pk}")
    return row


@transaction.atomic
def recuse(*, by: User, client: Client, tie: str, now: datetime) -> Recusal:
    """See ``protecting.recuse``; the heads hear of it, to give the client to somebody else."""
    row = protecting.recuse(by=by, client=client, tie=tie, now=now)
    notices.unname(by=by, client=client, but=~Q(to=by))
    _tell(by, heads_of(client.area_id), "privacy.told_recused", client, f"recusal:{row.pk}")
    return row
