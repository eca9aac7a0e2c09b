"""Release from an order, step by step, and voluntary aftercare without one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField


class Release(models.Model):
    """An order ended by its term: who is to be told hangs on this row. One for each order."""

    order = models.OneToOneField("orders.Order", on_delete=models.PROTECT, related_name="release")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)


class ReleaseRecord(models.Model):
    """One thing done on release (``rules.release.ReleaseDeed``). Written once; a mistake is withdrawn.

    ``number``: of the notice, or of the letter with the papers. ``kin``: who of the family was told;
    ``why_not``: why nobody could be.
    """

    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="release_records")
    deed = models.CharField(max_length=12)
    on = models.DateField()
    way = models.CharField(max_length=10, blank=True)
    number = models.CharField(max_length=60, blank=True)
    kin = models.ForeignKey("clients.Kin", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why_not = EncryptedTextField()
    note = EncryptedTextField()
    form_key = models.UUIDField(unique=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = EncryptedTextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="release_deed_once", fields=["order", "deed"], condition=Q(withdrawn_at__isnull=True)
            ),
            models.CheckConstraint(
                name="release_withdrawn_by_somebody",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]


class Aftercare(models.Model):
    """Contact that the client wishes after the end of every order. Ended by the client's word, never by us
    as a punishment. ``wish``: what the client asked for."""

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="aftercare")
    starts_on = models.DateField()
    every_months = models.PositiveSmallIntegerField()
    wish = EncryptedTextField()
    ends_on = models.DateField(null=True, blank=True)
    form_key = models.UUIDField(unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="aftercare_once", fields=["client"], condition=Q(ends_on__isnull=True)
            ),
            models.CheckConstraint(
                name="aftercare_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
        ]
