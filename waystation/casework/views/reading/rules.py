"""Every automatic rule, and every figure with its article: nothing makes a task in secret."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waystation.accounts.access import roles
from waystation.accounts.middleware import UserRequest
from waystation.casework.queries import obligations, rulebook
from waystation.rules.roles import Verb, may


def rules(request: UserRequest) -> HttpResponse:
    """For everybody who signs in."""
    groups = rulebook.grouped(rulebook.figures(request.user))
    works = may(roles(request.user), Verb.SEE_WORK_LIST)
    made = obligations.by_rule(request.user, timezone.localdate()) if works else {}
    context = {"rules": rulebook.automatic(), "groups": groups, "made": made, "works": works}
    return render(request, "casework/rules.html", context)
