"""What clients and relatives ask for through the portal."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField
from waystation.rules.care.asking import AskKind, AskOutcome


class Ask(models.Model):
    """A call, help, leave, an objection to a record, a correction; and what came of it.

    ``kin``: the relative who asks; empty: the client. ``about``: of an objection or correction, which kind of
    record. ``place``: where a leave leads. ``words``, ``answer``: sealed.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="asks")
    kin = models.ForeignKey(
        "clients.Kin", null=True, blank=True, on_delete=models.PROTECT, related_name="asks"
    )
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in AskKind])
    about = models.CharField(max_length=20, blank=True)
    words = EncryptedTextField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    place = EncryptedTextField()
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    form_key = models.UUIDField()
    outcome = models.CharField(
        max_length=8, blank=True, choices=[(one.value, one.value) for one in AskOutcome]
    )
    answer = EncryptedTextField()
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="ask_form_once", fields=["client", "form_key"]),
            models.CheckConstraint(
                name="ask_answered_by_somebody",
                condition=Q(outcome="", answered_on__isnull=True, answered_by__isnull=True)
                | (~Q(outcome="") & Q(answered_on__isnull=False, answered_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="ask_days_forward",
                condition=Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
        ]
        indexes = [models.Index(fields=["client", "-asked_at"], name="ask_by_client")]
