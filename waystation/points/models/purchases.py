"""Purchases in shops, what of them was given back, and the monthly statement of each merchant.

None of these names a person: a purchase knows the account of a wallet, so that the books stay whole when a
file is deleted, and a statement can be shown to a merchant.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField
from waystation.rules.points.merchants import PurchaseState


class Statement(models.Model):
    """The figures of one merchant for one month, frozen when it is closed (yuan and points, refunds apart).

    ``correction``: yuan of earlier months that a dispute set right. ``total`` is what is owed. Closed by one,
    approved by a second, then paid. A dispute of the merchant and its answer rest sealed; while it stands
    unanswered nothing is approved or paid. ``agreed``: yuan that the answer grants; they come with the next
    statement.
    """

    merchant = models.ForeignKey("points.Merchant", on_delete=models.PROTECT, related_name="statements")
    month = models.DateField()
    purchases = models.PositiveIntegerField()
    points = models.PositiveIntegerField()
    yuan = models.DecimalField(max_digits=12, decimal_places=2)
    refunds = models.PositiveIntegerField()
    refund_points = models.PositiveIntegerField()
    refund_yuan = models.DecimalField(max_digits=12, decimal_places=2)
    correction = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    total = models.DecimalField(max_digits=12, decimal_places=2)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    paid_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    paid_on = models.DateField(null=True, blank=True)
    payment = models.CharField(max_length=40, blank=True)
    dispute = EncryptedTextField()
    disputed_at = models.DateTimeField(null=True, blank=True)
    disputed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = EncryptedTextField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    #: The statement that took ``agreed`` along.
    agreed_in = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="merchant_statement_once", fields=["merchant", "month"]),
            models.CheckConstraint(
                name="merchant_statement_adds_up",
                condition=Q(total=F("yuan") - F("refund_yuan") + F("correction")),
            ),
            models.CheckConstraint(
                name="merchant_statement_two_people",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("closed_by")),
            ),
            models.CheckConstraint(
                name="merchant_statement_paid_if_approved",
                condition=Q(paid_on__isnull=True) | Q(approved_at__isnull=False),
            ),
        ]


class Purchase(models.Model):
    """One purchase asked for by a till. Points move with ``PAID``, by the posting ``purchase:<pk>``.

    ``account``: the wallet. ``card``: the number of the row of the card it was asked with, None for a code.
    ``form_key``: the till's form; sent again it is the same purchase. ``receipt``: counts up without a gap
    for each merchant, together with those of refunds. ``check_code``: printed on the receipt, asked for a
    refund.
    """

    merchant = models.ForeignKey("points.Merchant", on_delete=models.PROTECT, related_name="purchases")
    till = models.ForeignKey("points.Till", on_delete=models.PROTECT, related_name="purchases")
    account = models.ForeignKey("points.Account", on_delete=models.PROTECT, related_name="purchases")
    card = models.BigIntegerField(null=True, blank=True)
    points = models.PositiveIntegerField()
    yuan = models.DecimalField(max_digits=9, decimal_places=2)
    rest = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    goods = models.CharField(max_length=12)
    state = models.CharField(max_length=10, default=PurchaseState.ASKED)
    form_key = models.UUIDField(unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    confirmed_how = models.CharField(max_length=8, blank=True)
    receipt = models.PositiveIntegerField(null=True, blank=True)
    check_code = models.CharField(max_length=4, blank=True)
    posting = models.OneToOneField(
        "points.Posting", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    statement = models.ForeignKey(
        Statement, null=True, blank=True, on_delete=models.PROTECT, related_name="lines"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="purchase_receipt_once", fields=["merchant", "receipt"]),
            models.CheckConstraint(name="purchase_some_points", condition=Q(points__gt=0)),
            models.CheckConstraint(
                name="purchase_paid_is_posted",
                condition=Q(state="paid", posting__isnull=False, receipt__isnull=False, paid_on__isnull=False)
                | (~Q(state="paid") & Q(posting__isnull=True, receipt__isnull=True, paid_on__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(name="purchase_of_day", fields=["merchant", "paid_on", "account"]),
            models.Index(
                name="purchase_waiting", fields=["account", "expires_at"], condition=Q(state="asked")
            ),
        ]


class Refund(models.Model):
    """A part of a purchase, or all of it, given back; the points return to the lots they came from.

    ``receipt``: of the same counter as those of purchases.
    """

    purchase = models.ForeignKey(Purchase, on_delete=models.PROTECT, related_name="refunds")
    till = models.ForeignKey("points.Till", on_delete=models.PROTECT, related_name="+")
    points = models.PositiveIntegerField()
    yuan = models.DecimalField(max_digits=9, decimal_places=2)
    receipt = models.PositiveIntegerField()
    form_key = models.UUIDField(unique=True)
    refunded_at = models.DateTimeField()
    refunded_on = models.DateField()
    posting = models.OneToOneField("points.Posting", on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(
        Statement, null=True, blank=True, on_delete=models.PROTECT, related_name="refund_lines"
    )

    class Meta:
        constraints = [models.CheckConstraint(name="refund_some_points", condition=Q(points__gt=0))]
