"""Forms about the team: who looks after whose files, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.common.wording.labels import choices
from waystation.rules.team.covers import CoverReason


def _people(people: Iterable[User]) -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in people]


def _day(label: Any, today: date, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "min": today.isoformat()}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class CoverForm(forms.Form):
    """A cover as a head names it, or (without ``workers``) an absence as the worker tells it."""

    worker = forms.ChoiceField(label=_("谁不在岗"))
    deputy = forms.ChoiceField(label=_("由谁代管"))
    reason = forms.ChoiceField(label=_("原因"), choices=choices(CoverReason))

    def __init__(
        self,
        *args: Any,
        today: date,
        deputies: Iterable[User],
        workers: Iterable[User] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in deputies}
        if workers is None:
            del self.fields["worker"]
            self.fields["deputy"].required = False
            self._offer("deputy", self.people.values(), _("请站长安排"))
            told = [one for one in CoverReason if one is not CoverReason.VACANT]
            self.fields["reason"].choices = choices(CoverReason, told)  # type: ignore[attr-defined]  # a choice field
        else:
            self.workers = {str(one.pk): one for one in workers}
            self._offer("worker", self.workers.values(), _("请选择"))
            self._offer("deputy", self.people.values(), _("请选择"))
        self.fields["starts_on"] = _day(_("从哪天起"), today, initial=today)
        self.fields["ends_on"] = _day(_("到哪天止（含当天）"), today)

    def _offer(self, name: str, people: Iterable[User], nobody: Any) -> None:
        self.fields[name].choices = [("", nobody), *_people(people)]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """The chosen people and the reason instead of their values."""
        values = super().clean() or {}
        if "deputy" in values:
            values["deputy"] = self.people.get(values["deputy"])
        if "worker" in values:
            values["worker"] = self.workers[values["worker"]]
        if "reason" in values:
            values["reason"] = CoverReason(values["reason"])
        return values


class LastDayForm(forms.Form):
    """Another last day."""

    last_day = forms.DateField()


#: Longest note for a successor.
NOTE = 300


class Plan:
    """What a head ticked and chose for a hand-over, read without trusting it.

    ``files``: those ticked of the worker's; ``takers``: the receivers; ``chosen``: client id → receiver id
    (None: nobody yet); ``problem``: a sentence, when something is missing.
    """

    def __init__(self, data: QueryDict, *, clients: Iterable[Client], receivers: Iterable[User]) -> None:
        wanted, people = set(data.getlist("pick")), set(data.getlist("receiver"))
        self.files = [client for client in clients if str(client.pk) in wanted]
        self.takers = [one for one in receivers if str(one.pk) in people]
        self.ticked = {client.pk for client in self.files}
        self.way = data.get("way", "") if data.get("way") in {"even", "community"} else "even"
        able = {str(one.pk): one.pk for one in self.takers}
        self.chosen: dict[int, int | None] = {
            client.pk: able.get(data.get(f"to-{client.pk}", "")) for client in self.files
        }
        self.notes = {
            client.pk: data.get(f"note-{client.pk}", "").replace("\0", "")[:NOTE] for client in self.files
        }
        self.form_key = _key(data.get("form_key", ""))
        self.problem = "" if self.takers else _("请选择由谁接收。")
        if not self.files:
            self.problem = _("请先勾选要移交的学员。")

    @property
    def nobody(self) -> list[Client]:
        """The files for which no receiver is chosen."""
        return [client for client in self.files if self.chosen[client.pk] is None]

    def moves(self) -> dict[int, User]:
        """Client id → receiver."""
        people = {one.pk: one for one in self.takers}
        return {pk: people[to] for pk, to in self.chosen.items() if to is not None}


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
