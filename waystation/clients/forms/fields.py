"""Fields that the forms of files and orders share, and how a rule's refusal reaches its field."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from waystation.accounts.models import Area
from waystation.accounts.queries import area_names
from waystation.common.messages import sentence
from waystation.rules.problems import RuleBroken

Result = TypeVar("Result")


class Day(forms.DateField):
    """A date with the browser's own calendar."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class PhoneField(forms.CharField):
    """A phone number; telephones show their digits."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"type": "tel", "class": "w-phone", "autocomplete": "off"})
        super().__init__(widget=widget, max_length=30, **options)


class AreaChoice(forms.ModelChoiceField[Area]):
    """One area in force, named with the areas above it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Area.objects.none(), empty_label=_("请选择"), **options)
        self.names: dict[str, str] = {}

    def offer(self, areas: QuerySet[Area]) -> None:
        """Fill the list: two statements, whatever its length."""
        self.queryset = areas
        self.names = area_names(areas.values_list("path", flat=True))

    def label_from_instance(self, obj: Area) -> str:
        return self.names.get(obj.path, obj.name)


class KeyedForm(forms.Form):
    """A form that is saved once however often it is sent."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


def attempt(
    form: forms.Form, act: Callable[[], Result], fields: Mapping[str, str] | None = None
) -> Result | None:
    """Do it; a rule's refusal becomes a sentence at the field that ``fields`` names for its code, or above."""
    try:
        return act()
    except RuleBroken as refusal:
        field = (fields or {}).get(refusal.code)
        form.add_error(field if field in form.fields else None, sentence(refusal.code, refusal.params))
        return None
