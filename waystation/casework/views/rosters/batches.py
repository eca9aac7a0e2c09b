"""The list of imports, the upload, the template, and what is done with a whole batch."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import rosters as actions
from waystation.casework.forms.rosters import UploadForm
from waystation.casework.models import RosterBatch
from waystation.casework.queries.rosters import batches
from waystation.casework.roster.example import workbook
from waystation.casework.roster.sentences import RosterUnreadable
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PER_PAGE = 20


def listed(request: UserRequest) -> HttpResponse:
    """Past batches and the upload form."""
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        batch = _uploaded(request, form)
        if batch is not None:
            return redirect("casework:roster", batch.pk)
    page = Paginator(batches.listed(request.user), _PER_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    rows = [(batch, batches.can_undo(batch, now)) for batch in page]
    return render(request, "casework/rosters.html", {"form": form, "page": page, "rows": rows})


def _uploaded(request: UserRequest, form: UploadForm) -> RosterBatch | None:
    """The batch; None with what is wrong with the file in the form."""
    given = form.cleaned_data
    try:
        return actions.upload(
            by=request.user,
            area=given["area"],
            organisation=given["organisation"],
            file_name=given["file"].name,
            content=given["file"].read(),
            today=timezone.localdate(),
            form_key=given["form_key"],
        )
    except RosterUnreadable as problem:
        form.add_error("file", str(problem))
        return None


def template(request: UserRequest) -> HttpResponse:
    """An empty roster with the usual columns."""
    response = HttpResponse(workbook(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="roster-template.xlsx"'
    return response


def _acted(
    request: UserRequest, roster_id: int, act: Callable[[RosterBatch], object], said: str
) -> HttpResponse:
    batch = batches.must_batch(request.user, roster_id)
    try:
        act(batch)
        if said:
            messages.success(request, said)
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("casework:roster", batch.pk)


@require_POST
def confirm(request: UserRequest, roster_id: int) -> HttpResponse:
    """Let it in."""
    return _acted(
        request,
        roster_id,
        lambda batch: actions.confirm_batch(by=request.user, batch=batch, now=timezone.now()),
        "",
    )


@require_POST
def resume(request: UserRequest, roster_id: int) -> HttpResponse:
    """Go on with an import that stopped."""
    return _acted(
        request,
        roster_id,
        lambda batch: actions.continue_batch(by=request.user, batch=batch),
        _("已继续导入。"),
    )


@require_POST
def undo(request: UserRequest, roster_id: int) -> HttpResponse:
    """Take the whole batch back."""
    return _acted(
        request,
        roster_id,
        lambda batch: actions.start_undo(by=request.user, batch=batch, now=timezone.now()),
        "",
    )


@require_POST
def drop(request: UserRequest, roster_id: int) -> HttpResponse:
    """Give a preview up."""
    _acted(
        request,
        roster_id,
        lambda batch: actions.drop_batch(by=request.user, batch=batch),
        _("已放弃，上传的文件和读取的内容都已删除。"),
    )
    return redirect("casework:rosters")
