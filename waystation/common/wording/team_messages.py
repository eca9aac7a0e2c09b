"""Sentences about who works on which files: hand-outs, covers."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HAND_OUTS: dict[str, str | Promise] = {
    "casework.hand_out_nothing": _("所选学员已经由%(worker)s负责，没有需要分配的。"),
    "casework.worker_not_here": _("%(worker)s没有这些学员所在区域的工作权限，请另选一位。"),
    "casework.handed_out_meanwhile": _("%(client)s的责任人已经变动（现为%(who)s），请刷新页面后再分配。"),
    "notices.clients_assigned": _("有%(count)s名学员分配给您，请尽快与本人联系。"),
}

COVERS: dict[str, str | Promise] = {
    "covers.self": _("不能由本人代管自己的学员，请另选一位。"),
    "covers.ends_before_start": _("最后一天早于开始日期%(starts_on)s，请修改。"),
    "covers.in_past": _("最后一天已经过去，请选择今天或以后的日期。"),
    "covers.starts_in_past": _("开始日期已经过去，请从今天或以后开始。"),
    "covers.twice": _("%(worker)s在%(starts_on)s至%(ends_on)s已有代管安排。请修改日期，或先结束原来的安排。"),
    "covers.deputy_away": _(
        "%(deputy)s在%(starts_on)s至%(ends_on)s自己也不在岗，不能代管别人的学员。请另选一位。"
    ),
    "covers.worker_covers": _(
        "%(worker)s在%(starts_on)s至%(ends_on)s正在代管%(other)s的学员。请先为%(other)s另选一位。"
    ),
    "covers.deputy_closed": _("%(deputy)s的账号已经停用，请另选一位。"),
    "covers.deputy_not_here": _(
        "%(deputy)s在“%(where)s”没有覆盖这些日期的工作权限，看不到那里的档案。请另选一位，或先请管理员增加权限。"
    ),
    "covers.deputy_needed": _("请先选择由谁代管，再确认。"),
    "covers.confirmed_meanwhile": _("已经确认由%(deputy)s代管。要换人，请先结束这次安排。"),
    "covers.day_needed": _("请填写新的最后一天。"),
    "covers.over": _("这次代管已经结束，不能再改。需要时请另作安排。"),
    "notices.cover_asked": _("%(worker)s申请在%(starts_on)s至%(ends_on)s由%(deputy)s代管学员，请确认。"),
    "notices.absence_told": _("%(worker)s在%(starts_on)s至%(ends_on)s不在岗，请安排代管人。"),
    "notices.cover_set": _("%(starts_on)s至%(ends_on)s，%(worker)s的学员由%(deputy)s代管。"),
    "notices.cover_moved": _("%(deputy)s代管%(worker)s的学员，改为到%(ends_on)s为止。"),
    "notices.cover_ended": _("%(deputy)s代管%(worker)s的学员已提前结束。"),
    "notices.cover_declined": _("%(worker)s在%(starts_on)s至%(ends_on)s的代管申请没有生效。"),
    "notices.cover_over": _("%(deputy)s代管%(worker)s的学员已于%(ends_on)s期满结束。"),
}

TEAM: dict[str, str | Promise] = {**HAND_OUTS, **COVERS}
