"""How a request to change a legal record is read from its form, shown in words, and carried out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from waystation.accounts.models import User
from waystation.casework.actions import recording
from waystation.casework.forms.recording import CorrectScreeningForm
from waystation.casework.models import ChangeRequest
from waystation.casework.queries import recording as recorded
from waystation.common.forms.meanwhile import OpenedForm
from waystation.rules.changes import Subject, What
from waystation.rules.problems import RuleBroken
from waystation.screening.models import KitLot, Panel


class DecideForm(forms.Form):
    """The second person's yes or no, by the button that was pressed, and why."""

    grants = forms.ChoiceField(
        label=_("决定"),
        choices=[("yes", _("批准")), ("no", _("不批准"))],
        error_messages={"required": _("请按“批准”或者“不批准”。")},
    )

    words = forms.CharField(
        label=_("意见"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("批准或者不批准，都请写明依据，例如核对了哪份原件。"),
    )


@dataclass(frozen=True)
class Line:
    """One field of a record in words, before and after."""

    label: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether the request changes it."""
        return self.before != self.after


@dataclass(frozen=True)
class Deed:
    """A request about to be carried out: by whom, on which record, with which valid form (None: none)."""

    by: User
    request: ChangeRequest
    row: Any
    form: Any
    now: datetime

    @property
    def common(self) -> dict[str, Any]:
        """What every action is handed."""
        given = {"by": self.by, "approved": self.request, "reason": self.request.reason}
        return {**given, "today": timezone.localdate(self.now)}


@dataclass(frozen=True)
class Hand:
    """One sort of record: its form, and the actions that change it.

    ``form``: (record, what was posted or None, today) → its form with the present values. ``acts``: what is
    asked → the action.
    """

    form: Callable[[Any, QueryDict | None, date], OpenedForm]
    acts: Mapping[What, Callable[[Deed], object]]
    words: Callable[[str, Any], str | None] = lambda name, value: None


def _screening_form(row: Any, posted: QueryDict | None, today: date) -> CorrectScreeningForm:
    return CorrectScreeningForm(posted, initial=recorded.screening_values(row), today=today)


def _correct_screening(deed: Deed) -> object:
    data, key = deed.form.data_for_action(), deed.form.key()
    return recording.correct_screening(
        **deed.common, screening=deed.row, data=data, form_key=key, now=deed.now
    )


def _withdraw_screening(deed: Deed) -> object:
    return recording.withdraw_screening(**deed.common, screening=deed.row, now=deed.now)


def _kit_words(name: str, value: Any) -> str | None:
    """The lot and the panel by name, where the form holds their numbers."""
    model: Any = {"kit": KitLot, "panel": Panel}.get(name)
    if model is None or not str(value or "").isdigit():
        return None
    found = model._default_manager.filter(pk=value).values_list("lot" if name == "kit" else "name", flat=True)
    return next((str(one) for one in found), None)


HANDS: Mapping[Subject, Hand] = {
    Subject.SCREENING: Hand(
        _screening_form,
        {What.CORRECT: _correct_screening, What.WITHDRAW: _withdraw_screening},
        words=_kit_words,
    ),
}


def posted_text(form: forms.Form) -> str:
    """What a valid form says, as it is kept; one that only gives a reason says nothing besides."""
    return form.as_sent().urlencode() if isinstance(form, OpenedForm) else ""


def carry_out(by: User, request: ChangeRequest, row: Any, now: datetime) -> object:
    """Do what is asked, by the action that always does it. Raises RuleBroken ``changes.form_changed`` where
    the form of then is none that could be sent today."""
    hand, what = HANDS[Subject(request.subject)], What(request.what)
    form = None
    if what is What.CORRECT:
        posted = QueryDict(json.loads(request.asked)["posted"])
        form = hand.form(row, posted, timezone.localdate(now))
        if not form.is_valid():
            raise RuleBroken("changes.form_changed")
    return hand.acts[what](Deed(by, request, row, form, now))


def lines(request: ChangeRequest, row: Any, today: date) -> list[Line]:
    """Before and after in words, field by field: what the request was made about, not what stands now."""
    hand, asked = HANDS[Subject(request.subject)], json.loads(request.asked)
    posted = QueryDict(asked["posted"]) if request.what == What.CORRECT else None
    form = hand.form(row, posted, today)
    if posted is not None:
        form.is_valid()
    found = []
    for name, was in asked["before"].items():
        if name not in form.fields or isinstance(form.fields[name].widget, forms.HiddenInput):
            continue
        after = form.cleaned_data.get(name) if posted is not None else None
        before_words = hand.words(name, was) or form.in_words(name, was)
        after_words = (hand.words(name, after) or form.in_words(name, after)) if posted is not None else ""
        found.append(Line(str(form.fields[name].label or name), before_words, after_words))
    return found


def before(subject: Subject, row: Any, today: date) -> Mapping[str, Any]:
    """What the record says now, as it is kept with a request."""
    return HANDS[subject].form(row, None, today).plain_values()
