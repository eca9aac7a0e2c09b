"""The record that opened a matter, read-only: a test, a visit, an order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from waystation.accounts.models import User
from waystation.casework.queries import timeline
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.contacts.access import visible_to as contacts_visible_to
from waystation.orders.models import Matter
from waystation.rules import contacts, screening
from waystation.screening.access import visible_to as screenings_visible_to


@dataclass(frozen=True)
class Cause:
    """``lines``: (title, words) each. ``nature``: what kind of test it was; ``struck``: corrected since."""

    on: date
    lines: list[tuple[str, str]]
    href: str
    struck: bool = False


def cause(user: User, matter: Matter) -> Cause | None:
    """One statement at most; None where the matter's own day and words are all there is."""
    what, _colon, rest = matter.key.partition(":")
    number = rest.partition("/")[0]
    if not number.isdigit():
        return None
    if what == "screening":
        return _test(user, matter, int(number))
    if what == "contact":
        return _visit(user, matter, int(number))
    return None


def _timeline(matter: Matter) -> str:
    return reverse("casework:client", args=[matter.client_id]) + "#timeline"


def _test(user: User, matter: Matter, number: int) -> Cause | None:
    test = screenings_visible_to(user).select_related("recorded_by").filter(pk=number).first()
    if test is None:
        return None
    outcome = label(screening.Outcome(test.outcome))
    if test.outcome == screening.Outcome.POSITIVE:
        outcome = words.headed(outcome, timeline.analytes(test.positive_for))
    elif test.miss_kind:
        miss = label(screening.MissKind(test.miss_kind))
        reason = label(screening.MissReason(test.reason)) if test.reason else ""
        outcome = words.headed(outcome, words.joined([miss, reason]))
    lines = [
        (_("检测结果"), outcome),
        (_("检测性质"), label(screening.Nature(test.nature))),
        (_("地点"), test.place),
        (_("记录人"), test.recorded_by.name),
        (_("备注"), test.note),
    ]
    kept = [(title, text) for title, text in lines if text]
    return Cause(test.taken_on, kept, _timeline(matter), test.withdrawn_at is not None)


def _visit(user: User, matter: Matter, number: int) -> Cause | None:
    visit = contacts_visible_to(user).select_related("recorded_by").filter(pk=number).first()
    if visit is None:
        return None
    reason = label(contacts.Reason(visit.reason)) if visit.reason else ""
    said = words.joined([label(contacts.Outcome(visit.outcome)), reason])
    lines = [(label(contacts.Kind(visit.kind)), said), (_("记录人"), visit.recorded_by.name)]
    return Cause(visit.held_on, lines, _timeline(matter), visit.withdrawn_at is not None)
