"""Registering a person, in the order in which one asks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import AreaChoice, Day
from waystation.accounts.models import User
from waystation.accounts.queries import areas_below
from waystation.clients.forms.fields import KeyedForm, PhoneField
from waystation.clients.forms.person import PersonForm
from waystation.clients.models import Kin
from waystation.clients.queries import stations_for
from waystation.common.wording.labels import choices
from waystation.rules.orders import Kind
from waystation.rules.people import KinData, PersonData
from waystation.rules.roles import Verb

from .orders import OrderFields

_OF_AN_ORDER = (
    "number",
    "served_on",
    "family_served_on",
    "reported_on",
    "agreed_on",
    "printed_from",
    "printed_to",
)


class RegisterForm(KeyedForm, OrderFields, PersonForm):
    """Person, phones, place, people at home, order, notice."""

    former_name = forms.CharField(label=_("曾用名、别名"), required=False, max_length=60)
    phone = PhoneField(label=_("本人电话"), required=False)
    phone_2 = PhoneField(label=_("另一个电话"), required=False)
    area = AreaChoice(label=_("社区"), empty_label=_("请选择"))
    kin_name = forms.CharField(label=_("姓名"), required=False, max_length=60)
    kin_relation = forms.ChoiceField(label=_("关系"), choices=Kin.Relation.choices, required=False)
    kin_phone = PhoneField(label=_("电话"), required=False)
    kin_lives = forms.BooleanField(label=_("与本人同住"), required=False)
    kin_name_2 = forms.CharField(label=_("姓名"), required=False, max_length=60)
    kin_relation_2 = forms.ChoiceField(label=_("关系"), choices=Kin.Relation.choices, required=False)
    kin_phone_2 = PhoneField(label=_("电话"), required=False)
    kin_lives_2 = forms.BooleanField(label=_("与本人同住"), required=False)
    kind = forms.ChoiceField(
        label=_("措施种类"),
        choices=[*choices(Kind), ("", _("暂不录入"))],
        required=False,
        widget=forms.RadioSelect,
    )
    reported_on = Day(label=_("报到日期"), required=False)
    late_reason = forms.CharField(
        label=_("迟到的原因"), required=False, max_length=200, help_text=_("报到超过期限时填写。")
    )
    agreed_on = Day(label=_("签订协议日期"), required=False)
    notice_given = forms.BooleanField(
        label=_("已向本人说明：登记哪些信息、为什么、保存多久、可以查阅和更正"),
    )
    #: The identity number that is known already and shown nowhere (a centre's notice).
    known_number = ""
    register_anyway = forms.BooleanField(label=_("已核对，不是同一个人，仍要建档"), required=False)

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, stations=stations_for(user), **options)
        self._field("area").offer(areas_below(user, Verb.REGISTER_CLIENT))

    def clean(self) -> dict[str, Any]:
        """Days and numbers of an order are never dropped because its kind was not chosen."""
        given = super().clean() or self.cleaned_data
        if not given.get("kind") and any(given.get(name) for name in _OF_AN_ORDER):
            self.add_error("kind", _("填写了决定书的内容，请选择措施种类。"))
        return given

    def everything(self) -> PersonData:
        """The person with names, phones and the people at home."""
        given = self.cleaned_data
        person = self.person(given["area"].path)
        return replace(
            person,
            id_number=person.id_number or self.known_number,
            nicknames=(),
            former_names=(given["former_name"],),
            phones=(given["phone"], given["phone_2"]),
            kin=tuple(self._kin()),
        )

    def _kin(self) -> list[KinData]:
        given = self.cleaned_data
        return [
            KinData(
                name=given[f"kin_name{n}"],
                relation=given[f"kin_relation{n}"] or Kin.Relation.OTHER,
                phone=given[f"kin_phone{n}"],
                lives_with_client=given[f"kin_lives{n}"],
            )
            for n in ("", "_2")
            if given[f"kin_name{n}"].strip()
        ]
