"""What is due, and the marks of the law."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import law, obligations

OBLIGATIONS: Words = (
    (obligations.ObligationState.UPCOMING, _("未开始")),
    (obligations.ObligationState.OPEN, _("可以办理")),
    (obligations.ObligationState.OVERDUE, _("已逾期，可补办")),
    (obligations.ObligationState.DONE, _("已完成")),
    (obligations.ObligationState.DONE_LATE, _("逾期完成")),
    (obligations.ObligationState.MISSED, _("未完成")),
    (obligations.ObligationState.NOT_POSSIBLE, _("无法完成")),
    (obligations.ObligationState.EXCUSED, _("不计入")),
    (obligations.ObligationState.ENDED, _("不再需要")),
    (obligations.NotPossibleReason.IN_HOSPITAL, _("住院")),
    (obligations.NotPossibleReason.DETAINED, _("被拘留或者逮捕")),
    (obligations.NotPossibleReason.ON_LEAVE, _("已请假外出")),
    (obligations.NotPossibleReason.AT_WORK_ELSEWHERE, _("在外地工作")),
    (obligations.NotPossibleReason.ILL_AT_HOME, _("在家养病")),
    (obligations.NotPossibleReason.WEATHER, _("天气或者灾害")),
    (obligations.NotPossibleReason.NO_STAFF, _("没有工作人员")),
    (obligations.NotPossibleReason.NO_KIT, _("没有试剂")),
    (obligations.NotPossibleReason.OTHER, _("其他")),
    (obligations.RuleCode.SIGN_IN, _("报到")),
    (obligations.RuleCode.AGREEMENT, _("签订协议")),
    (obligations.RuleCode.EXPIRY, _("期满解除")),
    (obligations.RuleCode.SCREENING, _("检测")),
    (obligations.RuleCode.CONTACT, _("会见")),
    (obligations.RuleCode.LEAVE_ANSWER, _("答复请假")),
    (obligations.RuleCode.LEAVE_RETURN, _("销假")),
    (obligations.RuleCode.MOVE_SEND, _("移送变更材料")),
    (obligations.RuleCode.MOVE_ANSWER, _("等变更答复")),
    (obligations.RuleCode.MOVE_REPORT, _("变更后报到")),
    (obligations.RuleCode.MOVE_AGREEMENT, _("变更后签订新协议")),
    (obligations.RuleCode.MOVE_POLICE, _("变更后通知公安")),
    (obligations.RuleCode.SHARED_ANSWER, _("等双向管控答复")),
    (obligations.RuleCode.SHARED_END, _("答复终止共管")),
    (obligations.RuleCode.ELSEWHERE_ANSWER, _("催问委托检测")),
    (obligations.RuleCode.ELSEWHERE_TAKE, _("登记委托检测结果")),
    (obligations.RecordKind.ORDER, _("措施")),
    (obligations.RecordKind.SCREENING, _("检测")),
    (obligations.RecordKind.CONTACT, _("联系")),
    (obligations.RecordKind.LEAVE, _("请假")),
    (obligations.RecordKind.MOVE, _("变更执行地")),
    (obligations.RecordKind.SHARED, _("双向管控")),
    (obligations.RecordKind.ELSEWHERE, _("委托检测")),
    (obligations.RuleCode.DRAW_TOLD, _("通知抽检")),
    (obligations.RuleCode.DRAWN, _("抽检")),
    (obligations.RecordKind.DRAW, _("抽检通知")),
    (obligations.RecordKind.LEAVER, _("出所人员")),
    (obligations.RecordKind.SEARCH, _("寻找")),
    (obligations.RecordKind.ASK, _("自助申请")),
    (obligations.RuleCode.OBJECTION, _("检测结果异议")),
    (obligations.RuleCode.HAIR, _("毛发检测提醒")),
    (obligations.RuleCode.MATTER_HEAR, _("听取说明")),
    (obligations.RuleCode.MATTER_CONFIRM, _("复核认定")),
    (obligations.RuleCode.MATTER_OBJECTION, _("答复异议")),
    (obligations.RecordKind.MATTER, _("待处理事项")),
    (obligations.RecordKind.OBJECTION, _("检测结果异议")),
)

LAW: Words = (
    (law.Mark.LAW, _("已读法条原文")),
    (law.Mark.LAW_QUOTED, _("据引文")),
    (law.Mark.PRACTICE, _("各地做法")),
    (law.Mark.SEEDS, _("公开报道的做法")),
    (law.Mark.RECALLED, _("一般了解，未核对原文")),
    (law.Mark.DESIGN, _("系统建议值")),
)
