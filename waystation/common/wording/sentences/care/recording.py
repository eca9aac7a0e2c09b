"""Tests, contacts, identity: what is refused while recording, and what follows."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SCREENING: dict[str, str | Promise] = {
    "screening.future": _("检测日期%(taken_on)s晚于今天，请核对。"),
    "screening.not_signed_in": _("本人尚未报到，请先登记报到，再登记检测。"),
    "screening.before_sign_in": _("检测日期%(taken_on)s早于报到日期%(reported_on)s，请核对。"),
    "screening.after_end": _("检测日期%(taken_on)s晚于结束日期%(ended_on)s，请核对。"),
    "screening.material_needed": _("请选择检测所用的样本。"),
    "screening.miss_kind_needed": _("请选择未到的情形：有正当理由、无正当理由、待补证明或者工作方原因。"),
    "screening.miss_kind_not_asked": _("只有“未到”才需要填写情形和原因，请清空这两项。"),
    "screening.reason_needed": _("请选择未到的原因。"),
    "screening.reason_not_fitting": _("“%(reason)s”不属于“%(miss)s”，请重新选择原因。"),
    "screening.why.planned": _("依据%(basis)s：第%(year)s年检测%(of)s次，这是第%(n)s次。"),
    "screening.follow.negative": _("检测结果将记入档案，本次计划完成。"),
    "screening.follow.positive": _(
        "初筛阳性，未经确认。保存后请站长安排了解情况；不会自动改变任何法律状态。"
    ),
    "screening.follow.invalid": _("结果无效，不算完成，请重新检测。"),
    "screening.follow.diluted": _("样本过稀，不算完成，也不说明任何问题；请另约时间重新检测。"),
    "screening.follow.refused": _("只作记录。是否属于拒绝检测，须先听取本人说明，再由工作人员认定。"),
    "screening.follow.elsewhere": _("在他处检测，本次计划完成；请保存检测凭证。"),
    "screening.follow.excused": _("有正当理由，不计入本人；在窗口期内可以补做。"),
    "screening.follow.service_fault": _("属于工作方原因，不计入本人；请尽快另约时间。"),
    "screening.follow.evidence_awaited": _("等待证明材料，收到后请认定；在此之前任务保留。"),
    "screening.follow.unexcused": _("只作记录。须先听取本人说明，再由工作人员认定；在窗口期内可以补做。"),
}

CONTACTS: dict[str, str | Promise] = {
    "contacts.future": _("联系日期%(held_on)s晚于今天，请核对。"),
    "contacts.after_end": _("联系日期%(held_on)s晚于结束日期%(ended_on)s，请核对。"),
    "contacts.nobody_met": _("结果是“%(outcome)s”，就应当见到了人；请选择见到了谁。"),
    "contacts.somebody_met": _("已经见到本人，结果就不能是“%(outcome)s”；请重新选择。"),
    "contacts.entry_not_visit": _("只有家访才会有“%(outcome)s”；当前方式是%(kind)s，请重新选择。"),
    "contacts.reason_needed": _("结果是“%(outcome)s”时请选择原因。"),
    "contacts.reason_not_fitting": _("“%(reason)s”不属于“%(outcome)s”，请重新选择原因。"),
    "contacts.why.monthly": _("依据%(basis)s：%(month)s至少会见%(value)s次。"),
}

IDENTITY: dict[str, str | Promise] = {
    "id_length": _("身份证号码应为18位（老号码15位），请核对是否少写或者多写。"),
    "id_characters": _("身份证号码只能有数字，最后一位可以是X，请核对。"),
    "id_check_digit": _("身份证号码的校验位不对，请对照证件核对每一位。"),
    "id_birth_date": _("身份证号码中的出生日期不存在，请对照证件核对。"),
    "sex_contradicts_id": _("性别与身份证号码不一致，请核对两者。"),
    "id_area_unknown": _("身份证号码的地区代码不在已知名单中，请留意。"),
    "id_area_year": _("身份证号码的地区代码在出生年份尚未启用或者已经停用，请留意。"),
    "phone_not_valid": _("电话号码不像有效号码，请核对。"),
}

RECORDING: dict[str, str | Promise] = {
    "screening.no_order": _("这位学员还没有登记措施，请先登记决定书，再登记检测。"),
    "screening.already_recorded": _(
        "本期检测已由%(who)s于%(on)s%(time)s登记，没有重复保存。如果确实又测了一次，请把检测目的改为“临时加测”再保存。"
    ),
    "screening.already_withdrawn": _("这条检测记录已经更正或撤回，请回到学员页面查看最新记录。"),
    "screening.correction_reason_needed": _("请写明更正的原因；原记录会保留并划去。"),
    "screening.withdrawal_reason_needed": _("请写明撤回的原因；原记录会保留并划去。"),
    "misses.not_unexcused": _("只有“无正当理由”才能维持原样；其他情形请用更正。"),
    "misses.decided_earlier": _("这次认定是%(on)s作出的，只能在当天撤销；需要改变时请用更正。"),
    "contacts.next_in_past": _("下次日期%(next_on)s早于今天，请改选今天或以后的日期。"),
    "contacts.already_withdrawn": _("这条联系记录已经更正或撤回，请回到学员页面查看最新记录。"),
    "contacts.correction_reason_needed": _("请写明更正的原因；原记录会保留并划去。"),
    "contacts.withdrawal_reason_needed": _("请写明撤回的原因；原记录会保留并划去。"),
    "contacts.appointment_in_past": _("约定日期%(on)s早于今天，请改选今天或以后的日期。"),
    "contacts.appointment_settled": _("这次约定已经有结果，不能再改；需要时请另约一次。"),
    "obligations.unknown": _("这项工作已不在清单里，请回到学员页面重新打开。"),
    "casework.matter_opened": _("有一件事项要了解：%(kind)s。先听取本人说明。"),
    "casework.matter_objected": _("本人对一件事项提出异议：%(kind)s。请安排没有参与决定的人答复。"),
    "casework.matter_record_changed": _("引出待处理事项的检测记录已更正或撤回，请核对后办结。"),
}
