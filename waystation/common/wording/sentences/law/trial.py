"""What is said of tried facts that cannot be read (``waystation.rules.trial``)."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TRIAL: dict[str, str | Promise] = {
    "trial.too_large": _("文件太大。一个人的案情不会超过%(most)s字节，请只写一个人的事实。"),
    "trial.not_utf8": _("文件不是 UTF-8 编码，请另存为 UTF-8。"),
    "trial.not_json": _("不是规范的 JSON，请检查括号、引号和数字。"),
    "trial.not_json_at": _("不是规范的 JSON：第%(line)s行第%(column)s列读不下去，请检查括号、引号和逗号。"),
    "trial.key_twice": _("同一个对象里“%(key)s”写了两次，请删掉一个。"),
    "trial.table_needed": _("这里应当是一个对象，写成 { … }。"),
    "trial.list_needed": _("这里应当是一个列表，写成 [ … ]，最多%(most)s项。"),
    "trial.unknown_key": _("没有这个键，请删掉。可以写的有：%(keys)s。"),
    "trial.unknown_key_near": _("没有这个键，是不是“%(near)s”？可以写的有：%(keys)s。"),
    "trial.day_needed": _('请写日期，格式如 "2026-11-26"，年份在%(first)s到%(last)s之间。'),
    "trial.missing_day": _('缺少日期，请写成 "2026-11-26" 的样子。'),
    "trial.number_needed": _("请写%(least)s到%(most)s之间的整数，不加引号。"),
    "trial.missing_number": _("缺少这个数，请写整数，不加引号。"),
    "trial.switch_needed": _("请写 true 或者 false，不加引号。"),
    "trial.code_needed": _("请从下列各项中选一个：%(codes)s。"),
    "trial.missing": _("缺少这一项，请从下列各项中选一个：%(codes)s。"),
    "trial.words_needed": _("请写文字，加引号，最多%(most)s个字。"),
    "trial.missing_words": _("缺少这一项，请写文字，加引号。"),
    "trial.number_twice": _("编号%(id)s用了两次，同一类记录的编号不能相同。"),
    "trial.out_of_order": _("%(day)s早于“%(key)s”的%(before)s，请核对这两个日期。"),
    "trial.unknown_figure": _("没有这个参数，请从下列各项中选一个：%(keys)s。"),
    "trial.no_such_order": _("“orders”里没有这个编号的决定，请改成其中一个：%(orders)s。"),
    "trial.miss_needed": _("缺席要写明属于哪一种，请从下列各项中选一个：%(codes)s。"),
    "trial.miss_not_asked": _("只有结果是 missed 的检测才写这一项，请删掉。"),
    "trial.no_finding_here": _("只有结果是 missed 或者 refused 的检测才能写认定，请删掉这一项。"),
    "trial.no_such_isolation": _("“isolations”里没有这个编号，请改成其中一个：%(known)s。"),
    "trial.age_is_computed": _("是否不满十六周岁按出生日期计算，请写 person.born_on，删掉这一项。"),
    "trial.end_with_its_day": _("结束的日期和方式要一并写明，请补上另一项。"),
    "trial.decision_with_its_day": _("决定的内容和日期要一并写明，请补上另一项。"),
    "trial.answer_with_its_day": _("答复的内容和日期要一并写明，请补上另一项。"),
    "trial.extension_not_longer": _("续假应当晚于原来的最后一天%(ends_on)s，请核对。"),
    "trial.moved_already": _("%(reported_on)s已到新地报到，变更不能再撤回，请删掉其中一项。"),
    "trial.two_figures": _("同一级、同一天起施行的“%(key)s”写了两个不同的数，请只留一个。"),
    "trial.day.served_on": _("送达日期"),
    "trial.day.reported_on": _("报到日期"),
    "trial.day.agreed_on": _("签订协议的日期"),
    "trial.day.ended_on": _("期满解除的日期"),
}
