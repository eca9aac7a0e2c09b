"""What stands out this week, for a person to look at."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.common.wording.labels import label
from waystation.points.queries.shown import outliers
from waystation.rules.points.requests import RequestReason
from waystation.rules.points.schemes import EventKind


@require_GET
def checks(request: UserRequest) -> HttpResponse:
    """Workers far above the others, facts told at night, round credits; and the median minutes."""
    context = {
        "found": outliers.found(request.user, timezone.localdate(), timezone.now()),
        "kind_name": lambda kind: label(EventKind(kind)),
        "reason_name": lambda reason: label(RequestReason(reason)),
    }
    return render(request, "points/checks.html", context)
