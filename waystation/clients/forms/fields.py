"""Fields that the forms of files and orders share, and how a rule's refusal reaches its field."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms

from waystation.clients.models import Document, Kin
from waystation.common.wording import words
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken

if TYPE_CHECKING:
    _OneKin = forms.ModelChoiceField[Kin]
    _OnePaper = forms.ModelChoiceField[Document]
else:
    _OneKin = _OnePaper = forms.ModelChoiceField


class PhoneField(forms.CharField):
    """A phone number; telephones show their digits."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"type": "tel", "class": "w-phone", "autocomplete": "off"})
        super().__init__(widget=widget, max_length=30, **options)


class KinChoice(_OneKin):
    """One of the people at home, with the relation."""

    def label_from_instance(self, obj: Kin) -> str:
        return obj.name + words.bracketed(str(obj.get_relation_display()))


class PaperChoice(_OnePaper):
    """One paper of the file, by its title."""

    def label_from_instance(self, obj: Document) -> str:
        return obj.title


class KeyedForm(forms.Form):
    """A form that is saved once however often it is sent."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


def attempt(form: forms.Form, act: Callable[[], object], fields: Mapping[str, str] | None = None) -> bool:
    """Do it; a rule's refusal becomes a sentence at the field that ``fields`` names for its code, or above
    the form. Whether it was done."""
    try:
        act()
    except RuleBroken as refusal:
        field = (fields or {}).get(refusal.code)
        told = sentence(refusal.code, refusal.params)
        form.add_error(field if field in form.fields else None, told)
        return False
    return True
