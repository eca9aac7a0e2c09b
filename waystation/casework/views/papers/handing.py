"""What a page of papers begins and ends with: the file reached, a finished paper handed out."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse

from waystation.accounts.middleware import UserRequest
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.papers.actions.issuing import TOKEN, Opened
from waystation.rules.papers import PaperKind, kind_of
from waystation.rules.roles import Verb

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def must_kind(code: str) -> PaperKind:
    """The kind of paper an address names, or 404."""
    kind = kind_of(code)
    if kind is None:
        raise Http404
    return kind


def reached(request: UserRequest, client_id: int, verb: Verb) -> Client:
    """The client with what the head of a paper needs."""
    return must_reach(request.user, client_id, verb, also=("area", "worker", "station"))


def handed(opened: Opened) -> HttpResponse:
    """A file to keep: never shown inside our pages, never held by the browser."""
    return HttpResponse(
        opened.content,
        content_type=_TYPES[opened.name.rsplit(".", 1)[-1]],
        headers={
            "Content-Disposition": f'attachment; filename="{opened.name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        },
    )


def check_base(request: UserRequest) -> str:
    """The address behind a paper's code, with a place for the code."""
    return request.build_absolute_uri(reverse("papers:check", args=[TOKEN]))
