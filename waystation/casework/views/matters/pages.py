"""The list of matters, one matter, and what the client is shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.casework.queries import cases, person
from waystation.casework.queries.matters import breaches, listing, page
from waystation.casework.queries.matters.cause import cause
from waystation.casework.views.reading import asked
from waystation.clients import access
from waystation.common.wording.labels import choices, label
from waystation.rules.matters import MatterKind, MatterOutcome, Stage
from waystation.rules.roles import Verb


def listed(request: UserRequest) -> HttpResponse:
    """Every matter this person may see, the nearest last day first."""
    wanted = listing.Wanted(
        state=asked.word(request, "state", {listing.ALL, *Stage}) or listing.OPEN,
        kind=asked.word(request, "kind", set(MatterKind)),
        objected="objected" in request.GET,
    )
    context = {
        "today": timezone.localdate(),
        "wanted": wanted,
        "page": asked.page(request, listing.listed(request.user, wanted), listing.PAGE),
        "kinds": dict(choices(MatterKind)),
        "stages": dict(choices(Stage)),
        "outcomes": dict(choices(MatterOutcome)),
    }
    return render(request, "casework/matters/list.html", context)


def shown(request: UserRequest, loaded: page.Loaded) -> dict[str, Any]:
    """What every page about one matter needs."""
    matter, today = loaded.matter, timezone.localdate()
    viewer = access.viewer(request.user, matter.client)
    last = loaded.steps[-1].pk if loaded.steps else None
    return {
        "matter": matter,
        "client": matter.client,
        "today": today,
        "seen": viewer,
        "kind": label(loaded.facts.kind),
        "stage": label(loaded.facts.stage),
        "facts": loaded.facts,
        "qualification": label(loaded.facts.qualification) if loaded.facts.qualification else "",
        "outcome": label(MatterOutcome(matter.outcome)) if matter.outcome else "",
        "lines": [
            page.line(row, request.user, viewer, today, is_last=row.pk == last) for row in loaded.steps
        ],
        "objections": [page.objection(row, request.user, viewer, today) for row in loaded.objections],
    }


@require_GET
def matter(request: UserRequest, client_id: int, matter_id: int) -> HttpResponse:
    """One matter: what is done, what is next, who may."""
    found = page.must_see(request.user, client_id, matter_id)
    loaded = page.load(found, timezone.localdate())
    context = shown(request, loaded) | {
        "way": page.way(loaded),
        "doors": page.doors(request.user, loaded),
        "waits_for": page.waits_for(loaded),
        "no_report": page.no_report(loaded),
        "due": page.due_words(loaded),
        "rights": page.rights(loaded),
        "offers": page.offers(loaded, request.user, timezone.localdate()),
        "cares": page.cares(loaded),
        "cause": cause(request.user, found),
        "age": person.age(found.client.born_on, timezone.localdate()),
    }
    return render(request, "casework/matters/matter.html", context)


@require_GET
def told(request: UserRequest, client_id: int, matter_id: int) -> HttpResponse:
    """The matter in plain words for the client, to show or to print."""
    loaded = page.load(page.must_see(request.user, client_id, matter_id), timezone.localdate())
    context = shown(request, loaded) | {"rights": page.rights(loaded), "waits_for": page.waits_for(loaded)}
    return render(request, "casework/matters/told.html", context)


@require_GET
def counts(request: UserRequest, client_id: int) -> HttpResponse:
    """The counters of DRR 20 for the client, in both readings, to show or to print."""
    client = access.must_reach(request.user, client_id, Verb.SEE_MATTERS, also=("area", "worker"))
    today = timezone.localdate()
    case = cases.load_one(client, today, to_write=False)
    context = {"client": client, "today": today, "counted": breaches.shown(case, today)}
    return render(request, "casework/matters/counts.html", context)
