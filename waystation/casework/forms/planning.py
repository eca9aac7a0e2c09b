"""Forms of appointments and of "could not be done"."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.casework.forms.recording import Clock, Day, Radio
from waystation.common.forms.meanwhile import OpenedForm
from waystation.common.wording.labels import choices
from waystation.contacts.models import TEST, Appointment
from waystation.rules.contacts import Kind
from waystation.rules.obligations import NotPossibleReason


class AppointmentForm(forms.Form):
    """A promise: what, which day, perhaps the hour and the place."""

    what = forms.ChoiceField(label=_("约什么"), choices=[*choices(Kind), (TEST, _("检测"))], widget=Radio)
    on = forms.DateField(label=_("日期"), widget=Day())
    at = forms.TimeField(label=_("时间"), widget=Clock(), required=False)
    place = forms.CharField(label=_("地点"), max_length=60, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < self.today:
            raise forms.ValidationError(_("约定日期不能早于今天。"))
        return day


class MoveForm(OpenedForm, AppointmentForm):
    """Another day or hour for the same thing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["what"]


class SettleForm(forms.Form):
    """What came of an appointment that needs no record of its own."""

    state = forms.ChoiceField(
        label=_("结果"),
        choices=[
            (Appointment.State.MISSED.value, _("没有来")),
            (Appointment.State.CANCELLED.value, _("取消")),
            (Appointment.State.KEPT.value, _("来了，记录已另行登记")),
        ],
        widget=Radio,
    )


class NotPossibleForm(forms.Form):
    """Why something could not be done."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=60)
    reason = forms.ChoiceField(label=_("原因"), choices=choices(NotPossibleReason), widget=Radio)
    note = forms.CharField(
        label=_("说明"), max_length=200, required=False, help_text=_("不要写与本项无关的个人情况。")
    )
