"""The head's page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.queries import office, privacy
from waystation.clients.access import visible_to
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.contacts import access as contact_access
from waystation.contacts import actions as contact_actions
from waystation.rules.calendar import add_days
from waystation.rules.contacts import Outcome
from waystation.rules.privacy.reasons import Tie
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb
from waystation.rules.screening import MatterKind, MissKind
from waystation.screening import access as screening_access
from waystation.screening import actions as screening_actions

from . import asked


def _guards(request: UserRequest) -> dict[str, object]:
    """Emergency looks to check, and ties that were declared."""
    return {
        "looks_to_check": office.first(privacy.to_check(request.user)),
        "recusals": office.first(privacy.recusals(request.user)),
        "ties": dict(choices(Tie)),
    }


def office_page(request: UserRequest) -> HttpResponse:
    """What waits for a decision first; then each worker's load."""
    user, today = request.user, timezone.localdate()
    law = office.law_of(user, today)
    days = min(asked.number(request, "days") or law.number("lost_after_days"), office.MOST_DAYS)
    rows, since = office.table(user, today, law), add_days(today, -office.DECIDE_WITHIN)
    context = {
        "today": today,
        "days": days,
        "matters": office.first(office.matters(user)),
        "without_worker": office.first(office.without_worker(user)),
        "undecided": office.first(office.undecided(user, since)),
        "undecided_contacts": office.first(office.undecided_contacts(user, since)),
        "decided": office.decided(user, today),
        "unexcused": (MissKind.UNEXCUSED.value, Outcome.UNEXCUSED.value),
        "decide_within": office.DECIDE_WITHIN,
        "unseen": office.first(office.not_seen(visible_to(user, Verb.SEE_OVERSIGHT), today, days)),
        "sign_ins": office.first(office.overdue_sign_ins(user, today)),
        "rows": rows,
        "total": office.total(rows),
        "norm": law.number("caseload_norm"),
        "kinds": dict(choices(MatterKind)),
        "misses": dict(choices(MissKind)),
        "outcomes": dict(choices(Outcome)),
    }
    return render(request, "casework/office.html", context | _guards(request))


@require_POST
def decide_screening(request: UserRequest, client_id: int, screening_id: int) -> HttpResponse:
    """The head lets a missed test stand as it is, or (``undo``) takes that back on the same day."""
    row = screening_access.must_see(request.user, screening_id, client_id=client_id, verb=Verb.CLOSE_MATTER)
    decide = screening_actions.reconsider if "undo" in request.POST else screening_actions.let_stand
    return _decided(request, lambda: decide(by=request.user, screening=row, today=timezone.localdate()))


@require_POST
def decide_contact(request: UserRequest, client_id: int, contact_id: int) -> HttpResponse:
    """The same of a meeting nobody came to."""
    row = contact_access.must_see(request.user, contact_id, client_id=client_id, verb=Verb.CLOSE_MATTER)
    decide = contact_actions.reconsider if "undo" in request.POST else contact_actions.let_stand
    return _decided(request, lambda: decide(by=request.user, contact=row, today=timezone.localdate()))


def _decided(request: UserRequest, write: Callable[[], object]) -> HttpResponse:
    try:
        write()
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        undone = "undo" in request.POST
        messages.success(request, _("已撤销认定，重新列出。") if undone else _("已维持“无正当理由”。"))
    return redirect("casework:office")
