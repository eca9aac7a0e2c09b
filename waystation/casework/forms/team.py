"""Forms about the team: who looks after whose files, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.models import User
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
