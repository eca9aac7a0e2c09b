"""Requests to change legal records: what waits for me, one side by side, and the decision."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.law import changes as flows
from waystation.casework.forms.law import changes as hands
from waystation.casework.models import ChangeRequest
from waystation.casework.queries.law import changes as queries
from waystation.casework.views.reading import asked
from waystation.clients.access import may_on
from waystation.clients.forms.fields import attempt
from waystation.clients.views.opening import looked
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.rules.changes import ChangeState, Subject, What
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb, may

#: Which field a refusal belongs to.
_FIELDS = {"changes.words_needed": "words"}


@require_GET
def listed(request: UserRequest) -> HttpResponse:
    """What waits for me as the second person; what I asked; what was decided."""
    decides = may(request.roles, Verb.DECIDE_CHANGE)  # type: ignore[attr-defined]  # set by the middleware
    shelves = (["waiting"] if decides else []) + ["mine", "done"]
    shelf = asked.word(request, "shelf", set(shelves)) or shelves[0]
    context = {
        "page": asked.page(request, queries.on_shelf(request.user, shelf), queries.PAGE),
        "shelf": shelf,
        "shelves": shelves,
        "today": timezone.localdate(),
        **_words(),
    }
    return render(request, "casework/law/changes.html", context)


def _words() -> dict[str, object]:
    return {
        "titles": dict(choices(Subject)),
        "whats": dict(choices(What)),
        "states": dict(choices(ChangeState)),
    }


def _reached(request: UserRequest, client_id: int, correction_id: int) -> ChangeRequest:
    row = queries.visible_to(request.user).filter(pk=correction_id, client=client_id).first()
    if row is None:
        raise Http404
    return row


@require_GET
def change(request: UserRequest, client_id: int, correction_id: int) -> HttpResponse:
    """One request: before and after side by side, why, and who asked when."""
    row = _reached(request, client_id, correction_id)
    looked(request, row.client)
    return _page(request, row, hands.DecideForm())


def _page(request: UserRequest, row: ChangeRequest, form: hands.DecideForm) -> HttpResponse:
    record = queries.SUBJECTS[Subject(row.subject)].find(row.row_id)
    is_own, waits = row.asked_by_id == request.user.pk, row.state == ChangeState.WAITING
    context = {
        "client": row.client,
        "row": row,
        "lines": hands.lines(row, record, timezone.localdate()) if record else [],
        "form": form,
        "is_own": is_own,
        "waits": waits,
        "blank": _("（空）"),
        "may_decide": waits and not is_own and may_on(request.user, row.client, Verb.DECIDE_CHANGE),
        "is_stale": waits and record and queries.is_stale(row, record),
        **_words(),
    }
    return render(request, "casework/law/change.html", context)


@require_POST
def decide(request: UserRequest, client_id: int, correction_id: int) -> HttpResponse:
    """The second person says yes or no, and why."""
    row = _reached(request, client_id, correction_id)
    form = hands.DecideForm(request.POST)
    if form.is_valid():
        told, now = form.cleaned_data, timezone.now()
        given = {"grants": told["grants"] == "yes", "words": told["words"], "now": now}
        done: list[ChangeRequest] = []
        if attempt(
            form,
            lambda: done.append(flows.decide(by=request.user, asked=row, carry_out=hands.carry_out, **given)),
            _FIELDS,
        ):
            _say(request, ChangeState(done[0].state))
            return redirect("casework:changes")
    row.refresh_from_db()
    return _page(request, row, form)


def _say(request: UserRequest, state: ChangeState) -> None:
    if state is ChangeState.LAPSED:
        messages.warning(
            request, _("记录在申请之后已被别人改动，没有执行，申请作废；已告知申请人，可以重新申请。")
        )
    elif state is ChangeState.APPROVED:
        messages.success(request, _("已批准，记录已按申请改好；已告知申请人。"))
    else:
        messages.success(request, _("没有批准，记录不变；已告知申请人。"))


@require_POST
def take_back(request: UserRequest, client_id: int, correction_id: int) -> HttpResponse:
    """Who asked takes it back."""
    row = _reached(request, client_id, correction_id)
    try:
        flows.take_back(by=request.user, asked=row, now=timezone.now())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("申请已撤回，记录不变。"))
    return redirect("casework:change", client_id, correction_id)
