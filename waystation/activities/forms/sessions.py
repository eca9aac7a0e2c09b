"""Forms of sessions and of one line of the sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.accounts.models import Organisation, User
from waystation.activities import access
from waystation.activities.actions.attendance import Said
from waystation.activities.actions.sessions import SessionData
from waystation.clients.forms.fields import KeyedForm
from waystation.common.forms.meanwhile import OpenedForm
from waystation.common.wording.labels import choices
from waystation.rules.activities import AttendanceState, Excuse, ExcuseProof, SessionKind, SignedHow

#: Which field a refusal belongs to.
FIELDS = {
    "activities.title_needed": "title",
    "activities.title_telling": "title",
    "activities.ends_before_start": "ends_at",
    "activities.too_long": "ends_at",
    "activities.no_capacity": "capacity",
}


def _hour(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time", "class": "w-short"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget)


class SessionFields(forms.Form):
    """What is offered, when and where."""

    kind = forms.ChoiceField(label=_("类型"), choices=choices(SessionKind), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("名称"),
        max_length=60,
        help_text=_("会显示在学员手机上、印在签到表上，请用中性的说法，例如：电工基础、周六清洁。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    on = Day(label=_("日期"))
    starts_at = _hour(_("开始"))
    ends_at = _hour(_("结束"))
    place = forms.CharField(label=_("地点"), max_length=60, required=False)
    leader = forms.CharField(
        label=_("主持人"), max_length=40, required=False, help_text=_("同事或者外请的老师。")
    )
    capacity = forms.IntegerField(
        label=_("名额"),
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.NumberInput(attrs={"class": "w-short"}),
    )

    def session(self) -> SessionData:
        """What was entered."""
        given = self.cleaned_data
        names = ("title", "on", "starts_at", "ends_at", "place", "leader", "capacity")
        return SessionData(SessionKind(given["kind"]), **{name: given[name] for name in names})


class NewSessionForm(KeyedForm, SessionFields):
    """A new session at one of the own centres, saved once however often it is sent."""

    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        label=_("中心（工作站）"), queryset=None, empty_label=None
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["organisation"]
        field.queryset = access.sites(user).order_by("area__path", "pk")
        self.initial.setdefault("organisation", user.organisation_id)


class SessionForm(OpenedForm, SessionFields):
    """A session once more."""


class MarkForm(forms.Form):
    """One press on the sheet: came, excused or not come; for the client or a relative."""

    state = forms.ChoiceField(choices=choices(AttendanceState))
    how = forms.ChoiceField(choices=choices(SignedHow), required=False)
    minutes = forms.IntegerField(label=_("时长（分钟）"), required=False)
    excuse = forms.ChoiceField(choices=[("", ""), *choices(Excuse)], required=False)
    proof = forms.ChoiceField(choices=[("", ""), *choices(ExcuseProof)], required=False)
    kin = forms.IntegerField(required=False, min_value=1, max_value=2**62)

    def said(self) -> Said:
        """What was pressed."""
        given = self.cleaned_data
        return Said(
            AttendanceState(given["state"]),
            SignedHow(given["how"]) if given["how"] else None,
            given["minutes"],
            Excuse(given["excuse"]) if given["excuse"] else None,
            ExcuseProof(given["proof"]) if given["proof"] else None,
        )
