"""Points outside the scheme: what is refused, and what to do about it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REQUESTS: dict[str, str | Promise] = {
    "points.credit_points": _("请填1至%(most)s分；更多的，请按事实分开登记。"),
    "points.credit_words": _("请写明情况：哪件事、看到什么凭据。"),
    "points.credit_later": _("%(on)s还没有到，请核对日期。"),
    "points.credit_same": _("要由两个人办：申请人不能自己批准，请另一位站长办理。"),
    "points.credit_verified": _("这位学员当月的积分是您核实过的，不能再由您批准，请另一位站长办理。"),
    "points.undo_waits": _("这一笔已经有人申请冲正，正在等复核。"),
    "points.request_settled": _("这件申请已经办结，请刷新页面。"),
    "points.answer_needed": _("不同意的，请写明原因，让申请人知道怎么办。"),
}
