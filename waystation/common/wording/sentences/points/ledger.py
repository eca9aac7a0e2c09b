"""Sentences of the ledger of points."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LEDGER: dict[str, str | Promise] = {
    "points.not_enough": _("积分不够：现有%(have)s分，需要%(asked)s分。请减少数量，或者下次再兑换。"),
    "points.more_than_paid": _("最多还能退%(left)s分，填写的是%(asked)s分，请核对。"),
    "points.undone_before": _("这笔兑换已经整笔冲正，不能再退。"),
    "points.second_same": _("冲正要由两个人办，复核人不能是自己。请换一位同事复核。"),
    "points.reason_needed": _("请写明冲正的原因。"),
    "points.spent_meanwhile": _(
        "这笔积分已经用掉一部分，现在只剩%(have)s分，不能整笔冲正。请和学员商量后再办。"
    ),
    "points.refunded_before": _("这笔兑换已经退过积分，不能再整笔冲正。剩下的部分请用“退积分”办理。"),
    "points.spent_after_merger": _(
        "合并以后积分已经用掉一部分，现在只剩%(have)s分，不能转回原来的档案，所以合并不能撤销。"
    ),
    "points.expiring": _("学员（%(number)s）有%(points)s积分将在%(ends_on)s到期。请提醒学员早些兑换。"),
    "points.correction_stands": _("这一笔不能冲正。要补发积分的，请重新登记一笔。"),
}
