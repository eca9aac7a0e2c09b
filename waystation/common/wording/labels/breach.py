"""Absence and severe breach."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import away, breach

BREACH: Words = (
    (away.AbsenceFinding.UNDECIDED, _("尚未认定")),
    (away.AbsenceFinding.ON_LEAVE, _("已请假")),
    (away.AbsenceFinding.PERMITTED, _("经同意离开")),
    (away.AbsenceFinding.UNPERMITTED, _("擅自离开")),
    (away.AbsenceFinding.NOT_AWAY, _("没有离开")),
    (breach.BreachKind.EVADED, _("逃避检测")),
    (breach.BreachKind.REFUSED, _("拒绝检测")),
    (breach.BreachKind.ABSENT, _("擅自离开")),
    (breach.NotCounted.WITHDRAWN, _("已撤回")),
    (breach.NotCounted.NOT_SERVED, _("尚未告知本人")),
    (breach.NotCounted.NOT_CONFIRMED, _("尚未由第二人确认")),
    (breach.NotCounted.UNDER_OBJECTION, _("异议处理中")),
    (breach.NotCounted.OTHER_ORDER, _("属于另一项措施")),
    (breach.NotCounted.NOT_QUALIFIED, _("尚未认定")),
    (breach.NotCounted.NO_BREACH, _("认定不属于违反")),
    (breach.NotCounted.COVERED, _("期间已请假或者措施中止")),
    (breach.CounterCode.EVADED, _("逃避检测次数")),
    (breach.CounterCode.REFUSED, _("拒绝检测次数")),
    (breach.CounterCode.TESTS, _("逃避、拒绝检测合计次数")),
    (breach.CounterCode.ABSENCES, _("擅自离开次数")),
    (breach.CounterCode.ABSENCE_DAYS, _("擅自离开累计天数")),
)
