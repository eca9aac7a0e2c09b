"""Forms about unforeseen tests: telling somebody, and the probability page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.casework.forms.recording import Radio
from waystation.common.wording.labels import choices
from waystation.rules.screening.calls import ToldHow


def _clock() -> forms.TimeInput:
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class TellForm(forms.Form):
    """How the client was told, and for which hours."""

    how = forms.ChoiceField(
        label=_("怎样通知的"), choices=choices(ToldHow), widget=Radio, initial=ToldHow.PHONE.value
    )
    slot_from = forms.TimeField(
        label=_("约好的时间，从"), required=False, widget=_clock(), help_text=_("上班的人可以约在班前班后。")
    )
    slot_to = forms.TimeField(label=_("到"), required=False, widget=_clock())


class DetectionForm(forms.Form):
    """A schedule, and what a test sees. Nothing about a person."""

    count = forms.IntegerField(label=_("每年保底次数"), min_value=0, max_value=52, initial=12)
    one_in = forms.IntegerField(
        label=_("另外每天的机会：几天中的一天"),
        min_value=2,
        max_value=366,
        initial=30,
        required=False,
        help_text=_("留空表示没有随机部分。"),
    )
    window = forms.IntegerField(
        label=_("检出窗口（天）"),
        min_value=1,
        max_value=180,
        initial=3,
        help_text=_("用后几天以内能检出，看项目和样本；从检出窗口的表里选。"),
    )
    sensitivity = forms.DecimalField(
        label=_("窗口内的检出率（%）"), min_value=1, max_value=100, decimal_places=1, initial=95
    )
    specificity = forms.DecimalField(
        label=_("没有使用时判为阴性的比例（%）"), min_value=50, max_value=100, decimal_places=2, initial=99
    )
