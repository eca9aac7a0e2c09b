"""What was asked for at a centre's shop, prepared by one and handed over by another; its receipt number."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField

_USER = settings.AUTH_USER_MODEL


def _person() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class ReceiptCounter(models.Model):
    """The last receipt of a centre and year; its row is the queue in which orders stand."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="receipt_counter_once", fields=["organisation", "year"])]


class Redemption(models.Model):
    """Goods for points: ordered → prepared → handed out, or cancelled. What it cost stands in the ledger.

    ``area``: the centre's, by which its staff reach it. ``is_family``: paid from the family share.
    ``ordered_by``: None if the client did it alone. ``sequence`` has no gaps for a centre and year.
    ``confirmed_how``: by what the one who took the goods said so; ``strokes``: what was drawn, sealed.
    ``wrong_codes``: how often a code was tried in vain.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="redemptions")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    is_family = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    form_key = models.UUIDField(unique=True)
    ordered_on = models.DateField()
    ordered_at = models.DateTimeField()
    ordered_by = _person()
    prepared_by = _person()
    prepared_at = models.DateTimeField(null=True, blank=True)
    handed_by = _person()
    handed_at = models.DateTimeField(null=True, blank=True)
    confirmed_how = models.CharField(max_length=10, blank=True)
    strokes = EncryptedTextField()
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    cancel_asked_by = _person()
    cancel_asked_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = _person()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="redemption_number_once", fields=["organisation", "year", "sequence"]
            ),
            models.CheckConstraint(
                name="redemption_two_persons",
                condition=Q(handed_by__isnull=True) | ~Q(handed_by=F("prepared_by")),
            ),
            models.CheckConstraint(
                name="redemption_prepared_first",
                condition=Q(handed_at__isnull=True)
                | (Q(prepared_at__isnull=False, handed_by__isnull=False) & ~Q(confirmed_how="")),
            ),
            models.CheckConstraint(
                name="redemption_cancelled_with_reason",
                condition=Q(cancelled_at__isnull=True) | ~Q(cancelled_reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-ordered_at"], name="redemption_by_shop"),
            models.Index(fields=["client", "-ordered_at"], name="redemption_by_client"),
        ]


class RedemptionLine(models.Model):
    """So many units of one good, at the points of the list of that day."""

    redemption = models.ForeignKey(Redemption, on_delete=models.PROTECT, related_name="lines")
    good = models.ForeignKey("points.Good", on_delete=models.PROTECT, related_name="lines")
    price = models.ForeignKey("points.Price", on_delete=models.PROTECT, related_name="lines")
    quantity = models.PositiveIntegerField()
    points = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="redemption_line_once", fields=["redemption", "good"]),
            models.CheckConstraint(
                name="redemption_line_something", condition=Q(quantity__gte=1, points__gte=1)
            ),
        ]
