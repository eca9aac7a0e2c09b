"""Everything that happened in one file, newest first: one statement, then plain Python.

A file has a few hundred events, so all of them are read at once; notes stay sealed until they are shown or
searched. Filters, the list of authors and paging then cost nothing more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from waystation.clients.models import Consent, TeamMember
from waystation.common import crypto
from waystation.common.reading import statements
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.common.wording.messages import article_text, sentence
from waystation.rules import contacts, obligations, orders, people, screening
from waystation.rules.files import plans
from waystation.rules.privacy import COLUMNS, Viewer, reasons
from waystation.screening.models import Analyte

#: Rows of a page of the timeline.
PAGE = 50


class Kind(StrEnum):
    """What an event is about; the filter and the sign in front of it."""

    ORDER = "order"
    SCREENING = "screening"
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


KINDS: Mapping[Kind, Promise] = {
    Kind.SCREENING: gettext_lazy("检测"),
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
}
ICONS: Mapping[Kind, str] = {
    Kind.APPOINTMENT: "calendar",
    Kind.OBLIGATION: "missed",
    Kind.LOOK: "file",
    Kind.TOLD: "document",
}

_SQL = Path(__file__).with_name("timeline.sql").read_text(encoding="utf-8")


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


class _Codes(NamedTuple):
    """The codes alone."""

    a: str
    b: str
    c: str
    d: str
    note: str


@dataclass  # frozen, making the fifty of a page would take four times as long
class Event:
    """One line of the timeline. ``moment``: when it was written down, if on a later day; ``covered``: the
    colleague for whom the author wrote, if any; ``struck``: why it was corrected or withdrawn; None while it
    stands."""

    kind: Kind
    day: date
    moment: datetime | None
    id: int
    author_id: int | None
    author: str
    covered: str
    a: str
    b: str
    c: str
    d: str
    note: str
    sealed: bytes
    box: str
    struck: str | None

    @property
    def icon(self) -> str:
        """The sign in front of it."""
        return ICONS.get(self.kind, self.kind.value)

    @property
    def who(self) -> str:
        """周力, or 周力（代王敏）: who wrote it, and for whom."""
        if not self.covered:
            return self.author
        return _("%(author)s（代%(covered)s）") % {"author": self.author, "covered": self.covered}

    @cached_property
    def title(self) -> str:
        """What happened, in a few words."""
        if self.kind in _CODED:
            note = "" if self.kind is Kind.ORDER else self.note
            return _coded(get_language(), self.kind, _Codes(self.a, self.b, self.c, self.d, note))
        return _TITLES[self.kind](self)

    @cached_property
    def text(self) -> str:
        """What was noted, opened if it rests sealed."""
        if self.box:
            return crypto.decrypt(self.sealed, column=self.box)
        return self.note if self.kind in _PLAIN_NOTES else ""

    @property
    def is_late_entry(self) -> bool:
        """Whether it was written down on a later day than it happened."""
        return self.moment is not None and self.kind in _DATED

    def holds(self, keyword: str) -> bool:
        """Whether its words contain ``keyword``."""
        return keyword.casefold() in f"{self.title} {self.text} {self.who} {self.struck or ''}".casefold()


_PLAIN_NOTES = frozenset({Kind.ORDER, Kind.MATTER, Kind.APPOINTMENT})
_DATED = frozenset({Kind.SCREENING, Kind.CONTACT, Kind.GAIN})


def _joined(*parts: str) -> str:
    return words.joined(parts)


def _order(e: Coded) -> str:
    step = words.headed(label(orders.Kind(e.d)), label(orders.Step(e.a)))
    decider = label(orders.Decider(e.b))
    basis = article_text(e.c) if e.c else ""
    return step + (_("（%(decider)s，%(basis)s）") % {"decider": decider, "basis": basis} if basis else "")


def analytes(codes: Iterable[str]) -> str:
    """What a positive test showed, in words."""
    known = {str(code): str(name) for code, name in Analyte.choices}
    return words.listed(known.get(code, code) for code in codes)


def _screening(e: Coded) -> str:
    outcome = label(screening.Outcome(e.a))
    if e.note and e.a == screening.Outcome.POSITIVE:
        outcome = words.headed(outcome, analytes(e.note.split(",")))
    miss = label(screening.MissKind(e.b)) if e.b else ""
    reason = label(screening.MissReason(e.c)) if e.c else ""
    nature = label(screening.Nature(e.d)) if e.d == screening.Nature.LEGAL else ""
    return words.headed(_("检测"), _joined(outcome, miss, reason, nature))


def _contact(e: Coded) -> str:
    reason = label(contacts.Reason(e.c)) if e.c else ""
    met = label(contacts.Met(e.d)) if e.d == contacts.Met.FAMILY else ""
    topics = words.listed(label(contacts.Topic(topic)) for topic in e.note.split(",") if topic)
    what = _joined(label(contacts.Outcome(e.b)), reason, met)
    return words.headed(label(contacts.Kind(e.a)), what) + words.bracketed(topics)


def appointment_words(what: str) -> str:
    """检测, or the way of meeting: what an appointment is for."""
    return _("检测") if what == "screening" else label(contacts.Kind(what))


def _appointment(e: Coded) -> str:
    states = {"planned": _("已约"), "missed": _("未到"), "cancelled": _("已取消")}
    return words.headed(_("约见"), _joined(appointment_words(e.a), e.c[:5], states.get(e.b, "")))


def obligation_title(rule: str, why: Mapping[str, Any]) -> str:
    """第2年第3次检测, 2026年11月会见: the short name of an obligation, without anybody's name."""
    params = why.get("params", {})
    try:
        return sentence(f"obligations.title.{rule}", params)
    except KeyError:  # a note ("could not be done", suspended) stands in place of the plan's own reason
        return label(obligations.RuleCode(rule))


