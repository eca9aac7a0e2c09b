"""The main navigation: what this person may open, in the order of a working day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from waystation.rules.roles import Role, Verb, may

from .pages import PAGES

#: (URL name, title, the verb that opens it); the first that a person may open is their start page. The rarer
#: a door is used, the further down it stands: see ``ROOM``.
PLACES: tuple[tuple[str, Any, Verb], ...] = (
    ("casework:home", _("今日"), Verb.SEE_WORK_LIST),
    ("casework:office", _("站务"), Verb.SEE_OVERSIGHT),
    ("casework:clients", _("学员"), Verb.LIST_CLIENTS),
    ("activities:sessions", _("活动"), Verb.RECORD_ACTIVITY),
    ("casework:matters", _("事项"), Verb.SEE_MATTERS),
    ("orders:parameters", _("地方规定"), Verb.MANAGE_LOCAL_LAW),
    ("points:shop", _("积分商店"), Verb.SEE_SHOP),
    ("casework:gate", _("出所必接"), Verb.SEE_LEAVERS),
    ("casework:places", _("请假与两地"), Verb.RECORD_AWAY),
    ("casework:changes", _("更正审批"), Verb.SEE_CHANGES),
    ("notices:outbox", _("对外消息"), Verb.SEE_MESSAGES),
    ("casework:rosters", _("名册导入"), Verb.IMPORT_ROSTER),
    ("points:merchants", _("合作商户"), Verb.SEE_MERCHANTS),
    ("accounts:areas", _("区域"), Verb.MANAGE_AREAS),
    ("accounts:organisations", _("机构"), Verb.MANAGE_AREAS),
    ("accounts:accounts", _("账号"), Verb.MANAGE_ACCOUNTS),
    ("notices:channels", _("消息通道"), Verb.MANAGE_CHANNELS),
    ("notices:wordings", _("消息内容"), Verb.WORD_MESSAGES),
    ("orders:agreement_texts", _("协议文本"), Verb.WRITE_AGREEMENT_TEXT),
    ("points:schemes", _("积分方案"), Verb.MANAGE_SCHEMES),
    ("casework:inspect", _("查阅档案"), Verb.INSPECT_FILES),
    ("casework:looks", _("查阅记录"), Verb.CHECK_PASSES),
    ("auditing:record", _("审计记录"), Verb.SEE_AUDIT),
    ("screening:medicines", _("用药声明"), Verb.READ_MEDICINE),
    ("screening:panels", _("检测板"), Verb.MANAGE_PANELS),
    ("casework:rules", _("规则"), Verb.SEE_LAW),
)

#: So many doors stand side by side on a phone and beside the search box of a desk; whoever has more finds the
#: rest under the last of them, "More".
ROOM = 6


@dataclass(frozen=True)
class Place:
    """One entry of the navigation."""

    page: str
    title: str
    current: bool
    folded: bool = False


def places(request: HttpRequest) -> list[Place]:
    """The entries for the person behind ``request``."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    held: frozenset[Role] = getattr(request, "roles", frozenset())
    own = [(page, title) for page, title, verb in PLACES if page in PAGES and may(held, verb)]
    beside = len(own) if len(own) <= ROOM else ROOM - 1
    return [Place(page, str(title), page == here, n >= beside) for n, (page, title) in enumerate(own)]


def can(request: HttpRequest, verb: str) -> bool:
    """Whether to show a door at all; the door itself asks again."""
    return may(getattr(request, "roles", frozenset()), Verb(verb))


def offers_tour(request: HttpRequest) -> bool:
    """Whether this is the first page of somebody's work, and they have not yet seen the tour or said no."""
    if getattr(request.user, "toured_at", request) is not None or request.resolver_match is None:
        return False
    first = next(iter(places(request)), None)
    return first is not None and first.current
