"""Forms of points outside the scheme."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.clients.forms.fields import KeyedForm
from waystation.common.wording.labels import choices
from waystation.points.actions.by_two.requests import Asked
from waystation.rules.points.requests import CREDIT_REASONS, MOST_CREDIT, UNDO_REASONS, RequestReason

#: Which field a refusal belongs to.
FIELDS = {
    "points.credit_points": "points",
    "points.credit_words": "words",
    "points.credit_later": "happened_on",
    "points.answer_needed": "answer",
}


class _Words(KeyedForm):
    words = forms.CharField(
        label=_("情况说明"),
        max_length=300,
        required=False,
        help_text=_("写明哪件事、看到什么凭据；加密保存，批准的人看得到。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CreditForm(_Words):
    """Points that the facts did not bring."""

    points = forms.IntegerField(
        label=_("分数"),
        max_value=MOST_CREDIT * 10,
        widget=forms.NumberInput(attrs={"class": "w-short", "min": 1, "max": MOST_CREDIT}),
    )
    happened_on = Day(label=_("哪一天的事"))
    reason = forms.ChoiceField(label=_("原因"), choices=choices(RequestReason, CREDIT_REASONS))
    is_family = forms.BooleanField(label=_("记到家庭积分"), required=False)
    field_order = ("points", "happened_on", "reason", "words", "is_family")

    def asked(self) -> Asked:
        """What was entered."""
        given = self.cleaned_data
        return Asked(
            given["points"],
            RequestReason(given["reason"]),
            given["words"],
            given["happened_on"],
            given["is_family"],
        )


class UndoForm(_Words):
    """Why a posting is to be taken back."""

    reason = forms.ChoiceField(label=_("原因"), choices=choices(RequestReason, UNDO_REASONS))
    field_order = ("reason", "words")


class AnswerForm(forms.Form):
    """The second person's word."""

    granted = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
    answer = forms.CharField(label=_("意见"), max_length=300, required=False)
