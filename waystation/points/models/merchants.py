"""Partner shops, what was agreed with each, and the tills from which they ask."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField
from waystation.rules.points.merchants import ContractFacts, Goods


class Merchant(models.Model):
    """A shop in which points may be spent. It sees codes and values, never a name.

    ``receipts``: how many receipt numbers it has given out; the next one is taken under the lock of this row,
    so that they have no gap. ``name`` and ``address`` are those of the shop's sign; its people rest sealed.
    """

    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=120, blank=True)
    contact = EncryptedTextField()
    phone = EncryptedTextField()
    receipts = models.PositiveIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="merchant_once_in_area", fields=["area", "name"])]

    def __str__(self) -> str:
        return self.name


class Contract(models.Model):
    """What was agreed with a merchant from one day to another: goods and limits (points a day).

    Drawn up by one, signed by a second; only then the tills work. What a point is worth stands in the scheme
    of the client. A contract is never changed, it is ended by the next one; it can be suspended at once.
    """

    merchant = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="contracts")
    number = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    merchant_daily = models.PositiveIntegerField()
    wallet_daily = models.PositiveIntegerField()
    goods = ArrayField(models.CharField(max_length=12))
    form_key = models.UUIDField(unique=True)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(auto_now_add=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    suspended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_reason = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="merchant_contract_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="merchant_contract_two_people",
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("drawn_by")),
            ),
        ]

    @property
    def facts(self) -> ContractFacts:
        """The contract as the rules read it."""
        return ContractFacts(
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            merchant_daily=self.merchant_daily,
            wallet_daily=self.wallet_daily,
            goods=frozenset(Goods(one) for one in self.goods),
            is_signed=self.signed_at is not None,
            is_suspended=self.suspended_at is not None,
        )


class Till(models.Model):
    """A device or person of a merchant that asks for points. How it signs in, the portal knows.

    ``misses`` wrong codes since ``missed_at``; too many, and it rests for a while.
    """

    merchant = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="tills")
    name = models.CharField(max_length=30)
    misses = models.PositiveSmallIntegerField(default=0)
    missed_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="till_name_once", fields=["merchant", "name"], condition=Q(revoked_at__isnull=True)
            )
        ]
