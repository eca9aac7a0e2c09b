"""Tills of a merchant: each with a secret of its own, shown once, revoked in a moment."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.points.access import merchants as access
from waystation.points.models import Merchant, Till
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

#: Letters and digits that nobody takes for each other when read off paper.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
#: 12 of 31 characters: 59 bits.
_LENGTH = 12


class NewTill(NamedTuple):
    """A till with its secret, which is shown this once."""

    till: Till
    secret: str


def _secret() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


@transaction.atomic
def add_till(*, by: User, merchant: Merchant, name: str) -> NewTill:
    """A new till; its secret is printed on the till's card and kept only as a hash.

    Raises Http404, RuleBroken ``merchants.till_exists``.
    """
    row = access.must_reach(by, merchant.pk, Verb.MANAGE_MERCHANTS, lock=True)
    if Till.objects.filter(merchant=row, name=name.strip(), revoked_at__isnull=True).exists():
        raise RuleBroken("merchants.till_exists")
    secret = _secret()
    made = Till.objects.create(merchant=row, name=name.strip(), secret=make_password(secret), made_by=by)
    audit.record(by, "points.till_added", made, merchant=row.pk)
    return NewTill(made, secret)


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


@transaction.atomic
def renew_till(*, by: User, till: Till) -> NewTill:
    """A new secret, where the card was lost; the old one opens nothing any more.

    Raises Http404, RuleBroken ``merchants.till_revoked``.
    """
    row = access.must_till(by, till.pk, Verb.MANAGE_MERCHANTS, lock=True)
    if row.revoked_at is not None:
        raise RuleBroken("merchants.till_revoked")
    secret = _secret()
    row.secret, row.misses, row.missed_at = make_password(secret), 0, None
    row.save(update_fields=["secret", "misses", "missed_at"])
    audit.record(by, "points.till_renewed", row, merchant=row.merchant_id)
    return NewTill(row, secret)
