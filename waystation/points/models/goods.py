"""The shelf of a centre: goods with their picture, sealed price lists, and every change of the stock."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common.fields import SealedBytesField

_USER = settings.AUTH_USER_MODEL


class Good(models.Model):
    """One thing on the shelf of one centre. Name, unit and kind stay as they were entered: prices name it.

    ``picture``: a small JPEG of our own making. ``low_at``: from how many left on somebody should buy more.
    """

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="goods")
    name = models.CharField(max_length=40)
    unit = models.CharField(max_length=10)
    kind = models.CharField(max_length=10)
    low_at = models.PositiveIntegerField(default=0)
    picture = models.BinaryField(null=True, blank=True)
    picture_digest = models.CharField(max_length=16, blank=True)
    form_key = models.UUIDField(unique=True)
    made_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="good_once", fields=["organisation", "name", "unit"], condition=Q(ended_on__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PriceList(models.Model):
    """All prices of a centre from a day on. One person sets it, a second approves; then nothing changes it.

    ``digest``: SHA-256 over its lines and the list before it (``rules.points.spending.goods``). The database
    refuses to change or delete an approved one, and its lines at any time.
    """

    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="price_lists"
    )
    valid_from = models.DateField()
    set_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    form_key = models.UUIDField(unique=True)
    approved_by = models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    before = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, blank=True)
    dropped_by = models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="price_list_of_a_day_once",
                fields=["organisation", "valid_from"],
                condition=Q(approved_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="price_list_waits_once",
                fields=["organisation"],
                condition=Q(approved_at__isnull=True, dropped_at__isnull=True),
            ),
            models.CheckConstraint(
                name="price_list_two_persons",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("set_by")),
            ),
            models.CheckConstraint(
                name="price_list_sealed_when_approved",
                condition=Q(approved_at__isnull=True, approved_by__isnull=True, digest="")
                | (
                    Q(approved_at__isnull=False, approved_by__isnull=False, dropped_at__isnull=True)
                    & ~Q(digest="")
                ),
            ),
        ]


class Price(models.Model):
    """Points for one unit, with the good's name and unit as they were on the list."""

    price_list = models.ForeignKey(PriceList, on_delete=models.PROTECT, related_name="prices")
    good = models.ForeignKey(Good, on_delete=models.PROTECT, related_name="prices")
    name = models.CharField(max_length=40)
    unit = models.CharField(max_length=10)
    points = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="price_once", fields=["price_list", "good"]),
            models.CheckConstraint(name="price_at_least_one", condition=Q(points__gte=1)),
        ]


class StockMove(models.Model):
    """Pieces in (+) or out (−). Never changed; what is left is their sum, and never below zero (a trigger).

    ``cause``: what made it, once (``delivery:…``, ``line:…``). ``second``: who handed over or confirmed.
    ``cost_fen``: what one piece of a delivery cost.
    """

    good = models.ForeignKey(Good, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(max_length=10)
    change = models.IntegerField()
    on = models.DateField()
    cause = models.CharField(max_length=60, unique=True)
    by = models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=100, blank=True)
    supplier = models.CharField(max_length=60, blank=True)
    paper_number = models.CharField(max_length=40, blank=True)
    cost_fen = models.PositiveIntegerField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stock_move_two_persons",
                condition=Q(second__isnull=True) | Q(by__isnull=True) | ~Q(by=F("second")),
            ),
        ]
        indexes = [models.Index(fields=["good", "on"], name="stock_move_by_good")]


class DeliveryNote(models.Model):
    """The delivery note that came with goods, made anew and sealed."""

    move = models.OneToOneField(StockMove, on_delete=models.PROTECT, related_name="note")
    content = SealedBytesField()
    content_type = models.CharField(max_length=40)
    size_bytes = models.IntegerField()


class StockCheck(models.Model):
    """A count that differs, or a write-off, waiting for a second person; decided once.

    ``change``: what it would change, as found on ``on``.
    """

    good = models.ForeignKey(Good, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=10)
    change = models.IntegerField()
    stock = models.IntegerField()
    reason = models.CharField(max_length=100)
    on = models.DateField()
    form_key = models.UUIDField(unique=True)
    asked_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(_USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    is_accepted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="stock_check_waits_once", fields=["good"], condition=Q(decided_at__isnull=True)
            ),
            models.CheckConstraint(
                name="stock_check_two_persons",
                condition=Q(is_accepted=False) | ~Q(decided_by=F("asked_by")),
            ),
        ]
