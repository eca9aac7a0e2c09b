"""How long files are kept, and their deletion."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules.release import retention

RETENTION: Words = (
    (retention.Back.IN_USE, _("档案在用")),
    (retention.Back.NOT_SEALED, _("还没有封存")),
    (retention.Back.ORDER_RUNNING, _("有正在执行的措施")),
    (retention.Back.MATTER_OPEN, _("有没有办结的事项或者异议")),
    (retention.Back.OPENING, _("有打开档案的申请待决定，或者正在查看")),
    (retention.Back.HELD, _("已保留")),
    (retention.HoldReason.REMEDY, _("复议、诉讼或者国家赔偿未结")),
    (retention.HoldReason.CASE_HANDLING, _("国家机关办案需要")),
    (retention.HoldReason.INSPECTION, _("审计、检查正在进行")),
    (retention.HoldReason.ARCHIVE, _("等待档案部门鉴定或者移交")),
    (retention.HoldReason.CLIENT_ASKED, _("本人要求保留")),
)
