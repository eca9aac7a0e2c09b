"""Forms about opening files outside the own list, special protection and ties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.models import User
from waystation.casework.forms.recording import Day, Radio
from waystation.clients import queries as people
from waystation.clients.forms.fields import KeyedForm
from waystation.clients.models import Client
from waystation.common.wording.labels import choices
from waystation.rules.people import Told, ToldHow
from waystation.rules.privacy.reasons import CHOSEN, Finding, ProtectedAs, Reason, Tie
from waystation.rules.roles import Role

#: Who may be named for a protected file.
_READERS = (Role.HEAD, Role.WORKER, Role.POLICE)


class ReasonForm(forms.Form):
    """Why, and in words."""

    reason = forms.ChoiceField(label=_("理由"), choices=choices(Reason, CHOSEN), widget=Radio)
    words = forms.CharField(
        label=_("具体说明"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一两句话，例如：本人来站，责任人休假。加密保存。"),
    )


class FindForm(forms.Form):
    """What names one file exactly. It is sent, never put into an address."""

    q = forms.CharField(
        label=_("姓名、证件号码、电话或者档案号"),
        max_length=60,
        help_text=_("须完整、准确填写；只填一部分查不到。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CheckForm(forms.Form):
    """What the check of an emergency look came to."""

    finding = forms.ChoiceField(label=_("核查结果"), choices=choices(Finding), widget=Radio)
    note = forms.CharField(
        label=_("说明"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class ProtectForm(forms.Form):
    """Why a file is protected, and who sees it."""

    reason = forms.ChoiceField(label=_("理由"), choices=choices(ProtectedAs), widget=Radio)
    words = forms.CharField(label=_("具体说明"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    readers = forms.ModelMultipleChoiceField(
        label=_("还有谁可以查看"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("您和责任人总在其中；没有勾选的人，看不到这份档案。"),
    )

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["readers"]
        field.queryset = people.people_with_any(_READERS, client.area_id)


class ReaderForm(forms.Form):
    """One more who sees a protected file."""

    reader = forms.ModelChoiceField(label=_("增加一人"), queryset=User.objects.none())

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["reader"]
        field.queryset = people.people_with_any(_READERS, client.area_id)


class TellingForm(KeyedForm):
    """That the client was told."""

    what = forms.ChoiceField(label=_("告知了什么"), choices=choices(Told), widget=Radio)
    way = forms.ChoiceField(label=_("怎样告知"), choices=choices(ToldHow), widget=Radio)
    on = forms.DateField(label=_("日期"), widget=Day())
    note = forms.CharField(
        label=_("本人的问题和意见"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class TieForm(forms.Form):
    """What ties the worker to the client."""

    tie = forms.ChoiceField(label=_("您与学员的关系"), choices=choices(Tie), widget=Radio)
