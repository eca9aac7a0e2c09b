"""Sessions of a centre and who came to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common import history


class Session(models.Model):
    """Something a centre offers on one day, from an hour to an hour. It says nothing about anybody.

    ``kind``: a ``rules.activities.SessionKind``; ``title`` is neutral, because clients show it on their
    telephones. ``capacity``: most people; None: as many as come. ``area``: where the centre lies.
    """

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=60)
    on = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    place = models.CharField(max_length=60, blank=True)
    leader = models.CharField(max_length=40, blank=True)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    form_key = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="session_ends_later", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="session_cancelled_by_somebody",
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "on"], name="session_by_day")]

    def __str__(self) -> str:
        return self.title


@history.follow()
class Attendance(models.Model):
    """One person and one session: the client, or with ``kin`` a relative of the client.

    There is one standing row for a person and a session; ``state`` says came, excused or absent. ``how``:
    by the signed list or seen on the spot. ``minutes``: how long, where it counts (voluntary service).
    ``verified_by`` answers for it. Withdrawn rows stay, struck.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="attendances")
    kin = models.ForeignKey("clients.Kin", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8)
    how = models.CharField(max_length=6, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    excuse = models.CharField(max_length=10, blank=True)
    proof = models.CharField(max_length=8, blank=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="attendance_once",
                fields=["session", "client", "kin"],
                condition=Q(withdrawn_at__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="attendance_says_how",
                condition=Q(state="came", excuse="", proof="") & ~Q(how="")
                | Q(state="excused", how="", minutes=0) & ~Q(excuse="") & ~Q(proof="")
                | Q(state="absent", how="", minutes=0, excuse="", proof=""),
            ),
        ]
        indexes = [models.Index(fields=["client", "-verified_at"], name="attendance_by_client")]
