"""Talks, home visits, calls, office and video meetings; and the appointments that lead to them."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from waystation.common import history
from waystation.common.fields import EncryptedTextField

#: What an appointment is for when it is not a contact (whose kinds stand in ``rules.contacts.Kind``).
TEST = "screening"


@history.follow()
class Contact(models.Model):
    """One contact as recorded; corrections are new rows (see :class:`screening.models.Screening`)."""

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="contacts")
    order = models.ForeignKey("orders.Order", null=True, on_delete=models.PROTECT, related_name="contacts")
    form_key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=12)
    met = models.CharField(max_length=8)
    met_whom = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=60, blank=True)
    held_on = models.DateField()
    held_at = models.TimeField(null=True, blank=True)
    outcome = models.CharField(max_length=24)
    reason = models.CharField(max_length=30, blank=True)
    observations = models.JSONField(default=dict, blank=True)
    topics = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    promised = EncryptedTextField()
    note = EncryptedTextField()
    next_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=100, blank=True)
    # The head has looked into this miss and lets "no good reason" stand; it waits for nobody any more.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contact_decided_by_and_on",
                condition=models.Q(decided_by__isnull=True, decided_on__isnull=True)
                | models.Q(decided_by__isnull=False, decided_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["client", "-held_on"], name="contact_by_client")]


@history.follow(besides="settled_at")
class Appointment(models.Model):
    """A promised meeting or test: day, perhaps hour, place. Past ones without a result are a debt."""

    class State(models.TextChoices):
        PLANNED = "planned"
        KEPT = "kept"
        MISSED = "missed"
        CANCELLED = "cancelled"

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="appointments")
    what = models.CharField(max_length=12)
    on = models.DateField()
    at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="appointment_planned_once",
                fields=["client", "what", "on"],
                condition=models.Q(state="planned"),
            )
        ]
