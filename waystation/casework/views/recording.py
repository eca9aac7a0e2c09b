"""Pages that record a test or a contact, correct it, or take it back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts import drafts
from waystation.accounts.middleware import UserRequest
from waystation.audit.queries import last_save
from waystation.casework.actions import recording
from waystation.casework.forms.recording import (
    FIRST_OUTCOMES,
    ContactForm,
    CorrectContactForm,
    CorrectScreeningForm,
    ScreeningForm,
    WithdrawForm,
    from_draft,
)
from waystation.casework.queries import recording as queries
from waystation.casework.views.law import changing
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.common.forms.meanwhile import saved_words, second_tab, settled
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.contacts import access as contact_access
from waystation.contacts import queries as contact_queries
from waystation.points.queries.shown import earned
from waystation.rules import screening as screening_rules
from waystation.rules.activities.earning import of_contact
from waystation.rules.changes import Subject, What
from waystation.rules.obligations import RuleCode
from waystation.rules.points.postings import cause_of
from waystation.rules.points.schemes import EventKind, Happened
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb
from waystation.screening import access as screening_access
from waystation.screening import queries as screening_queries
from waystation.screening.models import Screening


def _refused(form: Any, refusal: RuleBroken) -> None:
    """The rule's sentence above the form; what was typed stays."""
    form.add_error(None, sentence(refusal.code, refusal.params))


def _saved(request: HttpRequest, client: Client, text: str, *, said: bool = True) -> HttpResponse:
    """Back to the client. ``said`` False: a spent form came back with other words, not kept."""
    if said:
        messages.success(request, text)
    else:
        messages.warning(request, _("这张表已经保存过，刚才的修改没有保存；如需更改请用更正。"))
    return redirect("casework:client", client.pk)


def _kept(request: UserRequest, name: str, client: Client) -> QueryDict | None:
    """The draft of this form about this client, where it is a fresh page that may offer it."""
    return drafts.load(request.user, name, client.pk) if request.method == "GET" else None


def _to_correct(request: UserRequest, room: Any, client_id: int, row_id: int) -> Any:
    """The record of a correction. On the way to saving: behind its client's lock, and the entry that has
    taken its place where somebody corrected it meanwhile."""
    if request.method == "POST":
        room.must_record(request.user, client_id)
    row = room.must_see(request.user, row_id, client_id=client_id)
    while request.method == "POST" and (newer := getattr(row, "replaced_by", None)) is not None:
        row = room.must_see(request.user, newer.pk, client_id=client_id)
    return row


def _screening_page(
    request: UserRequest, client: Client, form: ScreeningForm, shown: queries.Screen, **more: Any
) -> HttpResponse:
    context = {
        "client": client,
        "form": form,
        "shown": shown,
        "consequences": queries.consequences(shown),
        "miss_consequences": queries.miss_consequences(),
        "lists": queries.SCREENING_LISTS,
        "reasons": queries.MISS_REASONS,
        "sampled": " ".join(sorted(screening_rules.SAMPLED)),
        "row": None,
        "label": label,
        "kept": None,
        **queries.kit_choices(request.user, client, form, form.today),
        **more,
    }
    return render(request, "casework/record_screening.html", context)


def record_screening(request: UserRequest, client_id: int) -> HttpResponse:
    """One test of one client: the outcome first, then only what belongs to it."""
    now = timezone.localtime(timezone.now())
    if request.method == "POST":
        form = ScreeningForm(request.POST, today=now.date())
        # The action reaches the file itself, behind its lock; here only a form that comes back needs it.
        saved = _save_screening(request, Client(pk=client_id), form, now) if form.is_valid() else None
        if saved:
            return saved
        client = must_reach(request.user, client_id, Verb.RECORD_SCREENING)
        return _screening_page(request, client, form, queries.screen(client, RuleCode.SCREENING, now.date()))
    client = must_reach(request.user, client_id, Verb.RECORD_SCREENING)
    shown = queries.screen(client, RuleCode.SCREENING, now.date())
    initial = queries.screening_initial(request.user, client, shown, now)
    kept = drafts.load(request.user, "screening", client.pk)
    if kept and "draft" in request.GET:
        initial |= from_draft(ScreeningForm, kept)
    form = ScreeningForm(initial=initial, today=now.date())
    return _screening_page(request, client, form, shown, kept=kept)


