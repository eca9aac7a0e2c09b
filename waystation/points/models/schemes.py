"""Schemes of an area in their versions, who is in one, the facts that earned, and corrections waiting."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField

_USER = settings.AUTH_USER_MODEL


class Scheme(models.Model):
    """How points are earned in an area and everything below it; the nearest one counts (S0-58)."""

    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    template = models.CharField(max_length=12, blank=True)
    made_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="scheme_once_in_area", fields=["area", "name"])]

    def __str__(self) -> str:
        return self.name


class SchemeVersion(models.Model):
    """One version: its configuration as ``rules.points.schemes.reading`` reads it, from a day on.

    Drafted by one, approved by a second person; then the database refuses any other change than ``last_on``,
    the last day on which somebody may begin with it. ``seed``: the secret of its draws; ``seed_sha256`` is
    published.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    config = models.JSONField()
    valid_from = models.DateField()
    last_on = models.DateField(null=True, blank=True)
    seed = EncryptedTextField()
    seed_sha256 = models.CharField(max_length=64)
    form_key = models.UUIDField(unique=True)
    drafted_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    approved_by = models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="scheme_version_once", fields=["scheme", "number"]),
            models.UniqueConstraint(
                name="scheme_version_waits_once",
                fields=["scheme"],
                condition=Q(approved_at__isnull=True, dropped_at__isnull=True),
            ),
            models.CheckConstraint(
                name="scheme_version_two_persons",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("drafted_by")),
            ),
            models.CheckConstraint(
                name="scheme_version_approved_by_somebody",
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False, dropped_at__isnull=True),
            ),
        ]


class Enrolment(models.Model):
    """A client in a version. Another version begins only with the client's yes, as another enrolment.

    ``began_on``: the first day of week 1, kept over a change of version; ``since``: the first day of this
    version. ``takes_fixed``: would rather not draw. ``tests_agreed_on``: the day of the written consent to
    the abstinence track. ``waits_until``: when the next points that wait behind a cap may be tried again.
    ``left``: the client did not want to take part any more.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="enrolments")
    version = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="enrolments")
    began_on = models.DateField()
    since = models.DateField()
    is_primed = models.BooleanField(default=True)
    takes_fixed = models.BooleanField(default=False)
    tests_agreed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    left = models.BooleanField(default=False)
    waits_until = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="enrolment_once", fields=["client"], condition=Q(ended_on__isnull=True)
            ),
            models.CheckConstraint(
                name="enrolment_days",
                condition=Q(since__gte=F("began_on"))
                & (Q(ended_on__isnull=True) | Q(ended_on__gte=F("since"))),
            ),
        ]
        indexes = [
            models.Index(
                name="enrolment_waits", fields=["waits_until"], condition=Q(waits_until__isnull=False)
            )
        ]


class Event(models.Model):
    """A verified fact as the engine saw it. ``event_id`` is the cause in the ledger (``attendance:17``).

    ``at``: when it happened; ``told_at``: when it was verified. ``draws``: what was drawn, as number, slip
    and points, so that an auditor can draw again. ``takes_fixed``: what the client had chosen then. A fact
    that was withdrawn is voided; nothing is deleted.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="point_events")
    enrolment = models.ForeignKey(Enrolment, null=True, on_delete=models.PROTECT, related_name="events")
    event_id = models.CharField(max_length=50, unique=True)
    kind = models.CharField(max_length=24)
    happened = models.CharField(max_length=16)
    at = models.DateTimeField()
    units = models.PositiveSmallIntegerField(default=1)
    by_family = models.BooleanField(default=False)
    draws = models.JSONField(default=list)
    takes_fixed = models.BooleanField(default=False)
    told_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    voided_by = models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(name="point_event_by_client", fields=["client", "at"])]


class Correction(models.Model):
    """Points of a fact that was withdrawn. They stay until a second person decides, with reason.

    ``counter``: the posting that took them back; None while it waits, or when they were left.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="point_corrections")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="corrections")
    posting = models.OneToOneField("points.Posting", on_delete=models.PROTECT, related_name="correction")
    proposed_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    counter = models.OneToOneField(
        "points.Posting", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="correction_two_persons",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="correction_decided", condition=Q(counter__isnull=True) | Q(decided_by__isnull=False)
            ),
        ]