def _obligation(e: Coded) -> str:
    title = obligation_title(e.a, json.loads(e.note)) if e.a else _("工作")
    if e.b == "not_possible":
        reason = label(obligations.NotPossibleReason(e.c))
        return words.headed(_("无法完成"), _joined(title, reason, e.d))
    due = words.day(date.fromisoformat(e.c))
    return _("未完成：%(title)s（最迟%(due)s）") % {"title": title, "due": due}


def _matter(e: Coded) -> str:
    kind = label(screening.MatterKind(e.a))
    if e.b == "opened":
        return _("新的待处理事项：%(kind)s") % {"kind": kind}
    return _("事项已办结：%(kind)s") % {"kind": kind}


def _document(e: Coded) -> str:
    place = _("存放：%(place)s") % {"place": e.c} if e.c else ""
    return _("文书：%(title)s") % {"title": e.b} + words.bracketed(place)


def _consent(e: Coded) -> str:
    scope = str(Consent.Scope(e.a).label)
    head = _("同意") if e.b == "given" else _("撤回同意")
    return words.headed(head, _joined(scope, e.c))


def _team(e: Coded) -> str:
    if e.b == "handed":
        return _("移交说明")
    duty = str(TeamMember.Duty(e.a).label)
    return (_("%(duty)s：%(name)s") if e.b == "joined" else _("%(duty)s：%(name)s 不再担任")) % {
        "duty": duty,
        "name": e.c,
    }


def _plan(e: Coded) -> str:
    goal = label(plans.Goal(e.a))
    if e.b == "settled":
        return words.headed(_("计划的结果"), _joined(goal, label(plans.PlanOutcome(e.c))))
    until = _("%(day)s以前") % {"day": words.day(date.fromisoformat(e.c))} if e.c else ""
    return words.headed(_("帮扶计划"), _joined(goal, until))


def _gain(e: Coded) -> str:
    return words.headed(_("小进步"), label(plans.Goal(e.a))) if e.a else _("小进步")


_REFILED: Mapping[str, Promise] = {
    "merged": gettext_lazy("合并档案（%(number)s）"),
    "parted": gettext_lazy("拆分出新档案（%(number)s）"),
    "parted_from": gettext_lazy("由拆分建立档案（%(number)s）"),
}


def _file(e: Coded) -> str:
    if e.a == "registered":
        return _("建立档案（%(number)s）") % {"number": e.b}
    if e.a in _REFILED:
        return str(_REFILED[e.a]) % {"number": e.b}
    if e.a == "area":
        return _("转入%(area)s") % {"area": e.b}
    return _("档案结案")


