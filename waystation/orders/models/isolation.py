"""Isolation, the dated acts round an order, and the circumstances in which isolation does not apply."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common import history


@history.follow()
class IsolationSpell(models.Model):
    """A spell of compulsory isolation, from the decision to the last day inside. The police decide it; the
    house writes it down, because recovery or treatment begins from it (see ``rules.orders.spells``).

    ``order``: the measure that it ended, if any. ``ground``: a ``rules.orders.Situation``; ``weighed``: why
    it was decided although it might have been spared or the reading held here does not allow it.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="isolation_spells")
    order = models.ForeignKey(
        "orders.Order", null=True, blank=True, on_delete=models.PROTECT, related_name="isolated_by"
    )
    number = models.CharField(max_length=60, blank=True)
    authority = models.CharField(max_length=80, blank=True)
    centre = models.CharField(max_length=80, blank=True)
    ground = models.CharField(max_length=24, blank=True)
    weighed = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField()
    served_on = models.DateField(null=True, blank=True)
    family_told_on = models.DateField(null=True, blank=True)
    prolonged_months = models.PositiveSmallIntegerField(default=0)
    change_proposed_on = models.DateField(null=True, blank=True)
    change_decided_on = models.DateField(null=True, blank=True)
    gate_notice_on = models.DateField(null=True, blank=True)
    papers_received_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end = models.CharField(max_length=12, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="spell_ends_after_decision",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("decided_on")),
            ),
            models.CheckConstraint(
                name="spell_end_with_its_day",
                condition=(Q(ended_on__isnull=True) & Q(end="")) | (Q(ended_on__isnull=False) & ~Q(end="")),
            ),
            models.UniqueConstraint(
                name="spell_one_open",
                fields=["client"],
                condition=Q(ended_on__isnull=True, withdrawn_at__isnull=True),
            ),
        ]


@history.follow(file="(SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id)")
class OrderAct(models.Model):
    """A dated act round an order that a clock waits for and that changes no state (``rules.orders.Act``)."""

    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=24)
    on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="order_act_once", fields=["order", "act"])]


@history.follow()
class Circumstance(models.Model):
    """A dated fact of health in which isolation does not apply (``rules.orders.Exemption``, DCL 39).

    Sensitive: shown to those who work with the person or treat them, and to nobody else. ``child_born_on``
    sets the last day of nursing; a pregnancy lasts until its end is written down.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="circumstances")
    kind = models.CharField(max_length=12)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    child_born_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="circumstance_to_after_from",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            ),
            models.UniqueConstraint(
                name="circumstance_one_open",
                fields=["client", "kind"],
                condition=Q(to_on__isnull=True, withdrawn_at__isnull=True),
            ),
        ]
