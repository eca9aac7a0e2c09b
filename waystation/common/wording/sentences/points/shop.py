"""The centre's shop: what is refused, and what to do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SHOP: dict[str, str | Promise] = {
    "points.good_excluded": _("%(excluded)s不能用积分兑换，请换一种物品。"),
    "points.good_kind": _("请从列表中选择物品的类别。"),
    "points.good_exists": _("货架上已经有同名、同单位的物品，请直接给它登记到货。"),
    "points.good_ended": _("这件物品已经下架；要再次兑换，请先恢复上架。"),
    "points.good_promised": _("还有学员等着领取这件物品，请先发放或者取消这些兑换，再下架。"),
    "points.picture_type": _("请选择照片（JPEG、PNG或者WebP），不要选择PDF。"),
    "points.list_empty": _("价目表里还没有一件物品，请至少给一件物品填写积分。"),
    "points.list_price": _("积分要在1到%(most)s之间；不兑换的物品请留空。"),
    "points.list_past": _("价目表不能从过去的日子起执行，请选择今天或者以后的日期。"),
    "points.list_taken": _("这一天或者以后已经有确认过的价目表，过去的价格不能更改；请选择更晚的日期。"),
    "points.list_late": _("执行日期已经过了，请按新的日期重新提交价目表。"),
    "points.list_dropped": _("这份价目表已经撤回，请看最新提交的一份。"),
    "points.list_sealed": _("这份价目表已经确认封存，不能撤回；要改价，请提交一份新的。"),
    "points.second_person": _("这一步要由第二个人来做：您已经做了前一步，请另一位同事办理。"),
    "points.count_not_positive": _("数量要大于0。"),
    "points.count_negative": _("实际数量不能小于0。"),
    "points.cost": _("进价不能小于0。"),
    "points.supplier_needed": _("请填写供货单位。"),
    "points.paper_needed": _("请填写送货单编号，方便日后核对。"),
    "points.count_reason": _("账面应有%(stock)s，和清点的数量不同，请写明原因。"),
    "points.write_off_reason": _("请写明报损的原因。"),
    "points.more_than_there": _("账面只有%(stock)s，不够；请先清点货架。"),
    "points.nothing_chosen": _("还没有选物品，请至少选一件。"),
    "points.too_many": _("一次每种最多%(most)s件，请核对数量。"),
    "points.not_on_offer": _("有物品今天不在价目表上或者已经下架，请刷新页面重新选择。"),
    "points.one_shop": _("一次兑换只能选同一个服务点的物品，请分开兑换。"),
    "points.sold_out": _("“%(good)s”只剩%(left)s件可以兑换，请减少数量或者换一种。"),
    "points.cancelled_before": _("这次兑换已经取消，积分已退回；请重新兑换。"),
    "points.not_prepared": _("请先由一位同事把物品备好，再由另一位发放。"),
    "points.signature_needed": _("请领取人在框内签名，再发放。"),
    "points.code_locked": _("领取码输错次数太多，请改用签名领取。"),
    "points.handed_before": _("物品已经发放，不能直接取消；请登记退回，由另一位同事收货。"),
    "points.prepared_before": _("物品已经备好，请到服务点取消。"),
    "points.not_handed": _("物品还没有发放，直接取消即可，不需要退回。"),
    "points.not_asked_back": _("还没有登记退回，请先登记，再由另一位同事收货。"),
    "points.check_waits": _("这件物品还有一次盘点或者报损等着第二个人确认，请先办完它。"),
    "points.check_done": _("已经由第二个人确认，不能撤回；有误请重新盘点。"),
    "points.check_dropped": _("这次盘点或者报损已经撤回，请重新登记。"),
}
