"""Words of the hand-over from isolation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import obligations
from waystation.rules.care.gate import GateStep, LeaverEnd, MetOutcome, StepWay

GATE: Words = (
    (GateStep.ASSIGN, _("指定责任人")),
    (GateStep.CONTACT, _("出所前联系本人")),
    (GateStep.PLAN, _("约定接人办法")),
    (GateStep.MEET, _("出所当天接到人")),
    (GateStep.SIGN_IN, _("办理报到")),
    (GateStep.AGREEMENT, _("签订协议")),
    (GateStep.PAPERS, _("收到所里移交的材料")),
    (GateStep.ASSESSMENT, _("登记所里的诊断评估")),
    (GateStep.HELP_PLAN, _("写第一份帮扶计划")),
    (GateStep.FOLLOW_UP, _("出所第%(months)s个月随访")),
    (StepWay.VISIT, _("到所里看望")),
    (StepWay.PHONE, _("电话")),
    (StepWay.VIDEO, _("视频")),
    (StepWay.LETTER, _("写信")),
    (StepWay.WORKER, _("工作人员开车接")),
    (StepWay.FAMILY, _("家属接")),
    (StepWay.POLICE, _("民警一起接")),
    (StepWay.PUBLIC, _("陪同坐公共交通")),
    (StepWay.ALONE, _("本人自己回来，到站里见面")),
    (MetOutcome.MET, _("接到本人")),
    (MetOutcome.FAMILY_MET, _("家属接到，已和我们联系")),
    (MetOutcome.RELEASED_EARLIER, _("已提前出所")),
    (MetOutcome.NOT_RELEASED, _("当天没有出所")),
    (MetOutcome.MISSED, _("没有接到")),
    (LeaverEnd.PROLONGED, _("延长期限，暂不出所")),
    (LeaverEnd.OTHER_PLACE, _("由其他地方接收")),
    (LeaverEnd.MISTAKE, _("登记错误")),
    (LeaverEnd.OTHER, _("其他")),
    (obligations.RuleCode.GATE_ASSIGN, _("出所必接：指定责任人")),
    (obligations.RuleCode.GATE_CONTACT, _("出所必接：出所前联系")),
    (obligations.RuleCode.GATE_PLAN, _("出所必接：约定接人办法")),
    (obligations.RuleCode.GATE_MEET, _("出所必接：当天接到人")),
    (obligations.RuleCode.GATE_PAPERS, _("出所必接：收到材料")),
    (obligations.RuleCode.GATE_ASSESSMENT, _("出所必接：登记诊断评估")),
    (obligations.RuleCode.GATE_HELP_PLAN, _("出所必接：第一份帮扶计划")),
    (obligations.RuleCode.GATE_FOLLOW_UP, _("出所必接：随访")),
)
