"""The ledger: accounts, postings between them, and the lots of a wallet (ADR 0019).

Nothing here is written by the ORM: the role that serves may only read. Functions of the database
(``migrations/_ledger.py``) write, one call a transfer; ``points.actions.ledger`` calls them.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import EncryptedTextField
from waystation.rules.points.postings import WALLETS, AccountKind, PostingKind

_WALLETS = sorted(one.value for one in WALLETS)


class Account(models.Model):
    """Points of one owner, whole. ``balance`` is the sum of its entries, kept under the row's lock.

    Owner: a wallet's client stands in :class:`Wallet`; ``area`` for a budget and a centre; ``merchant`` the
    number of a merchant.
    """

    kind = models.CharField(max_length=8, choices=[(one.value, one.value) for one in AccountKind])
    area = models.ForeignKey(
        "accounts.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    merchant = models.BigIntegerField(null=True, blank=True)
    balance = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="points_account_kind", condition=Q(kind__in=[one.value for one in AccountKind])
            ),
            models.CheckConstraint(
                name="points_wallet_not_below_zero", condition=~Q(kind__in=_WALLETS) | Q(balance__gte=0)
            ),
            models.CheckConstraint(
                name="points_account_owner",
                condition=Q(kind__in=["issuer", "centre"], area__isnull=False, merchant__isnull=True)
                | Q(kind="merchant", area__isnull=True, merchant__isnull=False)
                | Q(kind__in=[*_WALLETS, "expiry"], area__isnull=True, merchant__isnull=True),
            ),
            models.UniqueConstraint(
                name="points_account_of_area", fields=["area", "kind"], condition=Q(area__isnull=False)
            ),
            models.UniqueConstraint(
                name="points_account_of_merchant", fields=["merchant"], condition=Q(merchant__isnull=False)
            ),
            models.UniqueConstraint(
                name="points_account_expiry", fields=["kind"], condition=Q(kind="expiry")
            ),
        ]


class Wallet(models.Model):
    """Whose a wallet is: the one key from points to a person.

    When a file is deleted this row goes with it; the account and its entries stay, as money of nobody.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="wallets")
    is_family = models.BooleanField(default=False)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="wallet")

    class Meta:
        constraints = [models.UniqueConstraint(name="points_wallet_once", fields=["client", "is_family"])]


class Posting(models.Model):
    """One transfer of points from ``source`` to ``target``. Never changed, never deleted.

    One row is both entries, so that they cannot differ; ``…_after`` is what either account stood at.
    ``cause``: what it is for (``attendance:17``), posted once. ``why``: a code. ``words``: what somebody
    typed, sealed. ``scheme_version``: the version of the scheme that set the points. ``corrects``: the
    posting that this one takes back, with a ``second`` person. ``refunds``: the purchase it pays back.
    """

    cause = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in PostingKind])
    source = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="outgoing")
    target = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="incoming")
    points = models.BigIntegerField()
    source_after = models.BigIntegerField()
    target_after = models.BigIntegerField()
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    why = models.CharField(max_length=30, blank=True)
    words = EncryptedTextField()
    scheme_version = models.BigIntegerField(null=True)
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by", db_index=False
    )
    refunds = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="refunded_by", db_index=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="points_posting_kind", condition=Q(kind__in=[one.value for one in PostingKind])
            ),
            models.CheckConstraint(name="points_posting_some", condition=Q(points__gt=0)),
            models.CheckConstraint(name="points_posting_two", condition=~Q(source=F("target"))),
            models.CheckConstraint(
                name="points_posting_second",
                condition=Q(second__isnull=True) | Q(by__isnull=True) | ~Q(second=F("by")),
            ),
            models.CheckConstraint(
                name="points_posting_corrected_by_two",
                condition=~Q(kind="corrected")
                | Q(corrects__isnull=False, by__isnull=False, second__isnull=False),
            ),
            models.UniqueConstraint(
                name="points_posting_corrected_once",
                fields=["corrects"],
                condition=Q(corrects__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="points_posting_refunds", fields=["refunds"], condition=Q(refunds__isnull=False)
            )
        ]


class Entry(models.Model):
    """A posting as one account sees it: a view, read like a table. ``amount``: below zero going out."""

    id = models.BigIntegerField(primary_key=True)
    posting = models.ForeignKey(Posting, on_delete=models.DO_NOTHING, related_name="entries")
    account = models.ForeignKey(Account, on_delete=models.DO_NOTHING, related_name="entries")
    amount = models.BigIntegerField()
    after = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "points_entry"


class Lot(models.Model):
    """Points of a wallet that came in together and are spent by age. ``left``: what is not spent yet.

    ``expires_on``, ``notice_days``: see ``rules.points.postings.Terms``; ``noticed_on``: when the client was
    told.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="lots", db_index=False)
    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="lots")
    earned_on = models.DateField()
    expires_on = models.DateField(null=True)
    notice_days = models.SmallIntegerField(default=0)
    noticed_on = models.DateField(null=True)
    amount = models.BigIntegerField()
    left = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="points_lot_left", condition=Q(left__gte=0) & Q(left__lte=F("amount"))
            )
        ]
        indexes = [
            models.Index(
                name="points_lot_open", fields=["account", "earned_on", "id"], condition=Q(left__gt=0)
            ),
            models.Index(
                name="points_lot_expires",
                fields=["expires_on"],
                condition=Q(left__gt=0, expires_on__isnull=False),
            ),
        ]


class LotUse(models.Model):
    """How much of a lot a posting took (above zero) or gave back (below)."""

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="uses")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="uses")
    points = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(name="points_use_some", condition=~Q(points=0))]
