"""The area tree: reading it, and one page for each way of changing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts import access, actions, queries, tree
from waystation.accounts.forms.areas import AreaForm, EndAreaForm, MergeForm, MoveForm, RenameForm, SplitForm
from waystation.accounts.forms.fields import ConfirmedForm, attempt
from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import Area
from waystation.audit.queries import last_save
from waystation.common.forms.meanwhile import OpenedForm, held, second_tab, settled


def areas(request: UserRequest) -> HttpResponse:
    """The whole tree, or what a search finds in it. Grids stand on their community's page."""
    today, word = timezone.localdate(), request.GET.get("q", "").strip()
    visible = access.areas_visible_to(request.user)
    found: list[Area] | None = None
    if word:
        hits = visible.filter(Q(name__icontains=word) | Q(code__startswith=word)).order_by("path")
        found = list(hits[:100])
    shown = visible.exclude(kind=Area.Kind.GRID)
    return render(
        request,
        "accounts/areas.html",
        {
            "forest": [] if word else queries.branches(shown, today),
            "found": found,
            "names": queries.area_names(area.path for area in found or []),
            "word": word,
            "today": today,
        },
    )


def area(request: UserRequest, area_id: int) -> HttpResponse:
    """One area: where it hangs, what sits there, how it came about."""
    here = access.must_area(request.user, area_id)
    today = timezone.localdate()
    changes = queries.history(here)
    told = any(change.on == here.starts_on and change.kind in {"merge", "split"} for change in changes)
    return render(
        request,
        "accounts/area.html",
        {
            **_figures(here),
            "born": told,
            "area": here,
            "above": Area.objects.get_ancestors(here),
            "children": queries.branches(Area.objects.get_children(here), today),
            "organisations": here.organisations.order_by("kind", "name"),
            "left": queries.left_at(here),
            "history": changes,
            "undoable": [one.pk for one in changes if queries.can_be_undone(one, today)],
            "is_alive": tree.is_in_force(here, today),
            "today": today,
        },
    )


def _figures(here: Area) -> dict[str, object]:
    """What the area's page says of its size and its people."""
    return {
        "facts": queries.newest_facts(here),
        "communities": queries.communities_below(here),
        "staff": {kind: len(members) for kind, members in queries.staff(here).items()},
        "posts": queries.posts_at(here),
    }


def new_area(request: UserRequest, area_id: int) -> HttpResponse:
    """A new area below the named one."""
    parent, today = access.must_area(request.user, area_id), timezone.localdate()
    form = AreaForm(request.POST or None, parent=parent, today=today)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.create_area(by=request.user, parent=parent, today=today, **form.cleaned_data),
        )
        if made:
            messages.success(request, _("已新建区域“%(name)s”。") % {"name": made.name})
            return redirect("accounts:area", made.pk)
    context = {"form": form, "area": parent, "title": _("新建下级区域"), "submit": _("新建")}
    return render(request, "accounts/change.html", {**context, "preview": None})


@second_tab
def rename_area(request: UserRequest, area_id: int) -> HttpResponse:
    """Another name or code."""
    here, today = access.must_area(request.user, area_id), timezone.localdate()
    held(request, here)
    form = RenameForm(request.POST or None, area=here, today=today)

    def change() -> Area:
        return actions.rename_area(by=request.user, area=here, today=today, **_facts(form))

    def preview() -> list[str]:
        return [_("今后的名单和文书显示新名称；原名称保留在沿革中，按原名称仍可查到。")]

    return _change(request, form, here, (_("更名"), preview, change))


def move_area(request: UserRequest, area_id: int) -> HttpResponse:
    """Another place in the tree."""
    here, today = access.must_area(request.user, area_id), timezone.localdate()
    form = MoveForm(request.POST or None, user=request.user, area=here, today=today)

    def change() -> Area:
        return actions.move_area(by=request.user, area=here, today=today, **_facts(form))

    def preview() -> list[str]:
        above = form.cleaned_data["parent"].name
        return [
            _("“%(name)s”连同全部下级区域、学员、机构和权限移到“%(above)s”之下。")
            % {"name": here.name, "above": above},
            _("原上级的工作人员将看不到这里的学员，新上级的工作人员可以看到。"),
        ]

    return _change(request, form, here, (_("调整隶属"), preview, change))


