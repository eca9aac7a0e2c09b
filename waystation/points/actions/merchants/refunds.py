"""What was bought is given back at the till, whole or in part."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localtime

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.common import scope
from waystation.points.access import merchants as access
from waystation.points.actions import ledger
from waystation.points.actions.merchants import tills
from waystation.points.models import Merchant, Purchase, Refund, Till
from waystation.points.queries import purchases as queries
from waystation.rules.points import merchants as rules
from waystation.rules.problems import RuleBroken


class GivenBack(NamedTuple):
    """What came of it. A receipt that does not fit is an outcome: it is counted like a wrong code."""

    refund: Refund | None
    refusal: RuleBroken | None = None


@transaction.atomic
def refund(
    *,
    by: User | None,
    till: Till,
    receipt: int,
    check_code: str,
    points: int,
    form_key: UUID,
    now: datetime,
) -> GivenBack:
    """Give back ``points`` of the purchase with this receipt; they return to the lots they came from.

    The same form sent twice is one refund. Raises RuleBroken ``merchants.till_revoked``,
    ``merchants.till_rests``, ``merchants.refund_…``; brings ``merchants.receipt_unknown`` back as a refusal.
    """
    its_till = access.must_ask(till, now=now)
    same = Refund.objects.filter(form_key=form_key, till=its_till).first()
    if same is not None:
        return GivenBack(same)
    merchant = Merchant.objects.select_for_update(no_key=True).get(pk=its_till.merchant_id)
    row = Purchase.objects.filter(merchant=merchant, receipt=receipt).first()
    if row is None or not constant_time_compare(row.check_code, check_code):
        tills.miss(by=by, till=its_till, now=now)
        return GivenBack(None, RuleBroken("merchants.receipt_unknown"))
    back, today = queries.given_back(row), localtime(now).date()
    rules.check_refund(
        points,
        paid=row.points,
        refunded=back.points,
        paid_on=row.paid_on or today,
        today=today,
        days=rules.terms(today).refund_days,
    )
    return GivenBack(_write(by, row, _Part(its_till, merchant, points, back, form_key), now))


class _Part(NamedTuple):
    """What is given back of a purchase: by which till of which (held) merchant, after what went before."""

    till: Till
    merchant: Merchant
    points: int
    before: queries.Back
    form_key: UUID


def _yuan(row: Purchase, part: _Part) -> Decimal:
    """What is given back by now, less what went before: no part is below nothing, all are the whole."""
    by_now = (row.yuan * (part.before.points + part.points) / row.points).quantize(rules.FEN)
    return by_now - part.before.yuan


def _write(by: User | None, row: Purchase, part: _Part, now: datetime) -> Refund:
    till, merchant = part.till, part.merchant
    today = localtime(now).date()
    with scope.everything():  # the wallet is the one that paid; the till never sees it
        posted = ledger.refund(
            by=by,
            posting=row.posting_id or 0,
            cause=f"purchase_refund:{part.form_key}",
            points=part.points,
            on=today,
            at=now,
        )
    merchant.receipts += 1
    merchant.save(update_fields=["receipts"])
    made = Refund.objects.create(
        purchase=row,
        till=till,
        points=part.points,
        yuan=_yuan(row, part),
        receipt=merchant.receipts,
        form_key=part.form_key,
        refunded_at=now,
        refunded_on=today,
        posting_id=posted.posting,
    )
    audit.record(by, "points.purchase_refunded", made, purchase=row.pk, till=till.pk, points=part.points)
    return made
