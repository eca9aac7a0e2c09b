"""Who did what, and who looked at what. Rows are only ever added (a trigger refuses the rest)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Entry(models.Model):
    """One action or one look. Holds ids and codes, never names, numbers or free text (style §3.5).

    ``on_behalf_of``: the colleague whose work ``actor`` covered. ``reason``: a code of ``rules``; words, if
    somebody typed any, rest sealed in the room that asked. ``id`` grows with time over all lanes. ``lane``,
    ``position``, ``seen`` (entries known to stand when this one was written), ``key_id`` and ``mac`` prove
    the row: see ``chain.form``.
    """

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    client_id = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=30, default="", blank=True)
    data = models.JSONField(default=dict)
    source = models.GenericIPAddressField(null=True)
    lane = models.SmallIntegerField()
    position = models.BigIntegerField()
    seen = models.BigIntegerField()
    key_id = models.SmallIntegerField()
    mac = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(name="audit_place_once", fields=["lane", "position"])]
        indexes = [
            models.Index(fields=["client_id", "-at"], name="audit_by_client"),
            models.Index(fields=["actor", "-at"], name="audit_by_actor"),
            models.Index(fields=["-at"], name="audit_by_day"),
            models.Index(fields=["reason", "-at"], name="audit_by_reason", condition=~Q(reason="")),
            models.Index(fields=["client_id"], name="audit_covered", condition=Q(on_behalf_of__isnull=False)),
        ]


class Lane(models.Model):
    """The end of one of the chains: how many entries it has, and the last one's mac and id.

    ``mac`` is keyed like the entries, so that cutting a tail and putting an invented end back is found.
    """

    id = models.SmallIntegerField(primary_key=True)
    count = models.BigIntegerField(default=0)
    last = models.BigIntegerField(default=0)
    head = models.BinaryField(max_length=32, default=b"")
    key_id = models.SmallIntegerField(default=0)
    mac = models.BinaryField(max_length=32, default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="audit_lane_empty_or_not",
                condition=Q(count=0, last=0) | Q(count__gt=0, last__gt=0),
            ),
            models.CheckConstraint(
                name="audit_lane_counts_up", condition=Q(count__gte=0) & Q(last__gte=F("count"))
            ),
        ]


class Seal(models.Model):
    """A signed statement of how far every lane reached at one moment (``chain.seals``).

    ``statement`` is the signed text: number, moment, all lanes' ends, entries, the seal before it.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    statement = models.TextField()
    key_id = models.SmallIntegerField()
    signature = models.BinaryField(max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )


class MonthSigned(models.Model):
    """An auditor's word that a month's printed page was signed by hand and put away."""

    month = models.DateField(unique=True)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()


class EntryTransaction(models.Model):
    """In which transaction of the database an entry was written: so a file's history (``common.history``)
    says who changed a field. Looks have none.

    ``transaction`` alone begins anew in a database put back from a backup; with ``began_at`` it is one for
    ever. Nothing is proven by these rows: they find the entry, which is proven by its chain.
    """

    entry = models.BigIntegerField(primary_key=True)
    transaction = models.BigIntegerField(db_index=True)
    began_at = models.DateTimeField()
