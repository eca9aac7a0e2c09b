"""Merging two files of one person, splitting one, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import refiling as actions
from waystation.casework.forms.refiling import OtherFileForm, ReasonForm, SplitForm, answers
from waystation.casework.models import Refiling
from waystation.casework.queries import person
from waystation.casework.refiling import keeping, parting
from waystation.casework.refiling import shown as refiling
from waystation.casework.refiling.preview import Preview, preview
from waystation.clients.access import must_reach, visible_to
from waystation.clients.forms.fields import attempt
from waystation.clients.forms.person import PERSON_FIELDS
from waystation.clients.models import Client
from waystation.clients.queries import stations_for
from waystation.clients.views.opening import looked
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.rules.files.refiling import RefilingKind, RefilingState, last_day_to_undo, needs_second_person
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

#: Pairs of one page.
PAGE = 30
#: Merges and splits shown below the pairs.
LATEST = 20


def duplicates(request: UserRequest) -> HttpResponse:
    """Files that may be one person, what waits for a second person, and what was done lately."""
    page = Paginator(refiling.pairs(request.user), PAGE).get_page(request.GET.get("page"))
    acts = list(refiling.acts(request.user).order_by("-pk")[:LATEST])
    context = {
        "page": page,
        "pairs": refiling.shown_pairs(request.user, list(page)),
        "waiting": [act for act in acts if act.state == RefilingState.PROPOSED],
        "latest": [act for act in acts if act.state in {RefilingState.DONE, RefilingState.UNDONE}],
        "state_name": lambda act: label(RefilingState(act.state)),
    }
    return render(request, "casework/refiling/duplicates.html", context)


def choose(request: UserRequest, client_id: int) -> HttpResponse:
    """Which other file may be the same person: proposed ones, or by its number."""
    client = must_reach(request.user, client_id, Verb.MERGE_FILES)
    form = OtherFileForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"].strip()
        others = visible_to(request.user, Verb.MERGE_FILES).exclude(pk=client.pk)
        other = others.filter(file_number=number).first()
        if other is not None:
            return redirect("casework:merge", client.pk, other.pk)
        form.add_error("number", sentence("files.not_found", {"number": number}))
    found = refiling.shown_pairs(request.user, refiling.pairs(request.user, client=client)[:PAGE])
    return render(request, "casework/refiling/choose.html", {"client": client, "form": form, "pairs": found})


def _pair(request: UserRequest, client_id: int, other_id: int) -> tuple[Client, Client]:
    """Both files, reached and the look written down."""
    if client_id == other_id:
        raise Http404
    target = must_reach(request.user, client_id, Verb.MERGE_FILES, also=("area", "worker", "station"))
    source = must_reach(request.user, other_id, Verb.MERGE_FILES, also=("area", "worker", "station"))
    for client in (target, source):
        looked(request, client)
    return target, source


def merge(request: UserRequest, client_id: int, other_id: int) -> HttpResponse:
    """Two files side by side, what is chosen and what would happen; then done, or proposed to a second."""
    target, source = _pair(request, client_id, other_id)
    now = timezone.localtime(timezone.now())
    sent = request.POST if request.method == "POST" else request.GET
    shown = _preview(request, target, source, sent.dict(), now)
    chosen = answers(shown.asked, sent)
    confirms = request.method == "POST" and request.POST.get("step") == "confirm"
    form = ReasonForm(request.POST if confirms else None, initial={"seen": shown.seen})
    if confirms and form.is_valid():
        words = {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"], "chosen": chosen}
        acts: list[Refiling] = []
        if attempt(
            form,
            lambda: acts.append(
                actions.merge(
                    by=request.user, target=target, source=source, today=now.date(), now=now, **words
                )
            ),
        ):
            return _merged(request, acts[0])
    return _merge_page(request, shown, chosen, form)


def _preview(
    request: UserRequest, target: Client, source: Client, chosen: Mapping[str, Any], now: Any
) -> Preview:
    return preview(by=request.user, target=target, source=source, chosen=chosen, today=now.date(), now=now)


def _merged(request: UserRequest, act: Refiling) -> HttpResponse:
    if act.state == RefilingState.PROPOSED:
        messages.success(request, _("已提交。两份档案都有法律措施，须由第二人核对后才合并。"))
        return redirect("casework:refiling", act.pk)
    messages.success(request, _("已合并。档案号%(number)s仍可查找。") % {"number": act.source_number})
    return redirect("casework:client", act.target_id)


def _see_anew(form: ReasonForm, shown: Preview) -> None:
    """After a refusal, what is shown now is what is confirmed next."""
    if form.is_bound and form.non_field_errors():
        form.data = {**form.data.dict(), "seen": shown.seen}  # type: ignore[attr-defined]  # a QueryDict


def _merge_page(
    request: UserRequest, shown: Preview, chosen: dict[str, str], form: ReasonForm
) -> HttpResponse:
    asked = shown.asked
    _see_anew(form, shown)
    context = {
        "client": shown.target,
        "other": shown.source,
        "shown": shown,
        **_sides(request, shown),
        "chosen": {**asked.proposed, **chosen},
        "table_name": lambda model: refiling.TABLE_WORDS[model],
        "due": [person.todo(obligation) for obligation in shown.due[:DUE]],
        "due_count": len(shown.due),
        "second": needs_second_person(asked.target_orders, asked.source_orders),
        "why": sentence,
        "twice_name": refiling.twice_words,
        "form": form,
    }
    return render(request, "casework/refiling/merge.html", context)


#: Coming duties that the preview names.
DUE = 8


@require_POST
def keep_apart(request: UserRequest, client_id: int, other_id: int) -> HttpResponse:
    """Two files that look alike are two people."""
    one = must_reach(request.user, client_id, Verb.MERGE_FILES)
    other = must_reach(request.user, other_id, Verb.MERGE_FILES)
    actions.keep_apart(by=request.user, one=one, other=other, today=timezone.localdate())
    messages.success(request, _("已记下是两个人，不再提示。"))
    return redirect("casework:duplicates")


def _proposed(request: UserRequest, row: Refiling, now: Any) -> Preview:
    """What waits for the second person: both files, so both looks are written down."""
    for client in (row.target, row.source):
        looked(request, client)
    return _preview(request, row.target, row.source, row.choices, now)


def _sides(request: UserRequest, shown: Preview) -> dict[str, object]:
    """What differs between the two files, in words."""
    pair = (request.user, shown.target, shown.source)
    return {
        "fields": refiling.shown_fields(*pair, shown.asked.fields),
        "consents": refiling.shown_consents(*pair, shown.asked.consents),
    }


def act(request: UserRequest, act_id: int) -> HttpResponse:
    """One merge or split: to be confirmed, or done and still to be taken back."""
    row = refiling.must_act(request.user, act_id)
    if request.method == "POST":
        return _deed(request, row)
    now = timezone.localtime(timezone.now())
    shown = _proposed(request, row, now) if row.state == RefilingState.PROPOSED else None
    stays = row.target if row.kind == RefilingKind.MERGE else row.source
    days = keeping.undo_days(stays, row.on)
    context = {
        "act": row,
        "client": stays,
        "shown": shown,
        "changed": shown is not None and shown.seen != row.seen,
        **(_sides(request, shown) if shown else {}),
        "table_name": lambda model: refiling.TABLE_WORDS[model],
        "state": label(RefilingState(row.state)),
        "mine": row.made_by_id == request.user.pk,
        "last_day": last_day_to_undo(row.on, days),
        "undoable": row.state == RefilingState.DONE and now.date() <= last_day_to_undo(row.on, days),
    }
    return render(request, "casework/refiling/act.html", context)


def _deed(request: UserRequest, row: Refiling) -> HttpResponse:
    """Confirm it, drop it, or take it back."""
    now = timezone.localtime(timezone.now())
    deed = request.POST.get("deed")
    try:
        if deed == "confirm":
            actions.confirm_merge(by=request.user, act=row, today=now.date(), now=now)
            messages.success(request, _("已合并。档案号%(number)s仍可查找。") % {"number": row.source_number})
            return redirect("casework:client", row.target_id)
        if deed == "drop":
            actions.drop_merge(by=request.user, act=row)
            messages.success(request, _("已放弃这项合并，两份档案没有改变。"))
        elif deed == "undo":
            actions.undo(by=request.user, act=row, today=now.date(), now=now)
            messages.success(request, _("已撤销，两份档案恢复到原来的样子。"))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("casework:refiling", row.pk)


def split(request: UserRequest, client_id: int) -> HttpResponse:
    """Choose what belongs to the second person, say who that is, and give them a file of their own."""
    client = must_reach(request.user, client_id, Verb.MERGE_FILES, also=("area", "worker"))
    found = parting.units(client)
    seen = keeping.seen(keeping.state([client]))
    initial = {**_second_person(client), "seen": seen}
    form = SplitForm(request.POST or None, stations=stations_for(request.user), initial=initial)
    chosen = [key for key in request.POST.getlist("unit") if key in {unit.key for unit in found}]
    if request.method == "POST" and request.POST.get("step") == "confirm" and form.is_valid():
        acts: list[Refiling] = []
        if _split(request, client, form, chosen, acts):
            made = acts[0].target
            messages.success(request, _("已拆分，新档案号%(number)s。") % {"number": made.file_number})
            return redirect("casework:client", made.pk)
    shown = [(unit, refiling.unit_words(unit), unit.key in chosen) for unit in found]
    context = {"client": client, "form": form, "units": shown, "checking": request.method == "POST"}
    return render(request, "casework/refiling/split.html", context)


def _split(
    request: UserRequest, client: Client, form: SplitForm, chosen: list[str], acts: list[Refiling]
) -> bool:
    now = timezone.localtime(timezone.now())
    given = form.cleaned_data
    return attempt(
        form,
        lambda: acts.append(
            actions.split(
                by=request.user,
                source=client,
                person=form.person(client.area_id),
                chosen=chosen,
                reason=given["reason"],
                seen=given["seen"],
                today=now.date(),
                now=now,
            )
        ),
        {**PERSON_FIELDS, "files.reason_needed": "reason"},
    )


def _second_person(client: Client) -> dict[str, object]:
    """Who the second person may be: whose file was merged into this one last."""
    stub = client.merged_files.order_by("-closed_on", "-pk").first()
    if stub is None:
        return {}
    names = ("name", "sex", "born_on", "id_number", "home_address", "living_address", "substances", "remark")
    return {name: getattr(stub, name) for name in names}
