"""The office's texts of the agreement: every version, and a new one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import label
from waystation.orders import access
from waystation.orders.actions import agreement as actions
from waystation.orders.forms.agreement_texts import TEXT_FIELDS, AgreementTextForm
from waystation.orders.models import AgreementText
from waystation.rules.agreements import Section
from waystation.rules.agreements.words import TOKENS
from waystation.rules.orders import Kind


@require_GET
def texts(request: UserRequest) -> HttpResponse:
    """Every version that holds, held or will hold here, the newest first."""
    rows = access.texts_visible_to(request.user).select_related("area", "made_by").defer("sections")
    context = {
        "rows": rows.order_by("kind", "area__path", "-since", "-version"),
        "kind_name": lambda kind: label(Kind(kind)),
        "today": timezone.localdate(),
    }
    return render(request, "orders/agreement_texts.html", context)


def text(request: UserRequest, text_id: int) -> HttpResponse:
    """One version; and, starting from it, a new one."""
    row = access.texts_visible_to(request.user).select_related("area", "made_by").filter(pk=text_id).first()
    if row is None:
        raise Http404
    initial = {"kind": row.kind, "since": timezone.localdate(), "area": row.area}
    form = AgreementTextForm(request.POST or None, user=request.user, sections=row.sections, initial=initial)
    if request.method == "POST" and form.is_valid() and _written(request, row, form):
        messages.success(request, _("新的一版已保存，从施行日期起准备的协议使用它；已签的协议不变。"))
        return redirect("orders:agreement_texts")
    context = {
        "row": row,
        "form": form,
        "kind": label(Kind(row.kind)),
        "sections": [(label(s), row.sections[s].splitlines()) for s in Section if s in row.sections],
        "tokens": TOKENS,
    }
    return render(request, "orders/agreement_text.html", context)


def _written(request: UserRequest, row: AgreementText, form: AgreementTextForm) -> bool:
    given = {name: form.cleaned_data[name] for name in ("area", "since", "note", "form_key")}
    return attempt(
        form,
        lambda: actions.write_text(
            by=request.user,
            kind=row.kind,
            sections=form.sections(),
            today=timezone.localdate(),
            **given,
        ),
        TEXT_FIELDS,
    )
