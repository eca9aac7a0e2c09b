"""Severe breach and matters: why something is counted or due, and what is refused."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BREACH: dict[str, str | Promise] = {
    "breach.why.times": _("依据%(basis)s：经告知、认定并由第二人确认的，满%(value)s次为严重违反协议。"),
    "breach.why.days": _("依据%(basis)s：擅自离开累计超过%(value)s天为严重违反协议。"),
    "breach.why.separate": _("依据%(basis)s：这里把逃避检测和拒绝检测分别计数。"),
    "breach.why.together": _("依据%(basis)s：这里把逃避检测和拒绝检测合并计数。"),
}

MATTERS: dict[str, str | Promise] = {
    "matters.why.hear": _("依据%(basis)s：%(on)s有了这件事，%(value)s天内听取本人说明。"),
    "matters.why.confirm": _("依据%(basis)s：%(on)s作出认定，%(value)s天内由另一个人复核。"),
    "matters.why.objection": _("依据%(basis)s：%(on)s提出异议，%(value)s天内由没有参与决定的人答复。"),
    "matters.step_out_of_order": _("这件事项现在是“%(stage)s”，还不能“%(step)s”。请看页面上的“下一步”。"),
    "matters.under_objection": _("本人的异议还没有答复，先答复异议；在此之前不计入，也不能往下办。"),
    "matters.no_admonition": _("这个认定不需要告诫，请谈话或者安排帮助后办结。"),
    "matters.qualification_not_fitting": _("“%(kind)s”不能认定为“%(qualification)s”，请重新选择。"),
    "matters.same_person": _("认定是您作出的，要由另一个人复核。请站长或者社区民警复核。"),
    "matters.signer_decided": _("签字的人不能是认定、复核或者起草的人，请指定另一位站长或者社区民警。"),
    "matters.not_the_signer": _("这份报告指定由别人签字。需要换人的，请作废草稿后重新起草。"),
    "matters.not_confirmed": _("认定还没有由第二人复核，不能起草报告。"),
    "matters.ordinary_breach": _(
        "一般违反协议只作谈话教育，不能报告。只有拒绝接受措施、严重违反协议或者经确认的复吸才能报告。"
    ),
    "matters.law_knows_none": _("对这项措施，法律没有规定这种情形要报告，请谈话教育或者安排帮助。"),
    "matters.test_not_confirmed": _(
        "报告复吸需要公安机关的检测，并且经实验室确认。服务性检测和初筛结果都不够，请先送检。"
    ),
    "matters.counter_not_reached": _("按本地的计数方法，次数或者天数还没有达到严重违反协议，不能报告。"),
    "matters.words_needed": _("请写明“%(step)s”的内容。"),
    "matters.code_needed": _("请选择“%(step)s”的一项。"),
    "matters.place_needed": _("请写明在哪里听取说明。"),
    "matters.present_needed": _("请写明听取说明时有谁在场。"),
    "matters.attempts_needed": _("没有听到本人说明的，请写明找过几次、怎样找的。"),
    "matters.witness_needed": _("本人不收告诫书的，请写明见证人。"),
    "matters.signer_needed": _("请指定由哪位站长或者社区民警签字。"),
    "matters.receiver_needed": _("请写明公安机关由谁签收。"),
    "matters.future": _("日期%(on)s晚于今天，请核对。"),
    "matters.before_last": _("日期%(on)s早于上一步的%(since)s，请核对。"),
    "matters.undo_not_last": _("后面已经有了新的步骤，不能撤回这一步。请先撤回最后一步。"),
    "matters.undo_not_yours": _("这一步是%(who)s登记的，请由%(who)s撤回。"),
    "matters.undo_too_late": _("%(on)s登记的步骤只能在当天撤回。认为不对的，请提出异议，或者由站长处理。"),
    "matters.undo_objected": _("本人已经对它提出异议，请先答复异议。"),
    "matters.objection_waits": _("已有一份异议等待答复。有新的说明，请在答复以前补充给答复的人。"),
    "matters.objection_future": _("提出异议的日期%(on)s晚于今天，请核对。"),
    "matters.objection_before_matter": _("提出异议的日期%(on)s早于事情发生的%(opened_on)s，请核对。"),
    "matters.objection_consent": _("替本人提出异议，要先问过本人并得到同意。请勾选“本人同意”。"),
    "matters.objection_words": _("请写明异议的内容，尽量用本人的原话。"),
    "matters.objection_answered": _("这份异议已由%(who)s于%(on)s答复。"),
    "matters.objection_reason": _("请写明答复的理由，本人会看到。"),
    "matters.decided_before": _(
        "您参与过这件事项，或者登记了这份异议，请由没有参与过的站长或者社区民警答复。"
    ),
    "matters.offer_out_of_order": _("请先问本人要不要就医，再谈其他。"),
    "matters.offer_answer": _("权利和救济是告知，请选“已说明”；其他几项请选本人的回答。"),
    "matters.opened_by_hand": _("这类事项由登记的记录产生，不能手工添加。"),
    "matters.not_overdue": _("报到期限还没有过，或者本人已经报到，不用打开这件事项。"),
}
