"""Requests from the portal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import obligations
from waystation.rules.care import asking

ASKS: Words = (
    (asking.AskKind.CALL, _("请给我回电话")),
    (asking.AskKind.HELP, _("需要帮助")),
    (asking.AskKind.LEAVE, _("请假")),
    (asking.AskKind.OBJECTION, _("对记录有不同意见")),
    (asking.AskKind.CORRECTION, _("更正我的资料")),
    (asking.AskOutcome.DONE, _("已办理")),
    (asking.AskOutcome.NOT_DONE, _("没有办理")),
    (obligations.RuleCode.ASKED, _("答复自助申请")),
)
