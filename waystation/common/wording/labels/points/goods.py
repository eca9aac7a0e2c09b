"""Kinds of goods, changes of the stock, what to say of a shelf."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules.points.spending import goods, redemptions

GOODS: Words = (
    (goods.GoodKind.GRAIN, _("米面")),
    (goods.GoodKind.OIL, _("食用油")),
    (goods.GoodKind.FOOD, _("其他食品")),
    (goods.GoodKind.WASHING, _("洗护用品")),
    (goods.GoodKind.BEDDING, _("床上用品")),
    (goods.GoodKind.KITCHEN, _("厨房用品")),
    (goods.GoodKind.STUDY, _("学习用品")),
    (goods.GoodKind.TOOLS, _("劳动用品")),
    (goods.GoodKind.OTHER, _("其他日用品")),
    (goods.Excluded.ALCOHOL, _("酒类")),
    (goods.Excluded.TOBACCO, _("烟草和烟具")),
    (goods.Excluded.LOTTERY, _("彩票、盲盒")),
    (goods.Excluded.MEDICINE, _("药品")),
    (goods.Excluded.CASH, _("现金、购物卡、充值")),
    (goods.MoveKind.DELIVERY, _("到货")),
    (goods.MoveKind.HAND_OUT, _("发放")),
    (goods.MoveKind.RETURN, _("退回")),
    (goods.MoveKind.COUNT, _("盘点")),
    (goods.MoveKind.WRITE_OFF, _("报损")),
    (goods.StockHint.SOLD_OUT, _("已换完")),
    (goods.StockHint.LOW, _("快换完了")),
    (goods.StockHint.SHORT, _("不够发放")),
    (redemptions.State.ORDERED, _("待备货")),
    (redemptions.State.PREPARED, _("待发放")),
    (redemptions.State.HANDED_OUT, _("已发放")),
    (redemptions.State.CANCELLED, _("已取消")),
    (redemptions.ConfirmedHow.SCREEN, _("在屏幕上签名")),
    (redemptions.ConfirmedHow.PAPER, _("签在打印的领取单上")),
    (redemptions.ConfirmedHow.CODE, _("报领取码（本人手机页面上）")),
    (redemptions.CancelReason.CHANGED_MIND, _("本人不要了")),
    (redemptions.CancelReason.WRONG_ENTRY, _("登记错了")),
    (redemptions.CancelReason.SOLD_OUT, _("货架上没有了")),
    (redemptions.CancelReason.NOT_FETCHED, _("一直没有来领")),
    (redemptions.CancelReason.DAMAGED, _("物品损坏")),
)
