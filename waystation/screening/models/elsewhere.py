"""Requests to another place to test somebody who is there (异地检测): asked, posted back, counted."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from waystation.common.fields import EncryptedTextField
from waystation.rules.places.elsewhere import AskedOf, RequestState


class TestRequest(models.Model):
    """A test that another place is asked to make. The other place sees this row, never the file.

    ``to_area``: a street that works with us, carried by path so that the wall knows it; empty for a place
    that gets a letter (``to_outside``). ``person``: the name and what identifies the person there, sealed.
    ``screening``: the test of the file that the posted result became.
    """

    __test__ = False  # no test of ours, whatever pytest thinks of the name

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="test_requests")
    order = models.ForeignKey("orders.Order", null=True, on_delete=models.PROTECT, related_name="+")
    asked_of = models.CharField(max_length=8, choices=[(one.value, one.value) for one in AskedOf])
    from_name = models.CharField(max_length=120)
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
    person = EncryptedTextField()
    material = models.CharField(max_length=8)
    asked_on = models.DateField()
    by_on = models.DateField()
    plan_key = models.CharField(max_length=60, blank=True)
    words = EncryptedTextField()
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in RequestState])
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, blank=True)
    positive_for = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    taken_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=60, blank=True)
    kit_lot = models.CharField(max_length=40, blank=True)
    answer = EncryptedTextField()
    posted_on = models.DateField(null=True, blank=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    paper = models.ForeignKey(
        "clients.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    screening = models.OneToOneField(
        "screening.Screening", null=True, blank=True, on_delete=models.PROTECT, related_name="request"
    )
    form_key = models.UUIDField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="test_request_form_once", fields=["client", "form_key"]),
            models.CheckConstraint(
                name="test_request_goes_somewhere",
                condition=Q(to_area__isnull=False, to_outside="")
                | (Q(to_area__isnull=True) & ~Q(to_outside="")),
            ),
            models.CheckConstraint(
                name="test_request_counted_is_a_test",
                condition=~Q(state="counted") | Q(screening__isnull=False),
            ),
            models.CheckConstraint(
                name="test_request_posted_has_result",
                condition=Q(posted_on__isnull=True) | (~Q(outcome="") & Q(taken_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["client", "-asked_on"], name="test_request_by_client"),
            models.Index(fields=["to_area", "state"], name="test_request_by_target"),
        ]
