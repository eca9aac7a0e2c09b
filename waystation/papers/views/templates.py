"""An office's own templates and numbers: what may be named, trying one out, putting it in force, back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import Organisation
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.papers import actions, checking, queries
from waystation.papers.access import must_office, offices
from waystation.papers.forms import NumberForm, TemplateForm
from waystation.papers.models import Form, PaperTemplate
from waystation.rules.papers import PaperKind, kind_of
from waystation.rules.papers.numbers import USUAL
from waystation.rules.problems import RuleBroken

_TYPES = {
    "typ": "text/plain; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def _kind(code: str) -> PaperKind:
    kind = kind_of(code)
    if kind is None:
        raise Http404
    return kind


def _form(code: str) -> Form:
    if code not in Form.values:
        raise Http404
    return Form(code)


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=_TYPES[name.rsplit(".", 1)[-1]],
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


@require_GET
def office_list(request: UserRequest) -> HttpResponse:
    """For which office; who has only one is led there."""
    rows = list(offices(request.user).select_related("area").order_by("area__path", "name"))
    if len(rows) == 1:
        return redirect("papers:templates", rows[0].pk)
    return render(request, "papers/offices.html", {"rows": rows})


@require_GET
def templates(request: UserRequest, organisation_id: int) -> HttpResponse:
    """The 23 kinds: shipped or the office's own, and how their numbers are written."""
    office = must_office(request.user, organisation_id)
    rows = [(state, label(state.kind.paper)) for state in queries.templates_of(office)]
    return render(request, "papers/templates.html", {"office": office, "rows": rows, "usual": USUAL})


def template(request: UserRequest, organisation_id: int, paper_kind: str) -> HttpResponse:
    """One kind: its fields, the templates at hand, an upload that is tried before it holds."""
    office, kind = must_office(request.user, organisation_id), _kind(paper_kind)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _tried_or_kept(request, office, kind, form)
        except RuleBroken as refusal:
            form.add_error("file", sentence(refusal.code, refusal.params))
    return _page(request, office, kind, form)


def _page(request: UserRequest, office: Organisation, kind: PaperKind, form: TemplateForm) -> HttpResponse:
    rows = PaperTemplate.objects.filter(organisation=office, kind=kind.paper).defer("content")
    own = list(rows.select_related("made_by").order_by("-pk"))
    context = {
        "office": office,
        "kind": kind,
        "title": label(kind.paper),
        "form": form,
        "forms": [
            (
                form.value,
                form.label,
                next((one for one in own if one.form == form and one.until is None), None),
            )
            for form in Form
        ],
        "former": [one for one in own if one.until is not None],
        **queries.described(kind),
        "number_form": NumberForm(initial={"pattern": queries.pattern_of(office, kind)}),
        "usual": USUAL,
    }
    return render(request, "papers/template.html", context)


def _tried_or_kept(
    request: UserRequest, office: Organisation, kind: PaperKind, form: TemplateForm
) -> HttpResponse:
    content, written_in = form.cleaned_data["content"], form.cleaned_data["written_in"]
    if request.POST.get("do") != "keep":
        tried = checking.check(content, written_in, kind)
        ending = "pdf" if written_in is Form.TYPST else "docx"
        return _file(tried.content, f"{kind.paper}-preview.{ending}")
    actions.keep_template(
        by=request.user,
        office=office,
        kind=kind,
        form=written_in,
        content=content,
        file_name=form.cleaned_data["file"].name,
        today=timezone.localdate(),
    )
    messages.success(request, _("已启用，今天起出具的文书用这个模板；以前出具的不变。"))
    return redirect("papers:template", office.pk, kind.paper)


@require_GET
def template_file(
    request: UserRequest, organisation_id: int, paper_kind: str, paper_form: str
) -> HttpResponse:
    """The shipped template to work from, or (``own``) a version of the office's."""
    office, kind, form = must_office(request.user, organisation_id), _kind(paper_kind), _form(paper_form)
    name = f"{kind.paper}.{form.value}"
    wanted = request.GET.get("own", "")
    if not wanted:
        return _file(queries.shipped(kind, form), name)
    rows = PaperTemplate.objects.filter(organisation=office, kind=kind.paper, form=form)
    found = rows.filter(pk=wanted).first() if wanted.isdecimal() and len(wanted) < 12 else None
    if found is None:
        raise Http404
    return _file(bytes(found.content), name)


@require_POST
def template_back(
    request: UserRequest, organisation_id: int, paper_kind: str, paper_form: str
) -> HttpResponse:
    """Back to the shipped one."""
    office, kind, form = must_office(request.user, organisation_id), _kind(paper_kind), _form(paper_form)
    actions.back_to_shipped(by=request.user, office=office, kind=kind, form=form, today=timezone.localdate())
    messages.success(request, _("已恢复系统模板，本单位的模板留在历史里。"))
    return redirect("papers:template", office.pk, kind.paper)


@require_POST
def numbering(request: UserRequest, organisation_id: int, paper_kind: str) -> HttpResponse:
    """How numbers of this kind are written from the next paper on."""
    office, kind = must_office(request.user, organisation_id), _kind(paper_kind)
    try:
        actions.set_pattern(
            by=request.user, office=office, kind=kind, pattern=request.POST.get("pattern", "")[:100]
        )
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已保存，下一份文书起按这个格式编号。"))
    return redirect("papers:template", office.pk, kind.paper)
