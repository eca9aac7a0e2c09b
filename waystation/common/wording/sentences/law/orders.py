"""What is refused of orders, and why something is due."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
