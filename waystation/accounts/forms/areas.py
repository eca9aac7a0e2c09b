"""Forms of the area tree and of organisations."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waystation.accounts import queries, tree
from waystation.accounts.models import Area, AreaFact, Organisation, User
from waystation.common.forms.meanwhile import OpenedForm
from waystation.rules.roles import Verb

from .fields import AreaChoice, AreasChoice, ChangeForm, Day, Name, OrganisationChoice


def _kinds_below(parent: Area) -> list[tuple[str, str]]:
    return [
        (kind, str(label)) for kind, label in Area.Kind.choices if tree.rank(kind) > tree.rank(parent.kind)
    ]


class AreaForm(forms.Form):
    """A new area below a known one."""

    kind = forms.ChoiceField(label=_("层级"))
    name = Name(label=_("名称"), max_length=60)
    code = forms.RegexField(
        r"^\d{6,12}$",
        label=_("区划代码"),
        required=False,
        help_text=_("6到12位数字，没有可以不填。"),
        error_messages={"invalid": _("区划代码是6到12位数字，请核对。")},
    )
    is_village = forms.BooleanField(label=_("是行政村（村民委员会）"), required=False)
    starts_on = Day(label=_("启用日期"))

    def __init__(self, *args: Any, parent: Area, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = _kinds_below(parent)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["starts_on"].initial = today


class RenameForm(OpenedForm, ChangeForm):
    """Another name or code, or another kind of community."""

    name = Name(label=_("新名称"), max_length=60)
    code = forms.RegexField(
        r"^\d{6,12}$",
        label=_("区划代码"),
        required=False,
        error_messages={"invalid": _("区划代码是6到12位数字，请核对。")},
    )
    is_village = forms.BooleanField(label=_("是行政村（村民委员会）"), required=False)
    field_order = ("name", "code", "is_village", "on", "note")
    left_alone = frozenset({"on", "note", "confirmed"})

    def __init__(self, *args: Any, area: Area, today: dt.date, **options: Any) -> None:
        super().__init__(*args, today=today, **options)
        self.initial = {"name": area.name, "code": area.code, "is_village": area.is_village, **self.initial}
        if area.kind != Area.Kind.COMMUNITY:
            del self.fields["is_village"]


class MoveForm(ChangeForm):
    """Another place in the tree."""

    parent = AreaChoice(label=_("新的上级"))
    field_order = ("parent", "on", "note")

    def __init__(self, *args: Any, user: User, area: Area, today: dt.date, **options: Any) -> None:
        super().__init__(*args, today=today, **options)
        field = self.fields["parent"]
        assert isinstance(field, AreaChoice)  # noqa: S101 - narrows the type
        above = [kind for kind in tree.KINDS if tree.rank(kind) < tree.rank(area.kind)]
        offered = queries.areas_below(user, Verb.MANAGE_AREAS).filter(kind__in=above)
        field.offer(offered.exclude(path__startswith=area.path))


class MergeForm(ChangeForm):
    """Several areas below ``parent`` become one: one of those that are there, or a new one."""

    sources = AreasChoice(
        label=_("要合并的区域"),
        help_text=_("勾选的区域将停用，并移到合并后的区域之下，学员、机构和权限都保留。"),
    )
    into = AreaChoice(
        label=_("并入现有区域"),
        required=False,
        empty_label=_("（新设一个区域）"),
    )
    name = Name(label=_("新区域名称"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("新区域层级"), required=False)
    field_order = ("sources", "into", "name", "kind", "on", "note")

    def __init__(self, *args: Any, user: User, parent: Area, today: dt.date, **options: Any) -> None:
        super().__init__(*args, today=today, **options)
        below = queries.areas_below(user, Verb.MANAGE_AREAS).filter(
            path__startswith=parent.path, depth__gt=parent.depth, depth__lte=parent.depth + 2
        )
        for name in ("sources", "into"):
            field = self.fields[name]
            assert isinstance(field, (AreasChoice, AreaChoice))  # noqa: S101 - narrows the type
            field.offer(below)
        self.fields["kind"].choices = _kinds_below(parent)  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        into, name = cleaned.get("into"), cleaned.get("name")
        if into is None and not name and "into" not in self.errors:
            self.add_error("name", gettext("请填写新区域名称，或在上面选择并入的现有区域。"))
        if into is not None and name:
            self.add_error("name", gettext("已选择并入现有区域，请把新区域名称留空。"))
        if into is not None and into in (cleaned.get("sources") or []):
            self.add_error("into", gettext("并入的区域不能同时勾选为要合并的区域。"))
        return cleaned


class SplitForm(ChangeForm):
    """One area becomes several."""

    names = forms.CharField(
        label=_("新区域名称"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("每行一个，至少两个。")
    )
    field_order = ("names", "on", "note")

    def clean_names(self) -> list[str]:
        lines = ["".join(line.split()) for line in self.cleaned_data["names"].splitlines()]
        names = [line for line in lines if line]
        if any(len(name) > 60 for name in names):
            raise forms.ValidationError(gettext("名称不能超过60个字。"))
        return names


class OrganisationForm(OpenedForm):
    """An office, a centre, a station …"""

    kind = forms.ChoiceField(label=_("类别"), choices=Organisation.Kind.choices)
    name = Name(label=_("名称"), max_length=80)
    area = AreaChoice(label=_("所在区域"))
    parent = OrganisationChoice(
        label=_("上级机构"), required=False, help_text=_("例如工作站所属的社区戒毒社区康复中心。")
    )
    starts_on = Day(label=_("启用日期"))

    def __init__(
        self,
        *args: Any,
        user: User,
        today: dt.date,
        organisation: Organisation | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        area, parent = self.fields["area"], self.fields["parent"]
        assert isinstance(area, AreaChoice)  # noqa: S101 - narrows the type
        assert isinstance(parent, OrganisationChoice)  # noqa: S101 - narrows the type
        areas = queries.areas_below(user, Verb.MANAGE_AREAS)
        parents = queries.organisations_below(user, Verb.MANAGE_AREAS)
        if organisation is None:
            area.offer(areas)
            parent.offer(parents)
            self.fields["starts_on"].initial = today
            return
        del self.fields["starts_on"]
        parent.offer(parents.exclude(pk=organisation.pk))
        # An organisation that was left at an ended area keeps it until somebody refiles it.
        area.offer(areas | Area.objects.filter(pk=organisation.area_id))
        self.initial = {
            "kind": organisation.kind,
            "name": organisation.name,
            "area": organisation.area_id,
            "parent": organisation.parent_id,
            **self.initial,
        }

    def facts(self) -> dict[str, Any]:
        """What was entered."""
        return {name: value for name, value in self.cleaned_data.items() if name != "opened"}


class EndAreaForm(ChangeForm):
    """An area that goes without a successor."""

    field_order = ("on", "note")


class FactForm(forms.Form):
    """A figure of an area, its day and its source."""

    kind = forms.ChoiceField(label=_("项目"), choices=AreaFact.Kind.choices)
    value = forms.DecimalField(label=_("数值"), min_value=0, max_digits=12, decimal_places=2)
    on = Day(label=_("截至"))
    source = forms.CharField(label=_("来源"), max_length=100, help_text=_("例如2025年统计公报。"))


class EndForm(forms.Form):
    """The last day of something."""

    on = Day(label=_("最后一天"))
