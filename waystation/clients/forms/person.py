"""Who a person is and how to reach them: the forms of the file's own pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import Day
from waystation.accounts.models import Organisation
from waystation.clients.models import Client, ClientName, Kin, Sex
from waystation.common import crypto
from waystation.common.forms.meanwhile import Hidden, OpenedForm
from waystation.common.wording.labels import choices
from waystation.rules.people import KinData, PersonData, Substance
from waystation.rules.privacy import identity_ends

from .fields import PhoneField

#: Which field a refusal of the person's data belongs to.
PERSON_FIELDS = {
    "id_length": "id_number",
    "id_characters": "id_number",
    "id_check_digit": "id_number",
    "id_birth_date": "id_number",
    "sex_contradicts_id": "sex",
    "clients.id_on_file": "id_number",
    "clients.name_needed": "name",
    "clients.born_needed": "born_on",
    "clients.born_impossible": "born_on",
    "clients.born_contradicts_id": "born_on",
    "clients.sex_needed": "sex",
    "clients.area_not_yours": "area",
    "clients.area_ended": "area",
}


class PersonForm(forms.Form):
    """The person in spoken order: number first, it says birth date and sex."""

    id_number = forms.CharField(
        label=_("身份证号码"),
        required=False,
        max_length=40,
        help_text=_("填写后自动读取出生日期和性别；可以带空格。"),
        widget=forms.TextInput(attrs={"class": "w-id", "autocomplete": "off", "data-id-number": ""}),
    )
    name = forms.CharField(
        label=_("姓名"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    sex = forms.ChoiceField(label=_("性别"), choices=Sex.choices, required=False, widget=forms.RadioSelect)
    born_on = Day(label=_("出生日期"), required=False)
    home_address = forms.CharField(
        label=_("户籍地址"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    living_address = forms.CharField(
        label=_("现住址"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    substances = forms.MultipleChoiceField(
        label=_("曾使用的物质"),
        choices=choices(Substance),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    station = forms.ModelChoiceField(
        label=_("派出所"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("按社区自动选择"),
    )
    remark = forms.CharField(
        label=_("备注"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, stations: QuerySet[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self._field("station").queryset = stations

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def person(self, area_path: str) -> PersonData:
        """What was entered."""
        given = self.cleaned_data
        return PersonData(
            name=given["name"],
            area_path=area_path,
            sex=given["sex"],
            born_on=given["born_on"],
            id_number=given["id_number"],
            home_address=given["home_address"],
            living_address=given["living_address"],
            substances=tuple(given["substances"]),
            remark=given["remark"],
            station_id=given["station"].pk if given["station"] else None,
        )


class IdentityForm(OpenedForm, PersonForm):
    """The person of a file that exists: the number is not shown, an empty one stays as it is."""

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        number = client.id_number
        hidden = {"id_number": Hidden(_mark(number), identity_ends(number))}
        super().__init__(*args, initial=person_values(client), hidden=hidden, **options)
        self._field("id_number").help_text = _("留空表示不改。")


def _mark(number: str) -> str:
    """By which a hidden number is compared: nobody reads it, and it is no look-up key."""
    return crypto.blind("common.meanwhile", number).hex() if number else ""


def person_values(client: Client) -> dict[str, object]:
    """The present values of a file, for the first show of a form; never the identity number."""
    return {
        "name": client.name,
        "sex": client.sex,
        "born_on": client.born_on,
        "home_address": client.home_address,
        "living_address": client.living_address,
        "substances": client.substances,
        "station": client.station_id,
        "remark": client.remark,
    }


class NameForm(forms.Form):
    """Another name of the person."""

    kind = forms.ChoiceField(
        label=_("类别"),
        choices=[(k.value, k.label) for k in (ClientName.Kind.FORMER, ClientName.Kind.NICKNAME)],
    )
    text = forms.CharField(label=_("名字"), max_length=60)


class PhoneForm(forms.Form):
    """One number with whose it is."""

    number = PhoneField(label=_("号码"))
    note = forms.CharField(label=_("说明"), required=False, max_length=40, help_text=_("例如：本人、单位。"))


class KinForm(forms.Form):
    """A relative or other person of the household."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    relation = forms.ChoiceField(label=_("关系"), choices=Kin.Relation.choices)
    phone = PhoneField(label=_("电话"), required=False)
    lives_with_client = forms.BooleanField(label=_("与本人同住"), required=False)
    note = forms.CharField(label=_("备注"), required=False, max_length=200)

    def kin(self) -> KinData:
        """What was entered."""
        return KinData(**self.cleaned_data)


def kin_values(kin: Kin) -> dict[str, object]:
    """The present values of a relative, for the first show of a form."""
    return {
        "name": kin.name,
        "relation": kin.relation,
        "phone": kin.phone,
        "lives_with_client": kin.lives_with_client,
        "note": kin.note,
    }


class ChangeKinForm(OpenedForm, KinForm):
    """A relative of the file once more."""

    def kin(self) -> KinData:
        """What was entered."""
        return KinData(**{name: value for name, value in self.cleaned_data.items() if name != "opened"})
