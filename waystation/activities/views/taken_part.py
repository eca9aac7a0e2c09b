"""What a client and the relatives took part in, with certificates and months of work: a page of the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.activities import access
from waystation.activities.actions import attendance as came
from waystation.activities.actions import proofs
from waystation.activities.forms.proofs import FIELDS, CertificateForm, WithdrawForm, WorkForm
from waystation.activities.models import Attendance, Certificate, WorkRecord
from waystation.activities.queries import attendance as queries
from waystation.clients.access import viewer
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.clients.views.opening import open_file
from waystation.common.wording.labels import label
from waystation.rules import activities as rules
from waystation.rules.roles import Verb

#: Attendances of one page.
PAGE = 30


def client(request: UserRequest, client_id: int) -> HttpResponse:
    """What they came to, what they brought."""
    file = open_file(request, client_id, "activities", Verb.RECORD_ACTIVITY)
    return _page(request, file, None, None)


def _page(
    request: UserRequest, file: Client, certificate: CertificateForm | None, work: WorkForm | None
) -> HttpResponse:
    today = timezone.localdate()
    page = Paginator(queries.came(file), PAGE).get_page(request.GET.get("page"))
    context = {
        "client": file,
        "page": page,
        "certificates": list(queries.certificates(file)),
        "work": list(queries.work(file)),
        "certificate_form": certificate or CertificateForm(client=file, initial={"issued_on": today}),
        "work_form": work or WorkForm(initial={"month": today.replace(day=1)}),
        "seen": viewer(request.user, file),
        "label": label,
        "rules": rules,
    }
    return render(request, "activities/client.html", context)


@require_POST
def certificate(request: UserRequest, client_id: int) -> HttpResponse:
    """A certificate that was seen."""
    file = open_file(request, client_id, "activities", Verb.RECORD_ACTIVITY)
    form = CertificateForm(request.POST, client=file)
    if form.is_valid() and _saved(request, form, file, proofs.add_certificate, form.certificate):
        messages.success(request, _("已登记证书。"))
        return redirect("activities:client", file.pk)
    return _page(request, file, form, None)


@require_POST
def work(request: UserRequest, client_id: int) -> HttpResponse:
    """A month of work whose proof was seen."""
    file = open_file(request, client_id, "activities", Verb.RECORD_ACTIVITY)
    form = WorkForm(request.POST)
    if form.is_valid() and _saved(request, form, file, proofs.add_work, form.work):
        messages.success(request, _("已登记工作情况。"))
        return redirect("activities:client", file.pk)
    return _page(request, file, None, form)


def _saved(
    request: UserRequest,
    form: forms.Form,
    file: Client,
    act: Callable[..., object],
    data: Callable[[], object],
) -> bool:
    key, today, now = form.cleaned_data["form_key"], timezone.localdate(), timezone.now()
    return attempt(
        form,
        lambda: act(by=request.user, client=file, data=data(), form_key=key, today=today, now=now),
        FIELDS,
    )


def withdraw_attendance(request: UserRequest, client_id: int, attendance_id: int) -> HttpResponse:
    """Somebody is down who was not there."""
    row = access.must_see(request.user, Attendance, attendance_id, client_id=client_id)
    today = timezone.localdate()

    def act(**words: Any) -> object:
        return came.withdraw(by=request.user, attendance=row, today=today, **words)

    return _withdrawing(request, row, act, queries.is_fresh(row, request.user, today))


def withdraw_certificate(request: UserRequest, client_id: int, certificate_id: int) -> HttpResponse:
    """A certificate written down by mistake."""
    row = access.must_see(request.user, Certificate, certificate_id, client_id=client_id)
    return _withdrawing(
        request, row, lambda **words: proofs.withdraw_certificate(by=request.user, certificate=row, **words)
    )


def withdraw_work(request: UserRequest, client_id: int, work_id: int) -> HttpResponse:
    """A month of work written down by mistake."""
    row = access.must_see(request.user, WorkRecord, work_id, client_id=client_id)
    return _withdrawing(
        request, row, lambda **words: proofs.withdraw_work(by=request.user, work=row, **words)
    )


def _withdrawing(
    request: UserRequest,
    row: Attendance | Certificate | WorkRecord,
    act: Callable[..., object],
    is_free: bool = False,
) -> HttpResponse:
    """The one question when something is taken back: why."""
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        if attempt(form, lambda: act(reason=reason, now=now), FIELDS):
            messages.success(request, _("已撤回，原记录划去保留。"))
            return redirect("activities:client", row.client_id)
    context = {"client": row.client, "row": row, "form": form, "is_free": is_free}
    return render(request, "activities/withdraw.html", {**context, "what": _what(row)})


def _what(row: Attendance | Certificate | WorkRecord) -> str:
    """The record in a few words."""
    if isinstance(row, Attendance):
        return row.session.title
    if isinstance(row, Certificate):
        return label(rules.CertificateKind(row.kind))
    return f"{row.month:%Y-%m}"
