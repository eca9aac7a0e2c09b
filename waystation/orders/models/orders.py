"""Legal orders and everything with a clock."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waystation.common import history


@history.follow()
class Order(models.Model):
    """An order of community treatment or community recovery, from service to its end.

    ``starts_on`` and ``expires_on`` (last day in force) are computed by ``rules.orders.term`` and stored
    because lists search by them; ``printed_from``/``printed_to`` are what the paper says. ``credited_days``:
    days in isolation that count towards the term (DRR 31), from ``after_spell``, the isolation that the order
    follows.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="orders")
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=60, blank=True, db_index=True)
    authority = models.CharField(max_length=80, blank=True)
    served_on = models.DateField(null=True, blank=True)
    family_served_on = models.DateField(null=True, blank=True)
    years = models.PositiveSmallIntegerField(default=3)
    printed_from = models.DateField(null=True, blank=True)
    printed_to = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    late_reason = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True, db_index=True)
    state = models.CharField(max_length=20)
    state_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    is_far = models.BooleanField(default=False)
    arrived_by_move = models.BooleanField(default=False)
    credited_days = models.PositiveSmallIntegerField(default=0)
    after_spell = models.ForeignKey(
        "orders.IsolationSpell", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="order_signed_in_after_service",
                condition=Q(reported_on__isnull=True)
                | Q(served_on__isnull=True)
                | Q(reported_on__gte=F("served_on")),
            ),
            models.UniqueConstraint(
                name="order_number_once", fields=["client", "number"], condition=~Q(number="")
            ),
            models.UniqueConstraint(
                name="order_one_current", fields=["client"], condition=Q(ended_on__isnull=True)
            ),
        ]


@history.follow(file="(SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id)")
class OrderStep(models.Model):
    """A lawful step that a person recorded: from, to, who decided, which article. Never deleted.

    One that was written down by mistake is withdrawn, with the reason, and counts no longer. What its paper
    says stands in ``ground`` (a ``rules.orders.Situation`` or ``TerminationReason``), ``restraint``
    (``Restraint``), ``authority`` (who decided), ``paper_number``, ``until`` (how long a suspension is
    expected to last).
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=24)
    on = models.DateField()
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20)
    decider = models.CharField(max_length=20)
    article = models.CharField(max_length=60)
    note = models.CharField(max_length=200, blank=True)
    until = models.DateField(null=True, blank=True)
    ground = models.CharField(max_length=24, blank=True)
    restraint = models.CharField(max_length=24, blank=True)
    authority = models.CharField(max_length=80, blank=True)
    paper_number = models.CharField(max_length=60, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=100, blank=True)


@history.follow(file="(SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id)")
class Agreement(models.Model):
    """The two-sided agreement (DRR Art. 16): signed on, in force from – to, its paper."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="agreements")
    signed_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    paper = models.ForeignKey(
        "clients.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="agreement_one_in_force", fields=["order"], condition=Q(ends_on__isnull=True)
            )
        ]


class LocalParameter(models.Model):
    """A local rule that overrides a national figure, for an area and a span of days.

    ``source`` names the local text, ``article`` the place in it, ``text`` the catalogue's code of the text
    from which the row was adopted, empty where it was entered by hand.
    """

    key = models.CharField(max_length=60)
    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="local_parameters")
    value = models.JSONField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120, default="")
    article = models.CharField(max_length=120, blank=True)
    text = models.CharField(max_length=30, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="local_parameter_once", fields=["key", "area", "since"]),
            models.CheckConstraint(
                name="local_parameter_until_after_since",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        ]
