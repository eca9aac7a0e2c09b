"""Titles, reasons and notes of what is due. A rule has ``title.<code>`` and ``reason.<code>``."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OBLIGATIONS: dict[str, str | Promise] = {
    "obligations.future": _("填写日期%(entered_on)s晚于今天，请核对。"),
    "obligations.expiry_stays": _("期满由日期决定，不能标记为无法完成。"),
    "obligations.already_done": _("这项工作已经完成，不必标记为无法完成。"),
    "obligations.not_open_yet": _("这项工作%(opens_on)s才开始，现在不能标记为无法完成。"),
    "obligations.is_over": _("对应的措施已经结束，这项工作不再需要。"),
    "obligations.note.not_possible": _("%(entered_on)s记录为无法完成：%(reason)s。不计入本人。"),
    "obligations.note.suspended": _("依据%(basis)s：措施中止期间不安排这项工作。"),
    "obligations.note.on_leave": _("依据%(basis)s：整个期间本人都在请假，不算缺席。"),
    "obligations.note.back_from_leave": _("依据%(basis)s：期间本人在请假，现在仍可补做，不算缺席。"),
    "obligations.note.excused": _("已记录不计入本人的原因，本次不再要求。"),
    "obligations.note.evidence_awaited": _("等待证明材料，收到后请认定。"),
    "obligations.title.order.sign_in": _("报到"),
    "obligations.title.order.agreement": _("签订协议"),
    "obligations.title.order.expiry": _("办理期满解除手续"),
    "obligations.title.screening.planned": _("第%(year)s年第%(n)s次检测"),
    "obligations.title.screening.objection": _("%(asked_stage)s：%(asked_step)s"),
    "obligations.title.screening.hair": _("毛发检测（自愿安排时间）"),
    "obligations.title.contact.monthly": _("%(month)s会见"),
    "obligations.title.leave.answer": _("答复请假"),
    "obligations.title.leave.return": _("请假期满，销假"),
    "obligations.title.move.send": _("变更执行地：移送材料"),
    "obligations.title.move.answer": _("变更执行地：等对方街道答复"),
    "obligations.title.move.report": _("变更执行地：到新执行地报到"),
    "obligations.title.move.agreement": _("变更后签订新协议"),
    "obligations.title.move.police": _("变更执行地：通知公安机关"),
    "obligations.title.shared.answer": _("双向管控：等对方答复"),
    "obligations.title.shared.end": _("双向管控：答复终止申请"),
    "obligations.title.elsewhere.answer": _("委托检测：催问结果"),
    "obligations.title.elsewhere.take": _("委托检测：登记寄回的结果"),
    "obligations.title.matter.hear": _("%(on)s的事项：听取本人说明"),
    "obligations.title.matter.confirm": _("%(on)s的认定：第二人复核"),
    "obligations.title.matter.objection": _("%(on)s的异议：答复本人"),
    "obligations.reason.matter.hear": _(
        "有了需要了解的事项，先在期限内听取本人说明；听不到的，写明找过几次。"
    ),
    "obligations.reason.matter.confirm": _(
        "工作人员作出认定后，由另一个人在期限内复核；认定的人不能自己复核。"
    ),
    "obligations.reason.matter.objection": _(
        "本人提出异议后，由没有参与过决定的人在期限内答复；答复以前不计入。"
    ),
    "obligations.title.order.papers": _("期满前报送材料"),
    "obligations.title.isolation.family": _("强制隔离：登记公安机关已通知家属"),
    "obligations.title.isolation.change": _("强制隔离：登记是否批准变更为社区戒毒"),
    "obligations.title.isolation.notice": _("强制隔离：登记戒毒所的解除前通知"),
    "obligations.title.isolation.end": _("强制隔离：登记怎样结束"),
    "obligations.title.isolation.papers": _("强制隔离：收到移交的材料和评估"),
    "obligations.reason.order.papers": _("当地规定街道在期满前若干工作日把协议和材料报送公安机关。"),
    "obligations.reason.isolation.family": _(
        "通知由作出决定的公安机关负责；街道问清以后登记日期，没有通知的提醒公安机关。"
    ),
    "obligations.reason.isolation.change": _(
        "健康不再适宜隔离时戒毒所提出建议，由公安机关在期限内决定；决定以后登记结果。"
    ),
    "obligations.reason.isolation.notice": _(
        "戒毒所应当在解除前通知公安机关、家属和派出所领回；没有收到的，由站长向戒毒所问清解除日期，再登记出所必接。"
    ),
    "obligations.reason.isolation.end": _("隔离期满由公安机关解除；登记实际的最后一天，之后的措施才接得上。"),
    "obligations.reason.isolation.papers": _(
        "当地规定戒毒所或者公安机关在解除后若干工作日内移交；没有收到的，由街道催要。"
    ),
    "obligations.title.release.client": _("解除通知书送达本人"),
    "obligations.title.release.family": _("解除情况告知家属"),
    "obligations.title.release.street": _("登记街道收到解除通知"),
    "obligations.title.release.exit_pack": _("交给本人离站材料"),
    "obligations.title.aftercare.contact": _("自愿后续关怀：第%(n)s次联系"),
    "obligations.reason.release.client": _("措施期满解除后，解除通知书要送达本人。"),
    "obligations.reason.release.family": _("措施期满解除后，要告知家属。"),
    "obligations.reason.release.street": _("公安机关要在期限内通知街道，街道收到后登记。"),
    "obligations.reason.release.exit_pack": _("把属于本人的检测记录、权利告知和申请书交给本人。"),
    "obligations.reason.aftercare.contact": _("本人自愿保持联系时，按约定的间隔联系；没有联系上不算未到。"),
    "obligations.reason.order.sign_in": _("决定书送达后，本人要在期限内到街道报到；没有报到的需要联系。"),
    "obligations.reason.order.agreement": _("报到以后，街道要和本人签订协议。"),
    "obligations.reason.order.expiry": _("期满前要准备材料，期满后要把解除通知交给本人和家属。"),
    "obligations.reason.screening.planned": _(
        "按措施种类和年份安排检测次数，每年平均分成若干窗口，窗口内任何一天都可以做。"
    ),
    "obligations.reason.screening.objection": _(
        "本人对检测结果有异议，或者需要实验室确认：要按期决定、送检、出具报告并告知本人。异议期间该结果不计入任何统计。"
    ),
    "obligations.reason.screening.hair": _(
        "当地规定了毛发检测的间隔时，提前提醒本人自己选方便的时间来做；不催促，过了日子也随时可以做。"
    ),
    "obligations.reason.contact.monthly": _("每个月至少和本人见面一次，了解情况，提供帮助。"),
    "obligations.reason.leave.answer": _("当地要求请假须经同意的，站长要在出发前答复。"),
    "obligations.reason.leave.return": _("请假期满要销假；没有销假先联系本人，不能自动算作擅自离开。"),
    "obligations.reason.move.send": _("本人申请变更执行地后，街道要把材料移送到新的街道。"),
    "obligations.reason.move.answer": _("材料移送后等对方接收；接收以前仍由原街道负责。"),
    "obligations.reason.move.report": _("变更执行地后，本人要在期限内到新的街道报到。"),
    "obligations.reason.move.agreement": _("到新执行地报到以后，新的街道要和本人签订新的协议。"),
    "obligations.reason.move.police": _("本人到新执行地报到后，街道通知当地公安机关。"),
    "obligations.reason.shared.answer": _("发出双向管控函后等对方答复；答复以前由本街道一家负责。"),
    "obligations.reason.shared.end": _("一方申请终止双向管控，须另一方同意；同意以前两地都负责。"),
    "obligations.reason.elsewhere.answer": _(
        "委托外地检测没有回音的要催问；没有回音是工作方的原因，不计入本人。"
    ),
    "obligations.reason.elsewhere.take": _("外地寄回的检测结果要登记到档案里，才算完成这一次检测。"),
}
