"""The stock of test kits of the own sites."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.access import paths
from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import label
from waystation.orders.queries import law_for
from waystation.rules.law import Law
from waystation.rules.roles import Verb
from waystation.rules.specimens.kits import KitMove
from waystation.screening import access, actions
from waystation.screening.forms import LOT_FIELDS, LotForm, MoveForm
from waystation.screening.queries import kits


def _law(request: UserRequest) -> Law:
    here, today = paths(request.user, Verb.STOCK_KITS), timezone.localdate()
    return law_for(here[0], today) if here else Law(today)


def listed(request: UserRequest) -> HttpResponse:
    """Every lot with what is left; POST takes in a new one."""
    today = timezone.localdate()
    form = LotForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = {
            name: form.cleaned_data[name] for name in ("organisation", "lot", "panel", "expires_on", "count")
        }
        key = form.cleaned_data["form_key"]
        if attempt(
            form,
            lambda: actions.add_lot(by=request.user, form_key=key, today=today, **given),
            LOT_FIELDS,
        ):
            messages.success(request, _("已入库。记检测时会自动列出这批试剂。"))
            return redirect("screening:kits")
    return _page(request, form, None, None)


def _page(request: UserRequest, form: LotForm, wrong: MoveForm | None, lot_id: int | None) -> HttpResponse:
    law = _law(request)
    context = {
        "form": form,
        "rows": kits.stocked(request.user, timezone.localdate(), law),
        "moving": MoveForm(),
        "wrong": wrong,
        "wrong_id": lot_id,
        "label": label,
        "today": timezone.localdate(),
        "low": law.number("kit_low_stock"),
        "soon": law.number("kit_expiry_notice_days"),
    }
    return render(request, "screening/kits.html", context)


@require_POST
def move(request: UserRequest, lot_id: int) -> HttpResponse:
    """Received, written off, counted."""
    lot = access.lots_in_reach(request.user).filter(pk=lot_id).first()
    if lot is None:
        raise Http404
    form = MoveForm(request.POST)
    if form.is_valid():
        said, today = form.cleaned_data, timezone.localdate()
        words = {"count": said["count"], "reason": said["reason"], "form_key": said["form_key"]}
        kind = KitMove(said["kind"])
        if attempt(form, lambda: actions.move(by=request.user, lot=lot, kind=kind, today=today, **words)):
            messages.success(request, _("已登记。"))
            return redirect("screening:kits")
    return _page(request, LotForm(user=request.user), form, lot_id)
