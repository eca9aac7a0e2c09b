"""The sentences of the record of deeds."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AUDIT: dict[str, str | Promise] = {
    "audit.month_not_over": _("这个月还没有结束，下月第一次加封后再登记。"),
    "audit.month_not_sealed": _("这个月结束后还没有加封，请先在“封存与月度签字页”里点“现在加封”。"),
    "audit.signed_on_wrong": _("签字日期应在这个月的第一天到今天之间，请核对。"),
}
