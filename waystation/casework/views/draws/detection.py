"""How likely a schedule is to find use that goes on: for planning, never about a person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.casework.forms.draws import DetectionForm
from waystation.casework.queries.draws import detection
from waystation.screening.queries import panels


@require_GET
def page(request: UserRequest) -> HttpResponse:
    """The schedule that was asked for, else the usual one of the first year."""
    usual = {name: field.initial for name, field in DetectionForm.base_fields.items()}
    form = DetectionForm(request.GET if request.GET else usual)
    found, held = None, usual
    if form.is_valid():
        held = form.cleaned_data
        found = detection.page(
            held["count"],
            held["one_in"],
            held["window"],
            float(held["sensitivity"]) / 100,
            float(held["specificity"]) / 100,
        )
    context = {"form": form, "found": found, "spans": detection.SPANS, "paths": detection.PATHS}
    context |= {"windows": panels.windows(timezone.localdate()), "days": panels.shortest_days}
    # The same schedule, seen through another window.
    context |= {"same": {name: value for name, value in held.items() if name != "window"}}
    return render(request, "casework/draws/detection.html", context)
