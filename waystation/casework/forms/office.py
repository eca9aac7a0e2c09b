"""Forms of the head's pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels import choices
from waystation.rules.matters import SET_ASIDE, MatterOutcome


class CloseMatter(forms.Form):
    """How a matter came out."""

    outcome = forms.ChoiceField(
        label=_("了解后的结论"),
        choices=choices(MatterOutcome, SET_ASIDE),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("了解到的情况"),
        help_text=_("请写明本人的说明、核实的情况和安排的帮助。"),
        max_length=300,
        widget=forms.Textarea,
    )
