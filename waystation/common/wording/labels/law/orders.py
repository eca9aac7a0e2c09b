"""Orders and matters."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import matters, orders

ORDERS: Words = (
    (orders.Kind.TREATMENT, _("社区戒毒")),
    (orders.Kind.RECOVERY, _("社区康复")),
    (orders.State.REGISTERED, _("已登记，待送达")),
    (orders.State.AWAITING_SIGN_IN, _("等待首次到访")),
    (orders.State.RUNNING, _("进行中")),
    (orders.State.SUSPENDED, _("暂停")),
    (orders.State.COMPLETED, _("期满解除")),
    (orders.State.TERMINATED, _("已终止")),
    (orders.State.TRANSFERRED_OUT, _("已转往他处")),
    (orders.State.IN_ISOLATION, _("转为所内戒毒")),
    (orders.State.DECEASED, _("已故")),
    (orders.Standing.NOT_SERVED, _("已登记，待送达")),
    (orders.Standing.AWAITING_SIGN_IN, _("等待首次到访")),
    (orders.Standing.OVERDUE_SIGN_IN, _("已过报到期限，待联系")),
    (orders.Standing.AWAITING_AGREEMENT, _("已报到，待签协议")),
    (orders.Standing.RUNNING, _("进行中")),
    (orders.Standing.EXPIRING, _("即将期满")),
    (orders.Standing.EXPIRED_UNRELEASED, _("已期满，待办解除")),
    (orders.Standing.PAUSED, _("暂停")),
    (orders.Standing.RELEASED, _("期满解除")),
    (orders.Standing.TERMINATED, _("已终止")),
    (orders.Standing.MOVED_AWAY, _("已转往他处")),
    (orders.Standing.IN_ISOLATION, _("转为所内戒毒")),
    (orders.Standing.DECEASED, _("已故")),
    (orders.Step.SERVE, _("送达")),
    (orders.Step.SIGN_IN, _("报到")),
    (orders.Step.SIGN_AGREEMENT, _("签订协议")),
    (orders.Step.SUSPEND, _("中止")),
    (orders.Step.RESUME, _("恢复")),
    (orders.Step.COMPLETE, _("期满解除")),
    (orders.Step.TERMINATE, _("终止")),
    (orders.Step.TRANSFER_OUT, _("变更执行地（转出）")),
    (orders.Step.ISOLATE, _("转为强制隔离戒毒")),
    (orders.Step.REVOKE, _("决定被撤销")),
    (orders.Step.RECORD_DEATH, _("登记死亡")),
    (orders.Step.CORRECT, _("更正")),
    (orders.Decider.POLICE, _("公安机关")),
    (orders.Decider.STREET, _("街道（乡镇）")),
    (orders.Decider.REVIEW, _("复议机关或者法院")),
    (orders.Decider.NOBODY, _("如实登记")),
    (orders.TerminationReason.PRISON_SENTENCE, _("收监执行刑罚")),
    (orders.TerminationReason.COMPULSORY_EDUCATION, _("采取强制性教育措施")),
    (orders.TerminationReason.SET_ASIDE, _("决定被撤销")),
    (orders.TerminationReason.OTHER_DECISION, _("其他决定")),
    (orders.Severity.ERROR, _("错误")),
    (orders.Severity.WARNING, _("提醒")),
    (orders.DeadlineState.COMING, _("未到期")),
    (orders.DeadlineState.TODAY, _("今天到期")),
    (orders.DeadlineState.PASSED, _("已过期限")),
    (orders.DeadlineState.MET, _("按期完成")),
    (orders.DeadlineState.MET_LATE, _("逾期完成")),
    (orders.DeadlineState.RESTING, _("中止期间，不要求")),
    (orders.DeadlineState.ENDED, _("措施已结束")),
)

MATTERS: Words = (
    (matters.MatterOutcome.EXPLAINED, _("有合理解释（如治疗用药）")),
    (matters.MatterOutcome.NO_CONCERN, _("了解后没有问题")),
    (matters.MatterOutcome.HELP_ARRANGED, _("已安排帮助")),
    (matters.MatterOutcome.SENT_TO_LABORATORY, _("已送实验室检测")),
    (matters.MatterOutcome.REPORTED_IN_WRITING, _("已书面报告公安机关")),
    (matters.MatterOutcome.RECORDED_BY_MISTAKE, _("原记录有误，已撤回")),
)
