"""What a person should hear about inside the house."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """A message to one account inside the house: a code with parameters, never free text about a client."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    code = models.CharField(max_length=60)
    client = models.ForeignKey("clients.Client", null=True, on_delete=models.CASCADE, related_name="+")
    data = models.JSONField(default=dict)
    key = models.CharField(max_length=100)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="notice_once", fields=["to", "key"])]
        indexes = [
            models.Index(
                fields=["to", "-made_at"], condition=models.Q(read_at__isnull=True), name="notice_unread"
            )
        ]
