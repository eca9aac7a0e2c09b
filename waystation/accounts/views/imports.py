"""Workbooks of areas and accounts: template, upload, preview, confirmation, one-time passwords."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts import actions
from waystation.accounts.forms.fields import attempt
from waystation.accounts.forms.imports import UploadForm
from waystation.accounts.imports import workbook
from waystation.accounts.imports.layout import Kind
from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import SheetUpload
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def imports(request: UserRequest) -> HttpResponse:
    """The template, and the place to upload it filled."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        kept = attempt(
            form,
            lambda: actions.upload_sheet(
                by=request.user,
                kind=Kind(form.cleaned_data["kind"]),
                file_name=file.name,
                content=file.read(),
            ),
        )
        if kept:
            return redirect("accounts:import_preview", kept.pk)
    return render(request, "accounts/imports.html", {"form": form})


def preview(request: UserRequest, upload_id: int) -> HttpResponse:
    """What every row would do; POST does it."""
    upload = get_object_or_404(SheetUpload, pk=upload_id, made_by=request.user)
    today = timezone.localdate()
    if request.method == "POST":
        try:
            actions.import_sheet(by=request.user, upload=upload, today=today)
            messages.success(request, _("已导入。"))
        except RuleBroken as refusal:
            messages.error(request, sentence(refusal.code, refusal.params))
        return redirect("accounts:import_preview", upload.pk)
    outcome = None
    if upload.done_on is None:
        outcome = actions.import_sheet(by=request.user, upload=upload, today=today, rehearsal=True)
    return render(request, "accounts/import_preview.html", {"upload": upload, "outcome": outcome})


@require_POST
def passwords(request: UserRequest, upload_id: int) -> HttpResponse:
    """The one-time passwords of the new accounts as a workbook, once."""
    upload = get_object_or_404(SheetUpload, pk=upload_id, made_by=request.user)
    lines = actions.take_passwords(by=request.user, upload=upload)
    if not lines:
        messages.error(request, _("一次性密码已经下载过。丢失的话，请在账号页面重置密码。"))
        return redirect("accounts:import_preview", upload.pk)
    heading = [_("用户名"), _("姓名"), _("一次性密码")]
    return _download(workbook.write([(_("一次性密码"), [heading, *lines])]), "passwords.xlsx")


def template(request: UserRequest, kind: str) -> HttpResponse:
    """An empty workbook with headings and hints."""
    return _download(workbook.template(Kind(kind)), f"{kind}.xlsx")


def _download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
