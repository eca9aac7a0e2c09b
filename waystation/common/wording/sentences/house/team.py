"""Sentences about who works on which files: hand-outs, covers."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HAND_OUTS: dict[str, str | Promise] = {
    "casework.hand_out_nothing": _("所选学员已经由%(worker)s负责，没有需要分配的。"),
    "casework.worker_not_here": _("%(worker)s没有这些学员所在区域的工作权限，请另选一位。"),
    "casework.handed_out_meanwhile": _("%(client)s的责任人已经变动（现为%(who)s），请刷新页面后再分配。"),
    "notices.new_device": _(
        "您的账号在一台新设备（%(device)s）上登录。不是您本人时，请到“我的账号”退出其他设备，并更改密码。"
    ),
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

HAND_OVERS: dict[str, str | Promise] = {
    "hand_over.nothing": _("请先勾选要移交的学员。"),
    "hand_over.to_themselves": _("接收人不能是%(worker)s本人，请另选一位。"),
    "hand_over.receiver_not_here": _(
        "%(receiver)s在%(client)s所在的区域没有工作权限，请为这份档案另选接收人。"
    ),
    "hand_over.not_stopped": _("这次移交已经撤销，不能继续。需要时请重新移交。"),
    "hand_over.undo_too_late": _("移交只能在七天内、停下或者完成以后撤销。需要改回时请重新移交。"),
    "notices.hand_over_received": _("%(worker)s的%(count)s名学员移交给您，请尽快与本人联系。"),
    "notices.hand_over_undone": _("原属%(worker)s的%(count)s名学员的移交已撤销；已有新记录的仍由您负责。"),
}

LEAVING: dict[str, str | Promise] = {
    "leaving.nothing_hangs": _("该账号名下没有需要安排的档案，可以直接停用。"),
    "leaving.no_head": _("这些档案所在的区域没有站长，请先给一位同事站长权限，再请其安排。"),
    "leaving.nothing_ticked": _("请先勾选要留给站里分配的学员。"),
    "notices.leaving_asked": _(
        "%(worker)s将离岗，名下%(count)s份档案请安排移交、代管或留站分配（站务›代管安排›离岗交接）。"
    ),
    "notices.grant_ending": _(
        "%(worker)s的工作权限到%(ends_on)s为止，名下还有%(count)s份档案，请提前安排交接。"
    ),
}

TEAM: dict[str, str | Promise] = {**HAND_OUTS, **COVERS, **HAND_OVERS, **LEAVING}
