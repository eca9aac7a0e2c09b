"""One paper: looked over, printed as a draft, issued; later opened again or cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.papers import one_file as actions
from waystation.casework.forms.recording import WithdrawForm
from waystation.casework.papers import choices, gather
from waystation.casework.papers.index import BY_HAND
from waystation.clients.models import Client
from waystation.clients.views.opening import refused, saved, today, why
from waystation.common.wording.labels import label
from waystation.common.wording.labels.house.papers import LISTS
from waystation.common.wording.messages import sentence
from waystation.papers import actions as paper_actions
from waystation.papers.access import must_paper
from waystation.papers.forms import PaperForm
from waystation.papers.models import Form
from waystation.papers.rendering import faces
from waystation.papers.rendering.values import whole
from waystation.rules.changes import Subject, What
from waystation.rules.papers import PaperKind
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from ..law import changing
from .handing import check_base, handed, must_kind, reached


def paper(request: UserRequest, client_id: int, paper_kind: str) -> HttpResponse:
    """What the paper will say; a draft, Word, or the paper with its number."""
    kind = must_kind(paper_kind)
    client = reached(request, client_id, Verb.PRINT_PAPERS)
    offered = choices(request.user, client, kind, today())
    about = _about(request, offered)
    known = gather(request.user, client, kind, today(), about=about)
    form = PaperForm(request.POST or None, kind=kind, known=known)
    if request.method == "POST" and form.is_valid():
        try:
            return _made(request, client, kind, form, about)
        except RuleBroken as refusal:
            form.add_error(None, sentence(refusal.code, refusal.params))
    context = {
        "client": client,
        "title": label(kind.paper),
        "form": form,
        "offered": offered,
        "about": about,
        **_shown(kind, form, known),
    }
    return render(request, "casework/papers/paper.html", context)


def _shown(kind: PaperKind, form: PaperForm, known: Mapping[str, Any]) -> dict[str, object]:
    """What the page says of the kind: its typed fields, how many rows it lists, characters without a face."""
    gone = whole(kind, known).missing
    return {
        "kind": kind,
        "shown": [form[name] for name in kind.typed],
        "rows": [(LISTS[name], len(known[name])) for name in kind.lists if known.get(name)],
        "by_hand": kind.paper in BY_HAND,
        "missing": [(one, faces.named(one)) for one in gone],
        "may_be_all": kind.paper is Paper.TEST_RECORD,
    }


def _about(request: UserRequest, offered: list[tuple[int, str]]) -> int | None:
    """Which of several the paper is about, as the page asked; None: the usual one. 404 for none of them."""
    given = (request.POST if request.method == "POST" else request.GET).get("about", "")
    if not given:
        return None
    found = next((number for number, _words in offered if str(number) == given), None)
    if found is None:
        raise Http404
    return found


def _made(
    request: UserRequest, client: Client, kind: PaperKind, form: PaperForm, about: int | None
) -> HttpResponse:
    wanted = request.POST.get("do", "")
    if wanted == "issue":
        return _issue(request, client, kind, form, about)
    opened = actions.print_draft(
        by=request.user,
        client=client,
        kind=kind,
        typed=form.typed(),
        form=Form.WORD if wanted == "word" else Form.TYPST,
        today=today(),
        reason=why(request, client),
        about=about,
    )
    return handed(opened)


def _issue(
    request: UserRequest, client: Client, kind: PaperKind, form: PaperForm, about: int | None
) -> HttpResponse:
    paper = actions.issue_paper(
        by=request.user,
        client=client,
        kind=kind,
        typed=form.typed(),
        base=check_base(request),
        today=today(),
        form_key=form.cleaned_data["form_key"],
        reason=why(request, client),
        about=about,
    )
    told = _("已出具%(number)s，可以打开打印；签名后请扫描归档。") % {"number": paper.number}
    return saved(request, "casework:papers", client, told)


def issued(request: UserRequest, client_id: int, paper_id: int) -> HttpResponse:
    """The paper as it was handed out; with ``copy`` a marked copy."""
    client = reached(request, client_id, Verb.ISSUE_PAPERS)
    opened = paper_actions.open_paper(
        by=request.user,
        client=client,
        paper_id=paper_id,
        copy="copy" in request.GET,
        reason=why(request, client),
    )
    return handed(opened)


@require_POST
def cancel(request: UserRequest, client_id: int, paper_id: int) -> HttpResponse:
    """The paper no longer holds."""
    client = reached(request, client_id, Verb.ISSUE_PAPERS)
    held, form = must_paper(request.user, client, paper_id), WithdrawForm(request.POST)
    if not form.is_valid():
        return refused(request, "casework:papers", client, sentence("papers.reason_needed"))
    given = {"client": client, "paper_id": paper_id, "reason": form.cleaned_data["reason"], "today": today()}
    outcome = changing.attempt_or_ask(
        request,
        form,
        lambda: actions.cancel_paper(by=request.user, **given),
        {},
        changing.Change(Subject.PAPER, held, What.WITHDRAW, form.cleaned_data["reason"]),
    )
    if outcome is changing.Outcome.REFUSED:
        why_not = next(text for texts in form.errors.values() for text in texts)
        return refused(request, "casework:papers", client, str(why_not))
    if outcome is changing.Outcome.ASKED:
        return redirect("casework:papers", client.pk)
    told = _("已作废%(number)s，编号保留。") % {"number": held.number}
    return saved(request, "casework:papers", client, told)
