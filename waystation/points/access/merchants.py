"""Which merchants a person sees and may deal with: those of the areas of their grants."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils.timezone import localtime

from waystation.accounts.access import below, paths
from waystation.accounts.models import User
from waystation.points.models import Contract, Merchant, Till
from waystation.rules.points.merchants import terms
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

_Row = TypeVar("_Row", Contract, Till)


def visible_to(user: User, verb: Verb = Verb.SEE_MERCHANTS) -> QuerySet[Merchant]:
    """The merchants at or below the areas where ``user`` may ``verb``."""
    return Merchant.objects.filter(below("area__path", paths(user, verb)))


def must_reach(
    user: User, merchant_id: int, verb: Verb = Verb.SEE_MERCHANTS, *, lock: bool = False
) -> Merchant:
    """The merchant, locked on demand; 404 if it is out of reach."""
    query = visible_to(user, verb).select_related("area")
    found = (
        (query.select_for_update(of=("self",), no_key=True) if lock else query).filter(pk=merchant_id).first()
    )
    if found is None:
        raise Http404
    return found


def must_contract(user: User, contract_id: int, verb: Verb, *, lock: bool = False) -> Contract:
    """The contract, its merchant locked on demand; 404 if that is out of reach."""
    return _of_merchant(Contract, user, contract_id, verb, lock=lock)


def must_till(user: User, till_id: int, verb: Verb, *, lock: bool = False) -> Till:
    """The till, its merchant locked on demand; 404 if that is out of reach."""
    return _of_merchant(Till, user, till_id, verb, lock=lock)


def _of_merchant(kind: type[_Row], user: User, pk: int, verb: Verb, *, lock: bool) -> _Row:
    """Read behind the lock of the merchant: it may have changed or gone meanwhile."""
    rows: Any = kind._default_manager
    merchant_id = rows.filter(pk=pk).values_list("merchant_id", flat=True).first()
    if merchant_id is None:
        raise Http404
    must_reach(user, merchant_id, verb, lock=lock)
    found: _Row | None = rows.select_related("merchant").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def must_ask(till: Till, *, now: datetime) -> Till:
    """The till with its merchant, locked, if it may ask at this moment.

    Raises RuleBroken ``merchants.till_revoked``, ``merchants.till_rests`` after too many wrong codes.
    """
    row = Till.objects.select_related("merchant").select_for_update(of=("self",), no_key=True).get(pk=till.pk)
    if row.revoked_at is not None or row.merchant.ended_on is not None:
        raise RuleBroken("merchants.till_revoked")
    its_terms = terms(localtime(now).date())
    until = (row.missed_at or now) + timedelta(minutes=its_terms.pause_minutes)
    if row.misses >= its_terms.misses and now < until:
        raise RuleBroken("merchants.till_rests", minutes=its_terms.pause_minutes)
    return row
