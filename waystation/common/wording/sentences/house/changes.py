"""Later changes of legal records by two people."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHANGES: dict[str, str | Promise] = {
    "changes.struck": _("这条记录已经更正或撤回，请回到学员页面查看最新记录。"),
    "changes.second_person": _("已过录入当日，更正、撤回这类记录须由另一人批准，请提出申请。"),
    "changes.not_needed": _("这条记录可以直接更正，不用申请；请刷新页面后再试。"),
    "changes.waits_already": _("这条记录已有一份申请等待批准，请等它办完，或者由申请人撤回后再申请。"),
    "changes.reason_needed": _("请写明更正或者撤回的原因，批准的人要看。"),
    "changes.nobody_else": _(
        "这条记录须由另一人批准，但现在没有别的人可以批准（另一位站长，或者派出所民警）。请联系管理员安排后再申请。"
    ),
    "changes.own_request": _("自己的申请须由另一人批准。"),
    "changes.not_own_request": _("只有申请人可以撤回申请。"),
    "changes.words_needed": _("请写明意见：核对了什么，或者为什么不批准。"),
    "changes.decided_already": _("这份申请刚才已有结果：%(state)s。没有重复办理。"),
    "changes.form_changed": _("申请的内容现在已不能照原样登记，没有执行。请不批准并说明，由申请人重新填写。"),
    "changes.told_asked": _("%(who)s申请更正或撤回%(subject)s，请核对后决定。"),
    "changes.told_approved": _("%(who)s批准了您对%(subject)s的申请，记录已改好。"),
    "changes.told_refused": _("%(who)s没有批准您对%(subject)s的申请，意见见申请。"),
    "changes.told_lapsed": _(
        "您对%(subject)s的申请已作废：记录在申请之后被改动过，没有执行。请核对后重新申请。"
    ),
}
