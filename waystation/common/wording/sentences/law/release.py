"""Release and after, how long files are kept, and their deletion."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RELEASE: dict[str, str | Promise] = {
    "release.why.client_told": _(
        "依据%(basis)s：措施已于%(ended_on)s期满解除，解除通知书应送达本人；通知街道的期限为%(value)s日，送达按同一期限安排。"
    ),
    "release.why.family_told": _(
        "依据%(basis)s：措施已于%(ended_on)s期满解除，应告知家属；通知街道的期限为%(value)s日，告知按同一期限安排。"
    ),
    "release.why.street_told": _(
        "依据%(basis)s：措施已于%(ended_on)s期满解除，公安机关应在%(value)s日内通知街道（乡镇）。"
    ),
    "release.why.pack_given": _(
        "%(basis)s：解除后%(value)s天内把离站材料交给本人：本人的检测记录、权利告知和解除动态管控申请书。"
    ),
    "release.why.control": _(
        "依据%(basis)s：戒断%(value)s年未复吸的，不再实行动态管控；自%(starts_on)s起算，%(may_ask_on)s满期限。"
    ),
    "release.why.aftercare": _("%(basis)s：本人自愿保持联系，这是第%(n)s次联系；没有联系上不记为未到。"),
    "seal.not_closed": _("档案还在使用，不能封存；请先结案。"),
    "seal.matters_open": _("还有%(count)s件待处理事项或者更正、撤回的申请没有办结，请先办结再封存。"),
    "seal.reason_needed": _("请选择要做什么和理由。"),
    "seal.reason_not_fitting": _("“%(reason)s”不能作为“%(what_for)s”的理由，请重新选择。"),
    "seal.words_needed": _("请用一两句话写明具体情况。"),
    "seal.own_request": _("自己的申请须由另一位负责人决定。"),
    "seal.note_needed": _("不同意时请写明原因。"),
    "seal.told_asked": _("%(who)s申请打开封存的档案%(file)s，请决定是否同意。"),
    "seal.told_granted": _("%(who)s同意了打开封存档案%(file)s的申请。"),
    "seal.told_refused": _("%(who)s没有同意打开封存档案%(file)s的申请，原因见申请。"),
    "release.in_future": _("日期%(on)s晚于今天，请核对。"),
    "release.not_released": _("这项措施还没有登记期满解除，请先登记解除，再登记送达和告知。"),
    "release.before_end": _("日期%(on)s早于措施结束之日%(ended_on)s，请核对。"),
    "release.notice_needed": _("请填写解除通知书的文号。"),
    "release.relative_needed": _("请选择告知了哪位家属；没有告知的请写明原因。"),
    "release.relative_of_other_file": _("所选家属不属于这份档案，请重新选择。"),
    "release.already": _("%(who)s已登记（%(on)s），没有重复保存。"),
    "release.withdraw_same_day": _("登记当天（%(on)s）由登记人撤回；之后须由另一人（站长）写明原因撤回。"),
    "release.reason_needed": _("请写明撤回的原因；原记录会保留并划去。"),
    "release.aftercare_order_running": _("还有正在执行的措施，不属于自愿后续关怀；请按计划约见。"),
    "release.aftercare_future": _("开始日期%(on)s晚于今天，请核对。"),
    "release.aftercare_months": _("联系间隔应为1到%(most)s个月，请修改。"),
    "release.aftercare_running": _("自%(on)s起已有自愿后续关怀，不必再登记。"),
    "release.no_aftercare": _("还没有登记过自愿后续关怀。"),
}

RETENTION: dict[str, str | Promise] = {
    "retention.why.in_use": _("档案在用，不计算保存期限。"),
    "retention.why.unset": _("本区域没有设置档案保存年限：不计算期限，也不会删除。"),
    "retention.why.years": _(
        "依据%(basis)s：自%(begins_on)s（结案且措施全部结束）起保存%(value)s年，%(ends_on)s满期。"
    ),
    "retention.no_clock": _(
        "本区域没有设置档案保存年限，不能删除。请先由区、市在“地方规定”里登记年限和文件依据。"
    ),
    "retention.not_over": _("保存期限%(ends_on)s才满，现在不能删除。"),
    "retention.back_in_use": _("档案还在使用，不能删除。"),
    "retention.back_not_sealed": _("档案还没有封存，不能删除；请先封存。"),
    "retention.back_order_running": _("还有正在执行的措施，不能删除。"),
    "retention.back_matter_open": _("还有没有办结的事项或者异议，不能删除；请先恢复档案，办结后再说。"),
    "retention.back_opening": _("有打开这份档案的申请没有决定，或者有人正在查看，现在不能删除。"),
    "retention.back_held": _("档案已被保留，不能删除；保留到期或者取消以后再提。"),
    "retention.hold_reason": _("请选择保留的理由。"),
    "retention.hold_words": _("请用一两句话写明为什么要保留。"),
    "retention.hold_past": _("保留到%(on)s已经过去，请填今天以后的日期。"),
    "retention.hold_too_long": _("一次最多保留到%(on)s；到期还需要的，再登记一次。"),
    "retention.own_proposal": _("自己提出的删除须由另一人确认。"),
    "retention.too_early": _("还在等待期内，%(on)s起才能确认删除。"),
    "retention.other_number": _("档案号不一致，请照上面的档案号输入，核对要删除的是哪一份。"),
    "retention.withdrawn": _("这份删除申请已经撤回，不能确认。"),
    "retention.told_proposed": _(
        "%(who)s提出删除保存期满的档案%(file)s，%(on)s起可由区、市确认；不应删除的，请撤回或者登记保留。"
    ),
    "retention.told_done": _("%(who)s确认了您提出的删除，档案已删除，证明编号%(number)s。"),
}
