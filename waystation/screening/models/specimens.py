"""The sample of a test: how it was taken, its two parts, who held them."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from waystation.common import history
from waystation.common.fields import EncryptedTextField

_OF_TEST = "(SELECT s.client_id FROM screening_screening s WHERE s.id = OLD.screening_id)"


@history.follow(file=_OF_TEST)
class Sampling(models.Model):
    """How the sample of one test was taken, sealed and told. One row per test.

    ``medicine``: what the client says to have taken; only a medic reads it, everybody else whether there is
    any (``is_medicine_declared``; None: not asked).
    """

    screening = models.OneToOneField("screening.Screening", on_delete=models.PROTECT, related_name="sampling")
    collector_one = models.CharField(max_length=40, blank=True)
    collector_two = models.CharField(max_length=40, blank=True)
    hair_length_mm = models.PositiveSmallIntegerField(null=True, blank=True)
    is_wrapped = models.BooleanField(default=False)
    is_filmed = models.BooleanField(default=False)
    sealed_at = models.DateTimeField(null=True, blank=True)
    signed = models.CharField(max_length=7, blank=True)
    refusal_reason = models.CharField(max_length=100, blank=True)
    observed = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    temperature_tenths = models.SmallIntegerField(null=True, blank=True)
    is_medicine_declared = models.BooleanField(null=True)
    medicine = EncryptedTextField()
    medicine_opinion = models.CharField(max_length=14, blank=True)
    opinion_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opinion_on = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_how = models.CharField(max_length=10, blank=True)
    result_signed = models.CharField(max_length=7, blank=True)
    result_refusal_reason = models.CharField(max_length=100, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)


@history.follow(file=_OF_TEST)
class Specimen(models.Model):
    """Part A or B of a sample, under its seal. ``amount``: mg of hair, else mL.

    ``destroy_asked_by``: the first of the two persons who sign its destruction.
    """

    screening = models.ForeignKey("screening.Screening", on_delete=models.PROTECT, related_name="specimens")
    part = models.CharField(max_length=1)
    seal_number = models.CharField(max_length=40)
    amount = models.PositiveSmallIntegerField(null=True, blank=True)
    storage_place = models.CharField(max_length=60, blank=True)
    keep_until = models.DateField(db_index=True)
    destroy_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    destroy_asked_on = models.DateField(null=True, blank=True)
    destroyed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="specimen_part_once", fields=["screening", "part"]),
            models.CheckConstraint(
                name="specimen_destroy_asked",
                condition=models.Q(destroy_asked_by__isnull=True, destroy_asked_on__isnull=True)
                | models.Q(destroy_asked_by__isnull=False, destroy_asked_on__isnull=False),
            ),
        ]


class CustodyStep(models.Model):
    """Who did what with a part, and when. The database refuses to change or delete a row.

    ``second``: the other signer of a destruction. ``form_key``: the same form sent twice is one step.
    """

    specimen = models.ForeignKey(Specimen, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=11)
    at = models.DateTimeField()
    to = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=60, blank=True)
    condition = models.CharField(max_length=11, blank=True)
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    form_key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
