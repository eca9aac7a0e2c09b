"""Papers: slots, and what every field of a template holds."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import papers

FILLINGS: Words = (
    (papers.Filling.EMPTY, _("没有")),
    (papers.Filling.IN_PROGRESS, _("办理中")),
    (papers.Filling.COMPLETE, _("齐全")),
)

SHEETS: Words = (
    (papers.Sheet.NOTICE, _("通知（告知）类文书")),
    (papers.Sheet.AGREEMENT, _("协议类文书")),
    (papers.Sheet.RECORD, _("记录类文书")),
    (papers.Sheet.APPROVAL, _("申请审批类文书")),
)

#: Field of a template → what it holds; also the name of the field where it can be typed.
FIELDS: dict[str, Promise] = {
    "office": _("办理单位"),
    "number": _("文号"),
    "issued_on": _("文书日期"),
    "file_number": _("档案号"),
    "name": _("姓名"),
    "sex": _("性别"),
    "born_on": _("出生日期"),
    "id_number": _("证件号码"),
    "phone": _("联系电话"),
    "home_address": _("户籍地址"),
    "living_address": _("现住址"),
    "area": _("所在社区（村）"),
    "street": _("所在街道（乡镇）"),
    "station": _("派出所"),
    "worker": _("责任人"),
    "measure": _("措施（社区戒毒、社区康复）"),
    "order_number": _("决定书文号"),
    "authority": _("决定机关"),
    "served_on": _("送达本人日期"),
    "reported_on": _("报到日期"),
    "term_from": _("期限起"),
    "term_to": _("期限止"),
    "years": _("期限（年）"),
    "report_days": _("报到期限（天）"),
    "report_by": _("最迟报到日期"),
    "absence_days": _("外出须报告的天数"),
    "move_days": _("变更后报到的天数"),
    "breach_tests": _("严重违反：逃避、拒绝检测次数"),
    "breach_times": _("严重违反：擅自离开次数"),
    "breach_days": _("严重违反：擅自离开累计天数"),
    "notify_days": _("解除后通知街道的天数"),
    "review_days": _("申请复议的天数"),
    "lawsuit_months": _("提起诉讼的月数"),
    "contacts_per_month": _("每月见面次数"),
    "tests_by_year": _("各年检测次数"),
    "family_served_on": _("送达家属日期"),
    "case_facts": _("事实依据"),
    "legal_basis": _("法律依据"),
    "signed_on": _("签订日期"),
    "reason": _("事由"),
    "detail": _("具体情况"),
    "client_words": _("本人说明"),
    "happened_on": _("发生日期"),
    "counted": _("目前记录"),
    "family_state": _("家庭情况"),
    "history": _("既往情况和治疗"),
    "situation": _("目前情况"),
    "treatment": _("治疗措施"),
    "counselling": _("辅导计划"),
    "relief_plan": _("救助帮扶"),
    "meeting_place": _("见面地点"),
    "test_on": _("检测日期"),
    "test_at": _("检测时间"),
    "test_place": _("检测地点"),
    "test_material": _("检测材料"),
    "test_nature": _("检测性质"),
    "period_from": _("期间起"),
    "period_to": _("期间止"),
    "tests_done": _("检测次数"),
    "tests_negative": _("其中阴性次数"),
    "tests_missed": _("未到次数"),
    "contacts_done": _("见面次数"),
    "matters_open": _("未结事项数"),
    "progress": _("进步和变化"),
    "from_place": _("现执行地"),
    "to_place": _("拟执行地"),
    "to_address": _("新住址"),
    "leave_from": _("请假起"),
    "leave_to": _("请假止"),
    "leave_days": _("请假天数"),
    "leave_where": _("前往地点"),
    "leave_phone": _("外出电话"),
    "back_on": _("实际返回日期"),
    "paused_on": _("中止起"),
    "paused_until": _("中止至"),
    "resumed_on": _("继续执行日期"),
    "restraint": _("强制措施"),
    "ended_on": _("终止（解除）日期"),
    "end_reason": _("终止的原因"),
    "family_name": _("家属姓名"),
}

#: List of a template → what its rows are.
LISTS: dict[str, Promise] = {
    "tests": _("检测记录"),
    "contacts": _("谈话、走访记录"),
    "kin": _("家庭成员"),
    "team": _("帮教小组"),
    "plan": _("帮扶计划"),
    "matters": _("事项"),
    "days": _("检测安排"),
    "activities": _("参加的活动"),
    "relief": _("救助"),
}
