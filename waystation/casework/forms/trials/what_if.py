"""What if: the changes somebody tries, from the page and back to it. Nothing here is ever saved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from waystation.casework.forms.recording import Day
from waystation.common.wording.labels import choices
from waystation.rules import contacts, orders, screening
from waystation.rules.problems import RuleBroken
from waystation.rules.trial.changing import ORDER_DAYS, Change, What
from waystation.rules.trial.reading import as_day

#: More changes than anybody tries by hand.
MOST_CHANGES = 60


class _Record(forms.Form):
    """One change: its fields are those of the record, as the text has them."""

    def record(self) -> dict[str, Any]:
        """The record, empty fields left out."""
        given = self.cleaned_data.items()
        return {
            n: v.isoformat() if isinstance(v, date) else v for n, v in given if v not in (None, "", False)
        }


def _day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, widget=Day(), required=required)


class OrderForm(_Record):
    """A new order."""

    kind = forms.ChoiceField(label=_("措施"), choices=choices(orders.Kind))
    years = forms.IntegerField(label=_("期限（年）"), min_value=1, max_value=10, initial=3)
    served_on = _day(_("送达日期"))
    reported_on = _day(_("报到日期"), required=False)


class TestForm(_Record):
    """A test that was done, missed or refused."""

    taken_on = _day(_("哪一天"))
    outcome = forms.ChoiceField(label=_("结果"), choices=choices(screening.Outcome))
    miss = forms.ChoiceField(
        label=_("缺席属于哪一种"), choices=[("", "—"), *choices(screening.MissKind)], required=False
    )
    settled = forms.BooleanField(label=_("已认定为逃避或者拒绝，告知本人，并由第二人确认"), required=False)

    def record(self) -> dict[str, Any]:
        """With the finding in the words of the text."""
        found = super().record()
        missed = found["outcome"] == screening.Outcome.MISSED
        if not missed:
            found.pop("miss", None)
        elif "miss" not in found:
            found["miss"] = screening.MissKind.UNEXCUSED.value
        if found.pop("settled", False) and found["outcome"] in {"missed", "refused"}:
            day = found["taken_on"]
            found_as = "evaded" if missed else "refused"
            found["finding"] = {"as": found_as, "on": day, "served_on": day, "confirmed_on": day}
        return found


class ContactForm(_Record):
    """A talk, a visit or a call."""

    held_on = _day(_("哪一天"))
    kind = forms.ChoiceField(label=_("方式"), choices=choices(contacts.Kind))
    outcome = forms.ChoiceField(label=_("结果"), choices=choices(contacts.Outcome))


class LeaveForm(_Record):
    """A leave that was reported."""

    told_on = _day(_("哪天书面报告"))
    starts_on = _day(_("离开的第一天"))
    ends_on = _day(_("离开的最后一天"))
    returned_on = _day(_("哪天回来"), required=False)


class AbsenceForm(_Record):
    """Days away that nobody reported."""

    from_on = _day(_("离开的第一天"))
    to_on = _day(_("离开的最后一天"))
    settled = forms.BooleanField(label=_("已认定为擅自离开，告知本人，并由第二人确认"), required=False)

    def record(self) -> dict[str, Any]:
        """Noticed on the last day; the finding in the words of the text."""
        found = super().record()
        day = found["noticed_on"] = found["to_on"]
        if found.pop("settled", False):
            found["finding"] = {"as": "unpermitted", "on": day, "served_on": day, "confirmed_on": day}
        return found


class SuspensionForm(_Record):
    """Days on which the measure rests."""

    from_on = _day(_("从哪一天起中止"))
    to_on = _day(_("中止到哪一天"), required=False)


class DayForm(forms.Form):
    """Another day of the order."""

    name = forms.ChoiceField(
        label=_("改哪个日期"),
        choices=[
            (name, words)
            for name, words in zip(
                ORDER_DAYS, (_("送达"), _("报到"), _("签订协议"), _("期满解除")), strict=True
            )
        ],
    )
    day = _day(_("改成哪一天"))

    def record(self) -> dict[str, Any]:
        """The one day by its name."""
        return {self.cleaned_data["name"]: self.cleaned_data["day"].isoformat()}


FORMS: Mapping[What, type[Any]] = {
    What.TEST: TestForm,
    What.CONTACT: ContactForm,
    What.LEAVE: LeaveForm,
    What.ABSENCE: AbsenceForm,
    What.SUSPENSION: SuspensionForm,
    What.DAY: DayForm,
    What.ORDER: OrderForm,
}


@dataclass
class Asked:
    """What is tried: the day, the facts it starts from, the changes, and the form that did not fit."""

    on: date
    facts: str
    changes: list[Change] = field(default_factory=list)
    forms: dict[What, forms.Form] = field(default_factory=dict)

    def kept(self) -> str:
        """The changes as the page carries them."""
        return json.dumps([[change.what, change.record] for change in self.changes], ensure_ascii=False)


def asked(sent: QueryDict | None, facts: str, today: date) -> Asked:
    """From what was sent; from ``facts`` on ``today`` when nothing was.

    ``do`` says what the pressed button asks for: a change to add, ``undo-2``, or only another day.
    """
    if sent is None:
        return Asked(today, facts, [], {what: form(prefix=what) for what, form in FORMS.items()})
    found = Asked(_on(sent.get("on", ""), today), sent.get("facts", facts), list(_changes(sent)))
    do = sent.get("do", "")
    if do.startswith("undo-") and do[5:].isdigit() and int(do[5:]) < len(found.changes):
        del found.changes[int(do[5:])]
    for what, form in FORMS.items():
        bound = form(sent if do == what else None, prefix=what)
        if bound.is_valid() and len(found.changes) < MOST_CHANGES:
            found.changes.append(Change(what, bound.record()))
            bound = form(prefix=what)
        found.forms[what] = bound
    return found


def _on(text: str, today: date) -> date:
    try:
        return as_day(text, "on")
    except RuleBroken:
        return today


def _changes(sent: QueryDict) -> Iterator[Change]:
    """The changes the page carries; what is not one of ours is left out."""
    try:
        listed = json.loads(sent.get("changes", "[]"))
    except (ValueError, RecursionError):
        return
    for one in listed[:MOST_CHANGES] if isinstance(listed, list) else []:
        match one:
            case [str(what), dict(record)] if what in set(What):
                yield Change(What(what), record)
