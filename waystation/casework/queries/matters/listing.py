"""The list of matters somebody may see, with what is due in each: one statement, however many."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from waystation.accounts.models import User
from waystation.casework.models import Obligation
from waystation.orders.access import matters_visible_to
from waystation.orders.models import Matter
from waystation.rules.matters import Stage
from waystation.rules.obligations import LIVE
from waystation.rules.roles import Verb

#: Rows of a page.
PAGE = 30
#: What the filter offers besides the stages themselves.
OPEN, ALL = "open", "all"


@dataclass(frozen=True)
class Wanted:
    """What the reader narrowed the list to. ``state``: ``open``, ``all``, or one stage."""

    state: str = OPEN
    kind: str = ""
    objected: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out that is still open."""
        return self != Wanted()


def listed(user: User, wanted: Wanted) -> QuerySet[Matter]:
    """The matters, those with the nearest last day first; ``due_on``: the next last day in it, or None."""
    prefix = Concat(Value("matter:"), Cast(OuterRef("pk"), CharField()), Value("/"))
    due = Obligation.objects.filter(
        client=OuterRef("client"), key__startswith=prefix, state__in=[state.value for state in LIVE]
    )
    waiting = Matter.objects.filter(pk=OuterRef("pk"), objections__decision="")
    rows = matters_visible_to(user, Verb.SEE_MATTERS).annotate(
        due_on=Subquery(due.order_by("due_on").values("due_on")[:1]),
        objection_id=Subquery(waiting.values("objections__pk")[:1]),
    )
    if wanted.state in set(Stage):
        rows = rows.filter(stage=wanted.state)
    elif wanted.state != ALL:
        rows = rows.filter(state=Matter.State.OPEN)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.objected:
        rows = rows.filter(objection_id__isnull=False)
    return rows.select_related("client__worker").order_by("state", "due_on", "-opened_on", "-pk")
