"""What people ask for, as they type it on a phone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.clients.forms.fields import KeyedForm
from waystation.contacts.actions.asking import Asked
from waystation.rules.care.asking import MOST_WORDS, AskKind

#: Which field a refusal belongs to.
FIELDS = {
    "asks.words_needed": "words",
    "asks.days_needed": "starts_on",
    "asks.days_past": "starts_on",
    "asks.days_backwards": "ends_on",
}
#: What an objection or a correction may be about: code → words.
RECORDS = (
    ("visits", _("见面、走访的记录")),
    ("results", _("到中心检查的结果")),
    ("points", _("积分")),
    ("leave", _("请假和外出")),
    ("other", _("别的记录")),
)
DATA = (
    ("name", _("姓名、出生日期")),
    ("phone", _("电话")),
    ("address", _("住址")),
    ("family", _("家庭")),
    ("other", _("别的资料")),
)


class AskForm(KeyedForm):
    """One form for each kind: it shows only what that kind needs."""

    about = forms.ChoiceField(label=_("关于什么"))
    starts_on = Day(label=_("哪天走"), required=False)
    ends_on = Day(label=_("哪天回来"), required=False)
    place = forms.CharField(label=_("去哪里（到县、市、区）"), max_length=60, required=False)
    words = forms.CharField(
        label=_("要说的话"), max_length=MOST_WORDS, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, kind: AskKind, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        if kind in {AskKind.OBJECTION, AskKind.CORRECTION}:
            about: Any = self.fields["about"]
            about.choices = RECORDS if kind is AskKind.OBJECTION else DATA
        else:
            del self.fields["about"]
        if kind is not AskKind.LEAVE:
            for name in ("starts_on", "ends_on", "place"):
                del self.fields[name]

    def asked(self) -> Asked:
        """The clean values."""
        given = {name: self.cleaned_data[name] for name in self.fields if name != "form_key"}
        return Asked(kind=self.kind, **given)
