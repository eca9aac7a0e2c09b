"""Two tabs on one record: the second save hears what changed meanwhile, field by field, and loses nothing.

A form that changes an existing row carries the values it was opened with, sealed (``opened``). When it is
sent, three states are compared: as opened, as it is now, as typed.

* Only the others changed a field: theirs stays, and is told.
* Only this person changed it: it is saved.
* Both did, to different values: nothing is saved until the person chose, per field, theirs or mine. What was
  typed stays in the form.

The seal (AES-GCM) keeps the values from being read or forged; a missing or foreign one counts as "opened just
now as it is", which is what a plain form does. The row must be locked while ``settled`` compares and the
action saves; ``second_tab`` puts a POST into one transaction for that.
"""

from __future__ import annotations

import base64
import binascii
import functools
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from waystation.common import crypto
from waystation.common.wording import words

P = ParamSpec("P")

#: Additional data of the seal.
_COLUMN = "common.meanwhile.opened"
#: The choice that gives way; anything else saves what was typed.
THEIRS = "theirs"


@dataclass(frozen=True)
class Change:
    """One field that somebody else changed: as opened, as it is now, and as typed, all in words.

    ``is_contested``: both changed it, so a person has to choose.
    """

    name: str
    label: str
    before: str
    now: str
    mine: str
    is_contested: bool


@dataclass(frozen=True)
class Told:
    """What the second save hears: who saved last and when (where known), and the changed fields."""

    who: str
    at: datetime | None
    changes: tuple[Change, ...]

    @property
    def contested(self) -> list[Change]:
        """The fields to choose about."""
        return [change for change in self.changes if change.is_contested]

    @property
    def others(self) -> list[Change]:
        """The fields only the others changed: theirs stays."""
        return [change for change in self.changes if not change.is_contested]


@dataclass(frozen=True)
class Hidden:
    """A value no form shows (an identity number): how it is compared, and what may be said of it."""

    mark: str
    words: str


class OpenedForm(forms.Form):
    """A form of an existing row. Give ``initial`` the present values of the row, also when it is sent.

    ``hidden``: fields that are typed but never shown; empty means "leave it".
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    told: Told | None = None

    def __init__(self, *args: Any, hidden: Mapping[str, Hidden] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.hidden = dict(hidden or {})
        self.present = {name: self._present(name) for name in self._compared()}
        self.initial = {**self.initial, "opened": _seal(self._values(), {})}

    def _compared(self) -> list[str]:
        """The fields that say something about the row."""
        return [name for name in self.fields if name in self.initial or name in self.hidden]

    def _present(self, name: str) -> Any:
        return self.hidden[name].mark if name in self.hidden else self.initial[name]

    def typed(self, name: str) -> Any:
        """What was typed; for a hidden field left empty, its present value."""
        given = self.cleaned_data.get(name)
        return self.present[name] if name in self.hidden and not given else given

    def in_words(self, name: str, value: Any) -> str:
        """A value as the page shows it."""
        if name in self.hidden:
            return self.hidden[name].words if value == self.hidden[name].mark else _("（已改，不显示）")
        return _in_words(self.fields[name], value)

    def take(self, name: str) -> None:
        """Their value instead of the typed one, in what is saved."""
        raw = "" if name in self.hidden else _raw(self.present[name])
        self.cleaned_data[name] = self.fields[name].clean(raw)

    def ask(self, told: Told, asked: Mapping[str, Any]) -> None:
        """Show the form once more: what only the others changed is filled in, what was typed stays.

        ``asked``: the contested fields with what they said when the form was first opened; a choice for each
        is waited for.
        """
        self.told = told
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        data[self.add_prefix("opened")] = _seal(self._values(), asked)
        for change in told.others:
            key, value = self.add_prefix(change.name), _raw(self.present[change.name])
            data.pop(key, None)
            if isinstance(value, list):
                data.setlist(key, value)
            elif value is not False and change.name not in self.hidden:
                data[key] = "on" if value is True else value
        self.data = data

    def _values(self) -> dict[str, Any]:
        return {name: _plain(value) for name, value in self.present.items()}


def settled(form: OpenedForm, *, who: Callable[[], tuple[str, datetime] | None] = lambda: None) -> bool:
    """Whether the valid ``form`` may be saved; its ``cleaned_data`` then hold what is to be saved.

    False: somebody else saved meanwhile and both changed a field; ``form.told`` says what, and the form is
    ready to be shown again with a choice per field. ``who``: name and moment of the last save, asked only then.
    """
    opened = _open(str(form.data.get(form.add_prefix("opened"), "")))
    if opened is None:
        return True
    before, asked = opened
    for name, was in asked.items():
        choice = form.data.get(f"keep_{name}")
        if choice == THEIRS and name in form.present:
            form.take(name)
        elif choice is None:
            before[name] = was
    found = [change for name in form.present if (change := _compare(form, name, before)) is not None]
    if not found:
        return True
    last = who()
    told = Told(last[0] if last else "", last[1] if last else None, tuple(found))
    if told.contested:
        form.ask(told, {change.name: before[change.name] for change in told.contested})
        return False
    form.told = told
    for change in found:
        form.take(change.name)
    return True


def _compare(form: OpenedForm, name: str, before: Mapping[str, Any]) -> Change | None:
    """What happened to one field while the form was open; None: nothing to tell."""
    was, now, mine = before.get(name), _plain(form.present[name]), _plain(form.typed(name))
    if name not in before or was == now or mine == now:
        return None
    return Change(
        name,
        str(form.fields[name].label or name),
        form.in_words(name, was),
        form.in_words(name, form.present[name]),
        form.in_words(name, form.typed(name)),
        is_contested=mine != was,
    )


def second_tab(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[Any, P], HttpResponse]:
    """Mark a view that changes an existing row: its POST is one transaction, from the comparison to the save."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    guarded.asks_second_tab = True  # type: ignore[attr-defined]
    return guarded


