"""Drug tests: one row per test, missed test or test done elsewhere. Corrections are new rows."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waystation.common import history
from waystation.common.fields import EncryptedTextField


class Analyte(models.TextChoices):
    """What a panel can show. Codes of what is on the market's kits; a place's kit shows some of them."""

    MORPHINE = "morphine", _("吗啡类")
    METHAMPHETAMINE = "methamphetamine", _("甲基苯丙胺（冰毒）")
    KETAMINE = "ketamine", _("氯胺酮")
    MDMA = "mdma", _("亚甲二氧基甲基苯丙胺（摇头丸）")
    CANNABIS = "cannabis", _("大麻")
    COCAINE = "cocaine", _("可卡因")
    ETOMIDATE = "etomidate", _("依托咪酯")
    CANNABINOID = "cannabinoid", _("合成大麻素")
    OTHER = "other", _("其他")


@history.follow(besides="plan_key")
class Screening(models.Model):
    """One test as it was recorded. ``plan_key`` names the plan item it was taken for (or "").

    ``form_key`` is the form's own token: the same form sent twice is one row. ``withdrawn_at`` marks a row
    that was corrected (``replaces`` points from the new row to it) or withdrawn with a reason. ``panel``:
    what could be found at all (None: not written down); ``findings``: analyte → what it showed, where not all
    are negative. ``standing``: what laboratories and objections have made of a positive, copied from them
    (``rules.specimens.objections.standing``) because lists and counters read it.
    """

    client = models.ForeignKey("clients.Client", on_delete=models.PROTECT, related_name="screenings")
    order = models.ForeignKey("orders.Order", null=True, on_delete=models.PROTECT, related_name="screenings")
    plan_key = models.CharField(max_length=60, blank=True)
    form_key = models.UUIDField(unique=True)
    purpose = models.CharField(max_length=14)
    nature = models.CharField(max_length=6)
    material = models.CharField(max_length=8, blank=True)
    taken_on = models.DateField()
    taken_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=60, blank=True)
    witness = models.CharField(max_length=40, blank=True)
    kit_lot = models.CharField(max_length=40, blank=True)
    kit_expires_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=10, default="on_site")
    panel = models.ForeignKey(
        "screening.Panel", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kit = models.ForeignKey(
        "screening.KitLot", null=True, blank=True, on_delete=models.PROTECT, related_name="tests"
    )
    same_sex = models.CharField(max_length=8, blank=True)
    same_sex_reason = models.CharField(max_length=100, blank=True)
    outcome = models.CharField(max_length=10)
    positive_for = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    findings = models.JSONField(default=dict, blank=True)
    standing = models.CharField(max_length=15, blank=True)
    miss_kind = models.CharField(max_length=18, blank=True)
    reason = models.CharField(max_length=30, blank=True)
    note = EncryptedTextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=100, blank=True)
    # The head has looked into this miss and lets "no good reason" stand; it waits for nobody any more.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="screening_once_per_plan_item",
                fields=["client", "plan_key"],
                condition=Q(withdrawn_at__isnull=True, outcome__in=["negative", "positive", "elsewhere"])
                & ~Q(plan_key=""),
            ),
            models.CheckConstraint(
                name="screening_missed_has_kind",
                condition=(Q(outcome="missed") & ~Q(miss_kind="")) | (~Q(outcome="missed") & Q(miss_kind="")),
            ),
            models.CheckConstraint(
                name="screening_decided_by_and_on",
                condition=Q(decided_by__isnull=True, decided_on__isnull=True)
                | Q(decided_by__isnull=False, decided_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["client", "-taken_on"], name="screening_by_client")]
