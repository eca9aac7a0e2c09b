"""Posts of an organisation, figures of an area, and the people who are counted there."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts import access, actions, queries
from waystation.accounts.forms.areas import FactForm
from waystation.accounts.forms.fields import attempt
from waystation.accounts.forms.posts import EndPostForm, PostForm
from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import AreaChange, AreaFact
from waystation.common.wording.messages import sentence
from waystation.rules.posts import Staff
from waystation.rules.problems import RuleBroken

#: People on one page.
PAGE = 50


def new_post(request: UserRequest, organisation_id: int) -> HttpResponse:
    """Somebody takes a post."""
    here, today = access.must_organisation(request.user, organisation_id), timezone.localdate()
    form = PostForm(request.POST or None, user=request.user, organisation=here, today=today)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.fill_post(by=request.user, organisation=here, today=today, **form.cleaned_data),
        )
        if made:
            messages.success(
                request, _("已登记：%(name)s，%(title)s。") % {"name": made.name, "title": made.title}
            )
            return redirect("accounts:organisation", here.pk)
    return render(request, "accounts/post_form.html", {"form": form, "organisation": here})


@require_POST
def end_post(request: UserRequest, organisation_id: int, post_id: int) -> HttpResponse:
    """Somebody leaves a post."""
    here, today = access.must_organisation(request.user, organisation_id), timezone.localdate()
    post = get_object_or_404(here.posts, pk=post_id)
    form = EndPostForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("请填写最后一天。"))
        return redirect("accounts:organisation", here.pk)
    try:
        actions.end_post(by=request.user, post=post, last_day=form.cleaned_data["last_day"], today=today)
        messages.success(request, _("已登记离任。"))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("accounts:organisation", here.pk)


def facts(request: UserRequest, area_id: int) -> HttpResponse:
    """Every figure of an area, and a new one."""
    here, today = access.must_area(request.user, area_id), timezone.localdate()
    form = FactForm(request.POST or None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form, lambda: actions.record_fact(by=request.user, area=here, today=today, **form.cleaned_data)
        )
        if made:
            messages.success(request, _("已保存。"))
            return redirect("accounts:area_facts", here.pk)
    rows = AreaFact.objects.filter(area=here).select_related("made_by").order_by("kind", "-on")
    return render(request, "accounts/facts.html", {"form": form, "area": here, "facts": rows})


def area_staff(request: UserRequest, area_id: int, staff: str) -> HttpResponse:
    """The people behind one number of the area's page."""
    here = access.must_area(request.user, area_id)
    if staff not in set(Staff):
        raise Http404
    page = Paginator(queries.staff(here)[Staff(staff)], PAGE).get_page(request.GET.get("page"))
    names = queries.area_names(work.path for member in page for work in member.works)
    context = {"area": here, "staff": Staff(staff), "page": page, "names": names}
    return render(request, "accounts/staff.html", context)


@require_POST
def undo_merge(request: UserRequest, area_id: int, change_id: int) -> HttpResponse:
    """Take back a merger of today."""
    here = access.must_area(request.user, area_id)
    change = get_object_or_404(AreaChange, pk=change_id, kind=AreaChange.Kind.MERGE, results=here)
    try:
        above = actions.undo_merge(by=request.user, change=change, today=timezone.localdate())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
        return redirect("accounts:area", here.pk)
    messages.success(request, _("已撤回合并，原区域恢复使用。"))
    return redirect("accounts:area", above.pk)
