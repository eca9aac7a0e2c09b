"""Sentences of a search for somebody who is out of reach."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SEARCH: dict[str, str | Promise] = {
    "search.future": _("日期%(on)s晚于今天，请核对。"),
    "search.before_opening": _("日期%(on)s早于开始查找的%(opened_on)s，请核对。"),
    "search.outcome_not_fitting": _("“%(step)s”不会有“%(outcome)s”这个结果，请重新选择。"),
    "search.no_consent": _(
        "本人没有书面同意联系这位家属。先修复关系：和家属的谈话记在“谈话走访”，取得本人同意后再登记。"
    ),
    "search.no_place": _("还没有人说起本人在哪里，不能登记上门看望。先做前面几步。"),
    "search.out_of_order": _("“%(first)s”还没有做。要先做“%(step)s”的，请写明原因。"),
    "search.too_early": _("%(lost_since)s还有联系，超过%(days)s天没有联系再开始查找。可以先打个电话。"),
    "search.no_order": _("现在没有正在执行的措施，或者还没有报到，不需要查找。"),
    "search.closed": _("这次查找已于%(on)s结束，不能再登记。"),
    "search.note_needed": _("请写明情况。"),
    "round.how_needed": _("知道去向的，请选怎么知道的：电话、家属、在机构内，还是请假外出。"),
    "round.file_closed": _("档案已结案，不在摸排之内。"),
    "law.title.round_every_months": _("多久把所有人逐一摸排一遍"),
    "search.next_in_past": _("下次再看的日期%(on)s要晚于今天。"),
    "search.found_day_needed": _("请填写联系上的日期。"),
    "lost.why.look": _(
        "%(last_on)s以后没有联系，已超过%(value)s天（%(basis)s）。先找到人，问一声好不好；原因以后再说。"
    ),
    "search.why.decide": _(
        "查找到%(on)s满一个期限（%(value)s天，%(basis)s），由站长决定：继续、请公安机关查找，还是先放一放。"
    ),
    "search.why.review": _("站长定了%(on)s再看一次（%(basis)s）。"),
    "obligations.title.lost.look": _("查找联系不上的学员"),
    "obligations.title.search.decide": _("查找到期，站长决定"),
    "obligations.title.search.review": _("再看一次查找"),
    "obligations.reason.lost.look": _("一段时间没有任何联系，就要主动去找，不作任何评判。"),
    "obligations.reason.search.decide": _("查找有期限，到期由站长决定，不会自动移交。"),
    "obligations.reason.search.review": _("放一放的查找，到日子再看一次。"),
    "law.title.search_start_days": _("需要查找后多少天内开始"),
    "law.title.search_box_days": _("一次查找的期限"),
    "law.title.search_decide_days": _("查找到期后站长决定的期限"),
}
