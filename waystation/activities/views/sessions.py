"""The list of sessions; a new one; one once more; called off."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.activities import access
from waystation.activities.actions import sessions as actions
from waystation.activities.forms.sessions import FIELDS, NewSessionForm, SessionForm
from waystation.activities.queries import sessions as queries
from waystation.audit import queries as audit_queries
from waystation.clients.forms.fields import attempt
from waystation.common.forms.meanwhile import held, saved_words, second_tab, settled
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.rules.activities import SessionKind
from waystation.rules.problems import RuleBroken


@require_GET
def listed(request: UserRequest) -> HttpResponse:
    """The sessions from today on, or the earlier ones."""
    today, asked = timezone.localdate(), request.GET.get("when", "")
    when = asked if asked in queries.WHEN else queries.WHEN[0]
    page = Paginator(queries.listed(request.user, when, today), queries.PAGE)
    context = {
        "today": today,
        "when": when,
        "page": page.get_page(request.GET.get("page")),
        "kind_name": lambda kind: label(SessionKind(kind)),
    }
    return render(request, "activities/sessions.html", context)


def new(request: UserRequest) -> HttpResponse:
    """A new session; saving leads to its sheet."""
    today = timezone.localdate()
    form = NewSessionForm(request.POST or None, user=request.user, initial={"on": today})
    made = []

    def add() -> None:
        given = form.cleaned_data
        data, site = form.session(), given["organisation"]
        made.append(
            actions.add_session(by=request.user, organisation=site, data=data, form_key=given["form_key"])
        )

    if request.method == "POST" and form.is_valid() and attempt(form, add, FIELDS):
        messages.success(request, _("已安排活动。到那天在这里登记谁来了。"))
        return redirect("activities:sheet", made[0].pk)
    return render(request, "activities/new_session.html", {"form": form})


@second_tab
def change(request: UserRequest, session_id: int) -> HttpResponse:
    """A session once more: its words, day, hours, place."""
    row = access.must_see_session(request.user, session_id)
    held(request, row)
    form = SessionForm(request.POST or None, initial=queries.values(row))
    if (
        request.method == "POST"
        and form.is_valid()
        and settled(form, who=audit_queries.last_save(row))
        and attempt(
            form, lambda: actions.change_session(by=request.user, session=row, data=form.session()), FIELDS
        )
    ):
        messages.success(request, saved_words(form, _("已保存修改。")))
        return redirect("activities:sheet", row.pk)
    return render(request, "activities/change_session.html", {"form": form, "session": row})


@require_POST
def cancel(request: UserRequest, session_id: int) -> HttpResponse:
    """A session that does not take place; it stays on the list, struck."""
    row = access.must_see_session(request.user, session_id)
    try:
        actions.cancel_session(by=request.user, session=row, now=timezone.now())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
        return redirect("activities:sheet", row.pk)
    messages.success(request, _("活动已取消，列表里划去保留。请告诉报了名的人。"))
    return redirect("activities:sessions")
