"""What a medic of the help team prints: one test with the declared medicine."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.papers import one_file as actions
from waystation.clients.views.opening import today
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.screening import access

from .handing import handed


@require_POST
def report(request: UserRequest, sampling_id: int) -> HttpResponse:
    """The report of one test as PDF, marked for medical use."""
    with access.as_medic(request.user):
        query = access.medicines_visible_to(request.user).select_related(
            "screening__client__area", "screening__client__worker", "screening__client__station"
        )
        sheet = query.filter(pk=sampling_id).first()
        if sheet is None:
            raise Http404
        try:
            return handed(actions.print_for_medic(by=request.user, sheet=sheet, today=today()))
        except RuleBroken as refusal:
            messages.error(request, sentence(refusal.code, refusal.params))
            return redirect("screening:medicine", sampling_id)
