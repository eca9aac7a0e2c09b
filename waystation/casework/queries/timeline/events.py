"""Everything that happened in one file, newest first: one statement, then plain Python.

A file has a few hundred events, so all of them are read at once; notes stay sealed until they are shown or
searched. Filters, the list of authors and paging then cost nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from waystation.casework.queries.timeline.kinds import DATED, ICONS, PLAIN_NOTES, Kind
from waystation.casework.queries.timeline.titles import TITLES, WORDS
from waystation.common import crypto
from waystation.common.reading import statements
from waystation.rules.matters import MatterKind
from waystation.rules.privacy import COLUMNS, Viewer

#: Rows of a page of the timeline.
PAGE = 50


def _text() -> str:
    """The statement: the frame with every source in it. The orders come first: they name the columns."""
    here = Path(__file__).parent
    files = sorted((here / "sources").glob("*.sql"), key=lambda path: (path.stem != "orders", path.stem))
    sources = "UNION ALL\n".join(path.read_text(encoding="utf-8") for path in files)
    return (here / "frame.sql").read_text(encoding="utf-8").replace("/*sources*/", sources)


_SQL = _text()


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
        return TITLES[self.kind](self)

    @cached_property
    def text(self) -> str:
        """What was noted, opened if it rests sealed."""
        if self.box:
            return crypto.decrypt(self.sealed, column=self.box)
        return self.note if self.kind in PLAIN_NOTES else ""

    @property
    def is_late_entry(self) -> bool:
        """Whether it was written down on a later day than it happened."""
        return self.moment is not None and self.kind in DATED

    def holds(self, keyword: str) -> bool:
        """Whether its words contain ``keyword``."""
        return keyword.casefold() in f"{self.title} {self.text} {self.who} {self.struck or ''}".casefold()


#: Titles made of nothing but codes: a file has the same few over and over.
_CODED = frozenset({Kind.ORDER, Kind.SCREENING, Kind.CONTACT})


@lru_cache(maxsize=4096)
def _coded(language: str | None, kind: Kind, codes: _Codes) -> str:
    """The title of any event with these codes in ``language`` (the one of the moment)."""
    return TITLES[kind](codes)


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
    shown = viewer.whole("note")
    return [_event(viewer, *row) for row in rows if shown or not _is_care(row)]


def _is_care(row: Sequence[Any]) -> bool:
    """A matter about a sign of use that was told or seen, and what was offered: for those who help alone."""
    return bool(row[0] == Kind.MATTER and (row[7] == MatterKind.RELAPSE_SIGN or row[8] == "offered"))


_KINDS = {kind.value: kind for kind in Kind}


def _event(viewer: Viewer, kind: str, *rest: Any) -> Event:
    """A row as an event; the author's name and the sealed note come raw."""
    day, moment, pk, author_id, author, covered, a, b, c, d, note, sealed, box, struck = rest
    said = {"b": b, "c": c, "d": d, "note": note, "struck": struck}
    for place, column in WORDS[kind].items() if kind in WORDS else ():
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
