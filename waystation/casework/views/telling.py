"""What the client is told, as a record and as a page to hand over; and what is never issued."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.casework.forms.privacy import TellingForm
from waystation.casework.queries import cases, person
from waystation.casework.queries import privacy as queries
from waystation.clients import access
from waystation.clients.actions.telling import tell
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import choices
from waystation.rules.people import Told, ToldHow
from waystation.rules.privacy import notice
from waystation.rules.roles import Verb


def told(request: UserRequest, client_id: int) -> HttpResponse:
    """When the client was told what, and one more time."""
    client = access.must_reach(request.user, client_id, Verb.RECORD_CONTACT)
    today = timezone.localdate()
    form = TellingForm(request.POST or None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "today": today}
        if attempt(
            form, lambda: tell(by=request.user, client=client, **given), {"privacy.told_future": "on"}
        ):
            messages.success(request, _("已登记告知。"))
            return redirect("casework:told", client.pk)
    context = {
        "client": client,
        "form": form,
        "rows": client.tellings.select_related("told_by").order_by("-on", "-pk"),
        "whats": dict(choices(Told)),
        "ways": dict(choices(ToldHow)),
    }
    return render(request, "casework/told.html", context)


@require_GET
def help_work(request: UserRequest, client_id: int) -> HttpResponse:
    """A page for the client: who helps, what was done, what comes next, what they may ask for."""
    client = access.must_reach(request.user, client_id, Verb.RECORD_CONTACT, also=("area", "worker"))
    today = timezone.localdate()
    viewer = access.viewer(request.user, client)
    case = cases.load_one(client, today, to_write=False)
    context = {
        "client": client,
        "today": today,
        "person": person.person(case, today),
        "hair": person.hair_reminders(case, today),
        "cards": person.cards(client, viewer),
        "done": queries.done(client, today),
        "months": queries.DONE_MONTHS,
    }
    return render(request, "casework/help_work.html", context)


@require_GET
def privacy_notice(request: UserRequest, client_id: int) -> HttpResponse:
    """How personal data are used, to hand over; ``?version=`` the text that was handed over then."""
    client = access.must_reach(request.user, client_id, Verb.RECORD_CONTACT, also=("area", "worker"))
    version = request.GET.get("version", notice.CURRENT)
    if version not in notice.VERSIONS:
        raise Http404
    context = {"client": client, "version": version, "since": notice.VERSIONS[version]}
    return render(request, f"casework/privacy_notice_{version}.html", context)


@require_GET
def no_certificate(request: UserRequest) -> HttpResponse:
    """What may be issued about a client and what may not, for whoever is asked for it."""
    return render(request, "casework/no_certificate.html")
