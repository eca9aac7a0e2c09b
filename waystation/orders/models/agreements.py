"""The two-sided agreement beside its legal fact: the office's texts, the prepared sheet, the signatures."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from waystation.common import history
from waystation.common.fields import EncryptedTextField
from waystation.rules.agreements import Party, SheetState, SignedBy
from waystation.rules.orders import Kind

_OF_FILE = "(SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id)"
_OF_SHEET = (
    "(SELECT o.client_id FROM orders_order o JOIN orders_agreementsheet s ON s.order_id = o.id "
    "WHERE s.id = OLD.sheet_id)"
)


class AgreementText(models.Model):
    """A version of the text for one kind of order, for an area and all below it, from a day on.

    ``area`` None: the national model that comes with the house. ``sections``: part → lines. Never changed:
    a new version is a new row, and an agreement keeps the one it was made from.
    """

    area = models.ForeignKey(
        "accounts.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="agreement_texts"
    )
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    version = models.PositiveSmallIntegerField()
    since = models.DateField()
    sections = models.JSONField()
    note = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="agreement_text_version_once", fields=["area", "kind", "version"], nulls_distinct=False
            ),
        ]


@history.follow(file=_OF_FILE, besides="text_hash")
class AgreementSheet(models.Model):
    """An agreement as it is prepared, read out and signed or refused.

    ``measures``: JSON, a list of {code, text}; ``wishes``: what the client wants. ``text``: while it is a
    draft empty; from signing on the whole paper as JSON, exactly as it was signed, with its ``text_hash``
    (SHA-256). ``agreement``: the legal fact that the signing made.
    """

    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="agreement_sheets")
    template = models.ForeignKey(AgreementText, on_delete=models.PROTECT, related_name="sheets")
    state = models.CharField(
        max_length=10, choices=[(state.value, state.value) for state in SheetState], default=SheetState.DRAFT
    )
    measures = EncryptedTextField()
    wishes = EncryptedTextField()
    text = EncryptedTextField()
    text_hash = models.CharField(max_length=64, blank=True)
    read_on = models.DateField(null=True, blank=True)
    agreement = models.OneToOneField(
        "orders.Agreement", null=True, blank=True, on_delete=models.SET_NULL, related_name="sheet"
    )
    refused_on = models.DateField(null=True, blank=True)
    refused_reason = EncryptedTextField()
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="agreement_sheet_one_draft", fields=["order"], condition=Q(state=SheetState.DRAFT)
            ),
            models.CheckConstraint(
                name="agreement_sheet_refused_has_day",
                condition=Q(state=SheetState.REFUSED, refused_on__isnull=False)
                | (~Q(state=SheetState.REFUSED) & Q(refused_on__isnull=True)),
            ),
        ]


@history.follow(file=_OF_SHEET)
class AgreementSignature(models.Model):
    """One side's signature under a sheet. ``strokes``: what was drawn on the screen, as JSON."""

    sheet = models.ForeignKey(AgreementSheet, on_delete=models.PROTECT, related_name="signatures")
    party = models.CharField(max_length=8, choices=[(party.value, party.value) for party in Party])
    way = models.CharField(max_length=6, choices=[(way.value, way.value) for way in SignedBy])
    name = EncryptedTextField()
    strokes = EncryptedTextField()
    signed_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="agreement_signature_once", fields=["sheet", "party"])]
