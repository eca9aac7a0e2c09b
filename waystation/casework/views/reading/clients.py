"""The list of clients, and the page of one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waystation.accounts.access import covered, shared_files
from waystation.accounts.middleware import UserRequest
from waystation.casework.queries import caselist, cases, person, timeline
from waystation.casework.queries.matters import breaches
from waystation.casework.queries.timeline import Kind, Wanted
from waystation.clients import access
from waystation.clients.views.opening import looked
from waystation.common.forms import searched
from waystation.rules.roles import Verb, may

from . import asked


@searched.searched("q", besides=("area", "stage", "worker", "nobody", "unseen"))
def listed(request: UserRequest) -> HttpResponse:
    """Everybody this person may see, searched and filtered."""
    user, today = request.user, timezone.localdate()
    wanted = caselist.Asked(
        q=searched.word(request, "q"),
        area_id=asked.number(request, "area"),
        stage=asked.word(request, "stage", caselist.STAGES),
        worker_id=asked.number(request, "worker"),
        nobody="nobody" in request.GET,
        not_seen_days=asked.number(request, "unseen"),
    )
    page = asked.page(request, caselist.clients(user, today, wanted), caselist.PAGE)
    oversees = may(request.roles, Verb.SEE_OVERSIGHT)  # type: ignore[attr-defined]  # set by the middleware
    context = {
        "today": today,
        "wanted": wanted,
        "page": page,
        "rows": caselist.rows(list(page), today),
        "oversees": oversees,
        "shared": frozenset(shared_files(user)),
        "covers": {one.user_id: one for one in covered(user)},
        **caselist.options(user, oversees=oversees),
    }
    return render(request, "casework/clients.html", context)


def _wanted(request: UserRequest) -> Wanted:
    kinds = {Kind(kind) for kind in request.GET.getlist("kind") if kind in set(Kind)}
    return Wanted(
        kinds=frozenset(kinds),
        keyword=searched.word(request, "keyword"),
        since=asked.day(request, "since"),
        until=asked.day(request, "until"),
        author_id=asked.number(request, "author"),
    )


def _reached(request: UserRequest, client_id: int) -> None:
    access.must_reach(request.user, client_id, Verb.SEE_CLIENTS)


@searched.searched("keyword", besides=("kind", "since", "until", "author"), reached=_reached)
def page(request: UserRequest, client_id: int) -> HttpResponse:
    """One person: who, what needs a decision, what is next, and everything that happened."""
    today, wanted = timezone.localdate(), _wanted(request)
    client = access.must_reach(request.user, client_id, Verb.SEE_CLIENTS, also=("area", "worker", "station"))
    looked(request, client)
    viewer = access.viewer(request.user, client)
    case = cases.load_one(client, today, to_write=False)
    events = timeline.events(client.pk, today, viewer)
    context: dict[str, Any] = {
        "client": client,
        "covers": {one.user_id: one for one in covered(request.user)},
        "today": today,
        "age": person.age(client.born_on, today),
        "seen": viewer,
        "is_second": client.pk in shared_files(request.user),
        "open_pass": access.pass_on(request.user, client),
        "person": person.person(case, today),
        "counts": breaches.shown(case, today),
        "cards": person.cards(client, viewer),
        "wanted": wanted,
        "kinds": timeline.KINDS,
        "authors": timeline.authors(events),
        "page": asked.page(request, [event for event in events if wanted.holds(event)], timeline.PAGE),
        "total": len(events),
    }
    return render(request, "casework/client.html", context)
