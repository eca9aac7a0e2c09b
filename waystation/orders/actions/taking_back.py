"""Orders that a mistaken import entered: taken away with their steps and agreements."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.orders.models import Agreement, Order, OrderStep


@transaction.atomic
def take_back_orders(*, by: User, orders: Sequence[Order]) -> None:
    """Delete orders on which nothing happened since they were entered; the record keeps that they were.

    The caller holds the clients' locks and has seen that nobody touched their files.
    """
    audit.record_many(
        by=by, verb="orders.order_undone", subjects=((row, row.client_id, {}) for row in orders)
    )
    ids = [row.pk for row in orders]
    OrderStep.objects.filter(order__in=ids).delete()
    Agreement.objects.filter(order__in=ids).delete()
    Order.objects.filter(pk__in=ids).delete()
