"""Matters: what a person must look into, every step in them, objections, and what was offered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from waystation.common import history
from waystation.common.fields import EncryptedTextField

_FILE = "(SELECT m.client_id FROM orders_matter m WHERE m.id = OLD.matter_id)"


@history.follow(besides="key")
class Matter(models.Model):
    """Something a person must look into (a positive screening …). It changes nothing by itself (law 3).

    ``key`` says what caused it, so that one cause opens one matter. ``from_on``/``to_on``: the day of the
    event, or the first and the last day away (NULL: still away). ``stage``, ``qualification``,
    ``confirmed_on``, ``told_on`` (the client was admonished or spoken to) and ``signer`` follow from the
    standing steps and are kept because lists and counters read them. ``outcome`` of matters closed before
    there were steps is the head's own word.
    """

    class State(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="matters")
    order = models.ForeignKey("orders.Order", null=True, on_delete=models.PROTECT, related_name="matters")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=60, unique=True)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    stage = models.CharField(max_length=12, default="opened")
    qualification = models.CharField(max_length=24, blank=True)
    qualified_on = models.DateField(null=True, blank=True)
    heard_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=30, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


@history.follow(file=_FILE)
class MatterStep(models.Model):
    """One step somebody took in a matter. Never deleted: taken back on its day, it is struck.

    What the columns hold depends on the step: ``code`` a qualification, why the client was not heard, how a
    paper was served, how it ended; ``words`` the client's words, the excuse, the reason, a report's text;
    ``present`` who was there, who witnessed, who received; ``attempts`` what was tried to reach the client;
    ``paper`` the evidence, or the paper itself; ``named`` the officer who is to sign.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="steps")
    form_key = models.UUIDField(unique=True)
    step = models.CharField(max_length=12)
    on = models.DateField()
    from_stage = models.CharField(max_length=12)
    to_stage = models.CharField(max_length=12)
    code = models.CharField(max_length=24, blank=True)
    place = models.CharField(max_length=60, blank=True)
    words = EncryptedTextField()
    present = EncryptedTextField()
    attempts = EncryptedTextField()
    paper = models.ForeignKey(
        "clients.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    named = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


@history.follow(file=_FILE)
class Objection(models.Model):
    """An objection in a matter, by the client or for the client, and how it was answered.

    ``decision`` empty: it waits, and nothing in the matter is counted. ``was_stage``: where the matter stood
    when it was answered.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="objections")
    form_key = models.UUIDField(unique=True)
    objector = models.CharField(max_length=8)
    made_on = models.DateField()
    words = EncryptedTextField()
    consented = models.BooleanField(default=False)
    paper = models.ForeignKey(
        "clients.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(max_length=10, blank=True)
    was_stage = models.CharField(max_length=12, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = EncryptedTextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="objection_one_waits", fields=["matter"], condition=Q(decision=""))
        ]


@history.follow(file=_FILE)
class CareOffer(models.Model):
    """What was offered to the client after a sign of use, and what the client said."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="offers")
    form_key = models.UUIDField(unique=True)
    offer = models.CharField(max_length=24)
    answer = models.CharField(max_length=12)
    on = models.DateField()
    words = EncryptedTextField()
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
