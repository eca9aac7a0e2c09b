"""Pages of leave and absence of one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from waystation.accounts.access import shared_files
from waystation.accounts.middleware import UserRequest
from waystation.audit.queries import last_save
from waystation.casework.actions.places import away as actions
from waystation.casework.forms.places import away as given
from waystation.casework.queries.law import changes
from waystation.casework.queries.places import shown
from waystation.casework.views.law import changing
from waystation.clients import access as clients
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.clients.views.opening import open_file
from waystation.common.forms.meanwhile import saved_words, second_tab, settled
from waystation.contacts.queries import asks as asking
from waystation.orders import access
from waystation.orders.models import Absence, Leave, LeaveExtension
from waystation.rules.changes import Subject, What
from waystation.rules.roles import Verb


@require_GET
def page(request: UserRequest, client_id: int) -> HttpResponse:
    """Everything of one file: who is away until when, what moves, who answers with us, what others test."""
    client = open_file(request, client_id, "away", Verb.RECORD_AWAY)
    today = timezone.localdate()
    decides = clients.may_on(request.user, client, Verb.DECIDE_AWAY)
    context = {
        "client": client,
        "today": today,
        "decides": decides,
        "is_second": client.pk in shared_files(request.user) and not decides,
        "all": shown.of_file(client, request.user, today, decides=decides),
        "changes": changes.waiting_in(client),
    }
    return render(request, "casework/places/file.html", context)


def leave_new(request: UserRequest, client_id: int) -> HttpResponse:
    """A report of leave."""
    client = clients.must_reach(request.user, client_id, Verb.RECORD_AWAY)
    today = timezone.localdate()
    ask = asking.open_leave(client, request.GET.get("ask", ""))
    form = given.LeaveForm(request.POST or None, client=client, initial=given.asked_values(ask, today))
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["form_key"]
        if attempt(
            form,
            lambda: actions.record_leave(
                by=request.user,
                client=client,
                data=form.data_for_action(),
                form_key=key,
                today=today,
                asked=ask,
            ),
            given.FIELDS,
        ):
            messages.success(request, _("已登记请假。"))
            return redirect("casework:away", client.pk)
    return render(request, "casework/places/leave.html", {"client": client, "form": form, "leave": None})


def _leave(request: UserRequest, client_id: int, leave_id: int, verb: Verb = Verb.RECORD_AWAY) -> Leave:
    rows = access.leaves_visible_to(request.user, verb).select_related("client", "order")
    row = rows.filter(pk=leave_id, client=client_id).first()
    if row is None:
        raise Http404
    return row


@second_tab
def leave_correct(request: UserRequest, client_id: int, leave_id: int) -> HttpResponse:
    """What was written down wrongly of a leave."""
    if request.method == "POST":
        clients.must_reach(request.user, client_id, Verb.RECORD_AWAY, lock=True)
    leave, today = _leave(request, client_id, leave_id), timezone.localdate()
    initial = given.leave_values(leave)
    form = given.CorrectLeaveForm(request.POST or None, client=leave.client, initial=initial)
    if request.method == "POST" and form.is_valid() and settled(form, who=last_save(leave)):
        reason = form.cleaned_data["correction_reason"]
        if changing.attempt_or_ask(
            request,
            form,
            lambda: actions.correct_leave(
                by=request.user, leave=leave, data=form.data_for_action(), reason=reason, today=today
            ),
            given.FIELDS,
            changing.Change(Subject.LEAVE, leave, What.CORRECT, reason),
            said=lambda: saved_words(form, _("请假已更正。")),
        ):
            return redirect("casework:away", client_id)
    context = {"client": leave.client, "form": form, "leave": leave}
    context |= changing.about(request, form, Subject.LEAVE, leave)
    return render(request, "casework/places/leave.html", context)


@require_GET
def leave_slip(request: UserRequest, client_id: int, leave_id: int) -> HttpResponse:
    """The slip for the client: when, until when, what to do on the return. Nothing of the measure."""
    leave = _leave(request, client_id, leave_id)
    today = timezone.localdate()
    context = {"client": leave.client, "leave": shown.shown_leave(leave, today), "today": today}
    return render(request, "casework/places/slip.html", context)


@dataclass(frozen=True)
class Deed:
    """One thing to do on a small page of its own: its title, what it means, its form, the doing, what is
    said.

    ``danger``: it takes something away; ``strikes``: a legal record, which after its day takes two people.
    """

    title: Promise
    means: Promise
    form: type[forms.Form]
    act: Callable[..., object]
    said: Promise
    verb: Verb = Verb.RECORD_AWAY
    danger: bool = False
    strikes: Subject | None = None


_LEAVE_DEEDS: Mapping[str, Deed] = {
    "extend": Deed(
        gettext_lazy("续假"),
        gettext_lazy("本人在外期间要求延长的，按本人的话登记；原来的请假不改。"),
        given.ExtendForm,
        actions.extend_leave,
        gettext_lazy("已登记续假。"),
    ),
    "return": Deed(
        gettext_lazy("销假"),
        gettext_lazy("本人回来后登记；晚了也可以登记，不会自动算作擅自离开。"),
        given.DayForm,
        actions.end_leave,
        gettext_lazy("已销假。"),
    ),
    "reopen": Deed(
        gettext_lazy("撤回销假"),
        gettext_lazy("销假登记错了的，撤回后请假恢复到外出期间。"),
        given.ReasonForm,
        actions.reopen_leave,
        gettext_lazy("已撤回销假。"),
        danger=True,
    ),
    "withdraw": Deed(
        gettext_lazy("撤回请假"),
        gettext_lazy("本人不去了，或者登记错了的，撤回后划去保留。"),
        given.ReasonForm,
        actions.withdraw_leave,
        gettext_lazy("已撤回请假。"),
        danger=True,
        strikes=Subject.LEAVE,
    ),
    "decide": Deed(
        gettext_lazy("答复请假"),
        gettext_lazy("当地规定请假须经同意；不同意的，请写明理由并告诉本人。"),
        given.DecisionForm,
        actions.decide_leave,
        gettext_lazy("已答复。"),
        Verb.DECIDE_AWAY,
    ),
}
_EXTENSION_DEEDS: Mapping[str, Deed] = {
    "decide": Deed(
        gettext_lazy("答复续假"),
        gettext_lazy("当地规定请假须经同意；不同意的，请写明理由并告诉本人。"),
        given.DecisionForm,
        actions.decide_extension,
        gettext_lazy("已答复。"),
        Verb.DECIDE_AWAY,
    ),
    "withdraw": Deed(
        gettext_lazy("撤回续假"),
        gettext_lazy("撤回后，请假仍到原来的日期为止。"),
        given.ReasonForm,
        actions.withdraw_extension,
        gettext_lazy("已撤回续假。"),
        danger=True,
        strikes=Subject.EXTENSION,
    ),
}
_ABSENCE_DEEDS: Mapping[str, Deed] = {
    "attempt": Deed(
        gettext_lazy("登记一次联系"),
        gettext_lazy("打电话、上门、找家属都可以；不查定位，不查通话记录。"),
        given.AttemptForm,
        actions.add_attempt,
        gettext_lazy("已登记联系情况。"),
    ),
    "end": Deed(
        gettext_lazy("登记回来的日期"),
        gettext_lazy("填写本人不在的最后一天。"),
        given.DayForm,
        actions.end_absence,
        gettext_lazy("已登记回来的日期。"),
    ),
    "withdraw": Deed(
        gettext_lazy("撤回这一条"),
        gettext_lazy("登记错了的，撤回后划去保留；还没有听取意见的待处理事项一并撤去。"),
        given.ReasonForm,
        actions.withdraw_absence,
        gettext_lazy("已撤回。"),
        danger=True,
        strikes=Subject.ABSENCE,
    ),
}


def done(request: UserRequest, deed: Deed, form: forms.Form, row: Mapping[str, object]) -> changing.Outcome:
    """Carry out a deed with what its form gives, or ask for it where it strikes a legal record too late."""
    values: dict[str, Any] = {**row, **form.cleaned_data, "by": request.user, "today": timezone.localdate()}
    if deed.act is actions.end_absence:
        values["to_on"] = values.pop("on")
    if deed.strikes is None:
        is_done = attempt(form, lambda: deed.act(**values), given.FIELDS)
        return changing.Outcome.DONE if is_done else changing.Outcome.REFUSED
    (record,) = row.values()
    change = changing.Change(deed.strikes, record, What.WITHDRAW, form.cleaned_data["reason"])
    return changing.attempt_or_ask(request, form, lambda: deed.act(**values), given.FIELDS, change)


def _deed_page(
    request: UserRequest, client: Client, deed: Deed, row: Mapping[str, object], about: str
) -> HttpResponse:
    """The small page of one deed: what it means, its form, and back to the file's page."""
    today = timezone.localdate()
    initial = {"on": today, "told_on": today}
    form = deed.form(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        outcome = done(request, deed, form, row)
        if outcome is changing.Outcome.DONE:
            messages.success(request, str(deed.said))
        if outcome:
            return redirect("casework:away", client.pk)
    context = {"client": client, "deed": deed, "form": form, "about": about, "needs_second": None}
    if deed.strikes is not None:
        (record,) = row.values()
        context |= changing.about(request, form, deed.strikes, record)
    return render(request, "casework/places/deed.html", context)


def leave_deed(request: UserRequest, client_id: int, leave_id: int, leave_deed: str) -> HttpResponse:
    """Longer, back, withdrawn, answered."""
    deed = _LEAVE_DEEDS.get(leave_deed)
    if deed is None:
        raise Http404
    leave = _leave(request, client_id, leave_id, deed.verb)
    about = _("第%(n)s次请假，%(since)s至%(until)s") % {
        "n": leave.number,
        "since": leave.starts_on,
        "until": leave.ends_on,
    }
    return _deed_page(request, leave.client, deed, {"leave": leave}, about)


def extension_deed(
    request: UserRequest, client_id: int, extension_id: int, extension_deed: str
) -> HttpResponse:
    """An extension answered or withdrawn."""
    deed = _EXTENSION_DEEDS.get(extension_deed)
    if deed is None:
        raise Http404
    rows = access.extensions_visible_to(request.user, deed.verb).select_related("leave__client")
    row: LeaveExtension | None = rows.filter(pk=extension_id, leave__client=client_id).first()
    if row is None:
        raise Http404
    about = _("续假到%(until)s") % {"until": row.until}
    return _deed_page(request, row.leave.client, deed, {"extension": row}, about)


def absence_new(request: UserRequest, client_id: int) -> HttpResponse:
    """Somebody is not where they should be."""
    client = clients.must_reach(request.user, client_id, Verb.RECORD_AWAY)
    today = timezone.localdate()
    form = given.AbsenceForm(request.POST or None, initial={"noticed_on": today, "noticed_by": "worker"})
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["form_key"]
        if attempt(
            form,
            lambda: actions.record_absence(
                by=request.user, client=client, data=form.data_for_action(), form_key=key, today=today
            ),
            {**given.FIELDS, "absence.future": "noticed_on"},
        ):
            messages.success(request, _("已登记。请联系本人，听取意见后再认定。"))
            return redirect("casework:away", client.pk)
    context = {
        "client": client,
        "form": form,
        "title": _("登记发现本人不在"),
        "means": _(
            "没有请假而不在的，先登记看到的情况。这里不认定是什么，也不影响本人；不足三天的外出不需要登记。"
        ),
    }
    return render(request, "casework/places/new.html", context)


def absence_deed(request: UserRequest, client_id: int, absence_id: int, absence_deed: str) -> HttpResponse:
    """Looked for, back, heard, qualified, withdrawn."""
    deed = _ABSENCE_DEEDS.get(absence_deed)
    if deed is None:
        raise Http404
    rows = access.absences_visible_to(request.user, deed.verb).select_related("client", "order")
    row: Absence | None = rows.filter(pk=absence_id, client=client_id).first()
    if row is None:
        raise Http404
    about = _("%(day)s起不在") % {"day": row.from_on}
    return _deed_page(request, row.client, deed, {"absence": row}, about)
