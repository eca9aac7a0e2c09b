"""Change of place (变更执行地, DRR 22): asked, sent with its papers, accepted or returned, reported."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField
from waystation.rules.places.moves import MoveReason, MoveState


class Move(models.Model):
    """One change of place. Both streets see this row; only the one that carries the file sees the file.

    ``to_area``: the street that is asked, carried by path so that the wall knows it; empty for a place that
    does not work with us, then ``to_outside`` names it. ``is_far``: the new home lies far from the
    new office. ``from_area``, ``from_worker``: where the file lay and who carried it, for taking an
    acceptance back. ``papers``: ids of the papers of the file that go along. ``summary``: the little that
    the other street must know to decide, sealed JSON.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="moves")
    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="moves")
    from_area = models.ForeignKey(
        "accounts.Area",
        to_field="path",
        db_column="from_area_path",
        on_delete=models.PROTECT,
        related_name="+",
    )
    from_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_area = models.ForeignKey(
        "accounts.Area",
        to_field="path",
        db_column="to_area_path",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    to_outside = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=12, choices=[(one.value, one.value) for one in MoveReason])
    words = EncryptedTextField()
    new_address = EncryptedTextField()
    is_far = models.BooleanField(default=False)
    asked_on = models.DateField()
    request = models.ForeignKey(
        "clients.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    papers = ArrayField(models.BigIntegerField(), default=list, blank=True)
    summary = EncryptedTextField()
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in MoveState])
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = EncryptedTextField()
    returned_on = models.DateField(null=True, blank=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reported_on = models.DateField(null=True, blank=True)
    police_told_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=100, blank=True)
    form_key = models.UUIDField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="move_form_once", fields=["client", "form_key"]),
            models.UniqueConstraint(
                name="move_one_on_its_way",
                fields=["client"],
                condition=Q(state__in=["asked", "sent", "returned"]),
            ),
            models.CheckConstraint(
                name="move_goes_somewhere",
                condition=(
                    Q(to_area__isnull=False, to_outside="") | Q(to_area__isnull=True) & ~Q(to_outside="")
                ),
            ),
            models.CheckConstraint(
                name="move_to_another_place", condition=Q(to_area__isnull=True) | ~Q(to_area=F("from_area"))
            ),
            models.CheckConstraint(
                name="move_accepted_by_somebody",
                condition=~Q(state="accepted")
                | Q(answered_on__isnull=False, answered_by__isnull=False, worker__isnull=False)
                | Q(answered_on__isnull=False, answered_by__isnull=False, to_area__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["client", "-asked_on"], name="move_by_client"),
            models.Index(fields=["to_area", "state"], name="move_by_target"),
        ]
