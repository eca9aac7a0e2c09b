"""One kind of paper for many clients: chosen, followed, taken."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.papers import many as printing
from waystation.casework.papers import index as queries
from waystation.clients.views.opening import today
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.papers.access import must_batch
from waystation.papers.actions import batches
from waystation.papers.forms import BatchForm
from waystation.papers.models import PaperBatch
from waystation.rules.problems import RuleBroken

from .handing import check_base, handed, must_kind

_BUSY = (PaperBatch.State.WAITING, PaperBatch.State.RUNNING)


def prints(request: UserRequest) -> HttpResponse:
    """Which kind, for whom, drafts or papers with numbers; and what was printed lately."""
    people = queries.to_choose(request.user)
    form = BatchForm(request.POST or None, reachable=[(one.pk, one.name) for one in people])
    if request.method == "POST" and form.is_valid():
        try:
            batch = _order(request, form)
        except RuleBroken as refusal:
            form.add_error(None, sentence(refusal.code, refusal.params))
        else:
            return redirect("casework:print", batch.pk)
    context = {
        "form": form,
        "people": people[: queries.MOST_AT_ONCE],
        "more": len(people) > queries.MOST_AT_ONCE,
        "most": queries.MOST_AT_ONCE,
        "ticked": set(form["clients"].value() or []),
        "recent": queries.batches_of(request.user),
    }
    return render(request, "casework/papers/prints.html", context)


def _order(request: UserRequest, form: BatchForm) -> PaperBatch:
    given = form.cleaned_data
    return printing.order_prints(
        by=request.user,
        kind=must_kind(given["kind"]),
        client_ids=given["clients"],
        issues=given["issues"] == "issue",
        base=check_base(request),
        today=today(),
        form_key=given["form_key"],
    )


@require_GET
def state(request: UserRequest, print_id: int) -> HttpResponse:
    """How far it is, and who was left out and why."""
    shown = queries.batch_state(must_batch(request.user, print_id))
    left_out = [(line.client, sentence(line.left_out)) for line in shown.left_out]
    context = {
        "batch": shown.batch,
        "title": label(shown.kind.paper),
        "busy": shown.batch.state in _BUSY,
        "done": shown.done,
        "all": len(shown.lines),
        "left_out": left_out,
    }
    return render(request, "casework/papers/print.html", context)


@require_GET
def take(request: UserRequest, print_id: int) -> HttpResponse:
    """The PDF of all."""
    opened = batches.take_batch(by=request.user, batch_id=print_id)
    if opened is None:
        raise Http404
    return handed(opened)
