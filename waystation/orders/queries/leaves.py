"""Leaves and absences as the rules see them."""

from __future__ import annotations

from django.db.models import QuerySet

from waystation.clients.models import Client
from waystation.orders.models import Absence, Leave, LeaveExtension, Order
from waystation.rules.orders import SIGNED_IN_STATES
from waystation.rules.places import absences as absence_rules
from waystation.rules.places import leaves as rules


def extension_facts(row: LeaveExtension) -> rules.ExtensionFacts:
    """One extension as the rules see it."""
    return rules.ExtensionFacts(
        until=row.until,
        told_on=row.told_on,
        needs_approval=row.needs_approval,
        decision=rules.Decision(row.decision),
        withdrawn=row.withdrawn_on is not None,
    )


def leave_facts(row: Leave) -> rules.LeaveFacts:
    """One leave as the rules see it; uses prefetched extensions where there are any."""
    return rules.LeaveFacts(
        id=row.pk,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        told_on=row.told_on,
        needs_approval=row.needs_approval,
        decision=rules.Decision(row.decision),
        decided_on=row.decided_on,
        returned_on=row.returned_on,
        withdrawn_on=row.withdrawn_on,
        extensions=tuple(extension_facts(one) for one in row.extensions.all()),
        order_id=row.order_id,
    )


def leaves_of(client: Client) -> list[Leave]:
    """All leaves of a file, the newest first, with their extensions; two statements."""
    rows = client.leaves.select_related("decided_by", "recorded_by", "report", "proof")
    return list(
        rows.defer("report__content", "proof__content").prefetch_related("extensions").order_by("-number")
    )


def absence_facts(row: Absence) -> absence_rules.AbsenceFacts:
    """One absence as the rules see it."""
    return absence_rules.AbsenceFacts(
        id=row.pk,
        noticed_on=row.noticed_on,
        from_on=row.from_on,
        to_on=row.to_on,
        withdrawn_on=row.withdrawn_on,
        order_id=row.order_id,
    )


def absences_of(client: Client) -> QuerySet[Absence]:
    """All absences of a file, the newest first, with the attempts to reach the person; two statements."""
    rows = client.absences.select_related("recorded_by", "matter")
    return rows.prefetch_related("attempts__recorded_by").order_by("-from_on", "-pk")


def running_order(client: Client) -> Order | None:
    """The order that asks for reports: alive, and the person has signed in (DRR 14, 19)."""
    rows = Order.objects.filter(client=client, ended_on__isnull=True)
    return rows.filter(state__in=[state.value for state in SIGNED_IN_STATES]).first()
