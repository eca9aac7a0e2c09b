"""One batch: its preview with tabs and choices, its columns, its progress, its result."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.accounts.queries import area_names, areas_below
from waystation.casework.actions import rosters as actions
from waystation.casework.actions.rosters.preparing import READ_AT_ONCE_BYTES
from waystation.casework.background import defer
from waystation.casework.forms import rosters as forms
from waystation.casework.jobs.rosters import marked as make_marked
from waystation.casework.models import RosterBatch
from waystation.casework.queries.rosters import batches, shown
from waystation.casework.roster.sentences import FIELD_NAMES, RosterUnreadable
from waystation.clients.queries import to_merge
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .batches import XLSX

_PER_PAGE = 50


def page(request: UserRequest, roster_id: int) -> HttpResponse:
    """What the batch's state asks for; POST keeps what was chosen on the page."""
    batch = batches.must_batch(request.user, roster_id)
    if request.method == "POST":
        return _chosen(request, batch)
    if batch.state == batches.State.PREVIEW:
        return render(request, "casework/roster_preview.html", _preview(request, batch))
    now = timezone.now()
    context: dict[str, Any] = {
        "batch": batch,
        "busy": batch.state in batches.BUSY,
        "until": batches.undo_until(batch),
        "can_undo": batches.can_undo(batch, now),
        "touched": list(batches.touched(batch)[:_PER_PAGE]) if batches.can_undo(batch, now) else [],
        "left": list(batches.left_over(batch)),
    }
    return render(request, "casework/roster_state.html", context)


def _preview(request: UserRequest, batch: RosterBatch) -> dict[str, Any]:
    tab = request.GET.get("tab", "all")
    tab = tab if tab in batches.TABS else "all"
    found = Paginator(batches.rows(batch, tab), _PER_PAGE).get_page(request.GET.get("page"))
    unplaced, rows = batches.unplaced(batch), shown.rows(request.user, batch, list(found))
    return {
        "batch": batch,
        "counts": batches.counts(batch),
        "tab": tab,
        "page": found,
        "rows": rows,
        "mergeable": to_merge(
            request.user, [file.pk for row in rows if len(row.files) > 1 for file in row.files]
        ),
        "folded": batch.summary.get("folded", []),
        "notes": batch.summary.get("notes", []),
        "unplaced": unplaced,
        "areas": _areas(request, batch) if unplaced else [],
        "workers": batches.workers(batch),
    }


def _areas(request: UserRequest, batch: RosterBatch) -> list[tuple[int, str]]:
    areas = list(areas_below(request.user, Verb.IMPORT_ROSTER).filter(path__startswith=batch.area.path))
    names = area_names(area.path for area in areas)
    return [(area.pk, names[area.path]) for area in areas]


def _chosen(request: UserRequest, batch: RosterBatch) -> HttpResponse:
    names = [name for name, _n in batches.unplaced(batch)]
    places = forms.places(request.POST, names) if "places" in request.POST else {}
    try:
        actions.choose(by=request.user, batch=batch, decisions=forms.decisions(request.POST), places=places)
        messages.success(request, _("选择已保存，还没有写入。"))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect(request.get_full_path())


def columns(request: UserRequest, roster_id: int) -> HttpResponse:
    """Which column is what; POST reads the file again."""
    batch = batches.must_batch(request.user, roster_id)
    sheets = [sheet for sheet in batch.summary.get("sheets", []) if not sheet["skipped"]]
    if batch.state != batches.State.PREVIEW or not sheets:
        return redirect("casework:roster", batch.pk)
    problem = ""
    if request.method == "POST":
        problem = _mapped(request, batch, sheets[0]["columns"])
        if not problem:
            messages.success(request, _("已按新的对应关系重新读取，下次自动使用。"))
            return redirect("casework:roster", batch.pk)
    context = {"batch": batch, "sheets": sheets, "fields": FIELD_NAMES, "problem": problem}
    return render(request, "casework/roster_columns.html", context)


def _mapped(request: UserRequest, batch: RosterBatch, shown_columns: list[dict[str, Any]]) -> str:
    """What is wrong, or an empty text when the file was read again."""
    try:
        found = forms.mapping(request.POST, shown_columns, batch.mapping)
        actions.map_columns(by=request.user, batch=batch, mapping=found)
    except django_forms.ValidationError as error:
        return str(error.messages[0])
    except RosterUnreadable as error:
        return str(error)
    except RuleBroken as refusal:
        return sentence(refusal.code, refusal.params)
    return ""


def marked(request: UserRequest, roster_id: int) -> HttpResponse:
    """The same workbook with its problems marked; a big one is made by a job first."""
    batch = batches.must_batch(request.user, roster_id)
    if not shown.sees_all(request.user, batch):
        messages.error(request, _("原表里有您不能查看的内容，不能下载；请由上传的人下载。"))
        return redirect("casework:roster", batch.pk)
    data = batches.marked(batch)
    if not data:
        size = len(batches.content(batch))
        if not size:
            raise Http404
        if size > READ_AT_ONCE_BYTES:
            defer("mark", batch)
            messages.info(request, _("文件较大，正在后台标注，请一两分钟后再点一次下载。"))
            return redirect("casework:roster", batch.pk)
        data = make_marked(batch)
    actions.take_marked(by=request.user, batch=batch)
    stem = batch.file_name.rsplit(".", 1)[0].replace("/", "_").replace("\\", "_")
    response = HttpResponse(data, content_type=XLSX)
    name = quote(_("%(stem)s-检查结果.xlsx") % {"stem": stem})
    response["Content-Disposition"] = f"attachment; filename=\"roster-checked.xlsx\"; filename*=UTF-8''{name}"
    response["Cache-Control"] = "no-store"
    return response
