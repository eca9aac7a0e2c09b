"""Panels, cut-offs and detection windows, with source and date: for reading, and for those who keep them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.rules.screening import Material
from waystation.screening import actions
from waystation.screening.forms import PANEL_FIELDS, WINDOW_FIELDS, EndPanelForm, PanelForm, WindowForm
from waystation.screening.queries import panels


def shown(request: UserRequest) -> HttpResponse:
    """What each panel shows and what is known of detection, with history."""
    today = timezone.localdate()
    context = {"panels": panels.panels(today), "table": panels.windows(today), "today": today}
    return render(request, "screening/panels.html", context)


def _add_panel(request: UserRequest, form: Any) -> object:
    said = form.cleaned_data
    return actions.add_panel(
        by=request.user,
        name=said["name"],
        material=Material(said["material"]),
        analytes=said["analytes"],
        cutoffs=form.cutoffs(),
        source=said["source"],
        since=said["since"],
    )


def _add_window(request: UserRequest, form: Any) -> object:
    said = form.cleaned_data | {"material": Material(form.cleaned_data["material"])}
    return actions.add_window(by=request.user, **said)


def _end(request: UserRequest, form: Any) -> object:
    return actions.end_panel(by=request.user, **form.cleaned_data)


_DEEDS = {
    "panel": (PanelForm, _add_panel, PANEL_FIELDS),
    "window": (WindowForm, _add_window, WINDOW_FIELDS),
    "end": (EndPanelForm, _end, {}),
}


def manage(request: UserRequest) -> HttpResponse:
    """Add a panel or a window, end a panel. Nothing that was said before is changed."""
    today, deed = timezone.localdate(), request.POST.get("deed", "")
    fresh: dict[str, forms.Form] = {
        "panel": PanelForm(initial={"since": today}),
        "window": WindowForm(initial={"since": today}),
        "end": EndPanelForm(initial={"until": today}),
    }
    if deed in _DEEDS:
        kind, act, fields = _DEEDS[deed]
        form = fresh[deed] = kind(request.POST)
        if form.is_valid() and attempt(form, lambda: act(request, form), fields):
            messages.success(request, _("已保存；以前的检测仍按当时的检测板显示。"))
            return redirect("screening:panels")
    return render(request, "screening/manage_panels.html", {"forms": fresh})
