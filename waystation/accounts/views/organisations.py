"""Offices, centres, workstations, stations."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts import access, actions, queries
from waystation.accounts.forms.areas import EndForm, OrganisationForm
from waystation.accounts.forms.fields import attempt
from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import Organisation
from waystation.audit.queries import last_save
from waystation.common.forms.meanwhile import held, saved_words, second_tab, settled
from waystation.rules.posts import staff_of
from waystation.rules.roles import Verb

from .paging import page_of


def organisations(request: UserRequest) -> HttpResponse:
    """All of them, by kind, area and name."""
    rows = access.organisations_visible_to(request.user).select_related("area", "parent")
    word, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    area, ended = request.GET.get("area", ""), request.GET.get("ended") == "1"
    if word:
        rows = rows.filter(name__icontains=word)
    if kind in Organisation.Kind.values:
        rows = rows.filter(kind=kind)
    choosable = list(queries.areas_below(request.user, Verb.MANAGE_AREAS).exclude(kind="grid"))
    if chosen := next((row for row in choosable if str(row.pk) == area), None):
        rows = rows.filter(area__path__startswith=chosen.path)
    if not ended:
        rows = rows.filter(queries.alive())
    page = page_of(request, rows.order_by("area__path", "kind", "name", "pk"))
    names = queries.area_names([row.area.path for row in page] + [row.path for row in choosable])
    context = {"page": page, "names": names, "areas": choosable, "kinds": Organisation.Kind.choices}
    return render(
        request,
        "accounts/organisations.html",
        {**context, "word": word, "kind": kind, "area": area, "ended": ended},
    )


def new_organisation(request: UserRequest) -> HttpResponse:
    """A new one; ``?area=`` proposes where."""
    today = timezone.localdate()
    initial = {"area": request.GET.get("area")}
    form = OrganisationForm(request.POST or None, user=request.user, today=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form, lambda: actions.create_organisation(by=request.user, today=today, **form.facts())
        )
        if made:
            messages.success(request, _("已新建机构“%(name)s”。") % {"name": made.name})
            return redirect("accounts:organisations")
    return render(request, "accounts/organisation.html", {"form": form, "organisation": None})


@second_tab
def organisation(request: UserRequest, organisation_id: int) -> HttpResponse:
    """Correct or refile one."""
    here = access.must_organisation(request.user, organisation_id)
    held(request, here)
    today = timezone.localdate()
    form = OrganisationForm(request.POST or None, user=request.user, today=today, organisation=here)
    if request.method == "POST" and form.is_valid() and settled(form, who=last_save(here)):
        facts = form.facts()
        changed = attempt(
            form,
            lambda: actions.change_organisation(by=request.user, organisation=here, today=today, **facts),
        )
        if changed:
            said = saved_words(form, _("已保存机构“%(name)s”。") % {"name": changed.name})
            messages.success(request, said)
            return redirect("accounts:organisations")
    end_form = EndForm(initial={"on": today})
    return _page(request, here, form, end_form)


def _page(
    request: UserRequest, here: Organisation, form: OrganisationForm, end_form: EndForm
) -> HttpResponse:
    today = timezone.localdate()
    held = list(here.posts.select_related("holder", "area").order_by("-starts_on", "-pk"))
    over = [post for post in held if post.ends_on and post.ends_on < today]
    context = {
        "form": form,
        "organisation": here,
        "end_form": end_form,
        "posts": [post for post in held if post not in over and staff_of(post.title) is None],
        "counted": [post for post in held if post not in over and staff_of(post.title) is not None],
        "former": over,
        "below": here.children.filter(queries.alive()).order_by("name"),
        "people": here.users.filter(is_active=True).count(),
        "today": today,
    }
    return render(request, "accounts/organisation.html", context)


@require_POST
def end_organisation(request: UserRequest, organisation_id: int) -> HttpResponse:
    """Its last day."""
    here = access.must_organisation(request.user, organisation_id)
    today, end_form = timezone.localdate(), EndForm(request.POST)
    if end_form.is_valid():
        ended = attempt(
            end_form,
            lambda: actions.end_organisation(
                by=request.user, organisation=here, on=end_form.cleaned_data["on"], today=today
            ),
        )
        if ended:
            messages.success(request, _("已停用机构“%(name)s”。") % {"name": ended.name})
            return redirect("accounts:organisations")
    form = OrganisationForm(user=request.user, today=today, organisation=here)
    return _page(request, here, form, end_form)
