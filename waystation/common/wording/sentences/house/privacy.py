"""The sentences about opening files, special protection and ties; ``messages`` brings them together."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PRIVACY: dict[str, str | Promise] = {
    "privacy.reason_needed": _("请选择查阅的理由。"),
    "privacy.words_needed": _("请用一两句话写明理由。"),
    "privacy.too_many_today": _("您今天的紧急查阅已达到%(most)s次。确有需要，请联系站长查阅或者改派。"),
    "privacy.own_look": _("不能核查自己的查阅，请由另一位负责人核查。"),
    "privacy.finding_needed": _("请选择“认可”或者“有异议”。"),
    "privacy.note_needed": _("有异议时，请写明问题和处理办法。"),
    "privacy.reader_needed": _("请至少指定一名可以查看档案的人员。"),
    "privacy.drop_other_than_self": _("不能移除自己，请由另一位指定人员办理。"),
    "privacy.second_person": _("须由另一个人确认，不能自己确认自己办理的事项。"),
    "privacy.tie_needed": _("请选择您与学员的关系。"),
    "privacy.worker_recused": _("%(who)s已声明与学员有关系，需要回避，请另选一位。"),
    "privacy.told_what": _("请选择告知了什么、怎样告知。"),
    "privacy.told_future": _("告知日期%(on)s晚于今天，请核对。"),
    "privacy.told_oversight": _("%(who)s（上级禁毒办）说明理由后查阅了档案%(file)s。"),
    "privacy.told_break_glass": _("%(who)s紧急查阅了档案%(file)s，请核查。"),
    "privacy.told_protected": _("%(who)s把档案%(file)s设为特别保护，请另一位负责人确认。"),
    "privacy.told_recused": _("%(who)s声明与档案%(file)s的学员有关系，已回避，请改派。"),
}