# --- values -------------------------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    """A value as JSON holds it, so that what a row, a form and a seal say can be compared."""
    if value is None or value == "":
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, bool):
        return value
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0).isoformat(timespec="minutes")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, Iterable):
        return sorted(str(_plain(item)) for item in value)
    return str(value)


def _raw(value: Any) -> Any:
    """A present value as a browser would send it."""
    plain = _plain(value)
    return plain if isinstance(plain, (list, bool)) else str(plain)


def _in_words(field: forms.Field, value: Any) -> str:
    plain = _plain(value)
    if plain in ("", []):
        return _("（空）")
    if isinstance(plain, bool):
        return _("是") if plain else _("否")
    known = _choices(field, plain)
    if isinstance(plain, list):
        return words.listed(known.get(item, item) for item in plain)
    if isinstance(field, forms.DateField):
        return words.day(date.fromisoformat(plain))
    return known.get(plain, plain)


def _choices(field: forms.Field, plain: Any) -> dict[str, str]:
    if isinstance(field, forms.ModelChoiceField):
        wanted = plain if isinstance(plain, list) else [plain]
        rows = field.queryset.model._default_manager.filter(pk__in=[w for w in wanted if str(w).isdigit()])
        return {str(row.pk): str(field.label_from_instance(row)) for row in rows}
    if isinstance(field, forms.ChoiceField):
        return {str(value): str(text) for value, text in _flat(field.choices)}
    return {}


def _flat(choices: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    for value, text in choices:
        if isinstance(text, (list, tuple)):
            yield from text
        else:
            yield value, text


def _seal(values: Mapping[str, Any], asked: Mapping[str, Any]) -> str:
    plain = json.dumps([values, asked], ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(crypto.encrypt_bytes(plain, column=_COLUMN)).decode()


def _open(text: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The values of a seal, and the fields already asked about; None for a seal that is none of ours."""
    try:
        sealed = crypto.decrypt_bytes(base64.urlsafe_b64decode(text.encode()), column=_COLUMN)
        values, asked = json.loads(sealed)
    except (crypto.Unreadable, binascii.Error, ValueError, IndexError):
        return None
    return values, asked


def saved_words(form: OpenedForm, text: str) -> str:
    """What is said after saving: ``text``, and which fields of the others were kept."""
    if form.told is None:
        return text
    fields = words.listed(change.label for change in form.told.others)
    return words.joined([text, _("别人刚才修改的%(fields)s已保留") % {"fields": fields}])
