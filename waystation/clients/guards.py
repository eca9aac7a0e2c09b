"""What stands around a file: passes that open it for a while, special protection, and recusals."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField
from waystation.rules.privacy.reasons import Finding, PassKind, ProtectedAs, Reason, Tie


class AccessPass(models.Model):
    """Why somebody opened a file outside the own caseload, and until when (``PassKind`` says what it opens).

    It ends by itself at ``ends_at``; ``ended_at``: earlier. An emergency look waits for a head to check it:
    ``finding`` is empty until then.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="passes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="passes")
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in PassKind])
    reason = models.CharField(max_length=14, choices=[(one.value, one.value) for one in Reason])
    words = EncryptedTextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=8, blank=True, choices=[(one.value, one.value) for one in Finding])
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    check_note = EncryptedTextField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="pass_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="pass_checked_by_somebody",
                condition=Q(finding="", checked_by__isnull=True, checked_at__isnull=True)
                | (~Q(finding="") & Q(checked_by__isnull=False, checked_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["user", "ends_at"], name="pass_by_user"),
            models.Index(fields=["client", "-starts_at"], name="pass_by_client"),
            models.Index(
                fields=["starts_at"], condition=Q(kind="break_glass", finding=""), name="pass_to_check"
            ),
        ]


class Protection(models.Model):
    """A file that only named people see (特别保护). It holds at once; lifting it needs a second person too.

    ``confirmed_at``: a second person agreed to the mark. ``lift_asked_at``: somebody asked to lift it, and
    another person has not agreed yet; ``lifted_at``: it is over.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="protections")
    reason = models.CharField(max_length=14, choices=[(one.value, one.value) for one in ProtectedAs])
    words = EncryptedTextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    lift_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lift_asked_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="protection_once", fields=["client"], condition=Q(lifted_at__isnull=True)
            ),
            models.CheckConstraint(
                name="protection_second_person",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("set_by")),
            ),
            models.CheckConstraint(
                name="protection_lifted_by_second",
                condition=Q(lifted_by__isnull=True) | ~Q(lifted_by=F("lift_asked_by")),
            ),
        ]


class ProtectedReader(models.Model):
    """Somebody who sees a specially protected file."""

    protection = models.ForeignKey(Protection, on_delete=models.CASCADE, related_name="readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="protected_reader_once",
                fields=["protection", "user"],
                condition=Q(ended_at__isnull=True),
            )
        ]
        indexes = [models.Index(fields=["user", "protection"], name="protected_by_reader")]


class Recusal(models.Model):
    """A worker who declared a tie to a client: the file is closed to them until a head says otherwise."""

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="recusals")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tie = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Tie])
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="recusal_once", fields=["client", "user"], condition=Q(ended_at__isnull=True)
            )
        ]
        indexes = [models.Index(fields=["user", "client"], name="recusal_by_user")]
