"""Hand-over from isolation: who is expected, what was done for them, what the centre found.

There may be no file yet, so the history of a file cannot follow these rows; every change is a deed of
its own.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from waystation.common.fields import BlindIndexField, EncryptedTextField


class Leaver(models.Model):
    """Somebody who comes out of an isolation centre, by a notice; also before there is a file.

    ``client`` None: no file yet; name, birth and number are then all that is known. ``release_on``: the day
    of release as last told. ``ended_on``/``end``: nobody comes out any more, or not here.
    """

    client = models.ForeignKey(
        "clients.Client", null=True, blank=True, on_delete=models.PROTECT, related_name="leavings"
    )
    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    centre = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    centre_name = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=60)
    sex = models.CharField(max_length=6, blank=True)
    born_on = models.DateField(null=True, blank=True)
    id_number = EncryptedTextField()
    id_index = BlindIndexField(of="id_number", purpose="id", null=True, db_index=True)
    phone = EncryptedTextField()
    note = EncryptedTextField()
    told_on = models.DateField()
    release_on = models.DateField(db_index=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    assigned_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end = models.CharField(max_length=12, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    form_key = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="leaver_ended_has_reason",
                condition=Q(ended_on__isnull=True, end="") | (Q(ended_on__isnull=False) & ~Q(end="")),
            ),
            models.CheckConstraint(
                name="leaver_worker_has_day",
                condition=Q(worker__isnull=True, assigned_on__isnull=True)
                | Q(worker__isnull=False, assigned_on__isnull=False),
            ),
        ]


class LeaverStep(models.Model):
    """One thing that was done: contact before the release, the plan for the day, the day itself, papers.

    ``way``: how (contact) or the transport (plan); ``outcome``: what came of the day; ``who``, ``place``,
    ``at``: who meets whom, where and when; ``done``: what was done the same day when nobody was met.
    ``client_agreed``, ``family_agreed``: the plan was made with them. Withdrawn when a mistake.
    """

    leaver = models.ForeignKey(Leaver, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10)
    on = models.DateField()
    at = models.TimeField(null=True, blank=True)
    way = models.CharField(max_length=8, blank=True)
    outcome = models.CharField(max_length=16, blank=True)
    client_agreed = models.BooleanField(default=False)
    family_agreed = models.BooleanField(default=False)
    who = EncryptedTextField()
    place = EncryptedTextField()
    note = EncryptedTextField()
    done = EncryptedTextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    form_key = models.UUIDField(unique=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=100, blank=True)


class CentreAssessment(models.Model):
    """What the centre found in its four parts: scores from 0 to 100 and words. One for each leaver."""

    leaver = models.OneToOneField(Leaver, on_delete=models.PROTECT, related_name="assessment")
    assessed_on = models.DateField(null=True, blank=True)
    received_on = models.DateField()
    physical = models.PositiveSmallIntegerField(null=True, blank=True)
    mind = models.PositiveSmallIntegerField(null=True, blank=True)
    behaviour = models.PositiveSmallIntegerField(null=True, blank=True)
    social = models.PositiveSmallIntegerField(null=True, blank=True)
    physical_words = EncryptedTextField()
    mind_words = EncryptedTextField()
    behaviour_words = EncryptedTextField()
    social_words = EncryptedTextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
