"""How long files are kept, and their deletion."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
