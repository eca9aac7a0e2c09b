"""What the house has to say to this account."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.notices import actions, queries
from waystation.notices.access import visible_to

from . import asked

#: Notices of a page.
PAGE = 30


def listed(request: UserRequest) -> HttpResponse:
    """All notices, new ones marked."""
    page = asked.page(request, queries.listed(request.user), PAGE)
    context = {"page": page, "rows": [queries.shown(notice) for notice in page]}
    return render(request, "casework/notices.html", context)


@require_POST
def read(request: UserRequest) -> HttpResponse:
    """Mark one (``notice``) or, without it, all as read, and go back to where the button was."""
    text, now = request.POST.get("notice", ""), timezone.now()
    if not text:
        actions.mark_all_read(by=request.user, now=now)
    else:
        known = text.isascii() and text.isdigit() and len(text) < 16
        notice = visible_to(request.user).filter(pk=text).first() if known else None
        if notice is None:
            raise Http404
        actions.mark_read(by=request.user, notice=notice, now=now)
    return redirect("casework:home" if request.POST.get("from") == "home" else "casework:notices")
