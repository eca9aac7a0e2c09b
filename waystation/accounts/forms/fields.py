"""Fields and choosers that several forms share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from waystation.accounts import queries
from waystation.accounts.models import Area, Organisation
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken

Result = TypeVar("Result")

if TYPE_CHECKING:
    _OneArea = forms.ModelChoiceField[Area]
    _ManyAreas = forms.ModelMultipleChoiceField[Area]
    _OneOrganisation = forms.ModelChoiceField[Organisation]
else:
    _OneArea = _OneOrganisation = forms.ModelChoiceField
    _ManyAreas = forms.ModelMultipleChoiceField


class Day(forms.DateField):
    """A date with the browser's own calendar."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class Name(forms.CharField):
    """A name without blanks around or inside it."""

    def clean(self, value: object) -> str:
        return "".join(str(super().clean(value)).split())


class AreaChoice(_OneArea):
    """One area of the tree; ended ones and those out of reach are not offered."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Area.objects.none(), **{"empty_label": _("请选择"), **options})
        self.names: dict[str, str] = {}

    def offer(self, areas: QuerySet[Area]) -> None:
        """Fill the list: two queries, whatever its length."""
        self.queryset = areas
        self.names = queries.area_names(areas.values_list("path", flat=True))

    def label_from_instance(self, obj: Area) -> str:
        return self.names.get(obj.path, obj.name)


class AreasChoice(_ManyAreas):
    """As :class:`AreaChoice`, with a box before each."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Area.objects.none(), **options)
        self.names: dict[str, str] = {}

    def offer(self, areas: QuerySet[Area]) -> None:
        self.queryset = areas
        self.names = queries.area_names(areas.values_list("path", flat=True))

    def label_from_instance(self, obj: Area) -> str:
        return self.names.get(obj.path, obj.name)


class OrganisationChoice(_OneOrganisation):
    """One organisation, named with its place."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Organisation.objects.none(), **{"empty_label": _("请选择"), **options})

    def offer(self, organisations: QuerySet[Organisation]) -> None:
        self.queryset = organisations.select_related("area")

    def label_from_instance(self, obj: Organisation) -> str:
        return f"{obj.name}（{obj.area.name}）"


class ConfirmedForm(forms.Form):
    """A form whose consequences are shown before it is carried out."""

    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ChangeForm(ConfirmedForm):
    """A change of the tree: its day and a note for the history."""

    on = Day(label=_("自哪天起"), help_text=_("最晚为今天，保存后立即生效。"))
    note = forms.CharField(label=_("说明"), required=False, max_length=200, help_text=_("例如批复文号。"))

    def __init__(self, *args: Any, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = today


def attempt(form: forms.Form, act: Callable[[], Result]) -> Result | None:
    """Do it; a rule's refusal becomes a sentence above the form."""
    try:
        return act()
    except RuleBroken as refusal:
        form.add_error(None, sentence(refusal.code, refusal.params))
        return None
