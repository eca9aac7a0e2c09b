"""The sentences about requests from the portal; ``messages`` brings them together."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ASKS: dict[str, str | Promise] = {
    "asks.not_for_kin": _("这一项只能由本人提出。"),
    "asks.words_needed": _("请写几句话，说明要办什么。"),
    "asks.days_needed": _("请填写哪天走、哪天回来。"),
    "asks.days_backwards": _("回来的日期早于出发的日期，请核对。"),
    "asks.days_past": _("出发的日期已经过了。已经外出的，请直接打电话告诉工作人员。"),
    "asks.too_many": _("您已有%(most)s项申请在等答复，请等答复后再提；着急的事请打电话。"),
    "asks.outcome_needed": _("请选择已办理还是没有办理。"),
    "asks.why_needed": _("没有办理的，请写明原因，本人会看到。"),
    "asks.answered": _("这项申请已经有人答复，请刷新后查看。"),
    "asks.taken_back": _("这项申请已由本人撤回。"),
    "asks.why.answer": _("本人或家属于%(on)s通过自助入口提出：%(ask)s。"),
    "notices.asked": _("您负责的学员或家属通过自助入口提出了一项申请，请答复。"),
    "obligations.title.asked.answer": _("答复自助申请：%(ask)s"),
    "obligations.reason.asked.answer": _("学员和家属通过自助入口提出的每一项申请都要有人答复。"),
    "law.title.asked_answer_days": _("答复自助申请（回电、帮助、请假）的期限"),
    "law.title.asked_record_days": _("答复对记录的不同意见和资料更正的期限"),
}
