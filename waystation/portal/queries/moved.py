"""The movements of a purse in words that a person understands, and that say nothing to others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from waystation.clients.models import Client
from waystation.points.queries.wallets import Moved, history

#: Movements of a page.
PAGE = 20


@dataclass(frozen=True)
class Line:
    """One movement. ``undone``: it was taken back later."""

    on: date
    said: str
    amount: int
    after: int
    undone: bool


@dataclass(frozen=True)
class Page:
    """One page of movements; ``older``: the number from which the next one begins, None: there is none."""

    lines: tuple[Line, ...]
    older: int | None


def page(client: Client, *, family: bool, before: str) -> Page:
    """The newest movements, or those older than the number that the page before named."""
    from_ = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    rows = history(client, family=family, most=PAGE + 1, before=from_)
    lines = tuple(Line(row.on, said(row), row.amount, row.after, row.undone) for row in rows[:PAGE])
    return Page(lines, rows[PAGE - 1].posting if len(rows) > PAGE else None)


def said(row: Moved) -> str:
    """Why the points came or went."""
    by_cause = {
        "attendance": _("参加活动"),
        "contact": _("按时见面"),
        "workrecord": _("坚持工作"),
        "manual": _("工作人员补记"),
        "redemption": _("兑换物品"),
        "purchase": _("在商户消费"),
        "refund": _("退回"),
        "expiry": _("到期"),
        "prime": _("开始的积分"),
    }
    by_kind = {
        "earned": _("获得积分"),
        "primed": _("开始的积分"),
        "manual": _("工作人员补记"),
        "spent": _("使用积分"),
        "refunded": _("退回"),
        "expired": _("到期"),
        "corrected": _("更正"),
        "merged": _("两份资料合并"),
        "closed": _("结清"),
    }
    if row.kind == "corrected":
        return by_kind["corrected"]
    return by_cause.get(row.cause.partition(":")[0]) or by_kind.get(row.kind, _("积分变动"))
