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
    "merchants.amount_needed": _("请填写金额或者积分，只填一项。"),
    "merchants.amount_too_small": _("金额太小：1分抵%(rate)s元，请至少兑换1分。"),
    "merchants.goods_not_allowed": _("这类商品不在协议里，不能兑换。"),
    "merchants.no_contract": _("本店现在没有有效的协议，不能兑换。请联系发卡的单位。"),
    "merchants.suspended": _("本店的协议已经暂停，不能兑换。请联系发卡的单位。"),
    "merchants.wallet_limit": _("超过这位顾客今天在本店的限额，今天最多还能兑换%(left)s分。"),
    "merchants.merchant_limit": _("超过本店今天的限额，今天最多还能兑换%(left)s分。"),
    "merchants.till_rests": _("输错次数太多，请等%(minutes)s分钟再试。"),
    "merchants.code_unknown": _("没有找到这个码：可能输错、过期或者已经用过。请顾客换一个新码再试。"),
    "merchants.not_possible": _("现在不能兑换，请顾客在自己的页面上查看。"),
    "merchants.lapsed": _("超过时间没有确认，这一笔作废。请重新输入顾客的码。"),
    "merchants.declined": _("顾客没有同意，这一笔作废。"),
    "merchants.taken_back": _("收银台已经撤回这一笔。"),
    "merchants.paid_already": _("这一笔已经兑换，没有重复办理。"),
    "merchants.pin_wrong": _("密码不对，还可以试%(left)s次。"),
    "merchants.card_blocked": _("这张卡已经停用，请顾客到发卡的地方换卡。"),
    "merchants.receipt_unknown": _("没有找到这张小票，请核对小票号码和校验码。"),
    "merchants.refund_amount": _("请填写要退的积分。"),
    "merchants.refund_too_much": _("这张小票最多还能退%(left)s分。"),
    "merchants.refund_too_late": _("超过%(days)s天，不能再退。"),
}
