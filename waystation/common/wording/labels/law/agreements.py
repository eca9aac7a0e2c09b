"""Words of the two-sided agreement."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules.agreements import Measure, Party, Section, SheetState, SignedBy

AGREEMENTS: Words = (
    (Section.MEASURES, _("具体措施")),
    (Section.HELP, _("可以得到的帮助")),
    (Section.DUTIES, _("帮教小组的责任")),
    (Section.RIGHTS, _("本人的权利")),
    (Section.RULES, _("应当遵守的规定")),
    (Section.CONSEQUENCES, _("违反协议的后果")),
    (Section.REMEDIES, _("不同意时的办法")),
    (Section.WISHES, _("本人的想法和要求")),
    (Section.OTHER, _("其他")),
    (Measure.TESTS, _("检测")),
    (Measure.MEETINGS, _("见面谈话")),
    (Measure.HOME_VISITS, _("家访")),
    (Measure.TREATMENT, _("戒毒治疗")),
    (Measure.COUNSELLING, _("心理辅导")),
    (Measure.TRAINING, _("职业培训")),
    (Measure.WORK, _("就业帮助")),
    (Measure.RELIEF, _("生活救助")),
    (Measure.FAMILY, _("修复家庭关系")),
    (Measure.PLAN_ITEM, _("帮扶计划中的事")),
    (Measure.OTHER, _("其他")),
    (Party.CLIENT, _("本人")),
    (Party.STREET, _("街道（乡镇）代表")),
    (Party.GUARDIAN, _("监护人")),
    (SignedBy.PAPER, _("签在纸上")),
    (SignedBy.SCREEN, _("在屏幕上签")),
    (SheetState.DRAFT, _("草稿")),
    (SheetState.SIGNED, _("已签订")),
    (SheetState.REFUSED, _("本人未签")),
    (SheetState.TAKEN_BACK, _("签订已撤回")),
)
