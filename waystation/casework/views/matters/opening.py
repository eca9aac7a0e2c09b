"""A matter opened by hand, and the family's call."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.care import relapse
from waystation.casework.forms.law.matters import FamilyCallForm, OpenForm
from waystation.clients.access import must_reach
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Consent
from waystation.rules.matters import MatterKind
from waystation.rules.roles import Verb


def new(request: UserRequest, client_id: int) -> HttpResponse:
    """Not signed in, or a sign of use that the client told or a worker saw."""
    client = must_reach(request.user, client_id, Verb.PREPARE_MATTER)
    now = timezone.localtime(timezone.now())
    offered = [
        (MatterKind.RELAPSE_SIGN.value, _("本人说出来的，或者看到的：可能又用了")),
        (MatterKind.NOT_SIGNED_IN.value, _("过了期限没有报到")),
    ]
    form = OpenForm(request.POST or None, today=now.date(), offered=offered, initial={"on": now.date()})
    if request.method == "POST" and form.is_valid():
        given = {
            "kind": MatterKind(form.cleaned_data["what"]),
            "on": form.cleaned_data["on"],
            "words": form.cleaned_data["words"],
            "form_key": form.key(),
            "today": now.date(),
            "now": now,
        }
        opened = []
        if attempt(
            form, lambda: opened.append(relapse.open_by_hand(by=request.user, client=client, **given))
        ):
            return redirect("casework:matter", client_id, opened[0].pk)
    return render(request, "casework/matters/new.html", {"client": client, "form": form})


def family_call(request: UserRequest, client_id: int) -> HttpResponse:
    """Write down what the family says, at whatever hour; what may be told back follows from the consents."""
    client = must_reach(request.user, client_id, Verb.RECORD_CONTACT)
    now = timezone.localtime(timezone.now())
    initial = {"on": now.date(), "at": now.time().replace(second=0, microsecond=0)}
    form = FamilyCallForm(request.POST or None, today=now.date(), client=client, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "today": now.date(), "now": now}
        saved = []
        if attempt(form, lambda: saved.append(relapse.family_call(by=request.user, client=client, **given))):
            _row, matter = saved[0]
            messages.success(request, _("来电已登记。"))
            return (
                redirect("casework:matter", client_id, matter.pk)
                if matter
                else redirect("casework:client", client_id)
            )
    scopes = (Consent.Scope.FAMILY_CONTACT, Consent.Scope.FAMILY_PROGRESS)
    consents = client.consents.filter(withdrawn_on__isnull=True, scope__in=scopes).select_related("kin")
    context = {"client": client, "form": form, "consents": list(consents.order_by("pk"))}
    return render(request, "casework/matters/family_call.html", context)
