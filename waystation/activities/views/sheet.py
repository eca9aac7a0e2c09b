"""The sheet of one session: who came, on a telephone; printed for signatures."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.activities import access
from waystation.activities.actions import attendance as actions
from waystation.activities.forms.sessions import MarkForm
from waystation.activities.models import Attendance, Session
from waystation.activities.queries import attendance, sessions
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Kin
from waystation.common.forms import searched
from waystation.common.wording.labels import choices, label
from waystation.common.wording.messages import sentence
from waystation.points.queries.shown import earned
from waystation.rules.activities import (
    AttendanceState,
    Excuse,
    ExcuseProof,
    SessionKind,
    SignedHow,
    earning,
    minutes_between,
)
from waystation.rules.points.postings import cause_of
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


def _asked(request: UserRequest, name: str, among: tuple[str, ...]) -> str:
    given = request.GET.get(name, "")
    return given if given in among else among[0]


def _reached(request: UserRequest, session_id: int) -> object:
    return access.must_see_session(request.user, session_id)


@searched.searched("q", besides=("how",), reached=_reached)
def sheet(request: UserRequest, session_id: int) -> HttpResponse:
    """Who came: one press each, big enough for a thumb."""
    row, today = access.must_see_session(request.user, session_id), timezone.localdate()
    how = _asked(request, "how", (SignedHow.SPOT, SignedHow.LIST))
    shown, text = _asked(request, "show", sessions.SHOWN), searched.word(request, "q")
    found = Paginator(sessions.people(request.user, row, shown, text), sessions.PEOPLE)
    page = found.get_page(request.GET.get("page"))
    context = {
        "session": row,
        "how": how,
        "show": shown,
        "q": text,
        "page": page,
        "lines": sessions.lines(row, list(page)),
        "counts": sessions.counts(request.user, row),
        "longest": minutes_between(row.starts_at, row.ends_at),
        "has_begun": row.on <= today,
        "worth": earned.worth(row.area.path, earning.kind_of(SessionKind(row.kind), is_kin=True), row.on),
        "is_fresh": lambda one: attendance.is_fresh(one, request.user, today),
        **_words(),
    }
    return render(request, "activities/sheet.html", context)


def _words() -> dict[str, object]:
    return {
        "kind_name": lambda kind: label(SessionKind(kind)),
        "state_name": lambda state: label(AttendanceState(state)),
        "how_name": lambda how: label(SignedHow(how)),
        "excuse_name": lambda excuse: label(Excuse(excuse)),
        "excuses": choices(Excuse),
        "proofs": choices(ExcuseProof),
    }


def _back(request: UserRequest, session: Session) -> HttpResponse:
    """To the sheet as it was shown."""
    kept = {name: request.POST[name] for name in ("how", "show", "q", "page") if request.POST.get(name)}
    where = reverse("activities:sheet", args=[session.pk])
    return redirect(f"{where}?{urlencode(kept)}" if kept else where)


@require_POST
def mark(request: UserRequest, session_id: int, client_id: int) -> HttpResponse:
    """One line: came, excused or not come."""
    row = access.must_see_session(request.user, session_id)
    client = must_reach(request.user, client_id, Verb.RECORD_ACTIVITY)
    form = MarkForm(request.POST)
    if not form.is_valid():
        raise Http404
    kin = _kin(client, form.cleaned_data["kin"])
    said, today, now = form.said(), timezone.localdate(), timezone.now()
    try:
        saved = actions.mark(
            by=request.user, session=row, client=client, kin=kin, said=said, today=today, now=now
        )
    except RuleBroken as refusal:
        messages.error(request, f"{client.name}{_('：')}{sentence(refusal.code, refusal.params)}")
    else:
        messages.success(request, _told(client, kin, saved))
    return _back(request, row)


def _kin(client: Client, kin_id: int | None) -> Kin | None:
    if kin_id is None:
        return None
    found = client.kin.filter(pk=kin_id).first()
    if found is None:
        raise Http404
    return found


def _told(client: Client, kin: Kin | None, saved: Attendance) -> str:
    """What was saved, in one line."""
    who = f"{client.name}{_('的')}{kin.get_relation_display()}" if kin else client.name
    told = _("%(who)s：%(what)s") % {"who": who, "what": label(AttendanceState(saved.state))}
    return told + earned.words_of(client, cause_of("attendance", saved.pk))


@require_POST
def undo(request: UserRequest, session_id: int, attendance_id: int) -> HttpResponse:
    """The wrong person: one press on the day takes it back; later it is done with a reason on the file."""
    row = access.must_see_session(request.user, session_id)
    one = access.visible_to(request.user).filter(pk=attendance_id, session=row).first()
    if one is None:
        raise Http404
    today, now = timezone.localdate(), timezone.now()
    try:
        actions.withdraw(by=request.user, attendance=one, reason="", today=today, now=now)
    except RuleBroken:
        return redirect("activities:withdraw_attendance", one.client_id, one.pk)
    messages.success(request, _("已撤回，原记录划去保留。"))
    return _back(request, row)


@require_GET
def printed(request: UserRequest, session_id: int) -> HttpResponse:
    """The sheet on paper: a neutral head, those who are down already, and lines for signatures."""
    row = access.must_see_session(request.user, session_id)
    signed = list(sessions.signed(request.user, row))
    context = {"session": row, "signed": signed, "blank": range(len(signed) + 1, max(21, len(signed) + 6))}
    return render(request, "activities/printed_sheet.html", context)
