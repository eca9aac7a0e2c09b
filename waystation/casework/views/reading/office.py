"""The head's page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waystation.accounts.middleware import UserRequest
from waystation.casework.queries import office
from waystation.clients.access import visible_to
from waystation.common.wording.labels import choices
from waystation.rules.calendar import add_days
from waystation.rules.contacts import Outcome
from waystation.rules.roles import Verb
from waystation.rules.screening import MatterKind, MissKind

from . import asked


def office_page(request: UserRequest) -> HttpResponse:
    """What waits for a decision first; then each worker's load."""
    user, today = request.user, timezone.localdate()
    days = asked.number(request, "days") or office.law_of(user, today).number("lost_after_days")
    days = min(days, office.MOST_DAYS)
    unseen = office.not_seen(visible_to(user, Verb.SEE_OVERSIGHT), today, days)
    rows, since = office.table(user, today), add_days(today, -office.DECIDE_WITHIN)
    context = {
        "today": today,
        "days": days,
        "matters": office.first(office.matters(user)),
        "without_worker": office.first(office.without_worker(user)),
        "undecided": office.first(office.undecided(user, since)),
        "undecided_contacts": office.first(office.undecided_contacts(user, since)),
        "decide_within": office.DECIDE_WITHIN,
        "unseen": office.first(unseen),
        "sign_ins": office.first(office.overdue_sign_ins(user, today)),
        "rows": rows,
        "total": office.total(rows),
        "kinds": dict(choices(MatterKind)),
        "misses": dict(choices(MissKind)),
        "outcomes": dict(choices(Outcome)),
    }
    return render(request, "casework/office.html", context)
