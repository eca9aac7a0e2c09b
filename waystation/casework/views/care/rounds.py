"""The round: everybody of the place, one by one, with three answers."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.access import paths
from waystation.accounts.middleware import UserRequest
from waystation.casework.queries.care import rounds as queries
from waystation.casework.views.reading import asked
from waystation.clients.access import must_reach
from waystation.common.wording.labels import choices, label
from waystation.common.wording.messages import sentence
from waystation.contacts.actions import rounds as actions
from waystation.orders.queries import law_for
from waystation.rules.care.rounds import KnownBy, Round, Whereabouts, round_of
from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


def _round(request: UserRequest, today: date) -> Round:
    places = paths(request.user, Verb.RECORD_CONTACT)
    return round_of(today, law_for(places[0], today) if places else Law(today))


@require_GET
def rounds(request: UserRequest) -> HttpResponse:
    """Who is still to be gone through, or those of one answer, with the counts of every community."""
    today = timezone.localdate()
    current = _round(request, today)
    shown = asked.word(request, "show", queries.SHOWN) or queries.SHOWN[0]
    page = asked.page(request, queries.people(request.user, current, shown), queries.PAGE)
    context = {
        "today": today,
        "round": current,
        "left": queries.days_left(current, today),
        "page": page,
        "show": shown,
        "places": queries.places(request.user, current),
        "names": {one.value: label(one) for one in Whereabouts},
        "hows": choices(KnownBy),
        "how_name": lambda how: label(KnownBy(how)),
    }
    return render(request, "casework/rounds.html", context)


@require_POST
def round_mark(request: UserRequest, client_id: int) -> HttpResponse:
    """One answer of one person; back to the list as it was shown."""
    client = must_reach(request.user, client_id, Verb.RECORD_CONTACT)
    today, given = timezone.localdate(), request.POST
    word, how = given.get("mark", ""), given.get("how", "")
    if word not in {"", *Whereabouts} or how not in {"", *KnownBy}:
        raise Http404
    said = Whereabouts(word) if word else None
    try:
        actions.mark(
            by=request.user,
            client=client,
            round_=_round(request, today),
            mark=said,
            how=KnownBy(how) if how else None,
            today=today,
        )
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        done = _("%(name)s：%(what)s") % {"name": client.name, "what": label(said)} if said else ""
        messages.success(request, done or _("%(name)s：已取消标记。") % {"name": client.name})
    shown = given.get("show", "")
    where = reverse("casework:rounds")
    return redirect(f"{where}?show={shown}" if shown in queries.SHOWN[1:] else where)
