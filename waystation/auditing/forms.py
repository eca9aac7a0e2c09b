"""What the auditor's pages are asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from waystation.common.forms import searched

from . import history
from .queries import OVER, Asked

#: Days that are shown when none are chosen.
DAYS = 7
KINDS = (
    ("looks", _("查看档案")),
    ("files", _("办理和修改")),
    ("cover", _("代管期间")),
    ("accounts", _("登录与账号")),
)


def _day(text: str, default: dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return default


def asked(request: HttpRequest, today: dt.date) -> Asked:
    """The filters of an address; nonsense counts as not said, days in the wrong order are turned round."""
    query = request.GET
    until = _day(query.get("until", ""), today)
    since = _day(query.get("since", ""), until - dt.timedelta(days=DAYS - 1))
    before = query.get("before", "")
    return Asked(
        since=min(since, until),
        until=max(since, until),
        person=searched.word(request, "person"),
        file=searched.word(request, "file")[:20],
        kind=query.get("kind", "") if query.get("kind") in dict(KINDS) else "",
        reason=query.get("reason", "").strip()[:30],
        before=int(before) if before.isdecimal() and len(before) < 19 else None,
    )


def over(query: QueryDict) -> str:
    """Which sums are wanted; nothing: the entries themselves."""
    wanted = query.get("over", "")
    return wanted if wanted in OVER else ""


def asked_history(query: QueryDict) -> history.Asked:
    """The filter of a file's history; nonsense counts as not said."""
    person, thing = query.get("person", ""), query.get("thing", "")
    return history.Asked(
        person=int(person) if person.isascii() and person.isdecimal() and len(person) < 19 else None,
        thing=thing if thing in dict(history.things()) else "",
    )


class MonthForm(forms.Form):
    """The day on which the month's page was signed by hand."""

    signed_on = forms.DateField(
        label=_("签字日期"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signed_on"].initial = today
