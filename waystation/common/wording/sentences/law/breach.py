"""Severe breach: why something is counted."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BREACH: dict[str, str | Promise] = {
    "breach.why.times": _("依据%(basis)s：经告知、认定并由第二人确认的，满%(value)s次为严重违反协议。"),
    "breach.why.days": _("依据%(basis)s：擅自离开累计超过%(value)s天为严重违反协议。"),
    "breach.why.separate": _("依据%(basis)s：这里把逃避检测和拒绝检测分别计数。"),
    "breach.why.together": _("依据%(basis)s：这里把逃避检测和拒绝检测合并计数。"),
}
