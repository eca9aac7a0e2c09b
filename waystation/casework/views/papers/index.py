"""The index of a file, its scans, and the file as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.papers import one_file as actions
from waystation.casework.papers import index as queries
from waystation.clients import actions as client_actions
from waystation.clients.views.opening import open_file, refused, saved, today, why
from waystation.common.wording.labels import choices, label
from waystation.common.wording.messages import sentence
from waystation.papers.forms import ScansForm
from waystation.rules.papers import Filling
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from . import scanning
from .handing import handed, reached


@require_GET
def index(request: UserRequest, client_id: int) -> HttpResponse:
    """23 slots: what is there, what is missing, and the way to each paper."""
    return _page(request, client_id, ScansForm())


def _page(
    request: UserRequest, client_id: int, form: ScansForm, foreign: Sequence[scanning.Read] = ()
) -> HttpResponse:
    client = open_file(request, client_id, "papers", Verb.PRINT_PAPERS)
    slots = queries.index(client)
    counts = {state.value: sum(slot.state is state for slot in slots) for state in Filling}
    context = {
        "client": client,
        "slots": slots,
        "counts": [(state.value, label(state), counts[state.value]) for state in Filling],
        "loose": [(row, label(Paper(row.kind))) for row in queries.loose(client)],
        "papers": choices(Paper),
        "form": form,
        "foreign": foreign,
    }
    return render(request, "casework/papers/index.html", context)


@require_POST
def scans(request: UserRequest, client_id: int) -> HttpResponse:
    """Scans dropped into a slot, or sorted by their codes and names."""
    client = reached(request, client_id, Verb.ISSUE_PAPERS)
    form = ScansForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, client_id, form)
    read = [scanning.read(request.user, client, name, scan) for name, scan in form.cleaned_data["files"]]
    try:
        added = actions.add_scans(
            by=request.user,
            client=client,
            files=[one.scanned for one in read],
            slot=form.slot_or_none(),
            today=today(),
            keeps_foreign=form.cleaned_data["keeps_foreign"],
        )
    except RuleBroken as refusal:
        form.add_error(None, sentence(refusal.code, refusal.params))
        return _page(request, client_id, form, foreign=[one for one in read if one.foreign])
    for remark in scanning.remarks(added, read):
        messages.warning(request, remark)
    return saved(request, "casework:papers", client, scanning.told(added))


@require_POST
def refile(request: UserRequest, client_id: int, document_id: int) -> HttpResponse:
    """A scan belongs to another slot."""
    client = reached(request, client_id, Verb.ISSUE_PAPERS)
    code = request.POST.get("slot", "")
    if code in set(Paper):
        document = client_actions.refile_document(
            by=request.user, client=client, document_id=document_id, kind=Paper(code)
        )
        told = _("已归入“%(slot)s”。") % {"slot": label(Paper(document.kind))}
        return saved(request, "casework:papers", client, told)
    if not client.documents.filter(pk=document_id).exists():
        raise Http404
    return redirect(reverse("casework:papers", args=[client.pk]))


@require_POST
def whole(request: UserRequest, client_id: int) -> HttpResponse:
    """Cover, index, papers and scans as one PDF."""
    client = reached(request, client_id, Verb.ISSUE_PAPERS)
    try:
        opened = actions.print_whole_file(
            by=request.user, client=client, today=today(), reason=why(request, client)
        )
    except RuleBroken as refusal:
        return refused(request, "casework:papers", client, sentence(refusal.code, refusal.params))
    return handed(opened)
