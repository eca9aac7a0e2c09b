"""The deeds of points in plain words (see ``wording``)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

POINTS: Mapping[str, Promise] = {
    "points.account_opened": _("开立积分账户"),
    "points.card_blocked": _("停用兑换卡"),
    "points.card_issued": _("发放兑换卡"),
    "points.carried": _("积分随档案合并转入"),
    "points.carried_back": _("撤销合并，积分转回"),
    "points.code_made": _("生成一次性兑换码"),
    "points.code_missed": _("收银台输错兑换码或小票"),
    "points.contract_discarded": _("删除未签署的商户协议"),
    "points.contract_drawn": _("拟定商户协议"),
    "points.contract_ended": _("提前终止商户协议"),
    "points.contract_resumed": _("恢复商户协议"),
    "points.contract_signed": _("第二人签署商户协议"),
    "points.contract_suspended": _("暂停商户协议"),
    "points.expired": _("积分到期"),
    "points.good_added": _("货架上架物品"),
    "points.good_back": _("恢复上架物品"),
    "points.good_ended": _("下架物品"),
    "points.good_low_set": _("设置补货提醒"),
    "points.good_pictured": _("更换物品照片"),
    "points.granted": _("发放积分"),
    "points.granted_many": _("批量发放积分"),
    "points.merchant_added": _("登记商户"),
    "points.merchant_changed": _("修改商户资料"),
    "points.merchant_ended": _("停止与商户合作"),
    "points.note_opened": _("查看送货单"),
    "points.noticed": _("提醒积分即将到期"),
    "points.pin_missed": _("兑换卡密码输错"),
    "points.prices_approved": _("确认并封存价目表"),
    "points.prices_dropped": _("撤回价目表"),
    "points.prices_set": _("提交价目表"),
    "points.purchase_asked": _("收银台请求兑换积分"),
    "points.purchase_declined": _("顾客没有同意兑换"),
    "points.purchase_paid": _("在商户兑换积分"),
    "points.purchase_refunded": _("商户退回积分"),
    "points.purchase_taken_back": _("收银台撤回请求"),
    "points.refunded": _("退回积分"),
    "points.settled": _("档案删除前结清积分"),
    "points.spent": _("兑换积分"),
    "points.stock_check_asked": _("登记盘点差异或者报损"),
    "points.stock_check_confirmed": _("确认盘点差异或者报损"),
    "points.stock_check_dropped": _("撤回盘点差异或者报损"),
    "points.stock_moved": _("记物品出入库"),
    "points.till_added": _("增加收银台"),
    "points.till_revoked": _("停用收银台"),
    "points.undone": _("冲正积分"),
}
