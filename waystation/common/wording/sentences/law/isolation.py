"""Sentences of isolation, of clocks that only some places have, and of the legal life."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ISOLATION: dict[str, str | Promise] = {
    "orders.isolation_does_not_apply": _(
        "本人在%(on)s属于《禁毒法》第三十九条规定不适用强制隔离戒毒的情形，不能登记这一步。请与街道核实；情形已经结束的，先登记结束日期。"
    ),
    "orders.weighing_needed_age": _(
        "本人在%(on)s不满十六周岁，可以不适用强制隔离戒毒（《禁毒法》第三十九条）。决定仍然作出的，请写明决定书说明的理由。"
    ),
    "orders.weighing_needed_reading": _(
        "按本地采用的理解，仅凭“%(ground)s”不能由社区康复转为强制隔离戒毒（《戒毒条例》第三十八条）。决定已经作出的，请写明决定书说明的理由，并告知本人可以申请复议或者起诉。"
    ),
    "orders.still_in_isolation": _(
        "本人自%(decided_on)s起在强制隔离戒毒中，还没有登记结束日期。请先登记结束日期，再办理报到。"
    ),
    "orders.recovery_not_after_change": _(
        "强制隔离戒毒是变更为社区戒毒的，接下来的措施应当是社区戒毒，请核对措施种类。"
    ),
    "orders.served_before_decision": _("送达日期%(served_on)s早于决定日期%(decided_on)s，请核对。"),
    "orders.future_decision": _("决定日期%(day)s晚于今天，请核对。"),
    "orders.spell_before_law": _("决定日期%(day)s早于《禁毒法》施行之日%(since)s，请核对。"),
    "orders.spell_day_in_future": _("日期%(day)s晚于今天，请核对。"),
    "orders.spell_day_before_decision": _("日期%(day)s早于决定日期%(decided_on)s，请核对。"),
    "orders.change_before_proposal": _(
        "变更决定的日期%(decided_on)s早于提出建议的日期%(proposed_on)s，请核对。"
    ),
    "orders.prolonged_too_long": _("延长不能超过%(most)s个月，填写的是%(months)s个月，请核对。"),
    "orders.spell_over": _("按期限应在%(last_day)s结束，还没有登记结束，请核对。"),
    "orders.spell_too_long": _("结束日期%(ended_on)s晚于期限的最后一天%(last_day)s，请核对。"),
    "orders.early_too_soon": _("提前解除的日期%(ended_on)s早于执行满一年的%(early_from)s，请核对。"),
    "orders.expired_too_soon": _("期满解除的日期%(ended_on)s早于期限的最后一天%(last_day)s，请核对。"),
    "orders.spell_crosses": _("自%(from_on)s起的日期已属于另一项措施或者另一段强制隔离戒毒，请核对日期。"),
    "orders.spell_end_with_its_day": _("结束日期和结束方式请一并填写。"),
    "orders.spell_of_a_step": _("这一段是由“转为强制隔离戒毒”登记的，请在办理进程中撤回那一步。"),
    "orders.spell_is_followed": _("后面的措施接着这一段，不能撤回；日期有误的请更正。"),
    "orders.act_in_future": _("日期%(on)s晚于今天，请核对。"),
    "orders.act_of_release": _("这一项在“解除与后续”页面登记。"),
    "orders.act_before_decision": _("日期%(on)s早于决定或者送达的日期%(begins)s，请核对。"),
    "orders.circumstance_in_future": _("日期晚于今天，请核对。"),
    "orders.circumstance_computed": _("是否不满十六周岁按出生日期计算，不用登记。"),
    "orders.circumstance_for_women": _("档案中的性别不适用这种情形，请核对档案。"),
    "orders.circumstance_holds": _("同一情形自%(from_on)s起已经登记，不用重复登记。"),
    "orders.circumstance_backwards": _("结束日期早于开始日期%(from_on)s，请核对。"),
    "orders.child_day_needed": _("请填写孩子的出生日期；到孩子满一周岁时自动结束。"),
    "orders.child_over_one": _("孩子已在%(to_on)s满一周岁，不再属于这种情形。"),
    "orders.text_unknown": _("没有这份地方规定，请从列表中选择。"),
    "orders.text_adopted": _("这份地方规定的参数在该区域已经全部登记，不用重复采用。"),
    "orders.adopted_before": _("只能撤销当天的采用。以前采用的，请逐项写明失效日期。"),
    "orders.deadline.service": _("送达决定书"),
    "orders.deadline.street_told": _("通知街道"),
    "orders.deadline.move_file": _("移送档案"),
    "orders.deadline.move_police_told": _("告知公安机关已报到"),
    "orders.deadline.papers_before_expiry": _("期满前报送材料"),
    "orders.deadline.release_served": _("送达解除通知书"),
    "orders.deadline.release_family_told": _("把解除通知书交给家属"),
    "orders.deadline.family_served": _("向家属送达"),
    "orders.deadline.review": _("可以申请行政复议"),
    "orders.deadline.lawsuit": _("可以提起行政诉讼"),
    "orders.deadline.spell_family_told": _("通知家属、单位和派出所"),
    "orders.deadline.spell_change": _("决定是否变更为社区戒毒"),
    "orders.deadline.gate_notice": _("解除前通知"),
    "orders.deadline.spell_end": _("强制隔离戒毒期满"),
    "orders.deadline.spell_papers": _("材料和评估移交街道"),
    "orders.why.service_hours": _("依据%(basis)s：%(event)s作出决定，应在%(value)s小时内送达。"),
    "orders.why.street_told_workdays": _(
        "依据%(basis)s：%(event)s作出决定，应在%(value)s个工作日内通知街道。"
    ),
    "orders.why.move_file_workdays": _(
        "依据%(basis)s：%(event)s变更执行地，应在%(value)s个工作日内移送档案。"
    ),
    "orders.why.move_police_told_workdays": _(
        "依据%(basis)s：%(event)s在新的地方报到，应在%(value)s个工作日内告知公安机关。"
    ),
    "orders.why.papers_before_expiry_workdays": _(
        "依据%(basis)s：%(event)s期满，街道应提前%(value)s个工作日把协议和材料报送公安机关。"
    ),
    "orders.why.release_served_workdays": _(
        "依据%(basis)s：%(event)s期满，应在%(value)s个工作日内送达解除通知书。"
    ),
    "orders.why.release_notify_street_workdays": _(
        "依据%(basis)s：%(event)s期满，应在%(value)s个工作日内通知街道；早于国家规定的期限，按早的算。"
    ),
    "orders.why.family_served": _("依据%(basis)s：决定书也要送达家属；没有规定天数，应当及时。"),
    "orders.why.move_file": _("依据%(basis)s：变更执行地的，材料要移交新的街道；没有规定天数，应当及时。"),
    "orders.why.release_served": _("依据%(basis)s：解除通知书要送达本人；没有规定天数，应当及时。"),
    "orders.why.release_family_told": _("依据%(basis)s：解除通知书要送达家属；没有规定天数，应当及时。"),
    "orders.why.review": _(
        "依据%(basis)s：自知道决定之日起%(value)s天内可以申请行政复议；按%(event)s送达计算。"
    ),
    "orders.why.lawsuit": _(
        "依据%(basis)s：自知道决定之日起%(value)s个月内可以提起行政诉讼；按%(event)s送达计算。"
    ),
    "orders.why.spell_family_told": _(
        "依据%(basis)s：%(served_on)s送达强制隔离戒毒决定书，应在%(value)s小时内通知。"
    ),
    "orders.why.spell_change": _(
        "依据%(basis)s：%(proposed_on)s提出变更建议，应在%(value)s天内作出是否批准的决定。"
    ),
    "orders.why.gate_notice": _(
        "依据%(basis)s：%(last_day)s解除，戒毒所应提前%(value)s天通知，由家属或者派出所领回。"
    ),
    "orders.why.gate_notice_workdays": _(
        "依据%(basis)s：%(last_day)s解除，戒毒所应提前%(value)s个工作日通知；早于国家规定的期限，按早的算。"
    ),
    "orders.why.spell_end": _(
        "依据%(basis)s：自%(decided_on)s作出决定之日起%(value)s年（含延长），到%(last_day)s期满。"
    ),
    "orders.why.spell_papers": _(
        "依据%(basis)s：%(ended_on)s解除，应在%(value)s个工作日内把材料和评估移交街道。"
    ),
}

#: Titles of the figures, and of their units and sources.
FIGURES: dict[str, str | Promise] = {
    "law.unit.workdays": _("个工作日"),
    "law.source.arl": _("《中华人民共和国行政复议法》"),
    "law.source.all": _("《中华人民共和国行政诉讼法》"),
    "law.title.report_deadline_far_days": _("收到决定书后的报到期限：路途较远的"),
    "law.title.move_report_far_days": _("变更执行地后的报到期限：路途较远的"),
    "law.title.service_hours": _("作出决定后送达决定书的期限"),
    "law.title.street_told_workdays": _("作出决定后通知街道的期限"),
    "law.title.move_file_workdays": _("变更执行地后移送档案的期限"),
    "law.title.move_police_told_workdays": _("在新的地方报到后告知公安机关的期限"),
    "law.title.papers_before_expiry_workdays": _("期满前报送材料的时间"),
    "law.title.release_served_workdays": _("期满后送达解除通知书的期限"),
    "law.title.release_notify_street_workdays": _("期满后通知街道的期限（按工作日）"),
    "law.title.recovery_term_start": _("社区康复的期限从哪一天算起"),
    "law.title.review_window_days": _("申请行政复议的期限"),
    "law.title.lawsuit_months": _("提起行政诉讼的期限"),
    "law.title.lawsuit_after_review_days": _("复议之后提起行政诉讼的期限"),
    "law.title.isolation_notice_hours": _("强制隔离戒毒决定送达后通知家属的期限"),
    "law.title.isolation_years": _("强制隔离戒毒的期限"),
    "law.title.isolation_early_after_years": _("执行多久以后可以提前解除强制隔离戒毒"),
    "law.title.isolation_prolong_max_months": _("强制隔离戒毒最多延长多久"),
    "law.title.isolation_change_decision_days": _("建议变更为社区戒毒后作出决定的期限"),
    "law.title.gate_notice_workdays": _("强制隔离戒毒期满前的通知时间（按工作日）"),
    "law.title.papers_after_release_workdays": _("解除强制隔离戒毒后移交材料的期限"),
    "law.title.recovery_breach_may_isolate": _(
        "社区康复期间拒绝或者严重违反协议，能否仅凭此决定强制隔离戒毒"
    ),
    "law.title.recovery_refusal_may_treat": _("拒绝社区康复的，能否责令社区戒毒"),
    "law.title.isolation_spare_under_years": _("不满多少周岁可以不适用强制隔离戒毒"),
    "law.title.nursing_child_months": _("哺乳的婴儿不满多少个月不适用强制隔离戒毒"),
}
