"""Forms of accounts and grants."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts import queries
from waystation.accounts.models import Organisation, User
from waystation.common.forms.meanwhile import OpenedForm
from waystation.common.wording.labels import choices
from waystation.rules.roles import Role, Verb

from .fields import AreaChoice, Day, Name, OrganisationChoice


class AccountForm(OpenedForm):
    """Who the account is for. The user name is chosen once."""

    username = forms.CharField(
        label=_("用户名"),
        max_length=30,
        help_text=_("登录用，小写字母和数字，例如姓名的拼音。"),
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    name = Name(label=_("姓名"), max_length=40)
    organisation = OrganisationChoice(label=_("单位"))
    email = forms.EmailField(label=_("电子邮箱"), required=False, max_length=254)

    def __init__(self, *args: Any, user: User, account: User | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["organisation"]
        assert isinstance(field, OrganisationChoice)  # noqa: S101 - narrows the type
        offered = queries.organisations_below(user, Verb.MANAGE_ACCOUNTS)
        field.offer(offered)
        if account is not None:
            del self.fields["username"]
            own = [account.organisation_id] if account.organisation_id else []
            field.offer(offered | Organisation.objects.filter(pk__in=own))
            self.initial = {
                "name": account.name,
                "organisation": account.organisation_id,
                "email": account.email,
            }

    def facts(self) -> dict[str, Any]:
        """What was entered."""
        return {name: value for name, value in self.cleaned_data.items() if name != "opened"}


class GrantForm(forms.Form):
    """A role, where and how long."""

    role = forms.ChoiceField(label=_("角色"), choices=lambda: choices(Role))
    area = AreaChoice(label=_("区域"), help_text=_("包括其下级区域。"))
    organisation = OrganisationChoice(
        label=_("派出所（仅民警）"), required=False, help_text=_("民警只能看到本所的学员。")
    )
    starts_on = Day(label=_("自"))
    ends_on = Day(label=_("至"), required=False, help_text=_("长期有效可以不填。"))

    def __init__(self, *args: Any, user: User, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        area, organisation = self.fields["area"], self.fields["organisation"]
        assert isinstance(area, AreaChoice)  # noqa: S101 - narrows the type
        assert isinstance(organisation, OrganisationChoice)  # noqa: S101 - narrows the type
        area.offer(queries.areas_below(user, Verb.MANAGE_ACCOUNTS))
        stations = queries.organisations_below(user, Verb.MANAGE_ACCOUNTS, Organisation.Kind.POLICE_STATION)
        organisation.offer(stations)
        self.fields["starts_on"].initial = today


class EndGrantForm(forms.Form):
    """When a grant stops to hold."""

    last_day = Day(label=_("最后一天"), help_text=_("选昨天则立即失效。"))
