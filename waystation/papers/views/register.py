"""The register of the papers an office has issued (文书登记簿): numbers and days, not whose they are."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.common.wording.labels import label
from waystation.papers import queries
from waystation.papers.access import must_office
from waystation.papers.queries import Wanted
from waystation.rules.papers import kind_of
from waystation.rules.people import Paper

PAGE = 50


@require_GET
def register(request: UserRequest, organisation_id: int) -> HttpResponse:
    """Every paper with its number; the person only where the reader reaches the file anyway."""
    office = must_office(request.user, organisation_id)
    wanted = _wanted(request)
    page = Paginator(queries.register(office, wanted), PAGE).get_page(request.GET.get("page"))
    years, kinds = queries.in_register(office)
    context = {
        "office": office,
        "wanted": wanted,
        "years": years,
        "kinds": [(kind.value, label(kind)) for kind in kinds],
        "page": page,
        "words": {kind.value: label(kind) for kind in Paper},
        "whose": queries.whose(request.user, list(page.object_list)),
    }
    return render(request, "papers/register.html", context)


def _wanted(request: UserRequest) -> Wanted:
    """What is asked for; what makes no sense asks for nothing."""
    year, kind = request.GET.get("year", ""), kind_of(request.GET.get("kind", ""))
    known = year.isascii() and year.isdecimal() and len(year) == len("2026")
    return Wanted(int(year) if known else None, kind.paper if kind else None)