def _save_screening(
    request: UserRequest, client: Client, form: ScreeningForm, now: datetime
) -> HttpResponse | None:
    """Saved, and on to the client; None: refused, the form says why. The facts are read under the lock."""
    data = form.data_for_action()
    try:
        row = recording.record_screening(
            by=request.user,
            client=client,
            data=data,
            form_key=form.key(),
            today=now.date(),
            now=now,
        )
    except RuleBroken as refusal:
        _refused(form, refusal)
        return None
    drafts.clear(request.user, "screening", client.pk)
    said = screening_queries.says(row, data.columns())
    if said and row.outcome == screening_rules.Outcome.POSITIVE:
        messages.success(request, _("检测已登记。请接着分装封存样本，并告知本人。"))
        return redirect("casework:seal", client.pk, row.pk)
    return _saved(request, client, _("检测已登记。"), said=said)


@second_tab
def correct_screening(request: UserRequest, client_id: int, screening_id: int) -> HttpResponse:
    """A recorded test once more; in place on the day of entry, else as a new entry with a reason."""
    row = _to_correct(request, screening_access, client_id, screening_id)
    now = timezone.localtime(timezone.now())
    shown = queries.screen(row.client, RuleCode.SCREENING, now.date())
    initial = queries.screening_values(row)
    form = CorrectScreeningForm(request.POST or None, initial=initial, today=now.date())
    if request.method == "POST" and form.is_valid() and settled(form, who=last_save(row)):
        saved = _correct_screening(request, row, form, now)
        if saved:
            return saved
    told = changing.about(request, form, Subject.SCREENING, row)
    in_place = screening_queries.is_editable_in_place(row, request.user, now.date())
    told |= {"row": row, "in_place": in_place and not told["needs_second"]}
    return _screening_page(request, row.client, form, shown, **told)


def _correct_screening(
    request: UserRequest, row: Screening, form: CorrectScreeningForm, now: datetime
) -> HttpResponse | None:
    """Corrected, or asked for where a second person is needed; None: refused, the form says why."""
    data, reason, done = form.data_for_action(), form.cleaned_data["correction_reason"], []
    given = {"data": data, "reason": reason, "form_key": form.key(), "today": now.date(), "now": now}
    outcome = changing.attempt_or_ask(
        request,
        form,
        lambda: done.append(recording.correct_screening(by=request.user, screening=row, **given)),
        {},
        changing.Change(
            Subject.SCREENING, row, What.CORRECT, reason, data.nature is screening_rules.Nature.LEGAL
        ),
    )
    if outcome is changing.Outcome.ASKED:
        return redirect("casework:client", row.client_id)
    if outcome is changing.Outcome.REFUSED:
        return None
    text = saved_words(form, _("检测记录已更正。"))
    return _saved(request, row.client, text, said=screening_queries.says(done[0], data.columns()))


def withdraw_screening(request: UserRequest, client_id: int, screening_id: int) -> HttpResponse:
    """Take a test back, with the reason."""
    row = screening_access.must_see(request.user, screening_id, client_id=client_id)
    form = WithdrawForm(request.POST or None)
    now = timezone.localtime(timezone.now())
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        outcome = changing.attempt_or_ask(
            request,
            form,
            lambda: recording.withdraw_screening(
                by=request.user, screening=row, reason=reason, today=now.date(), now=now
            ),
            {},
            changing.Change(Subject.SCREENING, row, What.WITHDRAW, reason),
        )
        if outcome is changing.Outcome.ASKED:
            return redirect("casework:client", client_id)
        if outcome is changing.Outcome.DONE:
            return _saved(request, row.client, _("检测记录已撤回，原记录划去保留。"))
    told = changing.about(request, form, Subject.SCREENING, row)
    context = {"client": row.client, "form": form, "screening": row, "contact": None, **told}
    return render(request, "casework/withdraw.html", context)


def _contact_page(
    request: HttpRequest, client: Client, form: ContactForm, shown: queries.Screen, **more: Any
) -> HttpResponse:
    context = {
        "client": client,
        "form": form,
        "shown": shown,
        "first_outcomes": FIRST_OUTCOMES,
        "lists": queries.CONTACT_LISTS,
        "reasons": queries.CONTACT_REASONS,
        "row": None,
        "label": label,
        "kept": None,
        **more,
    }
    return render(request, "casework/record_contact.html", context)


