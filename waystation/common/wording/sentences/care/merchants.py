"""Partner shops, codes, cards, tills: what is refused and what to do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MERCHANTS: dict[str, str | Promise] = {
    "merchants.exists": _("这个区域已经有同名的商户，请在原来的那一家上办理。"),
    "merchants.ended_already": _("这家商户已经停止合作。"),
    "merchants.ends_before_start": _("最后一天早于开始日期%(starts_on)s，请核对。"),
    "merchants.limits_crossed": _("每人每天的限额高于商户每天的限额（%(merchant_daily)s分），请核对。"),
    "merchants.goods_needed": _("请至少勾选一类可以兑换的商品。"),
    "merchants.goods_excluded": _("烟、酒、彩票、药品和现金不能兑换，请只勾选列出的类别。"),
    "merchants.contract_overlaps": _("这段时间已经有一份协议，请先终止原来的协议，或者改日期。"),
    "merchants.signed_already": _("协议已经由第二人签署，没有重复办理。"),
    "merchants.second_person": _("这一步要由另一位同事办理，您已经办理了前一步。"),
    "merchants.end_wrong": _("提前终止的最后一天应在今天以后、%(ends_on)s以前，请核对。"),
    "merchants.suspended_already": _("协议已经暂停。"),
    "merchants.suspend_reason_needed": _("请写明暂停的原因。"),
    "merchants.not_suspended": _("协议没有暂停，不需要恢复。"),
    "merchants.till_exists": _("这家商户已经有同名的收银台，请换一个名称。"),
    "merchants.till_revoked": _("这个收银台已经停用。"),
    "merchants.codes_too_many": _("刚才换码太频繁，请稍等几分钟再试。"),
    "merchants.card_blocked_already": _("这张卡已经停用。"),
}
