"""The person's own data: what is kept, who looked, what they agreed to, papers, a copy of everything."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.casework.queries.privacy import listing
from waystation.clients.actions.papers import ABOUT_KIN
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken

from ..access import PortalRequest
from ..actions import rights
from ..queries import looks as lookings
from ..queries import own
from ..showing import shown


def data(request: PortalRequest) -> HttpResponse:
    """What is kept about me, in short, and the doors to correct it or take it along."""
    file = request.portal.file
    rows = {
        "phones": file.phones.filter(ends_on__isnull=True).order_by("pk"),
        "kin": file.kin.filter(ends_on__isnull=True).order_by("pk"),
    }
    return shown(request, "my/data.html", {"file": file, "papers": own.papers(file), **rows})


def looks(request: PortalRequest) -> HttpResponse:
    """Who looked at my file."""
    return shown(request, "my/looks.html", {"looks": lookings.looks(request.portal.file)})


def told(request: PortalRequest) -> HttpResponse:
    """What was done to help, who helps, and what I was told of it (S1-48)."""
    file = request.portal.file
    context = {
        "file": file,
        "team": file.team.filter(ends_on__isnull=True).select_related("user", "kin").order_by("pk"),
        "done": listing.done(file, timezone.localdate()),
        "months": listing.DONE_MONTHS,
        "plan": file.plan_items.order_by("-made_on")[:10],
        "tellings": file.tellings.order_by("-on", "-pk")[:20],
    }
    return shown(request, "my/told.html", context)


def consents(request: PortalRequest) -> HttpResponse:
    """What I agreed to; POST agrees to one thing more."""
    who = request.portal
    if request.method == "POST":
        scope, kin = request.POST.get("scope", ""), request.POST.get("kin", "")
        number = int(kin) if kin.isascii() and kin.isdigit() and len(kin) < 19 else None
        try:
            rights.give(by=who.login, client=who.file, scope=scope, kin_id=number, today=timezone.localdate())
        except RuleBroken as refusal:
            messages.error(request, sentence(refusal.code, refusal.params))
        else:
            messages.success(request, _("已记下您的同意，随时可以撤回。"))
        return redirect("portal:consents")
    relatives = who.file.kin.filter(ends_on__isnull=True).order_by("pk")
    offered = [one for one in rights.OFFERED if one not in ABOUT_KIN]
    context = {"rows": own.consents(who.file), "kin": relatives, "offered": offered}
    return shown(request, "my/consents.html", {**context, "about_kin": sorted(ABOUT_KIN)})


@require_POST
def consent_end(request: PortalRequest, consent_id: int) -> HttpResponse:
    """No longer agreed, at once."""
    who = request.portal
    rights.withdraw(by=who.login, client=who.file, consent_id=consent_id, today=timezone.localdate())
    messages.success(request, _("已撤回，从现在起不再这样做，其他服务不受影响。"))
    return redirect("portal:consents")


def agreement(request: PortalRequest, agreement_id: int) -> HttpResponse:
    """An agreement exactly as it was signed."""
    paper = own.signed(request.portal.file, agreement_id)
    if paper is None:
        raise Http404
    return shown(request, "my/agreement.html", {"paper": paper})


def paper(request: PortalRequest, paper_id: int) -> HttpResponse:
    """A paper as it was handed out."""
    who = request.portal
    return _file(rights.open_paper(by=who.login, client=who.file, paper_id=paper_id), "pdf", "paper")


@require_POST
def everything(request: PortalRequest) -> HttpResponse:
    """All of it, to take along."""
    who = request.portal
    return _file(rights.take_everything(by=who.login, client=who.file), "zip", "mine")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=f"application/{kind}")
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response
