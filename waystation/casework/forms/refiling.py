"""Forms of merging and splitting files. The questions differ from pair to pair; answers are read here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from waystation.casework.refiling.questions import Questions
from waystation.clients.forms.person import PersonForm


class OtherFileForm(forms.Form):
    """The number of the other file."""

    number = forms.CharField(
        label=_("另一份档案的档案号"),
        max_length=20,
        help_text=_("例如：2026-00012。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ReasonForm(forms.Form):
    """Why, and what the page showed."""

    reason = forms.CharField(
        label=_("理由"),
        max_length=300,
        help_text=_("写明怎样核实的，例如：本人到场，身份证号码核对一致。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class SplitForm(PersonForm, ReasonForm):
    """Who the second person is, and why the file is split."""

    field_order = ("reason", "name", "id_number", "sex", "born_on")


def answers(asked: Questions, sent: QueryDict) -> dict[str, str]:
    """The answers that a page sent: only to questions that are asked, and only possible ones."""
    found: dict[str, Any] = {}
    for question, possible in asked.wanted.items():
        if sent.get(question) in possible:
            found[question] = sent[question]
    return found
