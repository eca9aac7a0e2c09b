"""What was asked for through the portal, and the answer to it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import asking as flows
from waystation.clients.forms.fields import attempt
from waystation.clients.views.opening import open_file
from waystation.common.wording.labels import choices
from waystation.contacts.queries import asks
from waystation.rules.care.asking import AskOutcome
from waystation.rules.roles import Verb

FIELDS = {"asks.outcome_needed": "outcome", "asks.why_needed": "words"}


class AnswerForm(forms.Form):
    """What came of it."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("结果"), choices=choices(AskOutcome), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("答复"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("本人在手机上看得到这段话。没有办理的，写明原因和可以怎么办。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def asked(request: UserRequest, client_id: int, ask_id: int) -> HttpResponse:
    """One request with those before it; POST answers it."""
    client = open_file(request, client_id, "asks", Verb.RECORD_CONTACT)
    row = asks.of_number(client, ask_id)
    if row is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said, today = form.cleaned_data, timezone.localdate()
        if attempt(form, lambda: flows.answer(by=request.user, row=row.row, today=today, **said), FIELDS):
            messages.success(request, _("已答复，本人在手机上可以看到。"))
            return redirect("casework:client", client.pk)
    others = [one for one in asks.of_client(client) if one.row.pk != ask_id]
    return render(
        request, "casework/asked.html", {"client": client, "ask": row, "others": others, "form": form}
    )
