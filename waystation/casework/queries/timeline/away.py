"""Leave, absence, move, second place and tests elsewhere, in a few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from waystation.casework.queries.timeline.kinds import Coded
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.rules import screening
from waystation.rules.places import absences, elsewhere, leaves, moves, second


def _day(text: str) -> str:
    return words.day(date.fromisoformat(text)) if text else ""


def _leave(e: Coded) -> str:
    days = _("%(first)s至%(last)s") % {"first": _day(e.c), "last": _day(e.d)}
    return words.headed(_("请假"), words.joined([label(leaves.LeaveReason(e.b)), days]))


def _extension(e: Coded) -> str:
    until = _("到%(day)s") % {"day": _day(e.c)}
    decision = label(leaves.Decision(e.b)) if e.b else ""
    return words.headed(_("续假"), words.joined([until, decision]))


def _absence(e: Coded) -> str:
    since = _("%(day)s起") % {"day": _day(e.c)}
    until = _("到%(day)s") % {"day": _day(e.d)} if e.d else _("还没有回来")
    noticed = _("%(who)s发现") % {"who": label(absences.NoticedBy(e.b))}
    return words.headed(_("发现本人不在"), words.joined([since, until, noticed]))


def _attempt(e: Coded) -> str:
    came = _("联系上了") if e.c else _("没有联系上")
    return words.headed(_("联系本人"), words.joined([label(absences.AttemptWay(e.b)), came]))


def _elsewhere(e: Coded) -> str:
    by_on = _("最迟%(day)s") % {"day": _day(e.d)}
    return words.headed(_("委托检测"), words.joined([e.c, label(screening.Material(e.b)), by_on]))


def _move(e: Coded) -> str:
    return words.headed(_("申请变更执行地"), words.joined([e.c, label(moves.MoveReason(e.b))]))


_SAID: Mapping[str, Callable[[Coded], str]] = {
    "leave": _leave,
    "leave_answer": lambda e: words.headed(_("答复请假"), label(leaves.Decision(e.b))),
    "extension": _extension,
    "return": lambda _e: _("销假"),
    "absence": _absence,
    "attempt": _attempt,
    "move": _move,
    "move_sent": lambda e: words.headed(_("移送变更执行地的材料"), e.c),
    "move_answer": lambda e: words.headed(label(moves.MoveState(e.b)), e.c),
    "move_reported": lambda e: words.headed(_("到新执行地报到"), e.c),
    "shared": lambda e: words.headed(_("发出双向管控函"), words.joined([e.c, label(second.PlaceKind(e.b))])),
    "shared_answer": lambda e: words.headed(label(second.SharedState(e.b)), e.c),
    "shared_ended": lambda e: words.headed(_("终止双向管控"), e.c),
    "elsewhere": _elsewhere,
    "elsewhere_answer": lambda e: words.headed(
        _("委托检测"), words.joined([e.c, label(elsewhere.RequestState(e.b))])
    ),
}


def away(e: Coded) -> str:
    """The title of one of these events."""
    return _SAID[e.a](e)
