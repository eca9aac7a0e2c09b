"""What the house has to say to this account."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.notices import actions, queries

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
    """Mark one (``notice``) or all as read, and go back to where the button was."""
    text = request.POST.get("notice", "")
    notice_id = int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
    actions.mark_read(by=request.user, notice_id=notice_id, now=timezone.now())
    return redirect("casework:home" if request.POST.get("from") == "home" else "casework:notices")
