"""Joining and parting of files, looks, protection."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import people
from waystation.rules.files import refiling
from waystation.rules.privacy import reasons

REFILINGS: Words = (
    (refiling.RefilingState.PROPOSED, _("等第二人核对")),
    (refiling.RefilingState.DONE, _("已办理")),
    (refiling.RefilingState.UNDONE, _("已撤销")),
    (refiling.RefilingState.DROPPED, _("已放弃")),
)

PRIVACY: Words = (
    (reasons.Reason.CASELOAD, _("本人负责")),
    (reasons.Reason.COVERED, _("代管")),
    (reasons.Reason.SECOND_PLACE, _("两地共管")),
    (reasons.Reason.ORDER_DUTY, _("执法职责")),
    (reasons.Reason.QUEUE, _("站务待办")),
    (reasons.Reason.RECEPTION, _("接访、值班")),
    (reasons.Reason.STANDING_IN, _("代班")),
    (reasons.Reason.INSPECTION, _("督导检查")),
    (reasons.Reason.JOINT_CASE, _("案件协办")),
    (reasons.Reason.FILE_CHECK, _("档案核对")),
    (reasons.Reason.UNSEALED, _("经同意查看封存档案")),
    (reasons.Reason.OTHER, _("其他")),
    (reasons.PassKind.STATED, _("说明理由")),
    (reasons.PassKind.OVERSIGHT, _("上级查阅")),
    (reasons.PassKind.BREAK_GLASS, _("紧急查阅")),
    (reasons.PassKind.UNSEALED, _("查看封存档案")),
    (reasons.Finding.ACCEPTED, _("认可")),
    (reasons.Finding.OBJECTED, _("有异议")),
    (reasons.ProtectedAs.MINOR, _("未成年人")),
    (reasons.ProtectedAs.WITNESS, _("受保护的证人")),
    (reasons.ProtectedAs.STAFF_RELATIVE, _("工作人员的亲属")),
    (reasons.ProtectedAs.PUBLIC_FIGURE, _("公众人物")),
    (reasons.ProtectedAs.OTHER, _("其他")),
    (reasons.Tie.RELATIVE, _("亲属")),
    (reasons.Tie.ACQUAINTANCE, _("熟人、邻居、同学")),
    (reasons.Tie.CONFLICT, _("有其他利害关系")),
    (people.Told.PRIVACY, _("个人信息如何使用")),
    (people.Told.HELP_WORK, _("帮教工作情况")),
    (people.ToldHow.IN_PERSON, _("当面说明")),
    (people.ToldHow.PAPER, _("交给书面材料")),
    (people.ToldHow.READ_ALOUD, _("读给本人听")),
    (people.ToldHow.SENT, _("寄送或者发送")),
)
