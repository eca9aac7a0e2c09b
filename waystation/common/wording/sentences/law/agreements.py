"""Sentences about the two-sided agreement."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AGREEMENTS: dict[str, str | Promise] = {
    "agreements.section_missing": _("“%(section)s”还没有写。协议是双方的，这一部分不能空。"),
    "agreements.unknown_token": _(
        "“{%(token)s}”不是可以自动填写的内容，请从页面列出的几项中选择，或者直接写文字。"
    ),
    "agreements.no_text": _("还没有可以使用的协议文本，请告诉管理员。"),
    "agreements.order_ended": _("这份决定的执行已经结束，不再签订协议。"),
    "agreements.not_a_draft": _("这份协议%(state)s，不能再修改或者签字。需要新的协议时，请重新准备。"),
    "agreements.signature_missing": _("%(party)s还没有签名，请签好再保存。"),
    "agreements.signature_broken": _("%(party)s的签名没有传好，请点“重写”再签一次，或者签在打印的纸上。"),
    "agreements.name_needed": _("请写明签字的%(party)s的姓名。"),
    "agreements.reason_needed": _("请写下本人为什么不愿签字。"),
    "agreements.future": _("日期%(on)s晚于今天，请核对。"),
    "agreements.since_past": _("施行日期%(since)s已经过去。请从今天或以后开始，已签的协议仍用原来的文本。"),
}
