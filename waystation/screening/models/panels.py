"""What kits and laboratories look for, and how long it can be found: dated rows with their source.

A row is never changed, it is ended and another one begins. Windows are for reading; nothing is computed with
them (``rules.specimens.panels``).
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Panel(models.Model):
    """A set of analytes with their cut-offs. ``cutoffs``: analyte → text with its unit (``"300 ng/mL"``)."""

    name = models.CharField(max_length=60)
    material = models.CharField(max_length=8)
    analytes = ArrayField(models.CharField(max_length=30))
    cutoffs = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=160)
    mark = models.CharField(max_length=2)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="panel_once", fields=["name", "since"]),
            models.CheckConstraint(
                name="panel_until_after_since", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
        ]


class DetectionWindow(models.Model):
    """For how long after use something is usually found in a material: words and days of the source.

    ``said``: the span as the source has it, exceptions included.
    """

    analyte = models.CharField(max_length=30)
    material = models.CharField(max_length=8)
    said = models.CharField(max_length=120)
    source = models.CharField(max_length=160)
    mark = models.CharField(max_length=2)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="window_once", fields=["analyte", "material", "since"]),
            models.CheckConstraint(
                name="window_until_after_since", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
        ]
