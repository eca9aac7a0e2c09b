"""Sessions, attendance, certificates, work: what is refused, and what to do about it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIVITIES: dict[str, str | Promise] = {
    "activities.title_needed": _("请写活动名称。"),
    "activities.title_telling": _(
        "活动名称会显示在学员手机上、贴在大厅里，请不要出现“%(word)s”，换一个中性的说法。"
    ),
    "activities.ends_before_start": _("结束时间要晚于开始时间，请修改。"),
    "activities.too_long": _("一次活动最多%(hours)s小时，请核对时间。"),
    "activities.no_capacity": _("名额至少一人；不限人数请留空。"),
    "activities.fixed": _("已经登记了到场或者没来，类型、日期和时间不能再改；登记有误，请先撤回登记。"),
    "activities.somebody_came": _("已经登记了到场或者没来，不能取消活动；登记有误，请先撤回登记。"),
    "activities.cancelled": _("这次活动已经取消，请选择别的活动。"),
    "activities.not_yet": _("活动在%(on)s举行，到那天再登记是否到场；请假可以提前登记。"),
    "activities.minutes_wrong": _("时长请填1至%(longest)s分钟，不能超过活动本身。"),
    "activities.excuse_needed": _("请选择正当理由。"),
    "activities.proof_needed": _("请选择看过的证明；其他机关通知要看纸质证明，生病要看病历、短信或截图。"),
    "activities.kin_unknown": _("档案里没有这位家属，请先在“家庭”里登记。"),
    "activities.came_already": _("已经登记到场；登记有误，请先撤回，再重新登记。"),
    "activities.reason_needed": _("请写明撤回的原因。"),
    "activities.issuer_needed": _("请写发证单位。"),
    "activities.issued_later": _("发证日期%(on)s晚于今天，请核对。"),
    "activities.scan_needed": _("请选择档案里的扫描件；没有扫描件，请看过原件再登记。"),
    "activities.month_later": _("%(on)s还没有到，请核对月份。"),
    "activities.month_known": _("这个月（%(on)s起）已经登记过工作情况；登记有误，请先撤回原来的。"),
    "activities.employer_needed": _("请写工作单位或者经营内容。"),
}
