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

from waystation.accounts.forms.fields import Day
from waystation.accounts.models import User
from waystation.casework.actions import orders, recording
from waystation.casework.actions.papers import one_file
from waystation.casework.actions.places import away
from waystation.casework.forms.law.legal import SpellForm
from waystation.casework.forms.orders import CorrectOrderForm
from waystation.casework.forms.places.away import CorrectLeaveForm, leave_values
from waystation.casework.forms.recording import CorrectScreeningForm
from waystation.casework.models import ChangeRequest
from waystation.casework.queries import recording as recorded
from waystation.common.forms.meanwhile import OpenedForm
from waystation.common.wording.labels import choices
from waystation.orders.papers import SpellData, as_data
from waystation.rules.changes import Subject, What
from waystation.rules.orders import Step
from waystation.rules.people import Paper
from waystation.rules.places.absences import NoticedBy
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
    def given(self) -> dict[str, Any]:
        """What an action is handed that keeps no reason of its own: the request keeps it."""
        return {"by": self.by, "approved": self.request, "today": timezone.localdate(self.now)}

    @property
    def common(self) -> dict[str, Any]:
        """What every other action is handed."""
        return {**self.given, "reason": self.request.reason}


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


def _order_form(row: Any, posted: QueryDict | None, today: date) -> CorrectOrderForm:
    return CorrectOrderForm(posted, initial=vars(as_data(row)))


def _leave_form(row: Any, posted: QueryDict | None, today: date) -> CorrectLeaveForm:
    return CorrectLeaveForm(posted, client=row.client, initial=leave_values(row))


class _StepFacts(OpenedForm):
    """What a step says, for showing it alone."""

    step = forms.ChoiceField(label=_("步骤"), choices=choices(Step))
    on = Day(label=_("日期"))
    until = Day(label=_("中止到"))
    note = forms.CharField(label=_("文书名称、文号或者说明"))
    authority = forms.CharField(label=_("决定机关"))
    paper_number = forms.CharField(label=_("文号"))


class _ExtensionFacts(OpenedForm):
    """What an extension of a leave says."""

    until = Day(label=_("延长到哪天"))
    told_on = Day(label=_("报告日期"))
    words = forms.CharField(label=_("本人怎么说"))


class _AbsenceFacts(OpenedForm):
    """What was noticed."""

    noticed_on = Day(label=_("哪天发现的"))
    noticed_by = forms.ChoiceField(label=_("谁发现的"), choices=choices(NoticedBy))
    from_on = Day(label=_("从哪天起不在"))
    to_on = Day(label=_("到哪天为止"))
    words = forms.CharField(label=_("怎么知道的"))


class _PaperFacts(OpenedForm):
    """Which paper it is."""

    number = forms.CharField(label=_("文号"))
    kind = forms.ChoiceField(label=_("文书"), choices=choices(Paper))
    issued_on = Day(label=_("出具日期"))


def _facts(form: type[OpenedForm]) -> Callable[[Any, QueryDict | None, date], OpenedForm]:
    """A form that only shows what a record says."""
    names = [name for name in form.base_fields if name != "opened"]
    return lambda row, posted, today: form(initial={name: getattr(row, name) for name in names})


def _correct_order(deed: Deed) -> object:
    return orders.correct_order(**deed.common, order=deed.row, data=deed.form.order())


def _withdraw_step(deed: Deed) -> object:
    step = deed.row
    return orders.withdraw_step(**deed.common, order=step.order, step_id=step.pk, now=deed.now)


def _correct_leave(deed: Deed) -> object:
    return away.correct_leave(**deed.common, leave=deed.row, data=deed.form.data_for_action())


def _spell_form(row: Any, posted: QueryDict | None, today: date) -> SpellForm:
    return SpellForm(posted, initial=SpellData.of(row).columns())


def _correct_spell(deed: Deed) -> object:
    return orders.save_spell(**deed.given, client=deed.row.client, spell=deed.row, data=deed.form.spell())


def _withdraw_spell(deed: Deed) -> object:
    return orders.withdraw_spell(**deed.given, spell=deed.row, now=deed.now)


def _cancel_paper(deed: Deed) -> object:
    return one_file.cancel_paper(**deed.common, client=deed.row.client, paper_id=deed.row.pk)


HANDS: Mapping[Subject, Hand] = {
    Subject.SCREENING: Hand(
        _screening_form,
        {What.CORRECT: _correct_screening, What.WITHDRAW: _withdraw_screening},
        words=_kit_words,
    ),
    Subject.ORDER: Hand(_order_form, {What.CORRECT: _correct_order}),
    Subject.ORDER_STEP: Hand(_facts(_StepFacts), {What.WITHDRAW: _withdraw_step}),
    Subject.LEAVE: Hand(
        _leave_form,
        {
            What.CORRECT: _correct_leave,
            What.WITHDRAW: lambda deed: away.withdraw_leave(**deed.common, leave=deed.row),
        },
    ),
    Subject.EXTENSION: Hand(
        _facts(_ExtensionFacts),
        {What.WITHDRAW: lambda deed: away.withdraw_extension(**deed.common, extension=deed.row)},
    ),
    Subject.ABSENCE: Hand(
        _facts(_AbsenceFacts),
        {What.WITHDRAW: lambda deed: away.withdraw_absence(**deed.common, absence=deed.row)},
    ),
    Subject.PAPER: Hand(_facts(_PaperFacts), {What.WITHDRAW: _cancel_paper}),
    Subject.ISOLATION: Hand(_spell_form, {What.CORRECT: _correct_spell, What.WITHDRAW: _withdraw_spell}),
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
