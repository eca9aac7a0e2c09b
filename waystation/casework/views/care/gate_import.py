"""A list of leavers from the centre: the template, the upload, what each row would do, the confirmation."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import SheetUpload
from waystation.casework.actions.care import leaver_import as actions
from waystation.casework.roster.lists import leavers as sheet
from waystation.casework.roster.sentences import RosterUnreadable
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("名单文件"),
        help_text=gettext_lazy("xlsx或者CSV，每人一行。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
    )


def upload(request: UserRequest) -> HttpResponse:
    """Send the list; nothing is entered yet."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            content = file.read(actions.MOST_BYTES + 1)
            kept = actions.keep(by=request.user, file_name=file.name, content=content)
        except RuleBroken as refusal:
            form.add_error("file", sentence(refusal.code, refusal.params))
        except RosterUnreadable as problem:
            form.add_error("file", str(problem))
        else:
            return redirect("casework:gate_import_check", kept.pk)
    return render(request, "casework/gate/import.html", {"form": form})


def check(request: UserRequest, sheet_upload_id: int) -> HttpResponse:
    """What every row would do; POST does it."""
    kept = get_object_or_404(SheetUpload, pk=sheet_upload_id, made_by=request.user, kind=actions.KIND)
    today = timezone.localdate()
    if request.method == "POST":
        try:
            done = actions.take(by=request.user, upload=kept, today=today)
        except RuleBroken as refusal:
            messages.error(request, sentence(refusal.code, refusal.params))
            return redirect("casework:gate_import_check", kept.pk)
        if done.rows:
            messages.success(request, _("已登记%(n)s人。") % {"n": len(done.rows)})
        return redirect("casework:gate")
    if kept.done_on is not None:
        messages.info(request, _("这份名单已经导入。"))
        return redirect("casework:gate")
    outcome = actions.take(by=request.user, upload=kept, today=today, rehearsal=True)
    return render(request, "casework/gate/import_check.html", {"kept": kept, "outcome": outcome})


@require_GET
def template(request: UserRequest) -> HttpResponse:
    """An empty list with headings and an example."""
    response = HttpResponse(sheet.template(), content_type=_XLSX)
    response["Content-Disposition"] = 'attachment; filename="leavers.xlsx"'
    response["Cache-Control"] = "no-store"
    return response
