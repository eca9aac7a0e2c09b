"""What is said of a scheme that may not be as it is written (``waystation.rules.points``)."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

POINTS_SCHEMES: dict[str, str | Promise] = {
    "points.scheme_needed": _("缺少积分方案，请写在“scheme”里。"),
    "points.name_needed": _("请写一个代号：小写英文字母、数字、连字符，最多40个字符。"),
    "points.share_needed": _('请写大于0、不超过%(most)s的数，例如 0.25 或者 "1/4"。'),
    "points.no_track": _("方案里至少要有一个项目，最多%(most)s个。"),
    "points.track_twice": _("代号“%(id)s”用了两次，每个项目要用不同的代号。"),
    "points.schedule_needed": _("请写明怎样计分：flat（固定）、escalating（递增）或者 draws（抽奖）。"),
    "points.schedule_missing": _("缺少这种计分方式的数值，请补上。"),
    "points.one_schedule": _("一个阶段只能有一种计分方式，请删掉一种。"),
    "points.tests_stand_alone": _("检测结果只能单独作为一个项目，请和其他事项分开。"),
    "points.never_below_zero": _("积分不扣减，请写0或者更大的整数。"),
    "points.max_below_start": _("上限不能低于起点%(start)s。"),
    "points.too_few_wins": _("中奖的机会不能低于一半，现在是%(share)s。"),
    "points.opt_out_costs": _("不参加抽奖的人，每次至少得%(least)s分，不能比抽奖的平均值少。"),
    "points.bowl_needed": _('请写奖池，例如 [["message", 0.5, 0], ["small", 0.5, 20]]。'),
    "points.slip_needed": _("每种奖签写三项：代号、机会、分数。"),
    "points.shares_not_whole": _("各种奖签的机会加起来应当正好是1，现在是%(total)s。"),
    "points.weeks_needed": _('请写周数，例如 "1-12" 或者 13，最多%(most)s周。'),
    "points.phases_not_in_row": _("各阶段要首尾相接，这里应当从第%(first)s周开始。"),
    "points.excused_freezes": _("有正当理由的缺席不算失败，只能写 freeze。"),
    "points.honesty_costs": _("主动说明的人恢复得不能更慢，请写不超过%(after)s的数。"),
    "points.event_twice": _("编号“%(event)s”写了两件不同的事，一个编号只能对应一件事。"),
    "points.moment_needed": _('请写日期或者当地时间，例如 "2026-03-05" 或者 "2026-03-05T14:30"。'),
    "points.scheme_starts_later": _("方案不能从过去的日子开始，请选今天或者以后的日期。"),
    "points.scheme_second_person": _("拟定的人不能自己批准，请另一位负责人批准。"),
    "points.scheme_dropped": _("这份草稿已经撤回，请重新拟定。"),
    "points.scheme_approved": _("方案已经批准，不能撤回。要停用，请写明最后一天。"),
    "points.scheme_not_approved": _("方案还没有批准，请先批准或者撤回草稿。"),
    "points.scheme_ends_later": _("最后一天不能早于今天，请重新选择。"),
    "points.scheme_late": _("开始的日期%(on)s已经过了，请重新拟定，另选日期。"),
    "points.not_enrolled": _("学员没有参加积分方案，请先加入。"),
    "points.consent_later": _("书面同意的日期不能晚于今天，请核对。"),
    "points.no_test_track": _("学员所在的方案没有自愿检测这一项，不需要同意书。"),
    "points.no_scheme": _("本地区还没有积分方案，请联系区县拟定。"),
    "points.newest_already": _("学员已经在用现行的方案，不用更换。"),
    "points.correction_second": _("撤回事实的人不能自己决定，请另一位负责人决定。"),
    "points.seed_needed": _("抽奖需要种子，请写至少%(least)s字节的十六进制数。"),
}
