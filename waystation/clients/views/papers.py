"""The file's own pages about papers, consents and the help team."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.clients import actions, queries
from waystation.clients.access import may_on
from waystation.clients.forms.fields import attempt
from waystation.clients.forms.papers import ConsentForm, DocumentForm, MemberForm, WorkerForm
from waystation.clients.models import Client, Document, TeamMember
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.rules.people import ENDINGS, SHOWN, Paper
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .opening import open_file, refused, saved, today


def documents(request: UserRequest, client_id: int) -> HttpResponse:
    """The papers of the file."""
    client = open_file(request, client_id, "documents")
    form = DocumentForm(request.POST or None, request.FILES or None, initial={"dated_on": today()})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "kind": Paper(form.cleaned_data["kind"])}
        if attempt(
            form,
            lambda: actions.add_document(by=request.user, client=client, today=today(), **given),
            {"clients.paper_future": "dated_on"},
        ):
            return saved(request, "clients:documents", client, _("已登记材料。"))
    rows = [(row, label(Paper(row.kind))) for row in queries.papers(client)]
    return render(request, "clients/documents.html", {"client": client, "form": form, "rows": rows})


@require_POST
def withdraw_document(request: UserRequest, client_id: int, document_id: int) -> HttpResponse:
    """A paper that does not hold; it stays in the file, struck through."""
    client = open_file(request, client_id, "documents")
    reason = request.POST.get("reason", "")[:100]
    try:
        actions.withdraw_document(
            by=request.user, client=client, document_id=document_id, reason=reason, today=today()
        )
    except RuleBroken as refusal:
        return refused(request, "clients:documents", client, sentence(refusal.code, refusal.params))
    return saved(request, "clients:documents", client, _("已作废这份材料，历史中仍可查看。"))


@require_GET
def scan(request: UserRequest, client_id: int, document_id: int) -> HttpResponse:
    """The scan of a paper: a picture may be looked at, everything may be kept; nothing is guessed at.

    It is answered as what we made of it, in a sandbox without scripts, forms or addresses, for no other site.
    """
    client = open_file(request, client_id, "scan")
    document = Document.objects.filter(client=client, pk=document_id, size_bytes__gt=0).first()
    if document is None or document.content_type not in ENDINGS:
        raise Http404
    content = actions.open_scan(by=request.user, client=client, document=document)
    name = f"{client.file_number}-{document.pk}.{ENDINGS[document.content_type]}"
    looked_at = "look" in request.GET and document.content_type in SHOWN
    return HttpResponse(
        content,
        content_type=document.content_type,
        headers={
            "Content-Disposition": f'{"inline" if looked_at else "attachment"}; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        },
    )


def consents(request: UserRequest, client_id: int) -> HttpResponse:
    """What the client agreed to, and what no longer holds."""
    client = open_file(request, client_id, "consents")
    form = ConsentForm(request.POST or None, client=client, initial={"given_on": today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        fields = {
            "clients.kin_needed": "kin",
            "clients.consent_open": "scope",
            "clients.consent_future": "given_on",
        }
        if attempt(form, lambda: _give(request, client, given), fields):
            return saved(request, "clients:consents", client, _("已登记同意。"))
    rows = list(client.consents.select_related("kin", "recorded_by").order_by("-given_on", "-pk"))
    rows_papers = {row.pk: row.title for row in queries.papers(client)}
    context = {
        "client": client,
        "form": form,
        "current": [row for row in rows if row.withdrawn_on is None],
        "ended": [row for row in rows if row.withdrawn_on is not None],
        "papers": rows_papers,
    }
    return render(request, "clients/consents.html", context)


def _give(request: UserRequest, client: Client, given: dict[str, Any]) -> object:
    kin, paper = given["kin"], given["paper"]
    return actions.give_consent(
        by=request.user,
        client=client,
        scope=str(given["scope"]),
        given_on=given["given_on"],
        today=today(),
        kin_id=getattr(kin, "pk", None),
        paper_id=getattr(paper, "pk", None),
    )


@require_POST
def withdraw_consent(request: UserRequest, client_id: int, consent_id: int) -> HttpResponse:
    """The client no longer agrees; no reason is asked."""
    client = open_file(request, client_id, "consents")
    try:
        actions.withdraw_consent(
            by=request.user, client=client, consent_id=consent_id, on=today(), today=today()
        )
    except RuleBroken as refusal:
        return refused(request, "clients:consents", client, sentence(refusal.code, refusal.params))
    return saved(request, "clients:consents", client, _("已撤回同意，今天起停止。"))


def team(request: UserRequest, client_id: int) -> HttpResponse:
    """Who helps: the responsible worker and the help team, now and before."""
    client = open_file(request, client_id, "team", Verb.MANAGE_TEAM)
    form = MemberForm(request.POST or None, client=client)
    if request.method == "POST" and form.is_valid() and _add_member(request, client, form):
        return saved(request, "clients:team", client, _("已加入帮教小组。"))
    return _team_page(request, client, form)


def _team_page(
    request: UserRequest, client: Client, form: MemberForm, worker_form: WorkerForm | None = None
) -> HttpResponse:
    rows = list(client.team.select_related("user__organisation", "kin").order_by("starts_on", "pk"))
    may_assign = may_on(request.user, client, Verb.ASSIGN_WORKER)
    initial = {"worker": client.worker_id, "instead_of": client.worker_id}
    context = {
        "client": client,
        "form": form,
        "worker_form": worker_form or (WorkerForm(client=client, initial=initial) if may_assign else None),
        "current": [row for row in rows if row.ends_on is None],
        "ended": [row for row in rows if row.ends_on is not None],
        "has_medic": any(row.duty == TeamMember.Duty.MEDIC for row in rows if row.ends_on is None),
    }
    return render(request, "clients/team.html", context)


def _add_member(request: UserRequest, client: Client, form: MemberForm) -> bool:
    given = form.cleaned_data
    return attempt(
        form,
        lambda: actions.add_team_member(
            by=request.user,
            client=client,
            duty=given["duty"],
            today=today(),
            user=given["user"],
            kin_id=given["kin"].pk if given["kin"] else None,
            name=given["name"],
            phone=given["phone"],
        ),
        {"clients.member_needed": "name"},
    )


@require_POST
def end_member(request: UserRequest, client_id: int, member_id: int) -> HttpResponse:
    """A place in the team ends."""
    client = open_file(request, client_id, "team", Verb.MANAGE_TEAM)
    try:
        actions.end_team_member(by=request.user, client=client, member_id=member_id, today=today())
    except RuleBroken as refusal:
        return refused(request, "clients:team", client, sentence(refusal.code, refusal.params))
    return saved(request, "clients:team", client, _("已移到历史。"))


@require_POST
def assign(request: UserRequest, client_id: int) -> HttpResponse:
    """A head gives the client to a worker."""
    client = open_file(request, client_id, "team", Verb.ASSIGN_WORKER)
    form = WorkerForm(request.POST, client=client)
    if form.is_valid() and attempt(
        form,
        lambda: actions.assign_worker(
            by=request.user,
            client=client,
            worker=form.cleaned_data["worker"],
            today=today(),
            instead_of=form.cleaned_data["instead_of"],
        ),
    ):
        return saved(request, "clients:team", client, _("已保存责任人。"))
    return _team_page(request, client, MemberForm(client=client), form)
