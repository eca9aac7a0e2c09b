"""Forms of the help plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.clients.forms.fields import KeyedForm
from waystation.common.forms.meanwhile import OpenedForm
from waystation.common.wording.labels import choices
from waystation.rules.files.plans import Goal, Need, PlanOutcome

from .actions import ItemData

#: Which field a refusal belongs to.
FIELDS = {
    "plans.what_needed": "what",
    "plans.who_needed": "who",
    "plans.outcome_future": "outcome_on",
    "plans.outcome_before_item": "outcome_on",
    "plans.outcome_day_needed": "outcome_on",
    "plans.gain_future": "on",
}


class ItemFields(forms.Form):
    """What is agreed: for which goal, what, who, by when."""

    goal = forms.ChoiceField(label=_("目标"), choices=choices(Goal), widget=forms.RadioSelect)
    what = forms.CharField(
        label=_("做什么"),
        max_length=200,
        help_text=_("写一件具体的事，例如：每周三参加心理小组。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    who = forms.CharField(
        label=_("谁来做"),
        max_length=60,
        help_text=_("例如：本人、王敏陪同。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    by_when = Day(label=_("什么时候以前"), required=False)
    need = forms.ChoiceField(label=_("方面"), choices=[("", _("不指定")), *choices(Need)], required=False)

    def item(self) -> ItemData:
        """What was entered."""
        given = self.cleaned_data
        return ItemData(
            Goal(given["goal"]),
            given["what"],
            given["who"],
            given["by_when"],
            Need(given["need"]) if given["need"] else None,
        )


class NewItemForm(KeyedForm, ItemFields):
    """A new item, saved once however often it is sent."""


class ItemForm(OpenedForm, ItemFields):
    """An item of the plan once more."""


class OutcomeForm(OpenedForm):
    """What came of an item."""

    outcome = forms.ChoiceField(
        label=_("结果"),
        choices=[("", _("还在进行")), *choices(PlanOutcome)],
        required=False,
        widget=forms.RadioSelect,
    )
    outcome_on = Day(label=_("哪一天"), required=False)
    outcome_note = forms.CharField(
        label=_("说明"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def given(self) -> dict[str, Any]:
        """What was entered, as the action takes it."""
        given = self.cleaned_data
        outcome = PlanOutcome(given["outcome"]) if given["outcome"] else None
        return {"outcome": outcome, "on": given["outcome_on"], "note": given["outcome_note"]}


class GainForm(KeyedForm):
    """A small thing that goes better."""

    what = forms.CharField(
        label=_("有什么进步"),
        max_length=200,
        help_text=_("再小也算，例如：开始在家做饭、打扫。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    on = Day(label=_("日期"))
    goal = forms.ChoiceField(
        label=_("属于哪个目标"), choices=[("", _("不指定")), *choices(Goal)], required=False
    )
