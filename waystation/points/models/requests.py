"""Points outside the scheme, asked for by one and decided by another."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField

_USER = settings.AUTH_USER_MODEL


class PointRequest(models.Model):
    """A credit by hand, or a posting (``of``) to be taken back: asked for, then decided by a second person.

    ``what``, ``reason``: members of ``rules.points.requests``; ``words``, ``answer``: what the two typed.
    ``happened_on``: the day the points are for. ``is_granted`` None: it waits; ``withdrawn_at``: the asker
    took it back. ``posting``: what the decision posted.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="point_requests")
    what = models.CharField(max_length=6)
    is_family = models.BooleanField(default=False)
    points = models.PositiveIntegerField()
    reason = models.CharField(max_length=13)
    words = EncryptedTextField()
    happened_on = models.DateField()
    of = models.ForeignKey(
        "points.Posting", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    is_granted = models.BooleanField(null=True)
    decided_by = models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = EncryptedTextField()
    posting = models.ForeignKey(
        "points.Posting", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    form_key = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="point_request_two_persons",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="point_request_decided",
                condition=Q(is_granted__isnull=True, decided_by__isnull=True, posting__isnull=True)
                | Q(
                    is_granted=False,
                    decided_by__isnull=False,
                    posting__isnull=True,
                    withdrawn_at__isnull=True,
                )
                | Q(
                    is_granted=True,
                    decided_by__isnull=False,
                    posting__isnull=False,
                    withdrawn_at__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="point_request_of_a_posting",
                condition=Q(what="credit", of__isnull=True) | Q(what="undo", of__isnull=False),
            ),
            models.UniqueConstraint(
                name="point_request_waits_once",
                fields=["of"],
                condition=Q(of__isnull=False, is_granted__isnull=True, withdrawn_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                name="point_request_waits",
                fields=["client"],
                condition=Q(is_granted__isnull=True, withdrawn_at__isnull=True),
            )
        ]
