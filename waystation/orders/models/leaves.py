"""Leave (请假) with its extensions (续假), and absences that nobody reported: never one and the same."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common import history
from waystation.common.fields import EncryptedTextField
from waystation.rules.places.absences import AttemptWay, NoticedBy
from waystation.rules.places.leaves import Decision, LeaveReason, ToldHow


def _codes(kind: type[StrEnum]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in kind if one.value]


def _by() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


@history.follow()
class Leave(models.Model):
    """A report that the person will be away (DRR 19). ``number`` counts the leaves of a file.

    ``county``: where to, down to the county; ``destination``, ``contact``: the exact place and how to be
    reached, sealed. ``tester``: who tests there if a test falls into it. ``needs_approval``: whether the
    place asked for one on the day of the report. ``report``, ``proof``: papers of the file.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="leaves")
    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="leaves")
    number = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=8, choices=_codes(ToldHow))
    told_on = models.DateField()
    reason = models.CharField(max_length=12, choices=_codes(LeaveReason))
    words = EncryptedTextField()
    county = models.CharField(max_length=60)
    destination = EncryptedTextField()
    contact = EncryptedTextField()
    tester = models.CharField(max_length=80, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    report = models.ForeignKey(
        "clients.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proof = models.ForeignKey(
        "clients.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    needs_approval = models.BooleanField(default=False)
    decision = models.CharField(max_length=8, blank=True, choices=_codes(Decision))
    decided_on = models.DateField(null=True, blank=True)
    decided_by = _by()
    opinion = EncryptedTextField()
    returned_on = models.DateField(null=True, blank=True)
    returned_by = _by()
    correction_reason = models.CharField(max_length=100, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = _by()
    withdrawn_reason = models.CharField(max_length=100, blank=True)
    form_key = models.UUIDField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="leave_form_once", fields=["client", "form_key"]),
            models.CheckConstraint(name="leave_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="leave_back_after_start",
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="leave_decided_by_somebody",
                condition=Q(decision="", decided_on__isnull=True, decided_by__isnull=True)
                | (~Q(decision="") & Q(decided_on__isnull=False, decided_by__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["client", "-starts_on"], name="leave_by_client"),
            # The head's list reads nothing but these.
            models.Index(
                fields=["ends_on"],
                condition=Q(returned_on__isnull=True, withdrawn_on__isnull=True) & ~Q(decision="refused"),
                name="leave_not_back",
            ),
        ]


class LeaveExtension(models.Model):
    """The leave lasts longer (续假): a report of its own, with its own answer."""

    leave = models.ForeignKey(Leave, on_delete=models.PROTECT, related_name="extensions")
    told_on = models.DateField()
    until = models.DateField()
    words = EncryptedTextField()
    needs_approval = models.BooleanField(default=False)
    decision = models.CharField(max_length=8, blank=True, choices=_codes(Decision))
    decided_on = models.DateField(null=True, blank=True)
    decided_by = _by()
    opinion = EncryptedTextField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = _by()
    withdrawn_reason = models.CharField(max_length=100, blank=True)
    form_key = models.UUIDField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="leave_extension_form_once", fields=["leave", "form_key"]),
            models.CheckConstraint(
                name="leave_extension_decided_by_somebody",
                condition=Q(decision="", decided_on__isnull=True, decided_by__isnull=True)
                | (~Q(decision="") & Q(decided_on__isnull=False, decided_by__isnull=False)),
            ),
        ]


class Absence(models.Model):
    """Somebody is not where they should be, and nobody knew beforehand (疑似擅自离开).

    It says what was noticed, not what it was: that a person says in ``matter``, after the client was heard.
    ``to_on`` None: they are not back yet.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="absences")
    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="absences")
    matter = models.ForeignKey(
        "orders.Matter", null=True, blank=True, on_delete=models.PROTECT, related_name="absences"
    )
    noticed_on = models.DateField()
    noticed_by = models.CharField(max_length=10, choices=_codes(NoticedBy))
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    words = EncryptedTextField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = _by()
    withdrawn_reason = models.CharField(max_length=100, blank=True)
    form_key = models.UUIDField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="absence_form_once", fields=["client", "form_key"]),
            models.CheckConstraint(
                name="absence_to_after_from", condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on"))
            ),
        ]
        indexes = [models.Index(fields=["client", "-from_on"], name="absence_by_client")]


class AbsenceAttempt(models.Model):
    """One try to reach somebody who is away: how, whether they answered, what was said."""

    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="attempts")
    on = models.DateField()
    way = models.CharField(max_length=10, choices=_codes(AttemptWay))
    reached = models.BooleanField(default=False)
    words = EncryptedTextField()
    form_key = models.UUIDField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="absence_attempt_form_once", fields=["absence", "form_key"])
        ]
