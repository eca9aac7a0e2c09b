"""The Chinese words of the lists that rules define: states, outcomes, reasons. Neutral words only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from waystation.rules import (
    contacts,
    law,
    matters,
    obligations,
    orders,
    people,
    posts,
    roles,
    screening,
)
from waystation.rules.files import plans, refiling
from waystation.rules.privacy import reasons
from waystation.rules.team import covers

# Pairs, not a mapping: members of two lists may be equal as text.
_Words = tuple[tuple[StrEnum, Promise], ...]

ORDERS: _Words = (
    (orders.Kind.TREATMENT, _("社区戒毒")),
    (orders.Kind.RECOVERY, _("社区康复")),
    (orders.State.REGISTERED, _("已登记，待送达")),
    (orders.State.AWAITING_SIGN_IN, _("等待首次到访")),
    (orders.State.RUNNING, _("进行中")),
    (orders.State.SUSPENDED, _("暂停")),
    (orders.State.COMPLETED, _("期满解除")),
    (orders.State.TERMINATED, _("已终止")),
    (orders.State.TRANSFERRED_OUT, _("已转往他处")),
    (orders.State.IN_ISOLATION, _("转为所内戒毒")),
    (orders.State.DECEASED, _("已故")),
    (orders.Standing.NOT_SERVED, _("已登记，待送达")),
    (orders.Standing.AWAITING_SIGN_IN, _("等待首次到访")),
    (orders.Standing.OVERDUE_SIGN_IN, _("已过报到期限，待联系")),
    (orders.Standing.AWAITING_AGREEMENT, _("已报到，待签协议")),
    (orders.Standing.RUNNING, _("进行中")),
    (orders.Standing.EXPIRING, _("即将期满")),
    (orders.Standing.EXPIRED_UNRELEASED, _("已期满，待办解除")),
    (orders.Standing.PAUSED, _("暂停")),
    (orders.Standing.RELEASED, _("期满解除")),
    (orders.Standing.TERMINATED, _("已终止")),
    (orders.Standing.MOVED_AWAY, _("已转往他处")),
    (orders.Standing.IN_ISOLATION, _("转为所内戒毒")),
    (orders.Standing.DECEASED, _("已故")),
    (orders.Step.SERVE, _("送达")),
    (orders.Step.SIGN_IN, _("报到")),
    (orders.Step.SIGN_AGREEMENT, _("签订协议")),
    (orders.Step.SUSPEND, _("中止")),
    (orders.Step.RESUME, _("恢复")),
    (orders.Step.COMPLETE, _("期满解除")),
    (orders.Step.TERMINATE, _("终止")),
    (orders.Step.TRANSFER_OUT, _("变更执行地（转出）")),
    (orders.Step.ISOLATE, _("转为强制隔离戒毒")),
    (orders.Step.REVOKE, _("决定被撤销")),
    (orders.Step.RECORD_DEATH, _("登记死亡")),
    (orders.Step.CORRECT, _("更正")),
    (orders.Decider.POLICE, _("公安机关")),
    (orders.Decider.STREET, _("街道（乡镇）")),
    (orders.Decider.REVIEW, _("复议机关或者法院")),
    (orders.Decider.NOBODY, _("如实登记")),
    (orders.TerminationReason.PRISON_SENTENCE, _("收监执行刑罚")),
    (orders.TerminationReason.COMPULSORY_EDUCATION, _("采取强制性教育措施")),
    (orders.TerminationReason.SET_ASIDE, _("决定被撤销")),
    (orders.TerminationReason.OTHER_DECISION, _("其他决定")),
    (orders.Severity.ERROR, _("错误")),
    (orders.Severity.WARNING, _("提醒")),
    (orders.DeadlineState.COMING, _("未到期")),
    (orders.DeadlineState.TODAY, _("今天到期")),
    (orders.DeadlineState.PASSED, _("已过期限")),
    (orders.DeadlineState.MET, _("按期完成")),
    (orders.DeadlineState.MET_LATE, _("逾期完成")),
    (orders.DeadlineState.RESTING, _("中止期间，不要求")),
    (orders.DeadlineState.ENDED, _("措施已结束")),
)

SCREENING: _Words = (
    (screening.Outcome.NEGATIVE, _("阴性")),
    (screening.Outcome.POSITIVE, _("阳性（初筛）")),
    (screening.Outcome.INVALID, _("无效")),
    (screening.Outcome.REFUSED, _("拒绝")),
    (screening.Outcome.MISSED, _("未到")),
    (screening.Outcome.ELSEWHERE, _("在他处检测")),
    (screening.MissKind.EXCUSED, _("有正当理由")),
    (screening.MissKind.UNEXCUSED, _("无正当理由")),
    (screening.MissKind.EVIDENCE_AWAITED, _("待补证明")),
    (screening.MissKind.SERVICE_FAULT, _("工作方原因")),
    (screening.MissReason.ILLNESS, _("生病")),
    (screening.MissReason.HOSPITAL, _("住院")),
    (screening.MissReason.WORK, _("工作")),
    (screening.MissReason.FAMILY_CARE, _("照顾家人")),
    (screening.MissReason.BEREAVEMENT, _("家中丧事")),
    (screening.MissReason.COURT, _("出庭或者接受询问")),
    (screening.MissReason.DETAINED, _("被拘留或者逮捕")),
    (screening.MissReason.ON_LEAVE, _("已请假外出")),
    (screening.MissReason.WEATHER, _("天气或者灾害")),
    (screening.MissReason.OTHER, _("其他")),
    (screening.MissReason.NO_REASON_GIVEN, _("没有说明原因")),
    (screening.MissReason.NOT_REACHED, _("联系不上")),
    (screening.MissReason.NO_KIT, _("没有试剂")),
    (screening.MissReason.DEVICE_FAULT, _("设备故障")),
    (screening.MissReason.NO_STAFF, _("没有工作人员")),
    (screening.MissReason.CLOSED, _("场所未开放")),
    (screening.MissReason.NOT_TOLD, _("没有通知到本人")),
    (screening.Purpose.PLANNED, _("计划检测")),
    (screening.Purpose.RANDOM, _("随机抽检")),
    (screening.Purpose.EXTRA, _("临时加测")),
    (screening.Purpose.AFTER_TRAVEL, _("外出返回后检测")),
    (screening.Nature.CARE, _("服务性检测")),
    (screening.Nature.LEGAL, _("公安机关检测")),
    (screening.Material.URINE, _("尿液")),
    (screening.Material.SALIVA, _("唾液")),
    (screening.Material.HAIR, _("毛发")),
    (screening.Material.BLOOD, _("血液")),
    (screening.MatterKind.POSITIVE_TEST, _("初筛阳性待了解")),
)

CONTACTS: _Words = (
    (contacts.Kind.TALK, _("谈话")),
    (contacts.Kind.HOME_VISIT, _("家访")),
    (contacts.Kind.PHONE, _("电话")),
    (contacts.Kind.OFFICE, _("到访办公室")),
    (contacts.Kind.VIDEO, _("视频")),
    (contacts.Met.CLIENT, _("本人")),
    (contacts.Met.FAMILY, _("家属")),
    (contacts.Met.NOBODY, _("没有见到人")),
    (contacts.Outcome.COMPLIED, _("见到本人，配合")),
    (contacts.Outcome.NOT_COOPERATIVE, _("见到本人，不太配合")),
    (contacts.Outcome.NOT_MET, _("没有见到")),
    (contacts.Outcome.MOVED, _("已搬走")),
    (contacts.Outcome.REFUSED_ENTRY, _("未能进门")),
    (contacts.Outcome.SERVICE_FAULT, _("工作方原因未成")),
    (contacts.Outcome.EXCUSED, _("未到，有正当理由")),
    (contacts.Outcome.UNEXCUSED, _("未到，无正当理由")),
    (contacts.Outcome.EVIDENCE_AWAITED, _("未到，待补证明")),
    (contacts.Outcome.RESCHEDULED, _("改期")),
    (contacts.Reason.LEFT_EARLY, _("提前离开")),
    (contacts.Reason.DID_NOT_TALK, _("不愿交谈")),
    (contacts.Reason.NOT_SOBER, _("当时不清醒")),
    (contacts.Reason.NOBODY_HOME, _("家中无人")),
    (contacts.Reason.NO_ANSWER, _("无人接听或者应答")),
    (contacts.Reason.WRONG_NUMBER, _("号码不对")),
    (contacts.Reason.MOVED_WITHIN, _("搬到本街道其他地址")),
    (contacts.Reason.MOVED_AWAY, _("搬离本街道")),
    (contacts.Reason.ADDRESS_UNKNOWN, _("新地址不详")),
    (contacts.Reason.CLIENT_REFUSED, _("本人不同意")),
    (contacts.Reason.FAMILY_REFUSED, _("家属不同意")),
    (contacts.Reason.WORKER_ABSENT, _("工作人员未到")),
    (contacts.Reason.CLOSED, _("场所未开放")),
    (contacts.Reason.NOT_TOLD, _("没有通知到本人")),
    (contacts.Reason.DEVICE_FAULT, _("设备故障")),
    (contacts.Reason.ILLNESS, _("生病")),
    (contacts.Reason.HOSPITAL, _("住院")),
    (contacts.Reason.WORK, _("工作")),
    (contacts.Reason.FAMILY_CARE, _("照顾家人")),
    (contacts.Reason.BEREAVEMENT, _("家中丧事")),
    (contacts.Reason.COURT, _("出庭或者接受询问")),
    (contacts.Reason.DETAINED, _("被拘留或者逮捕")),
    (contacts.Reason.ON_LEAVE, _("已请假外出")),
    (contacts.Reason.WEATHER, _("天气或者灾害")),
    (contacts.Reason.NO_REASON_GIVEN, _("没有说明原因")),
    (contacts.Reason.CLIENT_ASKED, _("本人要求")),
    (contacts.Reason.WORKER_ASKED, _("工作人员要求")),
    (contacts.Reason.OTHER, _("其他")),
    (contacts.Observation.MOOD_LOW, _("情绪低落")),
    (contacts.Observation.SLEEP_BAD, _("睡眠不好")),
    (contacts.Observation.WORK_TROUBLE, _("工作有困难")),
    (contacts.Observation.FAMILY_TROUBLE, _("家庭有矛盾")),
    (contacts.Observation.MONEY_TROUBLE, _("生活拮据")),
    (contacts.Observation.ILLNESS, _("身体不适")),
    (contacts.Observation.SIGNS_OF_USE, _("有使用迹象")),
    (contacts.Observation.CRISIS, _("有危险，需立即帮助")),
    (contacts.Topic.TEST_AND_REPORT, _("检测与报到")),
    (contacts.Topic.LAW, _("权利与义务")),
    (contacts.Topic.HEALTH, _("身体健康")),
    (contacts.Topic.MIND, _("心理状态")),
    (contacts.Topic.FAMILY, _("家庭")),
    (contacts.Topic.WORK, _("工作与技能")),
    (contacts.Topic.RELIEF, _("生活救助")),
    (contacts.Topic.RELAPSE_PREVENTION, _("预防复发")),
    (contacts.Topic.OTHER, _("其他")),
)

OBLIGATIONS: _Words = (
    (obligations.ObligationState.UPCOMING, _("未开始")),
    (obligations.ObligationState.OPEN, _("可以办理")),
    (obligations.ObligationState.OVERDUE, _("已逾期，可补办")),
    (obligations.ObligationState.DONE, _("已完成")),
    (obligations.ObligationState.DONE_LATE, _("逾期完成")),
    (obligations.ObligationState.MISSED, _("未完成")),
    (obligations.ObligationState.NOT_POSSIBLE, _("无法完成")),
    (obligations.ObligationState.EXCUSED, _("不计入")),
    (obligations.ObligationState.ENDED, _("不再需要")),
    (obligations.NotPossibleReason.IN_HOSPITAL, _("住院")),
    (obligations.NotPossibleReason.DETAINED, _("被拘留或者逮捕")),
    (obligations.NotPossibleReason.ON_LEAVE, _("已请假外出")),
    (obligations.NotPossibleReason.AT_WORK_ELSEWHERE, _("在外地工作")),
    (obligations.NotPossibleReason.ILL_AT_HOME, _("在家养病")),
    (obligations.NotPossibleReason.WEATHER, _("天气或者灾害")),
    (obligations.NotPossibleReason.NO_STAFF, _("没有工作人员")),
    (obligations.NotPossibleReason.NO_KIT, _("没有试剂")),
    (obligations.NotPossibleReason.OTHER, _("其他")),
    (obligations.RuleCode.SIGN_IN, _("报到")),
    (obligations.RuleCode.AGREEMENT, _("签订协议")),
    (obligations.RuleCode.EXPIRY, _("期满解除")),
    (obligations.RuleCode.SCREENING, _("检测")),
    (obligations.RuleCode.CONTACT, _("会见")),
    (obligations.RecordKind.ORDER, _("措施")),
    (obligations.RecordKind.SCREENING, _("检测")),
    (obligations.RecordKind.CONTACT, _("联系")),
)

LAW: _Words = (
    (law.Mark.LAW, _("已读法条原文")),
    (law.Mark.LAW_QUOTED, _("据引文")),
    (law.Mark.PRACTICE, _("各地做法")),
    (law.Mark.SEEDS, _("公开报道的做法")),
    (law.Mark.DESIGN, _("系统建议值")),
)

ROLES: _Words = (
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


MATTERS: _Words = (
    (matters.MatterOutcome.EXPLAINED, _("有合理解释（如治疗用药）")),
    (matters.MatterOutcome.NO_CONCERN, _("了解后没有问题")),
    (matters.MatterOutcome.HELP_ARRANGED, _("已安排帮助")),
    (matters.MatterOutcome.SENT_TO_LABORATORY, _("已送实验室检测")),
    (matters.MatterOutcome.REPORTED_IN_WRITING, _("已书面报告公安机关")),
    (matters.MatterOutcome.RECORDED_BY_MISTAKE, _("原记录有误，已撤回")),
)

PEOPLE: _Words = (
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

POSTS: _Words = (
    (posts.Staff.FULL_TIME, _("专职工作人员")),
    (posts.Staff.VOLUNTEER, _("志愿者")),
    (posts.Staff.GRID, _("网格员")),
)

PLANS: _Words = (
    (plans.Goal.BODY, _("生理戒毒")),
    (plans.Goal.MIND, _("心理脱毒")),
    (plans.Goal.SOCIETY, _("融入社会")),
    (plans.PlanOutcome.REACHED, _("做到了")),
    (plans.PlanOutcome.PARTLY, _("做到一部分")),
    (plans.PlanOutcome.NOT_YET, _("还没有做到，继续帮助")),
    (plans.PlanOutcome.CHANGED, _("改为其他安排")),
)

REFILINGS: _Words = (
    (refiling.RefilingState.PROPOSED, _("等第二人核对")),
    (refiling.RefilingState.DONE, _("已办理")),
    (refiling.RefilingState.UNDONE, _("已撤销")),
    (refiling.RefilingState.DROPPED, _("已放弃")),
)

PRIVACY: _Words = (
    (reasons.Reason.CASELOAD, _("本人负责")),
    (reasons.Reason.COVERED, _("代管")),
    (reasons.Reason.ORDER_DUTY, _("执法职责")),
    (reasons.Reason.QUEUE, _("站务待办")),
    (reasons.Reason.RECEPTION, _("接访、值班")),
    (reasons.Reason.STANDING_IN, _("代班")),
    (reasons.Reason.INSPECTION, _("督导检查")),
    (reasons.Reason.JOINT_CASE, _("案件协办")),
    (reasons.Reason.FILE_CHECK, _("档案核对")),
    (reasons.Reason.OTHER, _("其他")),
    (reasons.PassKind.STATED, _("说明理由")),
    (reasons.PassKind.OVERSIGHT, _("上级查阅")),
    (reasons.PassKind.BREAK_GLASS, _("紧急查阅")),
    (reasons.Finding.ACCEPTED, _("认可")),
    (reasons.Finding.OBJECTED, _("有异议")),
    (reasons.ProtectedAs.MINOR, _("未成年人")),
    (reasons.ProtectedAs.WITNESS, _("受保护的证人")),
    (reasons.ProtectedAs.STAFF_RELATIVE, _("工作人员的亲属")),
    (reasons.ProtectedAs.PUBLIC_FIGURE, _("公众人物")),
    (reasons.ProtectedAs.OTHER, _("其他")),
    (reasons.Tie.RELATIVE, _("亲属")),
    (reasons.Tie.ACQUAINTANCE, _("熟人、邻居、同学")),
    (reasons.Tie.CONFLICT, _("有其他利害关系")),
    (people.Told.PRIVACY, _("个人信息如何使用")),
    (people.Told.HELP_WORK, _("帮教工作情况")),
    (people.ToldHow.IN_PERSON, _("当面说明")),
    (people.ToldHow.PAPER, _("交给书面材料")),
    (people.ToldHow.READ_ALOUD, _("读给本人听")),
    (people.ToldHow.SENT, _("寄送或者发送")),
)

COVERS: _Words = (
    (covers.CoverReason.LEAVE, _("休假")),
    (covers.CoverReason.ILLNESS, _("病假")),
    (covers.CoverReason.TRAINING, _("培训、出差")),
    (covers.CoverReason.VACANT, _("岗位空缺")),
    (covers.CoverReason.OTHER, _("其他")),
)

LABELS: Mapping[tuple[type[StrEnum], str], Promise] = {
    (type(member), str(member)): words
    for table in (
        ORDERS,
        SCREENING,
        CONTACTS,
        OBLIGATIONS,
        LAW,
        ROLES,
        MATTERS,
        PEOPLE,
        POSTS,
        COVERS,
        PLANS,
        REFILINGS,
        PRIVACY,
    )
    for member, words in table
}


def label(member: StrEnum) -> str:
    """The words of a member in the language of the moment. KeyError: a member without words is a fault."""
    key = (get_language(), type(member), member.value)
    words = _said.get(key)
    if words is None:
        words = _said[key] = str(LABELS[type(member), member.value])
    return words


#: Words that were said before, by language: a page has hundreds.
_said: dict[tuple[str | None, type[StrEnum], str], str] = {}


def choices(kind: type[StrEnum], members: Iterable[StrEnum] | None = None) -> list[tuple[str, Promise]]:
    """(value, words) of a list for a form field, in the order of its definition.

    ``members`` narrows it, for example to the reasons that belong to an outcome.
    """
    wanted = set(kind) if members is None else set(members)
    return [(str(member), LABELS[kind, str(member)]) for member in kind if member in wanted]
