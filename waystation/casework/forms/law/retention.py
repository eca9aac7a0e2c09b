"""Holding a file back, proposing its deletion, confirming it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.casework.forms.recording import Day, Notes, Radio
from waystation.common.wording.labels import choices
from waystation.rules.release.retention import HoldReason

#: Which field a refusal belongs to.
HOLD_FIELDS = {
    "retention.hold_reason": "reason",
    "retention.hold_words": "words",
    "retention.hold_past": "until",
    "retention.hold_too_long": "until",
}
CONFIRM_FIELDS = {"retention.other_number": "file_number"}


class HoldForm(forms.Form):
    """Why, in words, and until when."""

    reason = forms.ChoiceField(label=_("理由"), choices=choices(HoldReason), widget=Radio)
    words = forms.CharField(
        label=_("具体说明"),
        max_length=300,
        widget=Notes(),
        help_text=_("一两句话，例如：行政复议还没有结果。不写姓名；加密保存。"),
    )
    until = forms.DateField(label=_("保留到"), widget=Day())


class ProposeForm(forms.Form):
    """What was looked at before; deleting is not taken back."""

    appraised = forms.BooleanField(
        label=_("已按档案管理规定鉴定：这份电子档案可以删除；纸质档案另行办理"),
    )
    words = forms.CharField(
        label=_("说明"),
        max_length=300,
        widget=Notes(),
        help_text=_("谁在哪天鉴定，依据什么。不写姓名；删除后不保留。"),
    )


class ConfirmForm(forms.Form):
    """The number typed once more: so that nobody deletes another file by a wrong click."""

    file_number = forms.CharField(
        label=_("输入档案号确认"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    understood = forms.BooleanField(label=_("我明白：确认后立即删除，不能恢复"))


class CheckForm(forms.Form):
    """Whether a proof belongs to a number that somebody has on paper."""

    file_number = forms.CharField(
        label=_("档案号"),
        max_length=20,
        required=False,
        help_text=_("证明上没有档案号，只有它的指纹。手里有档案号的，可以核对是不是这一份。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
