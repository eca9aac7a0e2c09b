"""Schemes: the list with what they cost, a draft, its preview, the second person; withdrawn facts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.points.access import schemes as access
from waystation.points.actions import corrections, schemes
from waystation.points.forms.schemes import FIELDS, DecideForm, EndForm, SchemeForm
from waystation.points.models import SchemeVersion
from waystation.points.queries.costs import boards
from waystation.points.queries.schemes import rules_of
from waystation.rules.points.schemes.trial import decimal, odds
from waystation.rules.problems import RuleBroken

_PAGE = 30


def listed(request: UserRequest) -> HttpResponse:
    """Every scheme within reach with what it costs; draft another."""
    now = timezone.now()
    today = timezone.localdate(now)
    form = SchemeForm(request.POST or None, user=request.user, initial={"valid_from": today})
    if request.method == "POST" and form.is_valid():
        said = {
            name: form.cleaned_data[name] for name in ("area", "name", "config", "valid_from", "template")
        }
        key = form.cleaned_data["key"]
        act = partial(schemes.draft, by=request.user, form_key=key, today=today, at=now, **said)
        if attempt(form, act, FIELDS):
            messages.success(request, _("已保存草稿。请先看试算，再由另一位负责人批准。"))
            return redirect("points:scheme", SchemeVersion.objects.get(form_key=key).pk)
    rows = Paginator(boards.listed(access.visible_to(request.user), today), _PAGE)
    context = {"form": form, "rows": rows.get_page(request.GET.get("page")), "open": boards.open_points(),
               "waiting": access.corrections(request.user).filter(decided_at=None).count(),
               "decimal": decimal}  # fmt: skip
    return render(request, "points/schemes.html", context)


@require_GET
def shown(request: UserRequest, scheme_version_id: int) -> HttpResponse:
    """One version: what earns how much, published odds, what last year would have cost."""
    version = access.must_version(request.user, scheme_version_id)
    today = timezone.localdate()
    rules = rules_of(version)
    context = {
        "version": version,
        "rules": rules,
        "odds": odds(rules),
        "preview": boards.preview(version, today) if request.GET.get("preview") else None,
        "decimal": decimal,
        "label": label,
        "today": today,
    }
    return render(request, "points/scheme.html", context)


@require_POST
def approve(request: UserRequest, scheme_version_id: int) -> HttpResponse:
    """The second person agrees."""
    now = timezone.now()
    version = access.must_version(request.user, scheme_version_id)
    return _done(
        request,
        version.pk,
        lambda: schemes.approve(by=request.user, version=version, today=timezone.localdate(now), at=now),
        _("已批准，从开始日期起对新加入的学员有效。"),
    )


@require_POST
def drop(request: UserRequest, scheme_version_id: int) -> HttpResponse:
    """A draft is taken back or refused."""
    version = access.must_version(request.user, scheme_version_id)
    act = partial(schemes.drop, by=request.user, version=version, at=timezone.now())
    return _done(request, version.pk, act, _("草稿已撤回。"))


@require_POST
def end(request: UserRequest, scheme_version_id: int) -> HttpResponse:
    """The last day for new clients."""
    version = access.must_version(request.user, scheme_version_id)
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("请填写最后一天的日期。"))
        return redirect("points:scheme", version.pk)
    last_on, today = form.cleaned_data["last_on"], timezone.localdate()
    return _done(
        request,
        version.pk,
        lambda: schemes.end(by=request.user, version=version, last_on=last_on, today=today),
        _("已写明最后一天；已经参加的学员不受影响。"),
    )


def _done(request: UserRequest, version: int, act: Callable[[], object], said: str) -> HttpResponse:
    """Do it, say so or why not, and show the version again."""
    try:
        act()
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, said)
    return redirect("points:scheme", version)


@require_GET
def withdrawn(request: UserRequest) -> HttpResponse:
    """Points of facts that were withdrawn, waiting for a second person; the oldest first."""
    rows = access.corrections(request.user).filter(decided_at=None).order_by("proposed_at", "pk")
    rows = rows.select_related("client", "event", "posting", "proposed_by")
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    return render(request, "points/withdrawn.html", {"rows": page, "label": label})


@require_POST
def decide(request: UserRequest, withdrawn_id: int) -> HttpResponse:
    """Take the points back, or leave them."""
    row = access.corrections(request.user).filter(pk=withdrawn_id).first()
    form = DecideForm(request.POST)
    if row is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, _("请选择冲正还是保留，理由不超过200字。"))
        return redirect("points:withdrawn")
    back, words = form.cleaned_data["takes_back"] == "yes", form.cleaned_data["words"]
    try:
        corrections.decide(by=request.user, correction=row, takes_back=back, words=words, at=timezone.now())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已冲正。") if back else _("积分保留给学员。"))
    return redirect("points:withdrawn")
