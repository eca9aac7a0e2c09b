"""Release and after."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import obligations, release
from waystation.rules.release import keeping

RELEASE: Words = (
    (release.ReleaseDeed.PAPERS_SENT, _("解除材料报送公安机关")),
    (release.ReleaseDeed.CLIENT_TOLD, _("解除通知书送达本人")),
    (release.ReleaseDeed.FAMILY_TOLD, _("解除情况告知家属")),
    (release.ReleaseDeed.STREET_TOLD, _("街道收到解除通知")),
    (release.ReleaseDeed.PACK_GIVEN, _("交给本人离站材料")),
    (release.StartedBy.EXECUTION, _("开始执行之日")),
    (release.StartedBy.ISOLATION_ENDED, _("解除强制隔离戒毒之日")),
    (release.StartedBy.CONFIRMED_USE, _("最近一次经确认的使用之日")),
    (keeping.UnsealFor.LOOK, _("限时查看")),
    (keeping.UnsealFor.RETURN, _("恢复使用")),
    (keeping.UnsealReason.CLIENT_ASKED, _("本人申请")),
    (keeping.UnsealReason.NEW_ORDER, _("有新的措施")),
    (keeping.UnsealReason.HELP_WISHED, _("本人求助")),
    (keeping.UnsealReason.CASE_HANDLING, _("国家机关办案需要")),
    (keeping.UnsealReason.STATE_RULE, _("国家规定的查询")),
    (keeping.UnsealReason.CORRECTION, _("更正错误")),
    (release.ControlState.COUNTING, _("未满期限")),
    (release.ControlState.REACHED, _("已满期限，可以申请")),
    (obligations.RuleCode.RELEASE_CLIENT, _("解除通知书送达本人")),
    (obligations.RuleCode.RELEASE_FAMILY, _("解除情况告知家属")),
    (obligations.RuleCode.RELEASE_STREET, _("登记街道收到解除通知")),
    (obligations.RuleCode.EXIT_PACK, _("交给本人离站材料")),
    (obligations.RuleCode.AFTERCARE, _("自愿后续关怀联系")),
    (obligations.RecordKind.RELEASE, _("解除")),
)
