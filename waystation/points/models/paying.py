"""With what points are spent: one-time codes on a phone and cards of paper."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class PayCode(models.Model):
    """A one-time code of a wallet: eight random digits, kept as a keyed hash (``mark``).

    It is good once, for minutes. A wallet has one open code; the next one ends it. ``ended_at``: used, or
    taken over by the next.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    is_family = models.BooleanField(default=False)
    mark = models.BinaryField(max_length=16)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    is_used = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="pay_code_mark_once", fields=["mark"], condition=Q(ended_at__isnull=True)
            ),
            models.UniqueConstraint(
                name="pay_code_one_open", fields=["client", "is_family"], condition=Q(ended_at__isnull=True)
            ),
        ]
        indexes = [models.Index(name="pay_code_recent", fields=["client", "is_family", "made_at"])]


class PaperCard(models.Model):
    """A card for whoever has no phone: a number as QR, kept as a keyed hash, and a PIN, kept as argon2.

    It shows neither a name nor what it is for. Too many wrong PINs block it; a blocked card is replaced
    (``replaces``), never opened again.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    is_family = models.BooleanField(default=False)
    mark = models.BinaryField(max_length=16, unique=True)
    tail = models.CharField(max_length=4)
    pin = models.CharField(max_length=128)
    pin_misses = models.PositiveSmallIntegerField(default=0)
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    issued_on = models.DateField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)
    blocked_at = models.DateTimeField(null=True, blank=True)
    blocked_reason = models.CharField(max_length=12, blank=True)
    blocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="paper_card_one_open",
                fields=["client", "is_family"],
                condition=Q(blocked_at__isnull=True),
            )
        ]
