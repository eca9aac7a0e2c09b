"""Roles, people, papers, posts, covers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import people, posts, roles
from waystation.rules.team import covers

ROLES: Words = (
    (roles.Role.WORKER, _("专干/社工")),
    (roles.Role.HEAD, _("站长")),
    (roles.Role.DISTRICT, _("区禁毒办")),
    (roles.Role.CITY, _("市禁毒办")),
    (roles.Role.POLICE, _("民警")),
    (roles.Role.MEDIC, _("医务")),
    (roles.Role.JOB_OFFICER, _("就业专员")),
    (roles.Role.HELPER, _("网格员/志愿者")),
    (roles.Role.AUDITOR, _("审计")),
    (roles.Role.ADMIN, _("管理员")),
)

PEOPLE: Words = (
    (people.Paper.ORDER, _("决定书")),
    (people.Paper.RIGHTS_NOTICE, _("权利义务告知书")),
    (people.Paper.AGREEMENT, _("协议书")),
    (people.Paper.HANDBOOK, _("人员手册")),
    (people.Paper.ADMONITION, _("劝告（告诫）书")),
    (people.Paper.BREACH_RECORD, _("违反协议记录")),
    (people.Paper.SUPPORT_PLAN, _("帮扶计划书")),
    (people.Paper.HOME_MAP, _("住所位置图")),
    (people.Paper.TEST_NOTICE, _("检测通知书")),
    (people.Paper.TEST_DATES, _("检测日程")),
    (people.Paper.TEST_RECORD, _("检测记录")),
    (people.Paper.ACTIVITIES, _("参加活动情况")),
    (people.Paper.RELIEF, _("救助情况")),
    (people.Paper.INTERVIEWS, _("定期访谈")),
    (people.Paper.REPORTS, _("定期报告")),
    (people.Paper.EVALUATIONS, _("定期评估")),
    (people.Paper.CHANGE_OF_PLACE, _("变更执行地")),
    (people.Paper.LEAVE, _("请假")),
    (people.Paper.SUSPENSION, _("中止执行")),
    (people.Paper.CONTINUATION, _("继续执行")),
    (people.Paper.TERMINATION, _("终止执行")),
    (people.Paper.RELEASE_APPROVAL, _("解除审批表")),
    (people.Paper.RELEASE_NOTICE, _("解除通知书")),
    (people.Paper.CONSENT, _("同意书")),
    (people.Paper.OTHER, _("其他材料")),
    (people.Substance.OPIOIDS, _("阿片类")),
    (people.Substance.METHAMPHETAMINE, _("甲基苯丙胺")),
    (people.Substance.KETAMINE, _("氯胺酮")),
    (people.Substance.MDMA, _("摇头丸")),
    (people.Substance.CANNABIS, _("大麻")),
    (people.Substance.COCAINE, _("可卡因")),
    (people.Substance.SYNTHETIC_CANNABINOIDS, _("合成大麻素")),
    (people.Substance.ETOMIDATE, _("依托咪酯")),
    (people.Substance.OTHER, _("其他")),
)

POSTS: Words = (
    (posts.Staff.FULL_TIME, _("专职工作人员")),
    (posts.Staff.VOLUNTEER, _("志愿者")),
    (posts.Staff.GRID, _("网格员")),
)

COVERS: Words = (
    (covers.CoverReason.LEAVE, _("休假")),
    (covers.CoverReason.ILLNESS, _("病假")),
    (covers.CoverReason.TRAINING, _("培训、出差")),
    (covers.CoverReason.VACANT, _("岗位空缺")),
    (covers.CoverReason.OTHER, _("其他")),
)
