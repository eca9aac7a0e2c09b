"""Two tabs on one record: the second save hears what changed meanwhile, field by field, and loses nothing.

A form that changes an existing row carries the values it was opened with, sealed (``opened``). When it is
sent, three states are compared: as opened, as it is now, as typed.

* Only the others changed a field: theirs stays, and is told.
* Only this person changed it: it is saved.
* Both did, to different values: nothing is saved until the person chose, per field, theirs or mine. What was
  typed stays in the form.

The seal (AES-GCM) keeps the values from being read or forged; a missing or foreign one counts as "opened just
now as it is", which is what a plain form does. The row must be locked while ``settled`` compares and the
action saves; a page is one transaction.
``second_tab`` marks the view.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar, cast

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from waystation.common import crypto
from waystation.common.wording import words

View = TypeVar("View", bound=Callable[..., HttpResponse])

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

    ``hidden``: fields that are typed but never shown; empty means "leave it". ``left_alone``: fields that say
    nothing about the row (the day of the change, a reason). ``draft``: what was typed earlier and not saved,
    shown in place of the row's values; it brings the seal it was opened with.
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    left_alone: frozenset[str] = frozenset()
    told: Told | None = None

    def __init__(
        self,
        *args: Any,
        hidden: Mapping[str, Hidden] | None = None,
        draft: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.hidden = dict(hidden or {})
        self.draft = dict(draft or {})

    @cached_property
    def present(self) -> dict[str, Any]:
        """What the row says now, for every field that says something about it."""
        marks = {name: one.mark for name, one in self.hidden.items()}
        known = {**self.initial, **marks}
        return {n: known[n] for n in self.fields if n in known and n not in {"opened", *self.left_alone}}

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """The seal is made when the form is shown: nothing is sealed for one that is only saved."""
        if field_name in self.draft:
            return self.draft[field_name]
        if field_name == "opened":
            return _seal(self.plain_values(), {})
        return super().get_initial_for_field(field, field_name)

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
        data[self.add_prefix("opened")] = _seal(self.plain_values(), asked)
        for change in told.others:
            key, value = self.add_prefix(change.name), _raw(self.present[change.name])
            data.pop(key, None)
            if isinstance(value, list):
                data.setlist(key, value)
            elif value is not False and change.name not in self.hidden:
                data[key] = "on" if value is True else value
        self.data = data

    def as_sent(self) -> QueryDict:
        """The valid form as a browser would send it: with what was settled, without the seal."""
        sent = QueryDict(mutable=True)
        for name in self.fields:
            value = _raw(self.cleaned_data.get(name))
            if isinstance(value, list):
                sent.setlist(name, value)
            elif name != "opened" and value not in (False, ""):
                sent[name] = "on" if value is True else value
        return sent

    def plain_values(self) -> dict[str, Any]:
        """What the row says now, as JSON holds it."""
        return {name: _plain(value) for name, value in self.present.items()}


def settled(form: OpenedForm, *, who: Callable[[], tuple[str, datetime] | None] = lambda: None) -> bool:
    """Whether the valid ``form`` may be saved; its ``cleaned_data`` then hold what is to be saved.

    False: somebody else saved meanwhile and both changed a field; ``form.told`` says what, and the form is
    ready to be shown again with a choice per field. ``who``: name and moment of the last save, asked then.
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
    if name not in before or now in (was, mine):
        return None
    return Change(
        name,
        str(form.fields[name].label or name),
        form.in_words(name, was),
        form.in_words(name, form.present[name]),
        form.in_words(name, form.typed(name)),
        is_contested=mine != was,
    )


def second_tab(view: View) -> View:
    """Mark a view that changes an existing row and compares first. A page is one transaction, so what it
    compares behind a lock is what it saves."""
    view.asks_second_tab = True  # type: ignore[attr-defined]
    return view


def held(request: HttpRequest, row: models.Model) -> None:
    """Lock ``row`` and read it again before it is compared, on the way to saving it."""
    if request.method == "POST":
        row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update(of=("self",)))


# --- values -------------------------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    """A value as JSON holds it, so that what a row, a form and a seal say can be compared."""
    match value:
        case None:
            plain: Any = ""
        case bool():
            plain = value
        case models.Model():
            plain = str(value.pk)
        case time():
            plain = value.isoformat(timespec="minutes")
        case date():
            plain = value.isoformat()
        case str():
            plain = value.replace("\r\n", "\n").strip()
        case Iterable():
            plain = sorted(str(_plain(item)) for item in value)
        case _:
            plain = str(value)
    return plain


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
        return words.listed(known.get(str(item), str(item)) for item in plain)
    if isinstance(field, forms.DateField):
        return words.day(date.fromisoformat(plain))
    return known.get(str(plain), str(plain))


def _choices(field: forms.Field, plain: Any) -> dict[str, str]:
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        wanted = plain if isinstance(plain, list) else [plain]
        rows = field.queryset.model._default_manager.filter(pk__in=[w for w in wanted if str(w).isdigit()])
        return {str(row.pk): str(field.label_from_instance(row)) for row in rows}
    if isinstance(field, forms.ChoiceField):
        return {str(value): str(text) for value, text in _flat(cast("Iterable[Any]", field.choices))}
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
