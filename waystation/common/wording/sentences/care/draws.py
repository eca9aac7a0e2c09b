"""Unforeseen tests: figures, duties and refusals."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DRAWS: dict[str, str | Promise] = {
    "law.title.test_draw": _("检测日期由系统每天抽签决定"),
    "law.title.test_draw_floor": _("抽签保证的次数"),
    "law.title.test_draw_one_in_treatment": _("社区戒毒各年每天被抽中的机会"),
    "law.title.test_draw_one_in_recovery_1y": _("社区康复一年期每天被抽中的机会"),
    "law.title.test_draw_one_in_recovery_2y": _("社区康复两年期各年每天被抽中的机会"),
    "law.title.test_draw_one_in_recovery_3y": _("社区康复三年期各年每天被抽中的机会"),
    "law.title.test_draw_extra_max": _("每月最多额外抽中次数"),
    "law.title.test_draw_makeup_days": _("抽中以后可以补做的天数"),
    "law.title.test_draw_site_max": _("每个站点每天检测人数的上限"),
    "obligations.title.screening.draw_told": _("通知%(on)s检测"),
    "obligations.title.screening.drawn": _("%(on)s检测"),
    "obligations.reason.screening.draw_told": _("当天早上抽签以后，当天通知本人，用语中性，说好时间。"),
    "obligations.reason.screening.drawn": _(
        "每天早上抽签决定谁来检测，事先谁都不知道；当天没能来的，两天以内补做也算。"
    ),
    "screening.why.drawn": _("%(on)s早上抽签抽中，%(until)s以前补做也算。"),
    "draws.not_today": _("这次检测是%(on)s的，已经过了可以通知的日子。请直接记录检测或者未到的原因。"),
    "draws.told_earlier": _("通知是%(on)s记下的，不能再撤回。如果记错了，请在检测记录里说明。"),
    "notices.drawn_today": _("今天早上抽签，您负责的学员有%(n)s人抽中检测，请当天通知本人。"),
    "draws.slot_backwards": _("约定的时间段结束得比开始早，请修改。"),
}
