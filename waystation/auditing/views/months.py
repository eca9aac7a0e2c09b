"""The months of the record: their printable page, and the word that it was signed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.forms.fields import attempt
from waystation.accounts.middleware import UserRequest
from waystation.audit import actions as audit
from waystation.audit import queries as record
from waystation.audit.chain import seals
from waystation.auditing import access, forms, months


def listed(request: UserRequest) -> HttpResponse:
    """Every month since the record began: sealed, signed, or still running."""
    with access.reading():
        shown = months.listed(timezone.localdate())
        last = record.last_seal()
    return render(request, "auditing/months.html", {"months": shown, "last": last})


def month(request: UserRequest, year: int, number: int) -> HttpResponse:
    """The page to print and sign; POST: it was signed."""
    first, today = _first(year, number), timezone.localdate()
    form = forms.MonthForm(request.POST or None, today=today)
    with access.reading():
        if request.method == "POST" and form.is_valid() and _confirm(request, form, first, today):
            messages.success(request, _("已登记：这个月的签字页已签字存档。"))
            return redirect("auditing:month", year, number)
        context: dict[str, Any] = {"page": months.page(first, today), "form": form}
    return render(request, "auditing/month.html", context)


def _confirm(request: UserRequest, form: forms.MonthForm, first: dt.date, today: dt.date) -> bool:
    signed_on = form.cleaned_data["signed_on"]
    done = attempt(
        form,
        lambda: audit.confirm_month(
            by=request.user, month=first, signed_on=signed_on, today=today, now=timezone.now()
        ),
    )
    return done is not None


def _first(year: int, number: int) -> dt.date:
    try:
        return dt.date(year, number, 1)
    except ValueError:
        raise Http404 from None


@require_POST
def seal(request: UserRequest) -> HttpResponse:
    """Seal the record now."""
    with access.reading():
        made = audit.seal(by=request.user, now=timezone.now())
        try:
            seals.carry_outside()
        except OSError:
            messages.warning(request, _("已加封，但写不进库外的封存文件，请告诉管理员；下次加封时会补写。"))
        else:
            messages.success(request, _("已加封，编号%(n)s。") % {"n": made.number})
    return redirect("auditing:months")
