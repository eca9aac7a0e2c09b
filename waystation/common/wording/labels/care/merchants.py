"""Partner shops: what they sell, where a contract, a purchase and a card stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules.points import merchants

MERCHANTS: Words = (
    (merchants.MerchantKind.GRAIN, _("粮油店")),
    (merchants.MerchantKind.SUPERMARKET, _("超市、便利店")),
    (merchants.MerchantKind.MARKET, _("菜市场摊位")),
    (merchants.MerchantKind.DAILY, _("日用品店")),
    (merchants.MerchantKind.CLOTHING, _("服装、床品店")),
    (merchants.MerchantKind.BOOKS, _("书店、文具店")),
    (merchants.MerchantKind.CANTEEN, _("食堂、餐馆")),
    (merchants.MerchantKind.BARBER, _("理发店")),
    (merchants.MerchantKind.REPAIR, _("维修店")),
    (merchants.MerchantKind.OTHER, _("其他商户")),
    (merchants.Goods.GRAIN, _("米、面、油")),
    (merchants.Goods.FOOD, _("食品")),
    (merchants.Goods.DAILY, _("日用品")),
    (merchants.Goods.BEDDING, _("衣物、床品")),
    (merchants.Goods.BOOKS, _("图书、文具")),
    (merchants.Goods.TOOLS, _("工具")),
    (merchants.Goods.MEALS, _("餐食")),
    (merchants.Goods.SERVICES, _("理发、维修等服务")),
    (merchants.PurchaseState.ASKED, _("等待顾客确认")),
    (merchants.PurchaseState.PAID, _("已兑换")),
    (merchants.PurchaseState.DECLINED, _("顾客没有同意")),
    (merchants.PurchaseState.LAPSED, _("超时未确认")),
    (merchants.PurchaseState.CANCELLED, _("收银台已撤回")),
    (merchants.ConfirmedHow.PHONE, _("在手机上确认")),
    (merchants.ConfirmedHow.PIN, _("输入密码确认")),
    (merchants.CardBlocked.LOST, _("遗失")),
    (merchants.CardBlocked.WRONG_PIN, _("密码多次输错")),
    (merchants.CardBlocked.REPLACED, _("换发新卡")),
    (merchants.CardBlocked.RETURNED, _("交回")),
    (merchants.Contracted.NONE, _("没有协议")),
    (merchants.Contracted.UNSIGNED, _("等第二人签署")),
    (merchants.Contracted.COMING, _("尚未开始")),
    (merchants.Contracted.RUNNING, _("合作中")),
    (merchants.Contracted.SUSPENDED, _("已暂停")),
    (merchants.Contracted.OVER, _("已到期")),
)
