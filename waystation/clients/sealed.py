"""Closed files that were sealed, and requests to open one (see ``rules.release.keeping``)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField
from waystation.rules.release.keeping import UnsealFor, UnsealReason


class Sealing(models.Model):
    """That a file was sealed, by whom (None: by itself, when its day had come), and when it returned."""

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="sealings")
    sealed_on = models.DateField()
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sealed_at = models.DateTimeField(auto_now_add=True)
    lifted_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="sealing_once", fields=["client"], condition=Q(lifted_on__isnull=True)
            )
        ]


class Unsealing(models.Model):
    """A request to open a sealed file. ``granted`` None: a second person has not decided yet."""

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="unsealings")
    what_for = models.CharField(max_length=6, choices=[(one.value, one.value) for one in UnsealFor])
    reason = models.CharField(max_length=14, choices=[(one.value, one.value) for one in UnsealReason])
    words = EncryptedTextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True, blank=True)
    note = EncryptedTextField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="unsealing_waits_once",
                fields=["client", "asked_by"],
                condition=Q(granted__isnull=True),
            ),
            models.CheckConstraint(
                name="unsealing_second_person",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
        ]
