"""Leave and absence, as people fill them in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.casework.forms.recording import Notes
from waystation.clients.forms.fields import KeyedForm, PaperChoice
from waystation.clients.models import Client, Document
from waystation.clients.queries import papers
from waystation.common.forms.meanwhile import OpenedForm
from waystation.common.wording.labels import choices
from waystation.contacts.models import Ask
from waystation.orders.actions.places import AbsenceData, LeaveData
from waystation.orders.models import Leave
from waystation.rules.places.absences import AttemptWay, NoticedBy
from waystation.rules.places.leaves import Decision, LeaveReason, ToldHow

#: Which field a refusal belongs to.
FIELDS = {
    "leave.backwards": "ends_on",
    "leave.told_in_future": "told_on",
    "leave.too_long": "ends_on",
    "leave.overlaps": "starts_on",
    "leave.not_longer": "until",
    "leave.back_before_start": "on",
    "leave.back_in_future": "on",
    "leave.reason_needed": "reason",
    "leave.opinion_needed": "opinion",
    "absence.backwards": "from_on",
    "absence.future": "on",
    "absence.reason_needed": "reason",
}
_off = {"autocomplete": "off"}


def _text(label: Any, length: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, widget=forms.TextInput(attrs=_off), **options)


def _words(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=1000, widget=Notes(), **options)


def offer_papers(form: forms.Form, name: str, client: Client) -> None:
    """The papers of the file that stand."""
    field: Any = form.fields[name]
    field.queryset = papers(client).filter(withdrawn_on__isnull=True)


class LeaveFields(forms.Form):
    """A report of leave by the client's own words."""

    way = forms.ChoiceField(label=_("怎么报告的"), choices=choices(ToldHow), widget=forms.RadioSelect)
    told_on = Day(label=_("报告日期"))
    starts_on = Day(label=_("出发日期"))
    ends_on = Day(label=_("回来日期"), help_text=_("最后一天在外的日期；天数自动计算。"))
    reason = forms.ChoiceField(label=_("事由"), choices=choices(LeaveReason), widget=forms.RadioSelect)
    words = _words(_("本人怎么说"), required=False)
    county = _text(_("去哪里（到县、市、区）"), 60, help_text=_("例如：某某省某某市某某区"))
    destination = _text(_("具体地点"), 200, required=False)
    contact = _text(_("外出期间怎么联系"), 60)
    tester = _text(
        _("遇到检测由谁做"), 80, required=False, help_text=_("外出期间轮到检测的，写明当地由哪个单位做。")
    )
    report = PaperChoice(
        label=_("书面报告（档案里的文书）"), queryset=Document.objects.none(), required=False
    )
    proof = PaperChoice(label=_("证明材料（档案里的文书）"), queryset=Document.objects.none(), required=False)

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_papers(self, "report", client)
        offer_papers(self, "proof", client)

    def data_for_action(self) -> LeaveData:
        """The clean values."""
        given = {name: self.cleaned_data[name] for name in LeaveFields.base_fields}
        given["way"], given["reason"] = ToldHow(given["way"]), LeaveReason(given["reason"])
        return LeaveData(**given)


def asked_values(ask: Ask | None, today: date) -> dict[str, Any]:
    """What a new report begins with: what the client asked for through the portal, if it is about that."""
    if ask is None:
        return {"told_on": today}
    asked = {"starts_on": ask.starts_on, "ends_on": ask.ends_on, "county": ask.place, "words": ask.words}
    return {"told_on": ask.asked_on, **asked}


class LeaveForm(LeaveFields, KeyedForm):
    """A new report."""


class CorrectLeaveForm(LeaveFields, OpenedForm):
    """What was written down wrongly, with the reason."""

    left_alone = frozenset({"correction_reason"})
    correction_reason = _text(_("更正原因"), 100)


def leave_values(leave: Leave) -> dict[str, Any]:
    """What a leave says now, for its correction."""
    return {name: getattr(leave, name) for name in LeaveFields.base_fields}


class ExtendForm(KeyedForm):
    """Longer away."""

    until = Day(label=_("延长到哪天"), help_text=_("最后一天在外的日期。"))
    told_on = Day(label=_("报告日期"))
    words = _words(_("本人怎么说"))


class DayForm(forms.Form):
    """One day."""

    on = Day(label=_("日期"))


class ReasonForm(forms.Form):
    """A short reason."""

    reason = _text(_("原因"), 100)


class DecisionForm(forms.Form):
    """The head's answer."""

    decision = forms.ChoiceField(
        label=_("答复"),
        choices=choices(Decision, [Decision.APPROVED, Decision.REFUSED]),
        widget=forms.RadioSelect,
    )
    opinion = _words(_("意见"), required=False)

    def clean_decision(self) -> Decision:
        """The member."""
        return Decision(self.cleaned_data["decision"])


class AbsenceForm(KeyedForm):
    """What was noticed; not what it was."""

    noticed_on = Day(label=_("哪天发现的"))
    noticed_by = forms.ChoiceField(label=_("谁发现的"), choices=choices(NoticedBy), widget=forms.RadioSelect)
    from_on = Day(label=_("从哪天起不在"))
    to_on = Day(label=_("到哪天为止"), required=False, help_text=_("还没有回来的，先不填。"))
    words = _words(_("怎么知道的"))

    def data_for_action(self) -> AbsenceData:
        """The clean values."""
        given = {name: self.cleaned_data[name] for name in ("noticed_on", "from_on", "to_on", "words")}
        return AbsenceData(noticed_by=NoticedBy(self.cleaned_data["noticed_by"]), **given)


class AttemptForm(KeyedForm):
    """One try to reach the person."""

    on = Day(label=_("日期"))
    way = forms.ChoiceField(label=_("怎么联系的"), choices=choices(AttemptWay), widget=forms.RadioSelect)
    reached = forms.BooleanField(label=_("联系上了"), required=False)
    words = _words(_("结果"), required=False)

    def clean_way(self) -> AttemptWay:
        """The member."""
        return AttemptWay(self.cleaned_data["way"])


class NothingForm(forms.Form):
    """A button alone."""
