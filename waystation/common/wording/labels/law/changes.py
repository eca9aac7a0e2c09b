"""Later changes of legal records: what they are about, what is asked, how they came out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules.changes import ChangeState, Subject, What

CHANGES: Words = (
    (Subject.SCREENING, _("检测记录")),
    (Subject.ORDER, _("决定书登记")),
    (Subject.ORDER_STEP, _("措施的一步")),
    (Subject.LEAVE, _("请假")),
    (Subject.EXTENSION, _("续假")),
    (Subject.ABSENCE, _("离开情况")),
    (Subject.PAPER, _("已出具的文书")),
    (Subject.ISOLATION, _("强制隔离戒毒登记")),
    (What.CORRECT, _("更正")),
    (What.WITHDRAW, _("撤回")),
    (ChangeState.WAITING, _("待批准")),
    (ChangeState.APPROVED, _("已批准")),
    (ChangeState.REFUSED, _("未批准")),
    (ChangeState.LAPSED, _("已作废")),
    (ChangeState.TAKEN_BACK, _("已撤回申请")),
)
