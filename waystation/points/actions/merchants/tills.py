"""Tills of a merchant: added by whoever deals with the merchant, revoked in a moment.

With what a till signs in, is the portal's (``portal.actions.tills``), which calls these.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localtime

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.points.access import merchants as access
from waystation.points.models import Merchant, Till
from waystation.rules.points.merchants import terms
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def add_till(*, by: User, merchant: Merchant, name: str) -> Till:
    """A new till. Raises Http404, RuleBroken ``merchants.till_exists``, ``merchants.ended_already``."""
    row = access.must_reach(by, merchant.pk, Verb.MANAGE_MERCHANTS, lock=True)
    if row.ended_on is not None:
        raise RuleBroken("merchants.ended_already")
    if Till.objects.filter(merchant=row, name=name.strip(), revoked_at__isnull=True).exists():
        raise RuleBroken("merchants.till_exists")
    made = Till.objects.create(merchant=row, name=name.strip(), made_by=by)
    audit.record(by, "points.till_added", made, merchant=row.pk)
    return made


@transaction.atomic
def revoke_till(*, by: User, till: Till, now: datetime) -> Till:
    """The till is out from this moment on. Raises Http404, RuleBroken ``merchants.till_revoked``."""
    row = access.must_till(by, till.pk, Verb.MANAGE_MERCHANTS, lock=True)
    if row.revoked_at is not None:
        raise RuleBroken("merchants.till_revoked")
    row.revoked_by, row.revoked_at = by, now
    row.save(update_fields=["revoked_by", "revoked_at"])
    audit.record(by, "points.till_revoked", row, merchant=row.merchant_id)
    return row


@transaction.atomic(savepoint=False)
def miss(*, by: User | None, till: Till, now: datetime) -> None:
    """Count a wrong code or receipt of a till that is held; after a pause without one, from the beginning."""
    pause = timedelta(minutes=terms(localtime(now).date()).pause_minutes)
    stale = till.missed_at is None or now - till.missed_at >= pause
    till.misses, till.missed_at = 1 if stale else till.misses + 1, now
    till.save(update_fields=["misses", "missed_at"])
    audit.record(by, "points.code_missed", till, misses=till.misses)
