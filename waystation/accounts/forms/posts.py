"""Who takes a post, and when somebody leaves it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts import access, queries
from waystation.accounts.models import Organisation, User
from waystation.common.wording.messages import sentence
from waystation.rules import posts
from waystation.rules.roles import Verb

from .fields import AreaChoice, Day, Name

if TYPE_CHECKING:
    _OneUser = forms.ModelChoiceField[User]
else:
    _OneUser = forms.ModelChoiceField


class HolderChoice(_OneUser):
    """An account, named with its organisation."""

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.name}（{obj.organisation.name}）" if obj.organisation else obj.name


class PostForm(forms.Form):
    """A title, and somebody with an account or a name alone."""

    title = Name(
        label=_("职务"),
        max_length=40,
        help_text=_("可以从列表里选，也可以自己写。"),
        widget=forms.TextInput(attrs={"list": "usual-posts", "autocomplete": "off"}),
    )
    holder = HolderChoice(
        label=_("任职人账号"), queryset=User.objects.none(), required=False, empty_label=_("（没有账号）")
    )
    name = Name(label=_("姓名"), max_length=40, required=False, help_text=_("没有账号的，填写姓名。"))
    area = AreaChoice(label=_("负责区域"), required=False, empty_label=_("（机构所在区域）"))
    starts_on = Day(label=_("任职自"))

    usual = posts.USUAL

    def __init__(
        self, *args: Any, user: User, organisation: Organisation, today: dt.date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        holder, area = self.fields["holder"], self.fields["area"]
        assert isinstance(holder, HolderChoice)  # noqa: S101 - narrows the type
        assert isinstance(area, AreaChoice)  # noqa: S101 - narrows the type
        people = access.visible_to(user, Verb.MANAGE_AREAS).filter(is_active=True)
        holder.queryset = people.select_related("organisation").order_by("name", "pk")
        here = organisation.area.path
        area.offer(queries.areas_below(user, Verb.MANAGE_AREAS).filter(path__startswith=here))
        self.fields["starts_on"].initial = today

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("holder") and cleaned.get("name"):
            self.add_error("name", sentence("accounts.post_one_holder", {}))
        return cleaned


class EndPostForm(forms.Form):
    """The last day in a post."""

    last_day = Day(label=_("最后一天"))
