"""Release, step by step, and voluntary aftercare, as people fill them in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.casework.forms.recording import Notes, Radio
from waystation.clients.forms.fields import KeyedForm, KinChoice
from waystation.clients.models import Client, Kin
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.rules.people import ToldHow
from waystation.rules.release import ReleaseDeed
from waystation.rules.release.aftercare import MOST_MONTHS

#: Which field a refusal belongs to.
RELEASE_FIELDS = {
    "release.in_future": "on",
    "release.before_end": "on",
    "release.notice_needed": "number",
    "release.relative_needed": "kin",
    "release.relative_of_other_file": "kin",
}
AFTERCARE_FIELDS = {"release.aftercare_future": "starts_on", "release.aftercare_months": "every_months"}
#: What each deed asks for beside the day and a note.
_ASKED = {
    ReleaseDeed.PAPERS_SENT: ("number",),
    ReleaseDeed.CLIENT_TOLD: ("number", "way"),
    ReleaseDeed.FAMILY_TOLD: ("kin", "way", "why_not"),
    ReleaseDeed.STREET_TOLD: ("number",),
    ReleaseDeed.PACK_GIVEN: ("way",),
}


class ReleaseForm(KeyedForm):
    """One thing done on release; only what belongs to it is asked."""

    on = Day(label=_("日期"))
    number = forms.CharField(
        label=_("文号"), required=False, max_length=60, widget=forms.TextInput({"autocomplete": "off"})
    )
    way = forms.ChoiceField(
        label=_("方式"), required=False, choices=choices(ToldHow), widget=Radio, initial=ToldHow.IN_PERSON
    )
    kin = KinChoice(label=_("告知了哪位家属"), queryset=Kin.objects.none(), required=False)
    why_not = forms.CharField(
        label=_("没有告知家属的原因"),
        required=False,
        max_length=200,
        help_text=_("例如：本人没有家属；多次联系不上。"),
    )
    note = forms.CharField(label=_("备注"), required=False, max_length=300, widget=Notes())

    def __init__(self, *args: Any, client: Client, deed: ReleaseDeed, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in {"number", "way", "kin", "why_not"} - set(_ASKED[deed]):
            del self.fields[name]
        self.fields["on"].initial = today
        if deed is ReleaseDeed.CLIENT_TOLD:
            self.fields["number"].required = True
            self.fields["number"].error_messages["required"] = sentence("release.notice_needed")
        if "kin" in self.fields:
            kin: Any = self.fields["kin"]
            kin.queryset = client.kin.filter(ends_on__isnull=True).order_by("pk")


class AftercareForm(KeyedForm):
    """What the client wishes."""

    starts_on = Day(label=_("从哪天开始"))
    every_months = forms.TypedChoiceField(
        label=_("多久联系一次"),
        coerce=int,
        choices=[(n, _("每%(n)s个月") % {"n": n}) for n in (1, 2, 3, 6, MOST_MONTHS)],
    )
    wish = forms.CharField(
        label=_("本人的愿望"),
        required=False,
        max_length=300,
        widget=Notes(),
        help_text=_("例如：想有人聊聊；希望帮忙找工作。加密保存。"),
    )


class StrikeForm(forms.Form):
    """Why something is struck out; asked of a second person."""

    reason = forms.CharField(label=_("撤回的原因"), required=False, max_length=200)