def _check_page(
    request: HttpRequest, client: Client, form: ContactForm, shown: queries.Screen
) -> HttpResponse | None:
    """What will be saved and what follows, before it is saved; carries everything that was typed.

    None: refused, the form says why.
    """
    if not form.is_valid():
        return None
    data = form.data_for_action()
    try:
        queries.check_contact(shown, data, form.today)
    except RuleBroken as refusal:
        _refused(form, refusal)
        return None
    carried = [(name, value) for name, values in request.POST.lists() for value in values]
    left_out = {"csrfmiddlewaretoken", "step", "next_choice", "next_on"}
    context = {
        "client": client,
        "carried": [pair for pair in carried if pair[0] not in left_out],
        "next_on": data.next_on,
        "summary": queries.contact_summary(data),
        "consequences": queries.contact_consequences(shown, data),
        "worth": earned.upcoming(client, EventKind.CONTACT, form.today)
        if of_contact(data.kind, data.met, data.outcome) is Happened.KEPT
        else "",
    }
    return render(request, "casework/check_contact.html", context)


def record_contact(request: UserRequest, client_id: int) -> HttpResponse:
    """One talk, visit or call: five groups, then what will be saved, then saved."""
    client = must_reach(request.user, client_id, Verb.RECORD_CONTACT)
    now = timezone.localtime(timezone.now())
    step = request.POST.get("step", "check")
    if step == "save":
        # The summary carries its next day as a day: most are saved without reading what the form offers.
        form = ContactForm(request.POST, today=now.date(), proposed=None)
        if saved := _save_contact(request, client, form, now):
            return saved
    shown = queries.screen(client, RuleCode.CONTACT, now.date())
    proposed = queries.proposed_contact(shown, now.date(), now.date())
    initial = queries.contact_initial(request.user, client, now, proposed)
    kept = _kept(request, "contact", client)
    if kept and "draft" in request.GET:
        initial |= from_draft(ContactForm, kept)
    form = ContactForm(request.POST or None, initial=initial, today=now.date(), proposed=proposed)
    answer = None
    if step == "save":
        answer = _save_contact(request, client, form, now)
    elif request.method == "POST" and step != "edit":
        answer = _check_page(request, client, form, shown)
    return answer or _contact_page(request, client, form, shown, kept=kept)


def _save_contact(
    request: UserRequest, client: Client, form: ContactForm, now: datetime
) -> HttpResponse | None:
    """Saved, and on to the client; None: refused, the form says why. The facts are read under the lock."""
    if not form.is_valid():
        return None
    data = form.data_for_action()
    try:
        row = recording.record_contact(
            by=request.user,
            client=client,
            data=data,
            form_key=form.key(),
            today=now.date(),
            now=now,
        )
    except RuleBroken as refusal:
        _refused(form, refusal)
        return None
    drafts.clear(request.user, "contact", client.pk)
    told = _("联系已登记%(points)s。") % {"points": earned.words_of(client, cause_of("contact", row.pk))}
    return _saved(request, client, told, said=contact_queries.says(row, data.columns()))


@second_tab
def correct_contact(request: UserRequest, client_id: int, contact_id: int) -> HttpResponse:
    """A recorded contact once more; in place on the day of entry, else as a new entry with a reason."""
    row = _to_correct(request, contact_access, client_id, contact_id)
    now = timezone.localtime(timezone.now())
    shown = queries.screen(row.client, RuleCode.CONTACT, now.date())
    initial = queries.contact_values(row)
    form = CorrectContactForm(request.POST or None, initial=initial, today=now.date(), proposed=None)
    if request.method == "POST" and form.is_valid() and settled(form, who=last_save(row)):
        try:
            new = recording.correct_contact(
                by=request.user,
                contact=row,
                data=(data := form.data_for_action()),
                reason=form.cleaned_data["correction_reason"],
                form_key=form.key(),
                today=now.date(),
                now=now,
            )
        except RuleBroken as refusal:
            _refused(form, refusal)
        else:
            text, said = saved_words(form, _("联系记录已更正。")), contact_queries.says(new, data.columns())
            return _saved(request, row.client, text, said=said)
    in_place = contact_queries.is_editable_in_place(row, request.user, now.date())
    return _contact_page(request, row.client, form, shown, row=row, in_place=in_place)


def withdraw_contact(request: UserRequest, client_id: int, contact_id: int) -> HttpResponse:
    """Take a contact back, with the reason."""
    row = contact_access.must_see(request.user, contact_id, client_id=client_id)
    form = WithdrawForm(request.POST or None)
    now = timezone.localtime(timezone.now())
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            recording.withdraw_contact(by=request.user, contact=row, reason=reason, today=now.date(), now=now)
        except RuleBroken as refusal:
            _refused(form, refusal)
        else:
            return _saved(request, row.client, _("联系记录已撤回，原记录划去保留。"))
    context = {"client": row.client, "form": form, "screening": None, "contact": row, "needs_second": False}
    return render(request, "casework/withdraw.html", context)
