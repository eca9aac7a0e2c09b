"""Words of points outside the scheme, and of the movements of a wallet."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules.points.postings import PostingKind
from waystation.rules.points.requests import RequestKind, RequestReason

REQUESTS: Words = (
    (RequestKind.CREDIT, _("补记积分")),
    (RequestKind.UNDO, _("冲正积分")),
    (RequestReason.UNRECORDED, _("到场了，当时没有登记")),
    (RequestReason.LATE_PAPER, _("凭据后来才拿到")),
    (RequestReason.NO_POWER, _("停电、断网没能登记")),
    (RequestReason.COUNTED_SHORT, _("少算了")),
    (RequestReason.WRONG_PERSON, _("记错了人")),
    (RequestReason.NOT_HELD, _("活动没有办，或者没有到场")),
    (RequestReason.COUNTED_TWICE, _("重复计算")),
    (PostingKind.EARNED, _("参加得分")),
    (PostingKind.PRIMED, _("加入时的积分")),
    (PostingKind.MANUAL, _("补记")),
    (PostingKind.SPENT, _("兑换")),
    (PostingKind.REFUNDED, _("退回")),
    (PostingKind.EXPIRED, _("到期")),
    (PostingKind.CORRECTED, _("冲正")),
    (PostingKind.MERGED, _("档案合并转入")),
    (PostingKind.CLOSED, _("结清")),
)