def merge_areas(request: UserRequest, area_id: int) -> HttpResponse:
    """Several areas below the named one become one."""
    here, today = access.must_area(request.user, area_id), timezone.localdate()
    form = MergeForm(request.POST or None, user=request.user, parent=here, today=today)

    def change() -> Area:
        return actions.merge_areas(by=request.user, parent=here, today=today, **_facts(form))

    def preview() -> list[str]:
        return [_what_stays(old) for old in form.cleaned_data["sources"]] + [
            _("合并后的区域的工作人员可以看到以上全部学员；原区域的权限照旧有效。")
        ]

    return _change(request, form, here, (_("合并下级区域"), preview, change))


def split_area(request: UserRequest, area_id: int) -> HttpResponse:
    """One area becomes several beside each other."""
    here, today = access.must_area(request.user, area_id), timezone.localdate()
    form = SplitForm(request.POST or None, today=today)

    def change() -> Area:
        actions.split_area(by=request.user, area=here, today=today, **_facts(form))
        return here

    def preview() -> list[str]:
        return [
            _what_stays(here),
            _("新区域建立后是空的。请把以上学员、机构和权限逐一转到新区域，区域页面会列出还没有转的数量。"),
        ]

    return _change(request, form, here, (_("拆分"), preview, change))


def end_area(request: UserRequest, area_id: int) -> HttpResponse:
    """An area goes without a successor."""
    here, today = access.must_area(request.user, area_id), timezone.localdate()
    form = EndAreaForm(request.POST or None, today=today)

    def change() -> Area:
        return actions.end_area(by=request.user, area=here, today=today, **_facts(form))

    def preview() -> list[str]:
        return [_("“%(name)s”停用，今后不能再选用；它的档案和沿革仍可查到。") % {"name": here.name}]

    return _change(request, form, here, (_("撤销区域"), preview, change))


def _what_stays(old: Area) -> str:
    left = queries.left_at(old)
    return _(
        "“%(name)s”停用；其在册学员%(clients)s人、机构%(organisations)s个、权限%(grants)s条、"
        "下级区域%(areas)s个保留在原区域名下。"
    ) % {"name": old.name, **vars(left)}


def _facts(form: ConfirmedForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name not in {"confirmed", "opened"}}


def _change(
    request: UserRequest,
    form: ConfirmedForm,
    here: Area,
    steps: tuple[str, Callable[[], list[str]], Callable[[], Area]],
) -> HttpResponse:
    """First POST: try it, undo it, say what it would do. Second POST, confirmed: do it."""
    title, preview, change = steps
    shown: list[str] | None = None
    if request.method == "POST" and form.is_valid() and _is_settled(form, here):
        if form.cleaned_data["confirmed"]:
            result = attempt(form, change)
            if result:
                messages.success(request, _("已办理：%(title)s。") % {"title": title})
                return redirect("accounts:area", result.pk)
        else:
            sentences = preview()
            shown = sentences if attempt(form, lambda: _rehearse(request, change)) else None
    context = {"form": form, "area": here, "title": title, "preview": shown, "submit": _("下一步")}
    return render(request, "accounts/change.html", context)


def _is_settled(form: ConfirmedForm, here: Area) -> bool:
    """Whether a form that shows the present facts of an area may go on (``common.forms.meanwhile``)."""
    return not isinstance(form, OpenedForm) or settled(form, who=last_save(here))


def _rehearse(request: UserRequest, change: Callable[[], Area]) -> bool:
    """Carry it out and take it back, so that a refusal is said before anybody confirms."""
    with transaction.atomic():
        change()
        transaction.set_rollback(True)
    access.forget(request.user)
    return True
