"""Words of a search for somebody who is out of reach."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import obligations
from waystation.rules.care.rounds import KnownBy, Whereabouts
from waystation.rules.care.searching import Decision, SearchEnd, SearchStep, StepOutcome

SEARCH: Words = (
    (Whereabouts.SEEN, _("见到")),
    (Whereabouts.KNOWN, _("知道去向")),
    (Whereabouts.UNKNOWN, _("不知去向")),
    (KnownBy.PHONE, _("电话联系上")),
    (KnownBy.FAMILY, _("家属告知")),
    (KnownBy.INSTITUTION, _("在机构内（隔离、羁押、住院）")),
    (KnownBy.AWAY, _("请假或者外出务工")),
    (SearchStep.PHONE, _("打电话")),
    (SearchStep.MESSAGE, _("发一条问候")),
    (SearchStep.FAMILY, _("问家属（本人同意过的）")),
    (SearchStep.ADDRESS, _("到最后的住处看看")),
    (SearchStep.PARTNER, _("请其他街道协助")),
    (SearchStep.VISIT, _("到打听到的地方看望")),
    (StepOutcome.REACHED, _("联系上本人")),
    (StepOutcome.WANTS_HOME, _("联系上本人，想回来")),
    (StepOutcome.NO_ANSWER, _("没有回应")),
    (StepOutcome.WRONG_NUMBER, _("号码不对")),
    (StepOutcome.SENT, _("已发出")),
    (StepOutcome.NEWS, _("打听到消息")),
    (StepOutcome.NO_NEWS, _("没有消息")),
    (StepOutcome.NOBODY_THERE, _("没有人在")),
    (StepOutcome.MOVED, _("已搬走")),
    (StepOutcome.REFUSED, _("不愿意说")),
    (SearchEnd.FOUND, _("联系上了")),
    (SearchEnd.RETURNED, _("本人自己回来了")),
    (SearchEnd.ELSEWHERE, _("已知在医院、羁押或者由别处管理")),
    (SearchEnd.MISTAKE, _("登记错误，一直有联系")),
    (Decision.GO_ON, _("继续查找")),
    (Decision.POLICE, _("交公安机关用他们的办法查找")),
    (Decision.REST, _("先放一放，到时再看")),
    (obligations.RuleCode.LOST_LOOK, _("查找联系不上的学员")),
    (obligations.RuleCode.SEARCH_DECIDE, _("查找到期，站长决定")),
    (obligations.RuleCode.SEARCH_REVIEW, _("再看一次查找")),
)