def _look(e: Coded) -> str:
    found = label(reasons.Finding(e.c)) if e.c else ""
    head = words.headed(label(reasons.PassKind(e.a)), _joined(label(reasons.Reason(e.b)), found))
    return head + words.bracketed(_("到%(time)s") % {"time": e.d})


def _told(e: Coded) -> str:
    what = label(people.Told(e.a))
    return words.headed(_("告知本人"), _joined(what, label(people.ToldHow(e.b))))


_TITLES: Mapping[Kind, Callable[[Coded], str]] = {
    Kind.ORDER: _order,
    Kind.SCREENING: _screening,
    Kind.CONTACT: _contact,
    Kind.APPOINTMENT: _appointment,
    Kind.OBLIGATION: _obligation,
    Kind.MATTER: _matter,
    Kind.DOCUMENT: _document,
    Kind.CONSENT: _consent,
    Kind.TEAM: _team,
    Kind.PLAN: _plan,
    Kind.GAIN: _gain,
    Kind.FILE: _file,
    Kind.LOOK: _look,
    Kind.TOLD: _told,
}


#: Titles made of nothing but codes: a file has the same few over and over.
_CODED = frozenset({Kind.ORDER, Kind.SCREENING, Kind.CONTACT})


@lru_cache(maxsize=4096)
def _coded(language: str | None, kind: Kind, codes: _Codes) -> str:
    """The title of any event with these codes in ``language`` (the one of the moment)."""
    return _TITLES[kind](codes)


@dataclass(frozen=True)
class Wanted:
    """What the reader asked the timeline for; empty is everything."""

    kinds: frozenset[Kind] = frozenset()
    keyword: str = ""
    since: date | None = None
    until: date | None = None
    author_id: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return self != Wanted()

    def holds(self, event: Event) -> bool:
        """Whether an event is asked for; the keyword last, because it opens sealed notes."""
        return (
            (not self.kinds or event.kind in self.kinds)
            and (self.since is None or event.day >= self.since)
            and (self.until is None or event.day <= self.until)
            and (self.author_id is None or event.author_id == self.author_id)
            and (not self.keyword or event.holds(self.keyword))
        )


def events(client_id: int, today: date, viewer: Viewer) -> list[Event]:
    """Every event of the file as ``viewer`` sees it, newest first: one statement.

    The caller has reached the client. What the viewer does not see is taken out before it is searched.
    """
    rows = statements.rows(_SQL, {"client": client_id, "today": today})
    return [_event(viewer, *row) for row in rows]


_KINDS = {kind.value: kind for kind in Kind}
#: What the plain words of an event are: (kind, place) → column. Sealed notes name their column themselves.
_WORDS: Mapping[str, Mapping[str, str]] = {
    "order": {"note": "orders.orderstep.note", "struck": "orders.orderstep.withdrawn_reason"},
    "screening": {"struck": "screening.screening.withdrawn_reason"},
    "contact": {"struck": "contacts.contact.withdrawn_reason"},
    "appointment": {"note": "contacts.appointment.place"},
    "obligation": {"d": "casework.notpossible.note"},
    "matter": {"note": "orders.matter.note"},
    "document": {"b": "clients.document.title", "struck": "clients.document.withdrawn_reason"},
    "consent": {"c": "clients.kin.name"},
    "team": {"c": "clients.teammember.name"},
}


def _event(viewer: Viewer, kind: str, *rest: Any) -> Event:
    """A row as an event; the author's name and the sealed note come raw."""
    day, moment, pk, author_id, author, covered, a, b, c, d, note, sealed, box, struck = rest
    said = {"b": b, "c": c, "d": d, "note": note, "struck": struck}
    for place, column in _WORDS[kind].items() if kind in _WORDS else ():
        said[place] = said[place] and viewer.show(COLUMNS[column], said[place])
    if box and not viewer.whole(COLUMNS[box]):
        sealed, box = b"", ""
    said |= {"author": author or "", "covered": covered or ""}
    return Event(_KINDS[kind], day, moment, pk, author_id, a=a, sealed=bytes(sealed), box=box, **said)


def authors(found: Sequence[Event]) -> list[tuple[int, str]]:
    """Who wrote in this file, for the filter."""
    return sorted(
        {(e.author_id, e.author) for e in found if e.author_id is not None}, key=lambda pair: pair[1]
    )
