"""Asking for a sealed file, and deciding."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.casework.forms.recording import Notes, Radio
from waystation.common.wording.labels import choices
from waystation.rules.release.keeping import UnsealFor, UnsealReason

#: Which field a refusal belongs to.
ASK_FIELDS = {
    "seal.reason_needed": "reason",
    "seal.reason_not_fitting": "reason",
    "seal.words_needed": "words",
}
DECIDE_FIELDS = {"seal.note_needed": "note"}


class AskForm(forms.Form):
    """For what, why, in words."""

    what_for = forms.ChoiceField(label=_("要做什么"), choices=choices(UnsealFor), widget=Radio)
    reason = forms.ChoiceField(label=_("理由"), choices=choices(UnsealReason), widget=Radio)
    words = forms.CharField(
        label=_("具体说明"),
        max_length=300,
        widget=Notes(),
        help_text=_("一两句话，例如：本人来信要复印检测记录。加密保存。"),
    )


class DecideForm(forms.Form):
    """Whether it may be opened; a refusal says why."""

    grants = forms.ChoiceField(
        label=_("决定"), choices=[("yes", _("同意")), ("no", _("不同意"))], widget=Radio
    )
    note = forms.CharField(label=_("说明"), required=False, max_length=300, widget=Notes())
