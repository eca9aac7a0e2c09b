"""What an event can be about. A new subject adds its kind, its word and, if it has one, its sign here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Kind(StrEnum):
    """What an event is about; the filter and the sign in front of it."""

    ORDER = "order"
    SCREENING = "screening"
    SPECIMEN = "specimen"
    CONTACT = "contact"
    APPOINTMENT = "appointment"
    OBLIGATION = "obligation"
    MATTER = "matter"
    DOCUMENT = "document"
    CONSENT = "consent"
    PLAN = "plan"
    GAIN = "gain"
    TEAM = "team"
    FILE = "file"
    LOOK = "look"
    TOLD = "told"
    AWAY = "away"
    RELEASE = "release"
    AGREEMENT = "agreement"
    GATE = "gate"
    SEARCH = "search"


KINDS: Mapping[Kind, Promise] = {
    Kind.SCREENING: gettext_lazy("检测"),
    Kind.SPECIMEN: gettext_lazy("样本与异议"),
    Kind.CONTACT: gettext_lazy("谈话走访"),
    Kind.APPOINTMENT: gettext_lazy("约见"),
    Kind.ORDER: gettext_lazy("措施与手续"),
    Kind.OBLIGATION: gettext_lazy("未完成的工作"),
    Kind.MATTER: gettext_lazy("待处理事项"),
    Kind.DOCUMENT: gettext_lazy("文书"),
    Kind.CONSENT: gettext_lazy("同意书"),
    Kind.PLAN: gettext_lazy("帮扶计划"),
    Kind.GAIN: gettext_lazy("小进步"),
    Kind.TEAM: gettext_lazy("责任人与帮教小组"),
    Kind.FILE: gettext_lazy("档案"),
    Kind.LOOK: gettext_lazy("名单以外的查阅"),
    Kind.TOLD: gettext_lazy("告知本人"),
    Kind.AWAY: gettext_lazy("请假、外出、变更执行地"),
    Kind.RELEASE: gettext_lazy("解除与后续关怀"),
    Kind.AGREEMENT: gettext_lazy("协议"),
    Kind.GATE: gettext_lazy("出所必接"),
    Kind.SEARCH: gettext_lazy("查找"),
}
ICONS: Mapping[Kind, str] = {
    Kind.APPOINTMENT: "calendar",
    Kind.OBLIGATION: "missed",
    Kind.LOOK: "file",
    Kind.SPECIMEN: "screening",
    Kind.TOLD: "document",
    Kind.AWAY: "calendar",
    Kind.GATE: "home_visit",
    Kind.RELEASE: "expiry",
}


class Coded(Protocol):
    """The codes of an event; what they mean depends on its kind."""

    @property
    def a(self) -> str: ...
    @property
    def b(self) -> str: ...
    @property
    def c(self) -> str: ...
    @property
    def d(self) -> str: ...
    @property
    def note(self) -> str: ...


#: Kinds whose note is plain text.
PLAIN_NOTES = frozenset({Kind.ORDER, Kind.MATTER, Kind.APPOINTMENT})
#: Kinds that may be written down later than they happened.
DATED = frozenset({Kind.SCREENING, Kind.CONTACT, Kind.GAIN})
