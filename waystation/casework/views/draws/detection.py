"""How likely a schedule is to find use that goes on: for planning, never about a person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.casework.forms.draws import DetectionForm
from waystation.casework.queries.draws import detection


@require_GET
def page(request: UserRequest) -> HttpResponse:
    """The schedule that was asked for, else the usual one of the first year."""
    usual = {name: field.initial for name, field in DetectionForm.base_fields.items()}
    form = DetectionForm(request.GET if request.GET else usual)
    found = None
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
    return render(request, "casework/draws/detection.html", context)
