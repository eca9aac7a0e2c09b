"""A request for a laboratory's answer to a positive result."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from waystation.common import history


@history.follow(file="(SELECT s.client_id FROM screening_screening s WHERE s.id = OLD.screening_id)")
class Objection(models.Model):
    """Asked, decided, sent, reported, told: one row per stage. What of it is open or late is computed.

    ``result_told_on``: the day on which the result objected to was told, as known when it was asked.
    """

    screening = models.ForeignKey("screening.Screening", on_delete=models.PROTECT, related_name="objections")
    stage = models.CharField(max_length=10)
    origin = models.CharField(max_length=6)
    asked_on = models.DateField()
    asked_words = models.CharField(max_length=200, blank=True)
    result_told_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=8, blank=True)
    decided_by_whom = models.CharField(max_length=60, blank=True)
    decision_reason = models.CharField(max_length=200, blank=True)
    laboratory = models.CharField(max_length=80, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    report_number = models.CharField(max_length=60, blank=True)
    verdict = models.CharField(max_length=13, blank=True)
    answer_told_on = models.DateField(null=True, blank=True)
    answer_told_how = models.CharField(max_length=10, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=100, blank=True)
    form_key = models.UUIDField(unique=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="objection_one_open",
                fields=["screening"],
                condition=Q(withdrawn_on__isnull=True, verdict="") & ~Q(decision="declined"),
            )
        ]
