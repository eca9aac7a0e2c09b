"""Every automatic rule, and every figure with its article: nothing makes a task in secret."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from waystation.accounts.middleware import UserRequest
from waystation.casework.queries import rulebook


def rules(request: UserRequest) -> HttpResponse:
    """For everybody who signs in."""
    groups = rulebook.grouped(rulebook.figures(request.user))
    context = {"rules": rulebook.automatic(), "groups": groups}
    return render(request, "casework/rules.html", context)
