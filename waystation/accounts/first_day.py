"""The first day with the house, a few steps for each role: what to open, and what to know about it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waystation.rules.roles import Role, Verb, may


@dataclass(frozen=True)
class Step:
    """One thing to look at: its page (URL name), who has it (``verb``), what it is for."""

    title: Promise
    text: Promise
    page: str
    verb: Verb


STEPS: tuple[Step, ...] = (
    Step(
        _("先看“今日”"),
        _("该做的事按先后排好。每件都写着从哪天到哪天可以办；点“为什么”就能看到依据哪一条、怎样算出来的。"),
        "casework:home",
        Verb.SEE_WORK_LIST,
    ),
    Step(
        _("找到一位学员"),
        _(
            "上面的查找框认姓名、曾用名、拼音和首字母、证件或电话后四位、档案号和文书号。按“/”键直接跳到查找框。"
        ),
        "casework:clients",
        Verb.LIST_CLIENTS,
    ),
    Step(
        _("记检测、记走访谈话"),
        _(
            "在学员页面上面的两个按钮里。记一次，计划、期限和统计都会跟着更新，不用再填别的表。"
            "办不了的写明原因；过期的随时可以补记，只会标明是补记的。"
        ),
        "casework:clients",
        Verb.RECORD_CONTACT,
    ),
    Step(
        _("记错了不要紧"),
        _(
            "更正和撤回都在学员的“全部经过”里：原来的记录划去保留，写明原因。没填完的表单会存成草稿，只有您自己看得到。"
        ),
        "accounts:me",
        Verb.RECORD_CONTACT,
    ),
    Step(
        _("站务从上往下看"),
        _("上面是等您拿主意的事：没有责任人的学员、要查明的情况、期满的措施。下面是每位专干手上的工作量。"),
        "casework:office",
        Verb.SEE_OVERSIGHT,
    ),
    Step(
        _("名册可以直接导入"),
        _(
            "把现有的表格原样传上来，逐行告诉您哪里有问题、怎样改；确认之前什么都不写入，确认后一天内可以整批撤销。"
        ),
        "casework:rosters",
        Verb.IMPORT_ROSTER,
    ),
    Step(
        _("先建区域和机构，再开账号"),
        _("区域像一棵树：市、区、街道、社区。账号的权限是“角色＋区域＋起止日期”。可以用表格一次导入。"),
        "accounts:areas",
        Verb.MANAGE_AREAS,
    ),
    Step(
        _("本地规定有日期、有依据"),
        _("检测次数、期限等可以按区域改，写明依据和从哪天起；以前的决定仍按当时的规定。"),
        "orders:parameters",
        Verb.MANAGE_LOCAL_LAW,
    ),
    Step(
        _("查阅个别档案要写明原因"),
        _(
            "区、市一级平时只看数字。确有需要时写明原因，可以在限定时间内查阅一份档案；查阅会记录下来，站长看得到。"
        ),
        "casework:inspect",
        Verb.INSPECT_FILES,
    ),
    Step(
        _("谁看了什么、改了什么"),
        _(
            "每一次打开档案、每一步办理都在审计记录里，可以按人、按档案、按原因查。记录不含档案内容，不能改也不能删。"
        ),
        "auditing:record",
        Verb.SEE_AUDIT,
    ),
    Step(
        _("规则都摊开给您看"),
        _(
            "系统只按“规则”页上的规则排出工作。它不会自己改变法律状态，也不会扣减任何权益；这些由有名有姓的人决定。"
        ),
        "casework:rules",
        Verb.SEE_LAW,
    ),
    Step(
        _("离开座位前"),
        _("在公用电脑上请退出登录。忘了也会自动退出，填到一半的内容存为草稿。建议启用两步验证。"),
        "accounts:me",
        Verb.USE_OWN_ACCOUNT,
    ),
)


def steps(roles: Collection[Role]) -> list[Step]:
    """The steps of somebody who holds ``roles``, in the order of a first day."""
    return [step for step in STEPS if may(roles, step.verb)]
