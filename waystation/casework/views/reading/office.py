"""The head's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import User
from waystation.casework.queries import gate, office, privacy
from waystation.casework.queries.law import changes
from waystation.common.wording.labels import choices, label
from waystation.common.wording.messages import sentence
from waystation.contacts import access as contact_access
from waystation.contacts import actions as contact_actions
from waystation.rules.calendar import add_days
from waystation.rules.changes import Subject, What
from waystation.rules.contacts import Outcome
from waystation.rules.law import Law
from waystation.rules.matters import MatterKind
from waystation.rules.privacy.reasons import Tie
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb
from waystation.screening.queries import kits, stored

from . import asked


def _waiting(user: User, today: date) -> dict[str, object]:
    """What waits for the head, the first of each."""
    since = add_days(today, -office.DECIDE_WITHIN)
    return {
        "matters": office.first(user, "matters", lambda: office.matters(user)),
        "without_worker": office.first(user, "without", lambda: office.without_worker(user)),
        "undecided_contacts": office.first(
            user, "talks", lambda: office.undecided_contacts(user, since), since
        ),
        "decided": office.decided(user, today),
        "changes": office.first(user, "changes", lambda: changes.to_decide(user)),
        "sign_ins": office.first(user, "sign ins", lambda: office.overdue_sign_ins(user, today), today),
    }


def _testing(user: User, today: date, law: Law) -> dict[str, object]:
    """Samples to destroy, kits to order, tests whose taking somebody should look at."""
    warned = [row for row in kits.stocked(user, today, law) if row.warnings]
    return {
        "kits": warned,
        "samples_due": stored.due(user, today).count(),
        "flawed": office.first(user, "flawed", lambda: stored.flawed(user, today), today),
        "label": label,
    }


def _guards(request: UserRequest) -> dict[str, object]:
    """Emergency looks to check, and ties that were declared."""
    user = request.user
    return {
        "looks_to_check": office.first(user, "looks", lambda: privacy.to_check(user)),
        "recusals": office.first(user, "recusals", lambda: privacy.recusals(user)),
        "ties": dict(choices(Tie)),
    }


def office_page(request: UserRequest) -> HttpResponse:
    """What waits for a decision first; then each worker's load."""
    user, today = request.user, timezone.localdate()
    law = office.law_of(user, today)
    days = min(asked.number(request, "days") or law.number("lost_after_days"), office.MOST_DAYS)
    rows = office.table(user, today, law)
    context = {
        "today": today,
        "days": days,
        "unexcused": Outcome.UNEXCUSED.value,
        "decide_within": office.DECIDE_WITHIN,
        "unseen": office.unseen(user, today, days),
        "rows": rows,
        "total": office.total(rows),
        "norm": law.number("caseload_norm"),
        "unclaimed": gate.unclaimed(user, today, law),
        "kinds": dict(choices(MatterKind)),
        "records": dict(choices(Subject)),
        "whats": dict(choices(What)),
        "outcomes": dict(choices(Outcome)),
    }
    return render(
        request,
        "casework/office.html",
        context | _waiting(user, today) | _guards(request) | _testing(user, today, law),
    )


@require_POST
def decide_contact(request: UserRequest, client_id: int, contact_id: int) -> HttpResponse:
    """The head lets a miss stand as it is, or (``undo``) takes that back on the same day."""
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
