"""The Chinese of an agreement: what is printed and signed, whatever language the screen speaks.

The words of the office's own texts stand in the database (``AgreementText``); here stand those that
follow from the file: headings, what is proposed for each measure, what each member of the help team does.
"""

from __future__ import annotations

from waystation.rules.agreements import Measure, Party, Section
from waystation.rules.orders import Kind, Situation

TITLES = {Kind.TREATMENT: "社区戒毒协议书", Kind.RECOVERY: "社区康复协议书"}

HEADINGS = {
    Section.MEASURES: "一起做的事（具体措施）",
    Section.HELP: "您可以得到的帮助",
    Section.DUTIES: "帮教小组要做的事",
    Section.RIGHTS: "您的权利",
    Section.RULES: "您要遵守的规定",
    Section.CONSEQUENCES: "违反协议会怎样",
    Section.REMEDIES: "不同意怎么办",
    Section.WISHES: "本人的想法和要求",
    Section.OTHER: "其他",
}

#: What a text may leave open, as it is written between braces, and what it stands for.
CLIENT, ORDER, MEASURE, STREET, WORKER = "学员", "决定书", "措施", "街道", "责任人"
STARTS, ENDS = "起始日期", "截止日期"
ABSENCE_DAYS, REVIEW_DAYS, LAWSUIT_MONTHS = "外出报告天数", "复议天数", "诉讼月数"
REFUSALS, ABSENCES, ABSENT_DAYS = "拒检次数", "擅离次数", "擅离天数"
TOKENS = (
    *(CLIENT, ORDER, MEASURE, STREET, WORKER, STARTS, ENDS),
    *(ABSENCE_DAYS, REVIEW_DAYS, LAWSUIT_MONTHS, REFUSALS, ABSENCES, ABSENT_DAYS),
)
#: Where nothing is known yet, a place to write.
BLANK = "________"

#: Written down where a measure follows from the order and the figures in force.
TESTS = "检测：按计划接受检测，%s。由街道中心安排并提前通知，结果当场告知本人；有异议可以申请复检。"
TESTS_YEAR = "第%(year)s年%(times)s次"
MEETINGS = "见面谈话：每月至少%s次，地点、时间与本人商量，可以在家里、街道中心或者其他方便的地方。"

PROPOSALS = {
    Measure.HOME_VISITS: "家访：由责任人上门看望，事先约好时间，不张扬。",
    Measure.TREATMENT: "戒毒治疗：陪同到医疗机构评估，按医生意见治疗（包括药物维持治疗），诊疗情况保密。",
    Measure.COUNSELLING: "心理辅导：安排心理咨询师，由本人选择单独谈或者小组活动。",
    Measure.TRAINING: "职业培训：根据本人意愿报名免费技能培训。",
    Measure.WORK: "就业帮助：帮助找工作、申请公益性岗位或者创业支持，不向用人单位透露经历。",
    Measure.RELIEF: "生活救助：符合条件的，帮助申请低保、临时救助、医疗救助等。",
    Measure.FAMILY: "修复家庭关系：与家人一起谈，帮助恢复来往和信任。",
}

#: By the code of the place in the help team.
DUTIES = {
    "worker": "负责日常联系，落实本协议的各项措施，替本人保密。",
    "deputy": "责任人不在时代为联系，协助落实措施。",
    "police": "依法安排检测，说明法律规定，送达文书，维护本人合法权益。",
    "medic": "提供健康咨询和戒毒治疗建议，帮助联系就医。",
    "officer": "检查措施是否落实，协调有关部门提供帮助。",
    "grid": "协助联系和看望，不打听、不传播案情。",
    "volunteer": "陪伴、交流，协助参加活动。",
    "family": "关心、支持和鼓励，遇到困难及时与责任人商量。",
}
MEMBER = "%(duty)s（%(name)s）：%(does)s"

SIGNERS = {Party.CLIENT: "本人", Party.STREET: "街道（乡镇）代表", Party.GUARDIAN: "监护人"}
OPENING = (
    "根据《中华人民共和国禁毒法》和《戒毒条例》，{街道}与{学员}就执行{措施}（决定书：{决定书}）订立本协议。"
    "协议自签订之日起生效，到{措施}期满或者订立新协议时为止（期满日：{截止日期}）。责任人：{责任人}。"
)
MEASURES = {Kind.TREATMENT: "社区戒毒", Kind.RECOVERY: "社区康复"}
NO_WISHES = "（本人没有提出其他要求。）"
#: Which figure each number between braces is.
FIGURES = {
    ABSENCE_DAYS: "absence_report_threshold_days",
    REVIEW_DAYS: "review_window_days",
    LAWSUIT_MONTHS: "lawsuit_months",
    REFUSALS: "severe_test_refusals",
    ABSENCES: "severe_absence_times",
    ABSENT_DAYS: "severe_absence_days_gt",
}
#: What may come of a breach is written down for each of these (``rules.orders.consequences``).
SITUATIONS = (Situation.ORDINARY_BREACH, Situation.REFUSAL, Situation.SEVERE_BREACH, Situation.RELAPSE)
