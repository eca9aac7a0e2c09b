"""Unforeseen tests: the evidence of each morning at each site, and who was called."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common import history
from waystation.common.fields import EncryptedTextField, SealedBytesField


class DrawDay(models.Model):
    """The draw of one site on one morning; written once, with everything needed to draw it again.

    ``rule``/``key_id``: the way of drawing and the number of the key (the key itself lies outside).
    ``listed``: the list it was drawn from (``rules.screening.draw.proof``), compressed and sealed, because
    days out of the draw stand in it; ``fingerprint``: its SHA-256. ``expected``: calls to be expected.
    ``made_by`` None: the morning's own job.
    """

    site = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    rule = models.CharField(max_length=30)
    key_id = models.SmallIntegerField()
    limit = models.PositiveSmallIntegerField(null=True)
    eligible = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    listed = SealedBytesField()
    expected = models.FloatField()
    drawn = models.PositiveIntegerField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="draw_once_a_day", fields=["site", "on"])]


@history.follow()
class Drawn(models.Model):
    """One client's call to a test of the day. There is no row before the morning of that day.

    ``part``: what drew it, sealed: days of the floor tell of the blocks, and so of days to come. ``worker``:
    in charge that morning. ``slot_from``/``slot_to``: the time that was agreed.
    """

    day = models.ForeignKey(DrawDay, on_delete=models.PROTECT, related_name="calls")
    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="+")
    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField()
    part = EncryptedTextField()
    told_on = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_how = models.CharField(max_length=12, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    slot_from = models.TimeField(null=True, blank=True)
    slot_to = models.TimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="drawn_once_a_day", fields=["order", "on"]),
            models.CheckConstraint(
                name="drawn_told_whole",
                condition=Q(told_on__isnull=True, told_at__isnull=True, told_how="", told_by__isnull=True)
                | (Q(told_on__isnull=False, told_at__isnull=False, told_by__isnull=False) & ~Q(told_how="")),
            ),
            models.CheckConstraint(
                name="drawn_slot_forward",
                condition=Q(slot_from__isnull=True) | Q(slot_to__isnull=True) | Q(slot_from__lt=F("slot_to")),
            ),
        ]
        indexes = [models.Index(fields=["client", "-on"], name="drawn_by_client")]
