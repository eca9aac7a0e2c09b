"""Closed files that were sealed, requests to open one (``rules.release.keeping``); files held back, and their
deletion with its proof (``rules.release.retention``)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from waystation.common.fields import EncryptedTextField
from waystation.rules.release.keeping import UnsealFor, UnsealReason
from waystation.rules.release.retention import HoldReason


class Sealing(models.Model):
    """That a file was sealed, by whom (None: by itself, when its day had come), and when it returned."""

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="sealings")
    sealed_on = models.DateField()
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sealed_at = models.DateTimeField(auto_now_add=True)
    lifted_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="sealing_once", fields=["client"], condition=Q(lifted_on__isnull=True)
            )
        ]


class Unsealing(models.Model):
    """A request to open a sealed file. ``granted`` None: a second person has not decided yet."""

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="unsealings")
    what_for = models.CharField(max_length=6, choices=[(one.value, one.value) for one in UnsealFor])
    reason = models.CharField(max_length=14, choices=[(one.value, one.value) for one in UnsealReason])
    words = EncryptedTextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True, blank=True)
    note = EncryptedTextField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="unsealing_waits_once",
                fields=["client", "asked_by"],
                condition=Q(granted__isnull=True),
            ),
            models.CheckConstraint(
                name="unsealing_second_person",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
        ]


class Hold(models.Model):
    """Why a closed file is kept longer than its years, and until which day; or it is lifted before."""

    client = models.ForeignKey("clients.Client", on_delete=models.CASCADE, related_name="holds")
    reason = models.CharField(max_length=14, choices=[(one.value, one.value) for one in HoldReason])
    words = EncryptedTextField()
    from_on = models.DateField()
    until_on = models.DateField()
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    lifted_on = models.DateField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="hold_forward", condition=Q(until_on__gte=F("from_on"))),
            models.CheckConstraint(
                name="hold_lifted_by_somebody",
                condition=Q(lifted_on__isnull=True, lifted_by__isnull=True)
                | Q(lifted_on__isnull=False, lifted_by__isnull=False),
            ),
        ]


class Deletion(models.Model):
    """A proposal to delete a file; once carried out, the proof of it, and then never changed (a trigger).

    ``client`` None: the file is gone. ``area``/``place``: where it lay, the name as it was. ``may_from``: the
    first day on which a second person may confirm. ``words``: why, sealed.

    Of the proof: ``mark``: keyed fingerprint of the file's number (``key_id``), by which whoever has the
    number finds the proof and nobody else. ``files``: the internal numbers of the file and of those merged
    into it; they lead nowhere any more. ``ground``: the figure that was applied, as it stood. ``counts``:
    table → rows. ``digest``: keyed fingerprint of everything that was erased. ``stands``: keyed fingerprint
    of the proof itself, which the record of deeds holds too. ``record_before``/``record_after``: the entries
    of the record between which it happened. ``transaction``: in which the database let rows go.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed"
        WITHDRAWN = "withdrawn"
        DONE = "done"

    client = models.ForeignKey(
        "clients.Client", null=True, on_delete=models.PROTECT, related_name="deletions"
    )
    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PROPOSED)
    words = EncryptedTextField()
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    may_from = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    sequence = models.PositiveIntegerField(null=True, blank=True)
    mark = models.CharField(max_length=64, blank=True, db_index=True)
    key_id = models.SmallIntegerField(null=True, blank=True)
    files = ArrayField(models.BigIntegerField(), default=list, blank=True)
    ground = models.JSONField(default=dict)
    closed_on = models.DateField(null=True, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    counts = models.JSONField(default=dict)
    rows = models.IntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    stands = models.CharField(max_length=64, blank=True)
    record_before = models.BigIntegerField(null=True, blank=True)
    record_after = models.BigIntegerField(null=True, blank=True)
    backups_until = models.DateField(null=True, blank=True)
    transaction = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="deletion_proposed_once", fields=["client"], condition=Q(state="proposed")
            ),
            models.UniqueConstraint(name="deletion_number_once", fields=["year", "sequence"]),
            models.CheckConstraint(
                name="deletion_two_people", condition=Q(done_by__isnull=True) | ~Q(done_by=F("proposed_by"))
            ),
            models.CheckConstraint(
                name="deletion_waited", condition=Q(done_on__isnull=True) | Q(done_on__gte=F("may_from"))
            ),
            models.CheckConstraint(
                name="deletion_done_whole",
                condition=(~Q(state="done") & Q(done_by__isnull=True, sequence__isnull=True))
                | (
                    Q(state="done", client__isnull=True, done_by__isnull=False, done_on__isnull=False)
                    & Q(sequence__isnull=False, transaction__isnull=False, ended_on__isnull=False)
                    & ~Q(mark="")
                    & ~Q(digest="")
                ),
            ),
        ]
        indexes = [models.Index(fields=["area", "state"], name="deletion_by_area")]

    @property
    def number(self) -> str:
        """The proof's number as it is written; empty before."""
        if self.sequence is None:
            return ""
        return _("删证〔%(year)s〕%(n)s号") % {"year": self.year, "n": f"{self.sequence:05}"}
