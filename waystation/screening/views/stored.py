"""The samples that are kept, and their end by two hands."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import Material
from waystation.rules.specimens.sampling import Part
from waystation.screening import actions
from waystation.screening.queries import stored

PAGE = 50


def listed(request: UserRequest) -> HttpResponse:
    """What is kept, what may be destroyed; POST signs, first or second."""
    if request.method == "POST":
        return _sign(request)
    today = timezone.localdate()
    due = list(stored.due(request.user, today)[: PAGE + 1])
    page = Paginator(stored.kept(request.user, today), PAGE).get_page(request.GET.get("page"))
    context = {
        "due": due[:PAGE],
        "more": len(due) > PAGE,
        "page": page,
        "part": lambda row: label(Part(row.part)),
        "material": lambda row: label(Material(row.screening.material)),
        "today": today,
        "form_key": stored.new_key(),
    }
    return render(request, "screening/stored.html", context)


def _sign(request: UserRequest) -> HttpResponse:
    chosen = [int(pk) for pk in request.POST.getlist("chosen") if pk.isdecimal() and len(pk) < 19]
    user, key = request.user, stored.read_key(request.POST.get("form_key", ""))
    deeds: dict[str, tuple[Callable[[], int], str]] = {
        "ask": (
            lambda: actions.ask_to_destroy(by=user, chosen=chosen, today=timezone.localdate()),
            _("已签字%(n)s份。请另一位同事核对后确认销毁。"),
        ),
        "destroy": (
            lambda: actions.destroy(by=user, chosen=chosen, form_key=key, now=timezone.now()),
            _("已登记销毁%(n)s份，两人签字都在记录里。"),
        ),
        "keep": (
            lambda: actions.keep_longer(by=user, chosen=chosen),
            _("已撤回%(n)s份的签字，样本继续保存。"),
        ),
    }
    act, said = deeds.get(request.POST.get("deed", ""), deeds["keep"])
    try:
        messages.success(request, said % {"n": act()})
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("screening:stored")
