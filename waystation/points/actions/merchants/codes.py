"""One-time codes with which the owner of a wallet pays at a till."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localtime

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.common import scope
from waystation.points.models import PayCode
from waystation.points.queries.codes import code_mark
from waystation.rules.points.merchants import terms
from waystation.rules.problems import RuleBroken

#: Digits of a code.
DIGITS = 8
_HOUR = timedelta(hours=1)
#: Codes drawn before giving up; one of a hundred million is taken only by rare chance.
_TRIES = 5


class NewCode(NamedTuple):
    """A code as its owner sees it, this once."""

    code: str
    expires_at: datetime


@transaction.atomic
def new_code(*, by: User | None, client: Client, family: bool, now: datetime) -> NewCode:
    """A fresh code for a wallet; the one before it ends at once. ``by`` is None for the owner's own page.

    The caller has made sure whose wallet it is. Raises RuleBroken ``merchants.codes_too_many``.
    """
    Client.objects.select_for_update(no_key=True).only("pk").get(pk=client.pk)
    own = PayCode.objects.filter(client=client, is_family=family)
    its_terms = terms(localtime(now).date())
    if own.filter(made_at__gt=now - _HOUR).count() >= its_terms.codes_hourly:
        raise RuleBroken("merchants.codes_too_many")
    own.filter(ended_at__isnull=True).update(ended_at=now)
    code = _free(now)
    expires_at = now + timedelta(minutes=its_terms.code_minutes)
    made = PayCode.objects.create(
        client=client, is_family=family, mark=code_mark(code), made_at=now, expires_at=expires_at
    )
    audit.record(by, "points.code_made", made, client_id=client.pk, family=family)
    return NewCode(code, expires_at)


def _free(now: datetime) -> str:
    """Random digits that no open code of anybody has. Codes that ran out make room first."""
    for _ in range(_TRIES):
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
        held = PayCode.objects.filter(mark=code_mark(code), ended_at__isnull=True)
        with scope.everything():
            held.filter(expires_at__lte=now).update(ended_at=now)
            taken = held.exists()
        if not taken:
            return code
    raise RuleBroken("merchants.codes_too_many")
