"""The round of an office: who was seen, who is known to be somewhere, who is not, place by place.

Who was met or tested within the round was seen: nobody marks that a second time. Of a mark and a meeting the
later one counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from waystation.accounts.models import User
from waystation.casework.queries.office import last_seen
from waystation.clients.access import visible_to
from waystation.clients.models import SEALED, Client
from waystation.contacts.models import RoundMark
from waystation.rules.care.rounds import Round, Whereabouts
from waystation.rules.roles import Verb

#: Rows of a page.
PAGE = 30
#: What can be shown; ``open``: nobody said anything yet.
SHOWN = ("open", *(one.value for one in Whereabouts), "all")


@dataclass(frozen=True)
class Place:
    """The counts of one community."""

    name: str
    seen: int
    known: int
    unknown: int
    waiting: int

    @property
    def people(self) -> int:
        """All of them."""
        return self.seen + self.known + self.unknown + self.waiting


def _standing(user: User, current: Round) -> QuerySet[Client]:
    """Everybody with an open file whom ``user`` works with: ``seen_on``, the mark and what they come to."""
    marks = RoundMark.objects.filter(client=OuterRef("pk"), round_on=current.first)
    rows = visible_to(user, Verb.RECORD_CONTACT).filter(
        state=Client.State.OPEN, registered_on__lte=current.last
    )
    met = Q(seen_on__gte=current.first)
    later = Q(marked_on__isnull=True) | Q(mark="") | Q(seen_on__gte=F("marked_on"))
    return rows.annotate(
        seen_on=last_seen(),
        mark=Coalesce(Subquery(marks.values("mark")[:1]), Value("")),
        how=Coalesce(Subquery(marks.values("how")[:1]), Value("")),
        marked_on=Subquery(marks.values("on")[:1]),
    ).annotate(
        standing=Case(
            When(met & later, then=Value(Whereabouts.SEEN.value)),
            When(~Q(mark=""), then=F("mark")),
            default=Value("open"),
            output_field=CharField(),
        )
    )


def people(user: User, current: Round, shown: str) -> QuerySet[Client]:
    """Whom to go through: those of ``shown``, community by community."""
    rows = _standing(user, current)
    if shown != "all":
        rows = rows.filter(standing=shown)
    return rows.select_related("area", "worker").defer(*SEALED).order_by("area", "pinyin", "pk")


def places(user: User, current: Round) -> list[Place]:
    """The counts, community by community: one statement."""
    rows = _standing(user, current).order_by().values_list("area__path", "area__name", "standing")
    counted: dict[tuple[str, str], dict[str, int]] = {}
    for path, name, standing, n in rows.annotate(n=Count("pk")):
        counted.setdefault((path, name), {})[standing] = n
    return [
        Place(
            name,
            found.get(Whereabouts.SEEN, 0),
            found.get(Whereabouts.KNOWN, 0),
            found.get(Whereabouts.UNKNOWN, 0),
            found.get("open", 0),
        )
        for (_path, name), found in sorted(counted.items())
    ]


def days_left(current: Round, today: date) -> int:
    """Days until the round is over, the last day included."""
    return (current.last - today).days
