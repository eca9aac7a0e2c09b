"""Pages of how long sealed files are kept: the list by number, one file, holds, deletion and its proof."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.law import retention as flows
from waystation.casework.forms.law.retention import (
    CONFIRM_FIELDS,
    HOLD_FIELDS,
    CheckForm,
    ConfirmForm,
    HoldForm,
    ProposeForm,
)
from waystation.casework.queries.law import retention as queries
from waystation.casework.views.reading import asked
from waystation.clients import access
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Deletion, Hold
from waystation.common.wording.labels import choices, label
from waystation.common.wording.messages import because
from waystation.orders.queries import law_for
from waystation.rules.release.retention import HoldReason
from waystation.rules.roles import Verb


@require_GET
def listed(request: UserRequest) -> HttpResponse:
    """Files whose years are over or soon will be; numbers only. What waits for a second person first."""
    user, today = request.user, timezone.localdate()
    with queries.reading(user):
        years = queries.years_of(user, today)
        page = asked.page(request, queries.listed(user, years, today), queries.PAGE)
        context = {
            "page": page,
            "lines": [queries.line(row, today) for row in page],
            "years": years,
            "waiting": list(queries.deletions(user, done=False)[: queries.PAGE]),
            "today": today,
        }
        return render(request, "casework/law/retention.html", context)


@require_GET
def file(request: UserRequest, sealed_id: int) -> HttpResponse:
    """One file by its number: its clock, what holds it back, what may be done."""
    user, today = request.user, timezone.localdate()
    with queries.reading(user):
        client = queries.must_file(user, sealed_id)
        found = queries.retention_of(client, law_for(client.area_id, today), today)
        context = {
            "client": client,
            "found": found,
            "why": because(found.why),
            "backs": [label(one) for one in found.held_back],
            "holds": queries.holds_of(client),
            "reasons": dict(choices(HoldReason)),
            "proposed": client.deletions.filter(state=Deletion.State.PROPOSED).first(),
            "is_over": found.is_over(today),
            "may_delete": found.may_delete(today),
            "today": today,
        }
        return render(request, "casework/law/retention_file.html", context)


def hold(request: UserRequest, sealed_id: int) -> HttpResponse:
    """Keep a file longer, with reason and a last day."""
    client = queries.must_file(request.user, sealed_id)
    form, now = HoldForm(request.POST or None), timezone.now()
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "today": timezone.localdate(now), "now": now}
        if attempt(form, lambda: flows.hold(by=request.user, client=client, **given), HOLD_FIELDS):
            messages.success(request, _("已登记保留，到期前不会删除。"))
            return redirect("casework:retention_file", client.pk)
    return render(request, "casework/law/hold.html", {"client": client, "form": form})


@require_POST
def lift(request: UserRequest, hold_id: int) -> HttpResponse:
    """A hold is no longer needed."""
    rows = Hold.objects.filter(client__in=access.sealed_for(request.user, Verb.HOLD_FILES))
    row = rows.filter(pk=hold_id).first()
    if row is None:
        raise Http404
    flows.lift(by=request.user, held=row, today=timezone.localdate())
    messages.success(request, _("已取消保留。"))
    return redirect("casework:retention_file", row.client_id)


def propose(request: UserRequest, sealed_id: int) -> HttpResponse:
    """A head proposes to delete a file whose years are over."""
    user, now = request.user, timezone.now()
    today = timezone.localdate(now)
    client = queries.must_file(user, sealed_id)
    found = queries.retention_of(client, law_for(client.area_id, today), today)
    form = ProposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"words": form.cleaned_data["words"], "today": today, "now": now}
        if attempt(form, lambda: flows.propose(by=user, client=client, **given)):
            messages.success(request, _("已提出删除，等待期后由区、市确认；之前随时可以撤回。"))
            return redirect("casework:retention_file", client.pk)
    context = {
        "client": client,
        "form": form,
        "why": because(found.why),
        "backs": [label(one) for one in found.held_back],
        "may_delete": found.may_delete(today),
    }
    return render(request, "casework/law/propose_deletion.html", context)


@require_GET
def proofs(request: UserRequest) -> HttpResponse:
    """The proofs of deletion of the areas."""
    with queries.reading(request.user):
        page = asked.page(request, queries.deletions(request.user, done=True), queries.PAGE)
        return render(request, "casework/law/deletions.html", {"page": page})


@require_GET
def deletion(request: UserRequest, deletion_id: int) -> HttpResponse:
    """A proposal, or the proof that it became."""
    with queries.reading(request.user):
        row = queries.must_deletion(request.user, deletion_id)
        if row.state == Deletion.State.DONE:
            return _proof(request, row, CheckForm())
        context = {"row": row, "today": timezone.localdate()}
        return render(request, "casework/law/deletion.html", context)


@never_cache
def confirm(request: UserRequest, deletion_id: int) -> HttpResponse:
    """The second person deletes, by typing the number."""
    user, now = request.user, timezone.now()
    row = queries.must_deletion(user, deletion_id)
    if row.state != Deletion.State.PROPOSED or row.client is None:
        return redirect("casework:deletion", row.pk)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {
            "file_number": form.cleaned_data["file_number"],
            "today": timezone.localdate(now),
            "now": now,
        }
        if attempt(form, lambda: flows.confirm(by=user, proposed=row, **given), CONFIRM_FIELDS):
            messages.success(request, _("档案已删除。这是删除证明，可以打印存档。"))
            return redirect("casework:deletion", row.pk)
    context = {
        "row": row,
        "form": form,
        "today": timezone.localdate(now),
        "own": row.proposed_by_id == user.pk,
    }
    return render(request, "casework/law/confirm_deletion.html", context)


@require_POST
def withdraw(request: UserRequest, deletion_id: int) -> HttpResponse:
    """Somebody says no."""
    row = queries.must_deletion(request.user, deletion_id)
    told = flows.withdraw(by=request.user, proposed=row, today=timezone.localdate())
    if told.state == Deletion.State.DONE:
        messages.error(request, _("档案已经删除，不能撤回。"))
        return redirect("casework:deletion", row.pk)
    messages.success(request, _("已撤回，档案不会删除。"))
    return redirect("casework:retention")


@require_POST
def check(request: UserRequest, deletion_id: int) -> HttpResponse:
    """Whether the proof still stands, and whether it is that of a number."""
    form = CheckForm(request.POST)
    number = form.cleaned_data["file_number"] if form.is_valid() else ""
    with queries.reading(request.user):
        row = queries.must_deletion(request.user, deletion_id)
        if row.state != Deletion.State.DONE:
            raise Http404
        checked = flows.check(by=request.user, row=row, file_number=number)
        return _proof(request, row, form, checked)


def _proof(
    request: UserRequest, row: Deletion, form: CheckForm, checked: flows.Checked | None = None
) -> HttpResponse:
    context = {"row": row, "form": form, "checked": checked, "figure": queries.figure_in_words(row)}
    response = render(request, "casework/law/deletion_proof.html", context)
    response["Cache-Control"] = "no-store"
    return response
