"""What somebody brought: certificates, and months of work."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from waystation.common import history
from waystation.common.fields import EncryptedTextField


@history.follow()
class Certificate(models.Model):
    """A certificate that was seen. ``kind`` and ``seen``: members of ``rules.activities``; ``document``: the
    scan in the file, where there is one. Withdrawn rows stay, struck."""

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="certificates")
    kind = models.CharField(max_length=8)
    issuer = EncryptedTextField()
    issued_on = models.DateField()
    seen = models.CharField(max_length=8)
    document = models.ForeignKey(
        "clients.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=100, blank=True)
    form_key = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["client", "-issued_on"], name="certificate_by_client")]


@history.follow()
class WorkRecord(models.Model):
    """A month in which somebody worked, and what was seen of it. ``month``: its first day; one standing row
    for a person and a month, whoever they worked for. Withdrawn rows stay, struck."""

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="work_records")
    month = models.DateField()
    employer = EncryptedTextField()
    proof = models.CharField(max_length=10)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=100, blank=True)
    form_key = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="work_record_once",
                fields=["client", "month"],
                condition=models.Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(name="work_record_of_a_month", condition=models.Q(month__day=1)),
        ]
