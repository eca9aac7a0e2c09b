"""Looking for somebody, as people fill it in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.clients.forms.fields import KeyedForm, KinChoice
from waystation.clients.models import Client, Kin
from waystation.common.wording.labels import choices
from waystation.contacts.actions.searching import Tried
from waystation.contacts.queries.searches import consenting_kin
from waystation.rules.care.searching import Decision, SearchEnd, SearchStep, StepOutcome

FIELDS = {
    "search.future": "on",
    "search.before_opening": "on",
    "search.outcome_not_fitting": "outcome",
    "search.no_consent": "kin",
    "search.no_place": "step",
    "search.out_of_order": "reason",
    "search.note_needed": "note",
    "search.next_in_past": "next_on",
    "search.found_day_needed": "found_on",
}


class TriedForm(KeyedForm):
    """One step: which, when, what came of it."""

    step = forms.ChoiceField(label=_("做了哪一步"), choices=choices(SearchStep), widget=forms.RadioSelect)
    on = Day(label=_("日期"))
    outcome = forms.ChoiceField(label=_("结果"), choices=choices(StepOutcome), widget=forms.RadioSelect)
    kin = KinChoice(
        label=_("联系了哪位家属"),
        queryset=Kin.objects.none(),
        required=False,
        empty_label=_("（没有联系家属）"),
        help_text=_("只列出本人已书面同意可以联系的家属。"),
    )
    partner = forms.CharField(label=_("请哪里协助"), required=False, max_length=80)
    note = forms.CharField(
        label=_("说明"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    reason = forms.CharField(
        label=_("没有按顺序的原因"), required=False, max_length=200, help_text=_("按顺序的不填。")
    )

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        kin: Any = self.fields["kin"]
        kin.queryset = consenting_kin(client)

    def tried(self) -> Tried:
        """What was entered."""
        given = self.cleaned_data
        return Tried(
            SearchStep(given["step"]),
            given["on"],
            StepOutcome(given["outcome"]),
            given["kin"],
            given["partner"],
            given["note"],
            given["reason"],
        )


class DecideForm(KeyedForm):
    """How it goes on."""

    decision = forms.ChoiceField(label=_("怎么办"), choices=choices(Decision), widget=forms.RadioSelect)
    next_on = Day(label=_("下次再看的日期"))
    note = forms.CharField(label=_("理由"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class CloseForm(forms.Form):
    """How the search ended."""

    end = forms.ChoiceField(label=_("结果"), choices=choices(SearchEnd), widget=forms.RadioSelect)
    found_on = Day(label=_("联系上的日期"), required=False)
    note = forms.CharField(label=_("说明"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
