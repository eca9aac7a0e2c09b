"""A matter: what was found, what it is not, and how the head closed it."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import matters as actions
from waystation.casework.forms.office import CloseMatter
from waystation.casework.queries import person, timeline
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.orders.access import matters_visible_to
from waystation.orders.actions.matters import StepData
from waystation.orders.models import Matter
from waystation.rules.matters import MatterKind, MatterOutcome, Step
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb
from waystation.screening.access import visible_to as screenings_visible_to
from waystation.screening.models import Screening


def _screening(request: UserRequest, matter: Matter) -> Screening | None:
    """The test that opened the matter."""
    kind, _colon, number = matter.key.partition(":")
    if kind != "screening" or not number.isdigit():
        return None
    return screenings_visible_to(request.user).select_related("recorded_by").filter(pk=number).first()


def matter(request: UserRequest, client_id: int, matter_id: int) -> HttpResponse:
    """Show it; POST closes it."""
    related = ("client__area", "client__worker", "opened_by", "closed_by")
    found = matters_visible_to(request.user, Verb.CLOSE_MATTER).select_related(*related)
    shown = found.filter(pk=matter_id, client=client_id).first()
    if shown is None:
        raise Http404
    form = CloseMatter(request.POST or None)
    if request.method == "POST" and form.is_valid() and _close(request, shown, form):
        messages.success(request, _("事项已办结。它没有改变任何法律状态。"))
        return redirect("casework:office")
    today, test = timezone.localdate(), _screening(request, shown)
    context = {
        "matter": shown,
        "kind": label(MatterKind(shown.kind)),
        "outcome": label(MatterOutcome(shown.outcome)) if shown.outcome else "",
        "age": person.age(shown.client.born_on, today),
        "test": test,
        "positive_for": timeline.analytes(test.positive_for) if test else "",
        "form": form,
    }
    return render(request, "casework/matter.html", context)


def _close(request: UserRequest, shown: Matter, form: CloseMatter) -> bool:
    """Whether it was closed; a refusal stands in the form."""
    given = form.cleaned_data
    try:
        today = timezone.localdate()
        data = StepData(on=today, code=given["outcome"], words=given["note"])
        actions.take_step(
            by=request.user, matter=shown, step=Step.SET_ASIDE, data=data, form_key=uuid4(), today=today
        )
    except RuleBroken as refusal:
        form.add_error(None, sentence(refusal.code, refusal.params))
        return False
    return True
