"""Lots of test kits and what came in and went out. What tests used up is counted from the tests."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class KitLot(models.Model):
    """One lot at one site."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    lot = models.CharField(max_length=40)
    panel = models.ForeignKey("screening.Panel", on_delete=models.PROTECT, related_name="lots")
    expires_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="kit_lot_once", fields=["organisation", "lot"])]


class KitMovement(models.Model):
    """Pieces received (+), written off (−), or found more or fewer by a count. Never changed.

    ``form_key``: the same form sent twice is one movement.
    """

    lot = models.ForeignKey(KitLot, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=11)
    change = models.IntegerField()
    reason = models.CharField(max_length=100, blank=True)
    on = models.DateField()
    form_key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
