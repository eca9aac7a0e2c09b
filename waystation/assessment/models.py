"""The help plan of a file: items under three goals, and the small gains on the way."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from waystation.common import history
from waystation.common.fields import EncryptedTextField


@history.follow()
class PlanItem(models.Model):
    """One thing agreed with the client: goal, what, who, by when; later what came of it.

    ``goal``, ``need`` and ``outcome`` are members of ``rules.files.plans``; ``outcome`` stays empty while it
    is under way. ``form_key`` is the form's own token: the same form sent twice is one item.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="plan_items")
    goal = models.CharField(max_length=8)
    need = models.CharField(max_length=10, blank=True)
    what = EncryptedTextField()
    who = EncryptedTextField()
    by_when = models.DateField(null=True, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    outcome_note = EncryptedTextField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    form_key = models.UUIDField(unique=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_item_outcome_has_day",
                condition=Q(outcome="", outcome_on__isnull=True, settled_by__isnull=True)
                | (~Q(outcome="") & Q(outcome_on__isnull=False, settled_by__isnull=False)),
            )
        ]
        indexes = [models.Index(fields=["client", "by_when"], name="plan_item_by_client")]


@history.follow()
class Gain(models.Model):
    """A small thing that goes better: cooks at home again, got up for the course. Withdrawn if a mistake."""

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="gains")
    goal = models.CharField(max_length=8, blank=True)
    what = EncryptedTextField()
    on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    form_key = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["client", "-on"], name="gain_by_client")]
