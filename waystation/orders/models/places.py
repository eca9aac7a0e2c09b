"""Two-place supervision (双向管控): a second place that answers for a person together with the first."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from waystation.common.fields import EncryptedTextField
from waystation.rules.places.second import OPEN_SHARED, REACHING, PlaceKind, SharedState


class SharedFile(models.Model):
    """The second place of a file. While it is active its head and the named worker reach the file.

    ``area``: the second street, carried by path so that the wall knows it. ``kind``: which place it is for
    the person. ``shares``: kind of work → ``first``, ``second`` or ``both``. ``summary``: what the second
    place must know to answer, sealed JSON. ``end_asked_side``: which place asked to end it.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="shared")
    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="shared")
    area = models.ForeignKey(
        "accounts.Area", to_field="path", db_column="area_path", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in PlaceKind])
    letter_number = models.CharField(max_length=60, blank=True)
    letter_on = models.DateField()
    letter = models.ForeignKey(
        "clients.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = EncryptedTextField()
    shares = models.JSONField(default=dict)
    summary = EncryptedTextField()
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in SharedState])
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = EncryptedTextField()
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    end_asked_on = models.DateField(null=True, blank=True)
    end_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    end_asked_side = models.CharField(max_length=6, blank=True)
    end_words = EncryptedTextField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    form_key = models.UUIDField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="shared_form_once", fields=["client", "form_key"]),
            models.UniqueConstraint(
                name="shared_once",
                fields=["client"],
                condition=Q(state__in=sorted(one.value for one in OPEN_SHARED)),
            ),
            models.CheckConstraint(
                name="shared_active_has_a_worker",
                condition=~Q(state__in=sorted(one.value for one in REACHING))
                | Q(worker__isnull=False, answered_by__isnull=False, answered_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["area"],
                condition=Q(state__in=sorted(one.value for one in OPEN_SHARED)),
                name="shared_by_area",
                opclasses=["text_pattern_ops"],
            ),
            models.Index(
                fields=["worker"],
                condition=Q(state__in=sorted(one.value for one in REACHING)),
                name="shared_by_worker",
            ),
        ]
