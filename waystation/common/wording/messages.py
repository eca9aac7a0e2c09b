"""The Chinese sentence of every code that rules and rooms raise or return.

Rules speak in codes so that they stay pure; here a code gets its words, and here alone. A sentence says what
is wrong and what to do. ``%(basis)s`` is made from ``source`` and ``article``; dates, article numbers and
codes of lists become words on the way.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waystation.common.wording import words
from waystation.common.wording.audit_messages import AUDIT
from waystation.common.wording.file_messages import CLIENTS, FILES, PLANS, STEPS
from waystation.common.wording.import_messages import ROSTERS
from waystation.common.wording.labels import label
from waystation.common.wording.privacy_messages import PRIVACY
from waystation.common.wording.team_messages import TEAM
from waystation.rules import contacts, obligations, orders, screening
from waystation.rules.law import Why

LAW: dict[str, str | Promise] = {
    "law.source.dcl": _("《中华人民共和国禁毒法》"),
    "law.source.drr": _("《戒毒条例》"),
    "law.source.test": _("《吸毒检测程序规定》"),
    "law.source.review": _("行政复议、行政诉讼的决定"),
    "law.source.practice": _("各地通行做法"),
    "law.source.house": _("系统默认做法"),
    "law.unit.hours": _("小时"),
    "law.unit.days": _("天"),
    "law.unit.months": _("个月"),
    "law.unit.years": _("年"),
    "law.unit.times": _("次"),
    "law.unit.times_per_year": _("每年次数"),
    "law.unit.people": _("人"),
    "law.unit.hundredths": _("百分之一份"),
    "law.unit.kilometres": _("公里"),
    "law.unit.switch": _("是否"),
    "law.unit.choice": _("选项"),
    "law.unknown_key": _("没有名为“%(key)s”的参数，请从列表中选择。"),
    "law.not_in_force": _("“%(key)s”在%(on)s尚未施行，请核对日期。"),
    "law.wrong_type": _("“%(key)s”的值格式不对，请按该参数的单位填写。"),
    "law.out_of_bounds": _("“%(key)s”应在%(minimum)s到%(maximum)s之间，请修改。"),
    "law.wrong_plan_length": _("“%(key)s”应按年填写%(years)s个数，请修改。"),
    "law.not_local": _("“%(key)s”由国家规定，地方不能调整。"),
    "law.above_nation": _("“%(key)s”不能多于国家规定的%(nation)s，请改小。"),
    "law.below_nation": _("“%(key)s”不能少于国家规定的%(nation)s，请改大。"),
    "law.ends_before_start": _("失效日期%(until)s早于施行日期%(since)s，请核对。"),
    "law.source_missing": _("请写明“%(key)s”所依据的文件名称。"),
    "law.title.report_deadline_days": _("收到决定书后的报到期限"),
    "law.title.agreement_days": _("报到后签订协议的期限"),
    "law.title.term_treatment_years": _("社区戒毒的期限"),
    "law.title.term_recovery_max_years": _("社区康复的最长期限"),
    "law.title.suspension_extends_term": _("中止期间是否顺延期限"),
    "law.title.absence_report_threshold_days": _("离开所在地须书面报告的天数"),
    "law.title.move_report_days": _("变更执行地后的报到期限"),
    "law.title.severe_test_refusals": _("严重违反协议：逃避或者拒绝检测的次数"),
    "law.title.severe_absence_times": _("严重违反协议：擅自离开的次数"),
    "law.title.severe_absence_days_gt": _("严重违反协议：擅自离开累计超过的天数"),
    "law.title.severe_breach_count_mode": _("逃避与拒绝检测是分别计数还是合并计数"),
    "law.title.release_notify_street_days": _("期满后通知街道的期限"),
    "law.title.gate_notice_days": _("强制隔离戒毒期满前的通知时间"),
    "law.title.dynamic_control_exit_years": _("戒断多少年后不再实行动态管控"),
    "law.title.expiry_notice_days": _("期满前多少天开始准备解除手续"),
    "law.title.test_plan_treatment": _("社区戒毒各年检测次数"),
    "law.title.test_plan_recovery_1y": _("一年期社区康复检测次数"),
    "law.title.test_plan_recovery_2y": _("两年期社区康复各年检测次数"),
    "law.title.test_plan_recovery_3y": _("三年期社区康复各年检测次数"),
    "law.title.test_grace_days": _("检测窗口结束后仍可补做的天数"),
    "law.title.positive_sample_keep_months": _("阳性样本的保存时间"),
    "law.title.hair_lookback_months": _("毛发检测可追溯的时间"),
    "law.title.contact_min_per_month": _("每月至少会见次数"),
    "law.title.contact_grace_days": _("月末后仍可补会见的天数"),
    "law.title.contact_partial_month_days": _("不足整月时须安排会见的最少天数"),
    "law.title.contact_phone_counts": _("电话联系是否算作会见"),
    "law.title.caseload_norm": _("一名工作人员负责人数的参考值"),
    "law.title.file_undo_days": _("合并、拆分档案后可以撤销的天数"),
    "law.title.stated_reason_hours": _("站长说明理由后多久内不再询问"),
    "law.title.oversight_hours": _("上级查阅一份档案的时限"),
    "law.title.break_glass_hours": _("紧急查阅的时限"),
    "law.title.break_glass_per_day": _("一名工作人员每天紧急查阅的次数"),
    "law.title.caseload_weight_file": _("工作量：一份档案的基本分量"),
    "law.title.caseload_weight_monthly_test": _("工作量：每月一次检测"),
    "law.title.caseload_weight_far": _("工作量：路程远的社区"),
    "law.title.caseload_weight_outside": _("工作量：在本街道以外"),
    "law.title.caseload_weight_new": _("工作量：报到后的头几个月"),
    "law.title.caseload_weight_matter": _("工作量：每件待处理事项"),
    "law.title.caseload_new_months": _("工作量：头几个月是几个月"),
    "law.title.caseload_far_kilometres": _("工作量：离街道中心多远算路程远"),
    "law.title.lost_after_days": _("多少天联系不上需要查找"),
}

ORDERS: dict[str, str | Promise] = {
    "orders.step_not_lawful": _("%(kind)s处于“%(state)s”时不能登记“%(step)s”，请先核对当前状态。"),
    "orders.future_served": _("送达日期%(day)s晚于今天，请核对。"),
    "orders.future_family_served": _("向家属送达的日期%(day)s晚于今天，请核对。"),
    "orders.future_report": _("报到日期%(day)s晚于今天，请核对。"),
    "orders.future_agreement": _("签订协议的日期%(day)s晚于今天，请核对。"),
    "orders.future_end": _("结束日期%(day)s晚于今天，请核对。"),
    "orders.served_before_law": _("送达日期%(day)s早于《禁毒法》施行之日%(since)s，请核对。"),
    "orders.served_missing": _("有报到日期而没有送达日期，请补填送达日期。"),
    "orders.report_before_served": _("报到日期%(reported_on)s早于送达日期%(served_on)s，请核对这两个日期。"),
    "orders.report_late": _("报到日期%(reported_on)s超过期限%(due_on)s；如有正当理由请记录。"),
    "orders.agreed_without_report": _("有签订协议的日期而没有报到日期，请补填报到日期。"),
    "orders.agreed_before_report": _("签订协议的日期%(agreed_on)s早于报到日期%(reported_on)s，请核对。"),
    "orders.ended_before_start": _("结束日期%(ended_on)s早于开始日期%(started_on)s，请核对。"),
    "orders.suspension_backwards": _("中止的结束日期%(to_on)s早于开始日期%(from_on)s，请核对。"),
    "orders.years_not_allowed": _("%(kind)s的期限不能是%(years)s年（最长%(most)s年），请按决定书填写。"),
    "orders.printed_backwards": _("决定书载明的截止日期%(last)s早于起始日期%(first)s，请核对。"),
    "orders.printed_dates_differ": _(
        "决定书载明的截止日期%(printed)s与按报到之日推算的%(computed)s不同，请核对；两个日期都会保留。"
    ),
    "orders.step_not_last": _("只能撤回最后一步。最后一步是%(on)s的“%(step)s”，请先撤回它。"),
    "orders.newer_order": _("本人已有新的措施，不能撤回这一步；请先核对新的决定书。"),
    "orders.deadline.sign_in": _("报到"),
    "orders.deadline.agreement": _("签订协议"),
    "orders.deadline.expiry": _("期满"),
    "orders.deadline.release_notice": _("解除通知送达街道"),
    "orders.why.sign_in": _("依据%(basis)s：决定书于%(served_on)s送达，自收到之日起%(value)s日内报到。"),
    "orders.why.agreement": _(
        "依据%(basis)s：报到后应当及时签订协议；条文没有写明天数，系统按报到之日%(reported_on)s后%(value)s天计算。"
    ),
    "orders.why.agreement_local": _("依据%(basis)s：自报到之日%(reported_on)s起%(value)s天内签订协议。"),
    "orders.why.term_treatment": _(
        "依据%(basis)s：社区戒毒的期限为%(years)s年，自报到之日%(starts_on)s起计算，到%(last_day)s止。"
    ),
    "orders.why.term_recovery": _(
        "依据%(basis)s：社区康复不超过%(value)s年，决定书确定%(years)s年；自报到之日%(starts_on)s起计算，到%(last_day)s止。"
    ),
    "orders.why.expiry": _("依据%(basis)s：期限到%(last_day)s届满，自期满之日起解除。"),
    "orders.why.release_notice": _(
        "依据%(basis)s：期限到%(last_day)s届满，公安机关应在%(value)s日内通知街道（乡镇）。"
    ),
}

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

OBLIGATIONS: dict[str, str | Promise] = {
    "obligations.future": _("填写日期%(entered_on)s晚于今天，请核对。"),
    "obligations.expiry_stays": _("期满由日期决定，不能标记为无法完成。"),
    "obligations.already_done": _("这项工作已经完成，不必标记为无法完成。"),
    "obligations.not_open_yet": _("这项工作%(opens_on)s才开始，现在不能标记为无法完成。"),
    "obligations.is_over": _("对应的措施已经结束，这项工作不再需要。"),
    "obligations.note.not_possible": _("%(entered_on)s记录为无法完成：%(reason)s。不计入本人。"),
    "obligations.note.suspended": _("依据%(basis)s：措施中止期间不安排这项工作。"),
    "obligations.note.excused": _("已记录不计入本人的原因，本次不再要求。"),
    "obligations.note.evidence_awaited": _("等待证明材料，收到后请认定。"),
    "obligations.title.order.sign_in": _("报到"),
    "obligations.title.order.agreement": _("签订协议"),
    "obligations.title.order.expiry": _("办理期满解除手续"),
    "obligations.title.screening.planned": _("第%(year)s年第%(n)s次检测"),
    "obligations.title.contact.monthly": _("%(month)s会见"),
    "obligations.reason.order.sign_in": _("决定书送达后，本人要在期限内到街道报到；没有报到的需要联系。"),
    "obligations.reason.order.agreement": _("报到以后，街道要和本人签订协议。"),
    "obligations.reason.order.expiry": _("期满前要准备材料，期满后要把解除通知交给本人和家属。"),
    "obligations.reason.screening.planned": _(
        "按措施种类和年份安排检测次数，每年平均分成若干窗口，窗口内任何一天都可以做。"
    ),
    "obligations.reason.contact.monthly": _("每个月至少和本人见面一次，了解情况，提供帮助。"),
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
    "casework.matter_opened": _("一次检测初筛阳性，请安排了解情况。"),
    "casework.matter_record_changed": _("引出待处理事项的检测记录已更正或撤回，请核对后办结。"),
}

ACCOUNTS: dict[str, str | Promise] = {
    "accounts.area_ended": _("“%(name)s”已经停用，请选择在用的区域。"),
    "accounts.area_name_taken": _("同一上级下已有“%(name)s”，请换一个名称，或直接使用已有的区域。"),
    "accounts.area_code_taken": _("区划代码%(division)s已被使用过，请核对。"),
    "accounts.kind_not_below": _(
        "这一层级不能设在“%(name)s”之下，层级从高到低为市、区县、街道、社区、网格。"
    ),
    "accounts.root_stays": _("最上级区域不能移动、合并或拆分。"),
    "accounts.move_below_itself": _("不能把区域移到它自己的下级，请另选上级。"),
    "accounts.change_in_future": _("日期不能晚于今天，调整会立即生效，请在生效当天再办理。"),
    "accounts.change_before_start": _("“%(name)s”自%(on)s起启用，调整日期应在此之后。"),
    "accounts.merge_needs_two": _("合并至少需要两个区域，请再选一个。"),
    "accounts.merge_needs_successor": _("请选择并入哪个区域，或填写新区域的上级和名称。"),
    "accounts.merge_nested": _("“%(name)s”与其他所选区域是上下级关系，不能一起合并。"),
    "accounts.merge_into_smaller": _("“%(name)s”的层级高于合并后的区域，不能合并。"),
    "accounts.split_needs_two": _("拆分至少需要两个不同的新名称，请每行写一个。"),
    "accounts.organisation_name_taken": _("该区域已有同类机构“%(name)s”，请直接使用，或核对名称。"),
    "accounts.organisation_ended": _("机构“%(name)s”已经停用，请选择在用的机构。"),
    "accounts.organisation_circle": _("上级机构不能是它自己或它的下级，请另选。"),
    "accounts.organisation_in_use": _(
        "还有%(people)s个账号、%(below)s个下级机构属于该机构，请先把它们转到别处，再停用。"
    ),
    "accounts.area_in_use": _(
        "还有在册学员%(clients)s人、机构%(organisations)s个、权限%(grants)s条、下级区域%(areas)s个、"
        "任职%(posts)s条属于该区域，请先转到别处，再撤销。"
    ),
    "accounts.undo_too_late": _("只有当天办理、之后没有再调整过的合并才能撤回。"),
    "accounts.undo_in_use": _("“%(name)s”名下已经有新的学员、机构或权限，不能撤回合并。"),
    "accounts.username_not_found": _("没有用户名为“%(username)s”的账号，请核对；没有账号的请留空。"),
    "accounts.day_form": _("“%(column)s”里的“%(value)s”不是日期，请写成2026-11-02。"),
    "accounts.post_needs_holder": _("请选择任职人的账号，或填写姓名。"),
    "accounts.post_twice": _("%(name)s已经担任“%(title)s”，请先结束原来的任职。"),
    "accounts.post_one_holder": _("已选择账号，请把姓名留空。"),
    "accounts.fact_whole_number": _("人数应为整数，请修改。"),
    "accounts.end_before_start": _("结束日期不能早于%(on)s，请修改。"),
    "accounts.end_in_past": _("最后一天最早只能是昨天，已经过去的权限不能追改。"),
    "accounts.username_form": _("用户名为3到30个小写字母、数字、点、横线或下划线，以字母或数字开头。"),
    "accounts.username_taken": _("用户名“%(username)s”已被使用，请换一个。"),
    "accounts.own_account": _("不能停用自己的账号，请由另一位管理员办理。"),
    "accounts.account_has_clients": _(
        "该账号名下还有%(count)s名在册学员，请先由站长移交、安排代管或留站分配，再办理。"
    ),
    "accounts.account_covers": _("该账号还在代管%(count)s位同事的学员，请先由站长另选代管人，再办理。"),
    "accounts.account_is_open": _("该账号正在使用中，无需恢复。"),
    "accounts.account_closed": _("该账号已经停用，请先恢复账号，再给权限。"),
    "accounts.account_reaches_further": _("该账号还有您管理范围以外的权限或单位，请由上级管理员办理。"),
    "accounts.own_grant": _("不能给自己增加权限，请由另一位管理员办理。"),
    "accounts.grant_twice": _("该账号在“%(name)s”已有同样的权限，日期有重叠，请先结束原来的。"),
    "accounts.grant_over": _("该权限已在%(on)s结束。"),
    "accounts.police_need_station": _("民警的权限要选定派出所，民警只能看到本所的学员。"),
    "accounts.last_admin": _("这是最后一位长期有效的管理员，请先给另一位同事管理员权限。"),
    "accounts.workbook_empty": _("工作簿里没有可以导入的行。请使用模板，工作表名称为%(sheets)s。"),
    "accounts.workbook_too_long": _("共%(rows)s行，一次最多导入%(most)s行，请分成几个文件。"),
    "accounts.workbook_too_big": _(
        "文件太大，最大%(megabytes)sMB。请删去图片和多余的工作表，或分成几个文件。"
    ),
    "accounts.workbook_locked": _("文件有密码保护，或是旧版xls格式。请去掉密码，另存为xlsx格式再上传。"),
    "accounts.workbook_broken": _(
        "文件打不开，可能已损坏或不是Excel工作簿。请用Excel打开后另存为xlsx格式再上传。"
    ),
    "accounts.workbook_headings": _(
        "工作表“%(sheet)s”里没有找到表头，应有这些列：%(headings)s。请使用模板。"
    ),
    "accounts.sheet_has_problems": _("有%(count)s行有问题，全部没有导入。请改正后重新上传。"),
    "accounts.cell_missing": _("“%(column)s”没有填，请补上。"),
    "accounts.cell_unknown": _("“%(column)s”里的“%(value)s”不认识，请填：%(known)s。"),
    "accounts.area_not_found": _("没有找到区域“%(name)s”，请核对全称，或把它放在表中更靠前的一行。"),
    "accounts.area_other_kind": _("“%(name)s”已有，层级是%(kind)s，与表中不同，请核对。"),
    "accounts.code_form": _("区划代码“%(value)s”应为6到12位数字，请核对。"),
    "accounts.name_too_long": _("名称太长，最多%(most)s个字。"),
    "accounts.organisation_not_found": _("没有找到机构“%(name)s”，请核对名称，或先导入机构。"),
    "accounts.organisation_ambiguous": _("有几个机构都叫“%(name)s”，请在页面上逐个办理。"),
    "accounts.username_other_person": _("用户名“%(username)s”已属于另一位同事，请换一个用户名。"),
    "accounts.already_founded": _("系统里已经有管理员，请由管理员登录后建立区域和账号。"),
}

SENTENCES: Mapping[str, str | Promise] = {
    **TEAM,
    **LAW,
    **ORDERS,
    **STEPS,
    **CLIENTS,
    **PLANS,
    **FILES,
    **SCREENING,
    **CONTACTS,
    **OBLIGATIONS,
    **IDENTITY,
    **RECORDING,
    **ACCOUNTS,
    **ROSTERS,
    **PRIVACY,
    **AUDIT,
}

#: Which list a place of a sentence takes its words from, by the room of the code.
LISTS: Mapping[tuple[str, str], type[StrEnum]] = {
    ("orders", "kind"): orders.Kind,
    ("orders", "state"): orders.State,
    ("orders", "step"): orders.Step,
    ("screening", "miss"): screening.MissKind,
    ("screening", "reason"): screening.MissReason,
    ("contacts", "kind"): contacts.Kind,
    ("contacts", "outcome"): contacts.Outcome,
    ("contacts", "reason"): contacts.Reason,
    ("obligations", "reason"): obligations.NotPossibleReason,
}

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def article_text(article: str) -> str:
    """第十四条 for ``"14"``; the wording of a local text as it stands; empty stays empty."""
    if not article.isdigit():
        return article
    number = words.number(int(article))
    return str(_("第%(number)s条")) % {"number": number}


def basis(source: str, article: str = "") -> str:
    """《戒毒条例》第十四条: a source (code, or the name of a local text) with its article."""
    law, place = str(LAW.get(source, source)), article_text(article)
    return str(_("%(law)s%(place)s")) % {"law": law, "place": place} if place else law


def _word(code: str, name: str, value: object) -> object:
    """One place of a sentence in words."""
    room = code.partition(".")[0]
    if (room, name) in LISTS:
        return label(LISTS[room, name](str(value)))
    if room == "law" and name == "key":
        return LAW.get(f"law.title.{value}", value)
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        with contextlib.suppress(ValueError):  # what somebody typed may look like a day and be none
            value = date.fromisoformat(value)
    if isinstance(value, date):
        return words.month(value) if name == "month" else words.day(value)
    return value


def sentence(code: str, params: Mapping[str, object] | None = None) -> str:
    """The sentence of ``code`` in the language of the moment, its places filled from ``params``.

    ``params`` may have been through JSON (dates as ISO text). Raises KeyError for a code without a sentence,
    or a place without a value: both are faults of the program.
    """
    given = dict(params or {})
    places = {name: _word(code, name, value) for name, value in given.items()}
    if "source" in given:
        places["basis"] = basis(str(given["source"]), str(given.get("article", "")))
    return str(SENTENCES[code]) % places


def because(reason: Why) -> str:
    """The sentence of a ``Why``."""
    return sentence(reason.code, reason.params)
