"""Pages about opening files outside the own list, and about who did."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import privacy as flows
from waystation.casework.forms.privacy import CheckForm, FindForm, ReasonForm
from waystation.casework.queries import privacy as queries
from waystation.casework.views.reading import asked
from waystation.clients import access
from waystation.clients.actions import passes
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.orders.queries import law_for
from waystation.rules.privacy.reasons import CHOSEN, Finding, PassKind, Reason
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


def _onward(request: UserRequest, client_id: int) -> str:
    """Where the head was going: a page of this house, else the client's page."""
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/"):
        return wanted
    return reverse("casework:client", args=[client_id])


def _asked_of(request: UserRequest, client_id: int) -> Client:
    return access.must_reach(request.user, client_id, Verb.SEE_OVERSIGHT, also=("worker",))


def state_reason(request: UserRequest, client_id: int) -> HttpResponse:
    """A head says why, with one tap, also for the two files of one page; only "other" asks for words."""
    also = asked.number(request, "also")
    files = [_asked_of(request, pk) for pk in dict.fromkeys([client_id, also]) if pk is not None]
    now, problem = timezone.now(), ""
    if request.method == "POST":
        given = {name: request.POST.get(name, "")[:300] for name in ("reason", "words")}
        try:
            for client in files:
                flows.state_reason(
                    by=request.user, client=client, today=timezone.localdate(now), now=now, **given
                )
        except RuleBroken as refusal:
            problem = sentence(refusal.code, refusal.params)
        else:
            return redirect(_onward(request, client_id))
    context = {
        "files": files,
        "problem": problem,
        "reasons": choices(Reason, set(CHOSEN) - {Reason.OTHER}),
        "words": request.POST.get("words", ""),
        "hours": law_for(files[0].area_id, timezone.localdate(now)).number("stated_reason_hours"),
    }
    return render(request, "casework/state_reason.html", context)


@never_cache
def outside(request: UserRequest) -> HttpResponse:
    """A worker finds the file of a colleague's client; a head one under special protection."""
    return _find(request, Verb.BREAK_GLASS, flows.break_glass)


@never_cache
def inspect(request: UserRequest) -> HttpResponse:
    """District and city open one file with a stated reason."""
    return _find(request, Verb.INSPECT_FILES, flows.inspect)


def _find(request: UserRequest, verb: Verb, open_file: Callable[..., object]) -> HttpResponse:
    """What is typed is sent, never part of an address; the answer says that there is a file, no more."""
    opening = "reason" in request.POST
    find = FindForm(request.POST or None)
    found = queries.exactly(request.user, find.cleaned_data["q"], verb) if find.is_valid() else []
    form = ReasonForm(request.POST if opening else None)
    if opening and len(found) == 1 and form.is_valid():
        now, client = timezone.now(), found[0]
        given = {**form.cleaned_data, "today": timezone.localdate(now), "now": now}
        if attempt(form, lambda: open_file(by=request.user, client=client, **given)):
            return redirect("casework:client", client.pk)
    context = {
        "find": find,
        "form": form,
        "found": len(found),
        "searched": find.is_bound and find.is_valid(),
        "oversight": verb is Verb.INSPECT_FILES,
        "held": _held(request),
        "protected": any(client.is_protected for client in found),
    }
    return render(request, "casework/outside.html", context)


def _held(request: UserRequest) -> list[tuple[object, access.Held]]:
    """The files that are open to this person by a pass now."""
    held = {one.client_id: one for one in access.held_passes(request.user)}
    if not held:
        return []
    rows = access.visible_to(request.user).filter(pk__in=held).order_by("pk")
    return [(client, held[client.pk]) for client in rows]


@require_POST
def end_pass(request: UserRequest, client_id: int) -> HttpResponse:
    """Hand the file back before the time is up."""
    client = access.must_reach(request.user, client_id, Verb.SEE_CLIENTS)
    passes.end_pass(by=request.user, client=client, now=timezone.now())
    messages.success(request, _("已结束查阅。"))
    return redirect("start")


@require_GET
def looks(request: UserRequest) -> HttpResponse:
    """Who looked into files outside their list, how often and why; what waits for a check first."""
    user = request.user
    person, kind = asked.number(request, "person"), asked.word(request, "kind", set(PassKind))
    page = asked.page(request, queries.looks(user, person=person, kind=kind), queries.PAGE)
    context = {
        "waiting": queries.to_check(user),
        "page": page,
        "people": queries.lookers(user, timezone.now()),
        "days": queries.COUNTED_DAYS,
        "kinds": dict(choices(PassKind)),
        "reasons": dict(choices(Reason)),
        "findings": dict(choices(Finding)),
        "person": person,
        "kind": kind,
    }
    return render(request, "casework/looks.html", context)


@never_cache
def check(request: UserRequest, pass_id: int) -> HttpResponse:
    """One emergency look: what was said, and what the check came to."""
    rows = access.passes_visible_to(request.user, Verb.CHECK_PASSES).select_related(
        "client", "user", "checked_by"
    )
    row = rows.filter(pk=pass_id, kind=PassKind.BREAK_GLASS).first()
    if row is None:
        raise Http404
    form = CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: passes.check_pass(by=request.user, given=row, now=timezone.now(), **given)):
            messages.success(request, _("已记录核查结果。"))
            return redirect("casework:looks")
    context = {
        "row": row,
        "form": form,
        "reasons": dict(choices(Reason)),
        "findings": dict(choices(Finding)),
        "own": row.user_id == request.user.pk,
    }
    return render(request, "casework/check_look.html", context)
