"""Who did what, and who looked at what. Rows are only ever added (a trigger refuses the rest)."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One action or one look. Holds ids and codes, never names, numbers or free text (style §3.5)."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    client_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    source = models.GenericIPAddressField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["client_id", "-at"], name="audit_by_client"),
            models.Index(fields=["actor", "-at"], name="audit_by_actor"),
        ]
